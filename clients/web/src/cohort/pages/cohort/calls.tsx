// The calls of a cohort; nothing where there are none, and none can be prepared.
import type { ReactNode } from 'react';
import { useCalls } from '@/cohort/api/calls';
import { CallTable } from '@/cohort/components/call_table';
import { callWords } from '@/cohort/words/calls';
import { useWords } from '@/kit/words/use_words';

export function CallsOf({ cohort, children }: { cohort: string; children?: ReactNode }) {
  const { t } = useWords();
  const calls = useCalls(cohort);
  if (!children && (calls.data?.length ?? 0) === 0) return null;
  return (
    <section className="known-section" aria-labelledby="appels">
      <div className="list-head">
        <h2 className="fr-h4 fr-mb-0" id="appels">{t(callWords.title)}</h2>
        {children}
      </div>
      <CallTable caption={t(callWords.title)} calls={calls.data} error={calls.error} onRetry={() => void calls.refetch()} empty={t(callWords.none)} />
    </section>
  );
}
