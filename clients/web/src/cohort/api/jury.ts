// The jury of a call: who judges, who is recused from what, what is marked and how far that is, and who is heard.
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Review } from '@/gen/pepiniere/cohort/v1/review_pb';
import { query, whole } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import type { Source } from '@/kit/form/field';
import { useCalls } from './calls';
import { cohortMethods } from './clients';

export const useJurors = (call: string, showDeleted = false, isAsked = true) => useQuery({ ...whole(cohortMethods.listJurors, { parent: call, showDeleted }, (page) => page.jurors), enabled: isAsked });
export const useConflicts = (call: string, isAsked = true) => useQuery({ ...whole(cohortMethods.listConflicts, { parent: `${call}/jurors/-` }, (page) => page.conflicts), enabled: isAsked });
export const useReviews = (application: string) => useQuery(whole(cohortMethods.listReviews, { parent: application }, (page) => page.reviews));
export const hearingsOf = (call: string) => whole(cohortMethods.listJuryHearings, { parent: call, orderBy: 'start_time' }, (page) => page.hearings);
export const useHearings = (call: string) => useQuery(hearingsOf(call));
export const useProgress = (call: string, isAsked = true) => useQuery({ ...query(cohortMethods.getJuryProgress, { name: call }), enabled: isAsked });

const tasksOf = (call: string) => whole(cohortMethods.listMyReviews, { parent: call }, (page) => page.tasks);
export const useTasks = (call: string) => useQuery(tasksOf(call));

// As a field of a form chooses from them.
export const jurorsIn = (call: string): Source => ({
  useResources: () => useJurors(call).data?.map(({ name, displayName }) => ({ name, title: displayName })) ?? [],
});

const rolesHere = query(cohortMethods.getCaller, {});

// Which calls the caller is a juror of, by the roles that the service tells: nobody but its jurors holds one on a call.
export function useJudged() {
  const { person, isPending } = useIdentity();
  const held = useQuery({ ...rolesHere, enabled: person !== '' });
  return { held, isPending: isPending || held.isLoading, judges: (call: string) => held.data?.roles.some(({ resource }) => resource === call) ?? false };
}

// The reviews of what was sent that were submitted, complete or not, of the applications that progress counts. Undefined for whoever
// judges the call too, who does not read those of others.
export function useSubmitted(call: string): readonly Review[] | undefined {
  const { isPending, judges } = useJudged();
  const progress = useProgress(call).data;
  const reviews = useQuery({ ...whole(cohortMethods.listReviews, { parent: `${call}/applications/-`, filter: 'stage = FILE AND state = SUBMITTED' }, (page) => page.reviews), enabled: !isPending && !judges(call) }).data;
  const counted = new Set(progress?.applications.map(({ application }) => application));
  return reviews?.filter(({ name }) => counted.has(reviewedIn(name)));
}

// calls/x/applications/y/reviews/z -> calls/x/applications/y
export const reviewedIn = (review: string) => review.split('/').slice(0, 4).join('/');

// The calls that the caller is a juror of, each with what they have to mark.
export function useMyJuries() {
  const calls = useCalls();
  const { held, isPending, judges } = useJudged();
  const mine = calls.data?.filter(({ name }) => judges(name)) ?? [];
  const tasks = useQueries({ queries: mine.map(({ name }) => tasksOf(name)) });
  return {
    isPending: calls.isPending || isPending || tasks.some((one) => one.isPending),
    error: calls.error ?? held.error ?? tasks.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const one of [calls, held, ...tasks]) if (one.isError) void one.refetch();
    },
    juries: mine.map((call, i) => ({ call, tasks: tasks[i]?.data ?? [] })),
  };
}
