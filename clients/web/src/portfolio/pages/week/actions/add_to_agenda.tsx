import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { whole } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { sameInBoth, type Form } from '@/kit/form/field';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useMayOn } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import { readersOf } from '@/portfolio/words/readers';
import { weekWords } from '../words';
import type { ActionProps } from './props';

export function AddToAgenda(props: ActionProps) {
  const planned = useQuery(whole(governanceMethods.listCommittees, { filter: 'state = PLANNED' }, (page) => page.committees));
  const { isPending, may } = useMayOn(planned.data?.map(({ name }) => name) ?? []);
  if (isPending) return <Loading lines={2} />;
  return <Answer of={planned} lines={2}>{(committees) => <Sessions {...props} planned={committees.filter(({ name }) => may(name, 'UpdateCommittee'))} />}</Answer>;
}

// The sessions that are planned and that the caller prepares, of this incubator and of the programme.
function Sessions({ project, incubator, planned, onDone, onCancel }: ActionProps & { planned: readonly Committee[] }) {
  const { t, date } = useWords();
  const titleOf = useCommitteeTitle();
  const write = useWrite(governanceMethods.updateCommittee);
  // As they were: the one that is chosen hears it by the time that the answer is here.
  const [open] = useState(() => planned.filter((committee) => (committee.incubator === incubator || !committee.incubator)
    && !committee.hearings.some((hearing) => hearing.project === project)).reverse());
  const form: Form = {
    fields: [{ path: 'session', kind: 'word', required: true, label: weekWords.session,
      options: open.map((one) => sameInBoth(one.name, `${date(one.date)} – ${titleOf(one)}`)) }],
  };
  const send = (name: string) => {
    const { etag, hearings } = planned.find((committee) => committee.name === name)!;
    return write.mutateAsync({ committee: { name, etag, hearings: [...hearings, { project }] }, updateMask: { paths: ['hearings'] } });
  };
  if (open.length === 0) {
    return <p>{t(weekWords.noSession)} <Link to={`/comites?incubateur=${encodeURIComponent(incubator)}`}>{t(weekWords.toCommittees)}</Link></p>;
  }
  return (
    <DialogForm id={`${project}.inscrire`} form={form} writes={readersOf('UpdateCommittee')} start={{ session: open[0]!.name }} send={({ session = '' }) => send(session)}
      onDone={onDone} onCancel={onCancel} />
  );
}
