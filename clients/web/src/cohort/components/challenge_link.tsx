// A challenge by its title, which leads to its page; by its id, where there is none for the caller or it is not known yet.
import { Link } from 'react-router-dom';
import { challengeUrl } from '@/cohort/api/addresses';
import { useChallenge } from '@/cohort/api/challenges';
import { idOf } from '@/kit/api/names';

export function ChallengeLink({ name }: { name: string }) {
  const { data } = useChallenge(name);
  return data ? <Link to={challengeUrl(name)}>{data.title || idOf(name)}</Link> : <>{idOf(name)}</>;
}
