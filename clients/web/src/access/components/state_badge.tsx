import type { State } from '@/access/api/bindings';
import { STATES } from '@/access/words/words';
import { useWords } from '@/kit/words/use_words';

const COLOURS: Partial<Record<State, string>> = { active: 'fr-badge--success', coming: 'fr-badge--info', revoked: 'fr-badge--error' };

export function StateBadge({ state }: { state: State }) {
  const { t } = useWords();
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${COLOURS[state] ?? ''}`}>{t(STATES[state])}</span>;
}
