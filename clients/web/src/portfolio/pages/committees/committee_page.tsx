// A session: prepared and held by those who may, read by everybody.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { Committee_State, type Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { query } from '@/kit/api/query';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useMay } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { Minutes } from './minutes';
import { Preparation } from './preparation';
import { committeeWords } from './words';
import './state.css';
import './committees.css';

export default function CommitteePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const committee = useQuery(query(governanceMethods.getCommittee, { name: `committees/${id}` }));
  if (isMissing(committee)) return <Missing title={t(committeeWords.noSuch)} told={t(committeeWords.noSuchTold)} to="/comites" way={t(committeeWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!committee.data && <PageTitle>{t(committeeWords.one)}</PageTitle>}
      <Answer of={committee} lines={10}>{(data) => <Session key={data.name} committee={data} />}</Answer>
    </div>
  );
}

function Session({ committee }: { committee: Committee }) {
  const mayChange = useMay(committee.name)('UpdateCommittee');
  return committee.state === Committee_State.PLANNED && mayChange
    ? <Preparation committee={committee} />
    : <Minutes committee={committee} mayChange={mayChange} />;
}
