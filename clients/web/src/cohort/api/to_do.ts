// What waits for those who lead a programme, call by call, of calls that have closed.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useQueries } from '@tanstack/react-query';
import { Application_State as State } from '@/gen/pepiniere/cohort/v1/application_pb';
import { Call_State as CallState, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import type { Ranking } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { query, whole } from '@/kit/api/query';
import { programmeOf } from './addresses';
import { useCalls } from './calls';
import { cohortMethods } from './clients';

export interface ToDo {
  call: Call;
  // Applications without a decision, and refusals that are appealed against.
  undecided: number;
  appeals: number;
  // The last ranking that leaves equals, where a later one was not run.
  tied: Ranking | undefined;
  // Those without an answer, and until when the first of them stands.
  offers: number;
  firstExpiry: Offer['expireTime'];
}

const countsOf = ({ name }: Call) => query(cohortMethods.countApplications, { parent: name });
const refusedOf = ({ name }: Call) => whole(cohortMethods.listApplications, { parent: name, filter: 'state = INADMISSIBLE' }, (page) => page.applications);
const rankingsOf = ({ name }: Call) => whole(cohortMethods.listRankings, { parent: name }, (page) => page.rankings);
const offersOf = ({ name }: Call) => whole(cohortMethods.listOffers, { parent: name, filter: 'state = OFFERED' }, (page) => page.offers);

const soonest = (offers: readonly Offer[]) => offers.flatMap(({ expireTime }) => (expireTime ? [expireTime] : [])).sort((a, b) => timestampMs(a) - timestampMs(b))[0];
// Of the rankings of one seat, or of the call, the last alone counts.
const tiedIn = (rankings: readonly Ranking[]) => rankings.findLast(({ tieCount, publishTime, seat, stage }, i) =>
  tieCount > 0 && !publishTime && !rankings.slice(i + 1).some((later) => later.seat === seat && later.stage === stage));

// Undefined until all of it is known. A coach who judges a call may not read its rankings: these are left out for them.
export function useToDo(programme: string): { toDo: readonly ToDo[] | undefined; error: unknown; retry: () => void } {
  const calls = useCalls();
  const closed = calls.data?.filter(({ cohort, state }) => state === CallState.CLOSED && programmeOf(cohort) === programme) ?? [];
  const counts = useQueries({ queries: closed.map(countsOf) });
  const refused = useQueries({ queries: closed.map(refusedOf) });
  const offers = useQueries({ queries: closed.map(offersOf) });
  const rankings = useQueries({ queries: closed.map((call) => ({ ...rankingsOf(call), retry: false })) });
  const needed = [calls, ...counts, ...refused, ...offers];
  const isKnown = needed.every(({ data }) => data !== undefined) && rankings.every(({ isPending }) => !isPending);
  return {
    toDo: !isKnown ? undefined : closed.map((call, i) => ({
      call,
      undecided: counts[i]?.data?.counts.find(({ state, seat }) => state === State.SUBMITTED && seat === '')?.count ?? 0,
      appeals: refused[i]?.data?.filter(({ appealTime }) => appealTime).length ?? 0,
      tied: tiedIn(rankings[i]?.data ?? []),
      offers: offers[i]?.data?.length ?? 0,
      firstExpiry: soonest(offers[i]?.data ?? []),
    })),
    error: needed.find(({ error }) => error !== null)?.error ?? null,
    retry: () => needed.forEach((one) => one.isError && void one.refetch()),
  };
}
