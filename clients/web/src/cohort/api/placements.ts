// Who gets which seat of a call, and the offers that are made of that.
import { useQuery } from '@tanstack/react-query';
import { equal } from '@/kit/api/filter';
import { query, whole } from '@/kit/api/query';
import { cohortMethods } from './clients';

export const usePlacements = (call: string) => useQuery(whole(cohortMethods.listPlacements, { parent: call }, (page) => page.placements));
export const usePlacementRun = (name: string) => useQuery(query(cohortMethods.getPlacementRun, { name }));

// An offer expires by itself: no change tells that instant, and they are asked for again while somebody looks.
const ASKED_AGAIN_MS = 15_000;

export const offersOf = (call: string) => ({ ...whole(cohortMethods.listOffers, { parent: call }, (page) => page.offers), refetchInterval: ASKED_AGAIN_MS });
export const useOffers = (call: string) => useQuery(offersOf(call));
export const useOffersOf = (call: string, application: string) =>
  useQuery({ ...whole(cohortMethods.listOffers, { parent: call, filter: equal('application')(application) }, (page) => page.offers), refetchInterval: ASKED_AGAIN_MS });
