// What organisations host: their challenges, who comes to work on them, and what pays for that.
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { equal } from '@/kit/api/filter';
import { usePermissions } from '@/kit/api/permissions';
import { query, whole } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import { useOrganisations } from '@/portfolio/feature';
import { cohortMethods } from './clients';

// The organisation and all below it.
function useWithin(organisation: string): ReadonlySet<string> {
  const { data: all = [] } = useOrganisations();
  const within = new Set([organisation]);
  // Each pass adds a level of the tree.
  for (let before = 0; before < within.size;) {
    before = within.size;
    for (const { name, parent } of all) if (within.has(parent)) within.add(name);
  }
  return within;
}

const everyChallenge = whole(cohortMethods.listChallenges, { orderBy: 'title' }, (page) => page.challenges);

// Of those that the caller sees, the ones that are worked on there, or whose people are employed there.
export function useHosted(organisation: string) {
  const within = useWithin(organisation);
  const challenges = useQuery(everyChallenge);
  const isHosted = ({ host, administrativeHost }: Challenge) => within.has(host) || within.has(administrativeHost);
  return { within, challenges, hosted: challenges.data?.filter(isHosted) };
}

// Whether the caller reads who is assigned in each of these cohorts, and who pays for that: whoever leads them does.
export function useReadsAssignments(cohorts: readonly string[]) {
  const { may, isPending } = usePermissions(cohortMethods.getPermissions, cohorts);
  return { isPending, readsAll: cohorts.length > 0 && cohorts.every((name) => may(name, 'CreateAssignment')) };
}

// By challenge, those that the caller reads.
export function useAssignmentsTo(challenges: readonly string[]) {
  const answers = useQueries({ queries: challenges.map((name) => whole(cohortMethods.listAssignments, { filter: equal('challenge')(name), orderBy: 'start_date' }, (page) => page.assignments)) });
  return {
    isPending: answers.some((one) => one.isPending),
    error: answers.find(({ error }) => error !== null)?.error,
    retry: () => answers.forEach(({ isError, refetch }) => isError && void refetch()),
    assignments: answers.flatMap(({ data }) => data ?? []),
  };
}

// `figures`: undefined until those of all cohorts are known.
export function useFiguresOf(cohorts: readonly string[]) {
  const answers = useQueries({ queries: cohorts.map((name) => query(cohortMethods.getCohortFigures, { name })) });
  return {
    figures: answers.some(({ data }) => !data) ? undefined : answers.flatMap(({ data }) => data ?? []),
    error: answers.find(({ error }) => error !== null)?.error,
    retry: () => answers.forEach(({ isError, refetch }) => isError && void refetch()),
  };
}
export const useAlumni = () => useQuery(whole(cohortMethods.listAlumni, { orderBy: 'display_name' }, (page) => page.alumni));

const ORGANISATIONS = 'organisations/';

// Those that the caller holds a role on.
export function useMyOrganisations(): string[] {
  const { roles } = useIdentity();
  return [...new Set(roles.map(({ resource }) => resource).filter((resource) => resource.startsWith(ORGANISATIONS)))];
}
