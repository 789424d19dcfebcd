// Where a challenge and a call stand.
import { CALL_STATES, CHALLENGE_STATES } from '@/cohort/words/enums';
import { Call_State as CallState } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Challenge_State as ChallengeState } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { useWords } from '@/kit/words/use_words';

const OF_CHALLENGES: Partial<Record<ChallengeState, string>> = { [ChallengeState.PROPOSED]: 'info', [ChallengeState.SELECTED]: 'success', [ChallengeState.WITHDRAWN]: 'warning' };
const OF_CALLS: Partial<Record<CallState, string>> = { [CallState.PUBLISHED]: 'info', [CallState.OPEN]: 'success', [CallState.CANCELLED]: 'error' };
export const classOf = (colour: string | undefined) => `fr-badge fr-badge--sm fr-badge--no-icon ${colour ? `fr-badge--${colour}` : ''}`;

export function ChallengeBadge({ state }: { state: ChallengeState }) {
  const { t } = useWords();
  return <span className={classOf(OF_CHALLENGES[state])}>{t(CHALLENGE_STATES[state])}</span>;
}

export function CallBadge({ state }: { state: CallState }) {
  const { t } = useWords();
  return <span className={classOf(OF_CALLS[state])}>{t(CALL_STATES[state])}</span>;
}
