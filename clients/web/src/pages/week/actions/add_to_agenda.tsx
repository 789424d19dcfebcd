import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { governance, governanceMethods } from '@/api/clients';
import { whole } from '@/api/query';
import { useWrite } from '@/api/write';
import { useCaller } from '@/api/session';
import { ChoiceField } from '@/components/text_field';
import { WriteForm } from '@/components/write_form';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { useWords } from '@/words/use_words';
import { useCommitteeTitle } from '../../committees/committee_title';
import { weekWords } from '../words';
import type { ActionProps } from './actions';

// The sessions that are planned, of this incubator and, for administrators, of the programme.
export function AddToAgenda({ project, title, incubator, onClose }: ActionProps) {
  const { t, date } = useWords();
  const { isAdmin } = useCaller();
  const titleOf = useCommitteeTitle();
  const { data: planned } = useQuery(whole(governanceMethods.listCommittees, { filter: 'state = PLANNED' }, (page) => page.committees));
  const [chosen, setChosen] = useState('');
  const write = useWrite((committee: Committee, requestId) => governance.updateCommittee({
    committee: { name: committee.name, etag: committee.etag, hearings: [...committee.hearings, { project }] },
    updateMask: { paths: ['hearings'] },
    requestId,
  }), onClose);
  const may = planned?.filter((committee) => (committee.incubator === incubator || (isAdmin && !committee.incubator))
    && !committee.hearings.some((hearing) => hearing.project === project)).reverse();
  const committee = may?.find(({ name }) => name === chosen) ?? may?.[0];
  return (
    <WriteForm title={`${t(weekWords.toAgenda)} : ${title}`} write={write} onClose={onClose} disabled={!committee}
      onSubmit={() => committee && write.mutate(committee)}>
      {may?.length === 0 ? (
        <p>{t(weekWords.noSession)} <Link to={`/comites?incubateur=${encodeURIComponent(incubator)}`}>{t(weekWords.toCommittees)}</Link></p>
      ) : (
        <ChoiceField label={t(weekWords.session)} value={committee?.name ?? ''} onChange={setChosen}
          options={(may ?? []).map((one) => ({ value: one.name, label: `${date(one.date)} – ${titleOf(one)}` }))} />
      )}
    </WriteForm>
  );
}
