// A session: prepared and held by those who may, read by everybody.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { Committee_State, type Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { query } from '@/kit/api/query';
import { Answer } from '@/kit/ui/states';
import { useMay } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { Minutes } from './minutes';
import { Preparation } from './preparation';
import './state.css';
import './committees.css';

export default function CommitteePage() {
  const { id = '' } = useParams();
  const committee = useQuery(query(governanceMethods.getCommittee, { name: `committees/${id}` }));
  return (
    <div className="fr-container fr-py-4w">
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
