// Where an application stands, what a condition makes of it, where a review stands.
import { APPLICATION_STATES, REVIEW_STATES, VERDICTS } from '@/cohort/words/application_enums';
import { Application_State as State, EligibilityFinding_Verdict as Verdict } from '@/gen/pepiniere/cohort/v1/application_pb';
import { Review_State as ReviewState } from '@/gen/pepiniere/cohort/v1/review_pb';
import { useWords } from '@/kit/words/use_words';
import { classOf } from './badges';

const OF_APPLICATIONS: Partial<Record<State, string>> = { [State.SUBMITTED]: 'info', [State.WITHDRAWN]: 'warning', [State.ADMISSIBLE]: 'success', [State.INADMISSIBLE]: 'error' };
const OF_VERDICTS: Partial<Record<Verdict, string>> = { [Verdict.MET]: 'success', [Verdict.NOT_MET]: 'error', [Verdict.NOT_ANSWERED]: 'warning' };
const OF_REVIEWS: Partial<Record<ReviewState, string>> = { [ReviewState.NONE]: 'info', [ReviewState.DRAFT]: 'warning', [ReviewState.SUBMITTED]: 'success' };

export function ApplicationBadge({ state }: { state: State }) {
  const { t } = useWords();
  return <span className={classOf(OF_APPLICATIONS[state])}>{t(APPLICATION_STATES[state])}</span>;
}

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useWords();
  return <span className={classOf(OF_VERDICTS[verdict])}>{t(VERDICTS[verdict])}</span>;
}

export function ReviewBadge({ state }: { state: ReviewState }) {
  const { t } = useWords();
  return <span className={classOf(OF_REVIEWS[state])}>{t(REVIEW_STATES[state])}</span>;
}
