// Where something stands, in words; the colour adds nothing to them.
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

export type Tone = 'info' | 'success' | 'warning' | 'error' | 'new' | '';

export function StateTag({ text, tone = '' }: { text: Text; tone?: Tone }) {
  const { t } = useWords();
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${tone && `fr-badge--${tone}`}`}>{t(text)}</span>;
}
