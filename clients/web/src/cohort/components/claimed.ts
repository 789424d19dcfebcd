// What is computed of the figures that others speak of.
import { Claim_Figure as Of, type Claim } from '@/gen/pepiniere/cohort/v1/claim_pb';
import type { CohortFigures } from '@/gen/pepiniere/cohort/v1/figures_pb';
import { ChallengeOutcome_Production as Production } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { eurosOf } from '@/kit/words/money';

// Undefined where nothing of it is known, or told to who reads.
const COMPUTED: Readonly<Partial<Record<Of, (figures: CohortFigures) => number | undefined>>> = {
  [Of.PEOPLE]: ({ people }) => people,
  [Of.PERSON_MONTHS]: ({ personMonths }) => personMonths?.months,
  [Of.ASSIGNMENTS]: ({ assignments }) => assignments,
  [Of.CHALLENGES]: ({ challenges }) => challenges?.challenges,
  [Of.IN_PRODUCTION]: ({ challenges }) => {
    const told = challenges?.productions ?? [];
    return told.length === 0 ? undefined : told.find(({ production }) => production === Production.IN_PRODUCTION)?.challenges ?? 0;
  },
  [Of.FUNDING]: ({ funding }) => (funding.length === 0 ? undefined : funding.reduce((sum, { plannedAmount }) => sum + eurosOf(plannedAmount), 0)),
};

export const computedOf = (figure: Of, figures: CohortFigures) => COMPUTED[figure]?.(figures);

// The numbers that others gave of a figure, in their order.
export const saidOf = (figure: Of, claims: readonly Claim[]) =>
  claims.filter((claim) => claim.figure === figure).flatMap(({ value }) => (value === undefined ? [] : [value]));
