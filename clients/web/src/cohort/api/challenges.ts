// Challenges, and what became of them.
import { useQuery } from '@tanstack/react-query';
import { Challenge_ProjectState as ProjectState, type Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import type { ChallengeOutcome } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { equal } from '@/kit/api/filter';
import { grouped } from '@/kit/api/grouped';
import { query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { challengeOf } from './addresses';
import { cohortMethods } from './clients';
import { latestFirst } from './outcome_said';

const challengesOf = (cohort: string, showDeleted = false) =>
  whole(cohortMethods.listChallenges, { filter: equal('cohort')(cohort), showDeleted }, (page) => page.challenges);

export const useChallenges = (cohort: string, showDeleted = false) => useQuery({ ...challengesOf(cohort, showDeleted), enabled: cohort !== '' });
export const useChallenge = (name: string) => useQuery({ ...query(cohortMethods.getChallenge, { name }), enabled: name !== '' });

// What finds those of a cohort; those of a project, under whatever name.
export const ofCohort = equal('cohort');
export const ofProject = (project: string, uid: string) => `${equal('project')(project)} OR ${equal('project_uid')(uid)}`;

export const useChallengesOf = (project: string, uid: string) =>
  useQuery(whole(cohortMethods.listChallenges, { filter: ofProject(project, uid) }, (page) => page.challenges));

// Whether nobody tries again to come to its project until somebody asks for that.
const STUCK: readonly ProjectState[] = [ProjectState.UNKNOWN, ProjectState.TAKEN, ProjectState.REFUSED];
export const isStuck = ({ projectState, deleteTime }: Challenge) => !deleteTime && STUCK.includes(projectState);

// As a field of a form chooses from all that the caller sees.
const everyChallenge = whole(cohortMethods.listChallenges, { orderBy: 'title' }, (page) => page.challenges);
export const CHALLENGES: Source = { useResources: () => useQuery(everyChallenge).data ?? [] };
// As a field of a form chooses from those of a cohort.
export const challengesIn = (cohort: string): Source => ({ useResources: () => useChallenges(cohort).data ?? [] });

const outcomesOf = (parent: string, showSuperseded = false) =>
  whole(cohortMethods.listChallengeOutcomes, { parent, showSuperseded }, (page) => page.outcomes);

export const useOutcomes = (challenge: string, showSuperseded: boolean) => useQuery(outcomesOf(challenge, showSuperseded));

// Of each challenge that the filter finds, the lines that hold, the latest first; empty where nothing is known. `of`: undefined until
// they are there. An empty filter asks for none.
export function useLatestOutcomes(filter: string): { of: ((challenge: string) => readonly ChallengeOutcome[]) | undefined; error: unknown; retry: () => void } {
  const asked = whole(cohortMethods.listChallengeOutcomes, { parent: 'challenges/-', filter }, (page) => page.outcomes);
  const { data, error, refetch } = useQuery({ ...asked, enabled: filter !== '' });
  const below = data && grouped(latestFirst(data), ({ name }) => challengeOf(name));
  return { of: below && ((challenge) => below.get(challenge) ?? []), error, retry: () => void refetch() };
}
