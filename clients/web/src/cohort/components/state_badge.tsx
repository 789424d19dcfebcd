import { STATES } from '@/cohort/words/enums';
import { Cohort_State as State } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { useWords } from '@/kit/words/use_words';

const COLOURS: Partial<Record<State, string>> = { [State.PLANNED]: 'fr-badge--info', [State.RUNNING]: 'fr-badge--success' };

export function StateBadge({ state }: { state: State }) {
  const { t } = useWords();
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${COLOURS[state] ?? ''}`}>{t(STATES[state])}</span>;
}
