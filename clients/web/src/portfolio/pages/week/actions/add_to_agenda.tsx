import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { whole } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { sameInBoth, type Form } from '@/kit/form/field';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useCaller } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import { readersOf } from '@/portfolio/words/readers';
import { weekWords } from '../words';
import type { ActionProps } from './props';

export function AddToAgenda(props: ActionProps) {
  const planned = useQuery(whole(governanceMethods.listCommittees, { filter: 'state = PLANNED' }, (page) => page.committees));
  return <Answer of={planned} lines={2}>{(committees) => <Sessions {...props} planned={committees} />}</Answer>;
}

// The sessions that are planned, of this incubator and, for administrators, of the programme.
function Sessions({ project, incubator, planned, onDone, onCancel }: ActionProps & { planned: readonly Committee[] }) {
  const { t, date } = useWords();
  const { isAdmin } = useCaller();
  const titleOf = useCommitteeTitle();
  const write = useWrite(governanceMethods.updateCommittee);
  // As they were: the one that is chosen hears it by the time that the answer is here.
  const [may] = useState(() => planned.filter((committee) => (committee.incubator === incubator || (isAdmin && !committee.incubator))
    && !committee.hearings.some((hearing) => hearing.project === project)).reverse());
  const form: Form = {
    fields: [{ path: 'session', kind: 'word', required: true, label: weekWords.session,
      options: may.map((one) => sameInBoth(one.name, `${date(one.date)} – ${titleOf(one)}`)) }],
  };
  const send = (name: string) => {
    const { etag, hearings } = planned.find((committee) => committee.name === name)!;
    return write.mutateAsync({ committee: { name, etag, hearings: [...hearings, { project }] }, updateMask: { paths: ['hearings'] } });
  };
  if (may.length === 0) {
    return <p>{t(weekWords.noSession)} <Link to={`/comites?incubateur=${encodeURIComponent(incubator)}`}>{t(weekWords.toCommittees)}</Link></p>;
  }
  return (
    <DialogForm id={`${project}.inscrire`} form={form} writes={readersOf('UpdateCommittee')} start={{ session: may[0]!.name }} send={({ session = '' }) => send(session)}
      onDone={onDone} onCancel={onCancel} />
  );
}
