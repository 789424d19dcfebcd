// Planning a session: whose, and when. Its agenda comes next.
import { Code, ConnectError } from '@connectrpc/connect';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { committeeUrl } from '@/api/addresses';
import { governance } from '@/api/clients';
import { idOf, useIncubators } from '@/api/directory';
import { useCaller } from '@/api/session';
import { useWrite } from '@/api/write';
import { ChoiceField, TextField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { dayOf, todayIso } from '@/words/day';
import { useWords } from '@/words/use_words';
import { committeeWords } from './words';

const SAME_DAY = 9;

interface Plan { incubator: string; date: string; title: string }

// Named after whose it is and its day; with a number where there is one already.
async function plan({ incubator, date, title }: Plan, requestId: string): Promise<Committee> {
  const id = `${incubator ? idOf(incubator) : 'programme'}-${date}`;
  for (let n = 1; ; n++) {
    try {
      return await governance.createCommittee({
        committeeId: n === 1 ? id : `${id}-${n}`,
        committee: { incubator, title, date: dayOf(date) },
        // Another name is another request.
        requestId: n === 1 ? requestId : crypto.randomUUID(),
      });
    } catch (error) {
      if (n === SAME_DAY || ConnectError.from(error).code !== Code.AlreadyExists) throw error;
    }
  }
}

export function PlanSession({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { isAdmin, isCoach } = useCaller();
  const { data: incubators = [] } = useIncubators();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string>();
  const [date, setDate] = useState(todayIso());
  const [title, setTitle] = useState('');
  const write = useWrite(plan, ({ name }) => navigate(committeeUrl(name)));
  const options = incubators.filter(({ name }) => isCoach(name)).map(({ name, title: label }) => ({ value: name, label }));
  const incubator = chosen ?? (isAdmin ? '' : options[0]?.value ?? '');
  return (
    <WriteForm title={t(committeeWords.plan)} submit={t(committeeWords.planned)} write={write} onClose={onClose}
      onSubmit={() => write.mutate({ incubator, date, title: title.trim() })}>
      <ChoiceField label={t(committeeWords.whose)} value={incubator} onChange={setChosen} options={options}
        none={isAdmin ? t(committeeWords.programme) : undefined} />
      <TextField label={t(committeeWords.date)} type="date" value={date} onChange={setDate} required />
      <TextField label={t(committeeWords.ownTitle)} hint={t(committeeWords.ownTitleHint)} value={title} onChange={setTitle} />
    </WriteForm>
  );
}
