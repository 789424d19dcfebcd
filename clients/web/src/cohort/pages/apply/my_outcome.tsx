// What became of the caller's application once its call has closed: an offer, the result, their place.
import { useOffersOf } from '@/cohort/api/placements';
import { useResults } from '@/cohort/api/results';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { MyOffer } from './my_offer';
import { MyPlace } from './my_place';
import { MyResult } from './my_result';

// `onAppeal`: absent for those who may not.
export function MyOutcome({ call, application, onAppeal }: { call: Call; application: Application; onAppeal: (() => void) | undefined }) {
  const { name } = application;
  const offers = useOffersOf(call.name, name).data ?? [];
  const results = useResults(name).data ?? [];
  return (
    <>
      {offers.length > 0 && <MyOffer call={call} application={application} offers={offers} />}
      {results.length > 0 && <MyResult results={results} onAppeal={onAppeal} />}
      <MyPlace application={application} isTold={offers.length > 0 || results.length > 0} />
    </>
  );
}
