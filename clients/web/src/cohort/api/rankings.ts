// Rankings of the applications to a call, what its jury decided between equals, and what each applicant is told of their place.
import { useQuery } from '@tanstack/react-query';
import { isGone } from '@/kit/api/problem';
import { call, keyOf, query, whole } from '@/kit/api/query';
import { cohortMethods } from './clients';

export const useRankings = (of: string) => useQuery(whole(cohortMethods.listRankings, { parent: of }, (page) => page.rankings));
export const useRankingRun = (name: string) => useQuery(query(cohortMethods.getRankingRun, { name }));
export const useTieDecisions = (of: string) => useQuery(whole(cohortMethods.listTieDecisions, { parent: of }, (page) => page.tieDecisions));

// Null where no ranking that is published tells of it.
export const useExplanation = (application: string, isAsked: boolean) => useQuery({
  queryKey: keyOf(cohortMethods.getExplanation, { application }),
  queryFn: ({ signal }) => call(cohortMethods.getExplanation, { application }, signal).catch((error: unknown) => {
    if (isGone(error)) return null;
    throw error;
  }),
  enabled: isAsked,
});
