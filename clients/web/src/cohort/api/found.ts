// What has a title among programmes, cohorts, challenges and calls, found by the words of it.
import { useQuery } from '@tanstack/react-query';
import { text } from '@/kit/api/filter';
import { query } from '@/kit/api/query';
import { cohortMethods } from './clients';

// As many as a filter may cost.
const WORDS = 5;
// Of each kind, more are found by their own lists.
const SHOWN = 10;

// All the words, in any order.
export const titleFilter = (typed: string) => typed.split(/\s+/).filter(Boolean).slice(0, WORDS).map(text('title')).join(' AND ');

export function useFoundTitles(typed: string) {
  const filter = titleFilter(typed);
  const asked = { filter, pageSize: SHOWN };
  const enabled = filter !== '';
  const programmes = useQuery({ ...query(cohortMethods.listProgrammes, asked), enabled });
  const cohorts = useQuery({ ...query(cohortMethods.listCohorts, { ...asked, parent: 'programmes/-' }), enabled });
  const challenges = useQuery({ ...query(cohortMethods.listChallenges, asked), enabled });
  const calls = useQuery({ ...query(cohortMethods.listCalls, asked), enabled });
  const all = [programmes, cohorts, challenges, calls];
  return {
    isPending: all.some((one) => one.isLoading),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    retry: () => all.forEach((one) => one.isError && void one.refetch()),
    programmes: programmes.data?.programmes ?? [], cohorts: cohorts.data?.cohorts ?? [], challenges: challenges.data?.challenges ?? [], calls: calls.data?.calls ?? [],
  };
}
