import type { Agreement } from '@/access/api/consents';
import { AGREEMENTS } from '@/access/words/consents';
import { useWords } from '@/kit/words/use_words';

const COLOURS: Partial<Record<Agreement, string>> = { given: 'fr-badge--success', changed: 'fr-badge--info', withdrawn: 'fr-badge--error' };

export function AgreementBadge({ agreement }: { agreement: Agreement }) {
  const { t } = useWords();
  return <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${COLOURS[agreement] ?? ''}`}>{t(AGREEMENTS[agreement])}</span>;
}
