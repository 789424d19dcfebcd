// What the caller may read of the days of a cohort: of its hearings and offers what their service tells them, of its assignments all of
// them, if they lead it.
import { useQueries } from '@tanstack/react-query';
import { applyUrl, hearingsOnUrl, offersUrl } from '@/cohort/api/addresses';
import { useCalls } from '@/cohort/api/calls';
import { cohortMethods } from '@/cohort/api/clients';
import { hearingsOf, useJudged } from '@/cohort/api/jury';
import { useAssignments, useProfiles } from '@/cohort/api/people';
import { offersOf } from '@/cohort/api/placements';
import { eventsOfAssignments, eventsOfCall, eventsOfCohort, eventsOfHearings, eventsOfOffers, type SeasonEvent } from '@/cohort/api/season_events';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { usePermissions } from '@/kit/api/permissions';
import { useIdentity } from '@/kit/api/session';
import { todayIso } from '@/kit/words/day';

// Nobody is heard, or offered a seat, before that.
const hasClosed = ({ state }: Call) => state === State.CLOSED;

// `events`: undefined until all of them are known.
export function useSeasonEvents(cohort: Cohort): { events: readonly SeasonEvent[] | undefined; leads: boolean; error: unknown; retry: () => void } {
  const { person } = useIdentity();
  const calls = useCalls(cohort.name);
  const closed = (person && calls.data?.filter(hasClosed)) || [];
  const { may: mayHere, isPending: isAsking } = usePermissions(cohortMethods.getPermissions, [cohort.name]);
  const leads = mayHere(cohort.name, 'CreateAssignment');
  const { may, isPending } = usePermissions(cohortMethods.getPermissions, closed.map(({ name }) => name));
  const { judges } = useJudged();
  const hearings = useQueries({ queries: closed.map(({ name }) => hearingsOf(name)) });
  const offers = useQueries({ queries: closed.map(({ name }) => offersOf(name)) });
  const assignments = useAssignments(cohort.name, false, leads);
  // By which assignments are named.
  const profiles = useProfiles(cohort.name, leads);
  const needed = [calls, ...hearings, ...offers, ...(leads ? [assignments, profiles] : [])];
  const isKnown = !isAsking && !isPending && needed.every(({ data }) => data !== undefined);
  // Whoever leads a call, or judges it, has its pages; whoever applied reads of their own on theirs.
  const toHearings = (call: string, day: string) => (may(call, 'CountApplications') || judges(call) ? hearingsOnUrl(call, day) : applyUrl(call));
  const toOffers = (call: string, state: string) => (may(call, 'CountApplications') ? `${offersUrl(call)}?etat=${state}#offres` : applyUrl(call));
  return {
    events: !isKnown ? undefined : [
      ...eventsOfCohort(cohort),
      ...(calls.data ?? []).flatMap(eventsOfCall),
      ...closed.flatMap((call, i) => eventsOfHearings(call, hearings[i]?.data ?? [], (day) => toHearings(call.name, day))),
      ...closed.flatMap((call, i) => eventsOfOffers(call, offers[i]?.data ?? [], (state) => toOffers(call.name, state))),
      ...eventsOfAssignments(cohort, (leads && assignments.data) || [], todayIso()),
    ],
    leads,
    error: needed.find(({ error }) => error !== null)?.error ?? null,
    retry: () => needed.forEach((one) => one.isError && void one.refetch()),
  };
}
