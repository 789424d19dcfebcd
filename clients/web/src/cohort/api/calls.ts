// Calls, their seats, and what speaks against publishing one.
import { useQuery } from '@tanstack/react-query';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { equal } from '@/kit/api/filter';
import { query, whole } from '@/kit/api/query';
import { cohortMethods } from './clients';

export const useCalls = (cohort = '') =>
  useQuery(whole(cohortMethods.listCalls, { filter: cohort && equal('cohort')(cohort) }, (page) => page.calls));
export const useCall = (name: string) => useQuery(query(cohortMethods.getCall, { name }));
export const useSeats = (call: string) => useQuery(whole(cohortMethods.listSeats, { parent: call }, (page) => page.seats));

export const isDraft = ({ state, publishTime }: Call) => state === State.DRAFT || !publishTime;
// `isAsked`: of a draft, by those who may.
export const useContradictions = (name: string, isAsked: boolean) => useQuery({ ...query(cohortMethods.checkCall, { name }), enabled: isAsked });
