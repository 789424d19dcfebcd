// What may follow what, as the service says it: the same until another release is served.
import { useQuery } from '@tanstack/react-query';
import type { Decision } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PhaseGroup, Rules as Told } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { governanceMethods } from './clients';

export interface Rules {
  // Where a phase may lead, the usual way first. Unspecified: where a project begins.
  nextPhases: (last: Phase) => readonly Phase[];
  // Every decision, in the order to choose from.
  decisions: readonly Decision[];
  // The phases that a decision may name; none where the phase stays.
  phasesOf: (decision: Decision) => readonly Phase[];
  // Where a decision leads. Unspecified where the phase stays.
  destination: (decision: Decision, named: Phase, current: Phase) => Phase;
  // Whether a session cannot be held without that field of the hearing ("conditions").
  requires: (decision: Decision, field: string) => boolean;
  // Whether money may be granted with it.
  grants: (decision: Decision) => boolean;
  // The phases that are counted together.
  phasesIn: (group: PhaseGroup) => readonly Phase[];
  // Of silence, after which a project is stuck; up to a day, in which deliveries are counted; and spending.
  stuckDays: number;
  deliveryDays: number;
  rateDays: number;
}

function read({ phases, decisions, stuckDays, deliveryDays, rateDays }: Told): Rules {
  const next = new Map(phases.map((rule) => [rule.phase, rule.next]));
  const byDecision = new Map(decisions.map((rule) => [rule.decision, rule]));
  const phasesOf = (decision: Decision) => byDecision.get(decision)?.phases ?? [];
  return {
    phasesOf, stuckDays, deliveryDays, rateDays,
    decisions: decisions.map(({ decision }) => decision),
    nextPhases: (last) => next.get(last) ?? [],
    destination: (decision, named, current) => {
      const to = phasesOf(decision).includes(named) ? named : byDecision.get(decision)?.leads.find(({ from }) => from === current)?.to;
      return to === undefined || to === current ? Phase.UNSPECIFIED : to;
    },
    requires: (decision, field) => byDecision.get(decision)?.required.includes(field) ?? false,
    grants: (decision) => byDecision.get(decision)?.grants ?? false,
    phasesIn: (group) => phases.filter(({ groups }) => groups.includes(group)).map(({ phase }) => phase),
  };
}

export const useRulesAnswer = () => useQuery({ ...query(governanceMethods.getRules, {}), staleTime: Infinity, select: read });

// Undefined until they are here.
export const useRules = (): Rules | undefined => useRulesAnswer().data;
