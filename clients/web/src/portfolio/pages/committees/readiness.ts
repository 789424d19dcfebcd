// How a project stands before the gate that a hearing leads to.
import { useQuery } from '@tanstack/react-query';
import { GateRequirement_AnsweredBy, Readiness_Check_State, type Readiness_Check } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { query } from '@/kit/api/query';
import type { Day } from '@/kit/words/day';
import { governanceMethods } from '@/portfolio/api/clients';
import { FUNDING } from '@/portfolio/components/record/lines';

export type CheckState = 'met' | 'missing' | 'advised' | 'waived' | 'byDecision';

const STATES: Readonly<Record<Readiness_Check_State, CheckState>> = {
  [Readiness_Check_State.UNSPECIFIED]: 'missing',
  [Readiness_Check_State.MET]: 'met',
  [Readiness_Check_State.MISSING]: 'missing',
  [Readiness_Check_State.ADVISED]: 'advised',
  [Readiness_Check_State.WAIVED]: 'waived',
};

// A session brings its own go, and the money that it grants.
export function stateOf({ state, answeredBy, answeredIn }: Readiness_Check, grants: boolean): CheckState {
  if (state === Readiness_Check_State.MET) return 'met';
  if (answeredBy === GateRequirement_AnsweredBy.COMMITTEE || (grants && answeredIn === FUNDING.items)) return 'byDecision';
  return STATES[state];
}

// `phase` unspecified: the next one on the way.
export function useReadiness(project: string, phase: Phase, day: Day | undefined, enabled = true) {
  return useQuery({
    ...query(governanceMethods.checkReadiness, { name: project, phase, ...(day ? { effectiveDate: day } : {}) }),
    enabled,
    retry: false,
  });
}
