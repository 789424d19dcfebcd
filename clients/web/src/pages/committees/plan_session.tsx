// Planning a session: whose, and when. Its agenda comes next.
import { Code, ConnectError } from '@connectrpc/connect';
import { useNavigate } from 'react-router-dom';
import { committeeUrl } from '@/api/addresses';
import { governanceMethods } from '@/api/clients';
import { idOf, useIncubators } from '@/api/directory';
import { useCaller } from '@/api/session';
import { useWrite } from '@/api/write';
import { Dialog } from '@/components/dialog';
import { DialogForm } from '@/components/form/dialog_form';
import { sameInBoth, type Form, type Values } from '@/components/form/field';
import { Answer } from '@/components/states';
import { dayOf, todayIso } from '@/words/day';
import { COMMITTEES } from '@/words/decisions';
import { useWords } from '@/words/use_words';
import { committeeWords } from './words';

const SAME_DAY = 9;
const PROGRAMME = 'programme';

// Named after whose it is and its day; with a number where there is one already.
function usePlan() {
  const { mutateAsync: create } = useWrite(governanceMethods.createCommittee);
  return async ({ incubator: whose = '', date = '', title = '' }: Values) => {
    const id = `${idOf(whose)}-${date}`;
    const committee = { incubator: whose === PROGRAMME ? '' : whose, title: title.trim(), date: dayOf(date) };
    for (let n = 1; ; n++) {
      try {
        return await create({ committeeId: n === 1 ? id : `${id}-${n}`, committee });
      } catch (error) {
        if (n === SAME_DAY || ConnectError.from(error).code !== Code.AlreadyExists) throw error;
      }
    }
  };
}

export function PlanSession({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { isAdmin, isCoach } = useCaller();
  const incubators = useIncubators();
  const navigate = useNavigate();
  const plan = usePlan();
  const formOf = (names: Form['fields'][number]['options']): Form => ({
    fields: [
      { path: 'incubator', kind: 'word', required: true, options: names, label: committeeWords.whose },
      { path: 'date', kind: 'day', required: true, label: committeeWords.date },
      { path: 'title', kind: 'text', label: committeeWords.ownTitle, hint: committeeWords.ownTitleHint },
    ],
  });
  return (
    <Dialog title={t(committeeWords.plan)} onClose={onClose}>
      <Answer of={incubators} lines={3}>
        {(all) => {
          const ours = all.filter(({ name }) => isCoach(name)).map(({ name, title }) => sameInBoth(name, title));
          const options = isAdmin ? [{ value: PROGRAMME, label: COMMITTEES.programme }, ...ours] : ours;
          return (
            <DialogForm id="comites.nouveau" form={formOf(options)} writes="CreateCommittee" start={{ incubator: options[0]?.value ?? '', date: todayIso() }} prefix="committee"
              submit={t(committeeWords.planned)} send={async (values) => navigate(committeeUrl((await plan(values)).name))} onDone={onClose} onCancel={onClose} />
          );
        }}
      </Answer>
    </Dialog>
  );
}
