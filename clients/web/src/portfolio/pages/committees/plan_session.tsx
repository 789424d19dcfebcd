// Planning a session: whose, and when. Its agenda comes next.
import { Code, ConnectError } from '@connectrpc/connect';
import { useNavigate } from 'react-router-dom';
import { idOf } from '@/kit/api/names';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { sameInBoth, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { dayOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl } from '@/portfolio/api/addresses';
import { useCommittees } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { COMMITTEES } from '@/portfolio/words/decisions';
import { readersOf } from '@/portfolio/words/readers';
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
  const { programme, incubators } = useCommittees();
  const navigate = useNavigate();
  const plan = usePlan();
  const formOf = (names: Form['fields'][number]['options']): Form => ({
    fields: [
      { path: 'incubator', kind: 'word', required: true, options: names, label: committeeWords.whose },
      { path: 'date', kind: 'day', required: true, label: committeeWords.date },
      { path: 'title', kind: 'text', label: committeeWords.ownTitle, hint: committeeWords.ownTitleHint },
    ],
  });
  const options = [...(programme ? [{ value: PROGRAMME, label: COMMITTEES.programme }] : []), ...incubators.map(({ name, title }) => sameInBoth(name, title))];
  return (
    <Dialog title={t(committeeWords.plan)} onClose={onClose}>
      <DialogForm id="comites.nouveau" form={formOf(options)} writes={readersOf('CreateCommittee')} start={{ incubator: options[0]?.value ?? '', date: todayIso() }} prefix="committee"
        submit={t(committeeWords.planned)} send={async (values) => navigate(committeeUrl((await plan(values)).name))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
