import { sourceWords as words } from '@/metrics/words/sources';
import type { Source } from '@/gen/pepiniere/metrics/v1/source_pb';
import { useWords } from '@/kit/words/use_words';

export function SourceState({ source: { paused, deleteTime } }: { source: Source }) {
  const { t } = useWords();
  const [colour, text] = deleteTime ? ['error', words.revoked] as const : paused ? ['warning', words.isPaused] as const : ['success', words.listening] as const;
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon fr-badge--${colour}`}>{t(text)}</span>;
}
