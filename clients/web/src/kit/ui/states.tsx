// What a page shows while it has nothing to show.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Problem } from './problem';

// Grey lines where the answer will be.
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useWords();
  return (
    <div className="loading" role="status">
      <span className="fr-sr-only">{t(common.loading)}</span>
      {Array.from({ length: lines }, (_, i) => <span key={i} className="loading__line" aria-hidden="true" />)}
    </div>
  );
}

export function Empty({ children }: { children?: ReactNode }) {
  const { t } = useWords();
  return <div className="empty">{children ?? <p>{t(common.nothing)}</p>}</div>;
}

// The answer of a query, or its loading, or its problem. An answer stays in view while it is asked again.
export function Answer<T>({ of, children, lines }: { of: UseQueryResult<T>; children: (data: T) => ReactNode; lines?: number }) {
  if (of.data !== undefined) return <>{of.isError && <Problem error={of.error} onRetry={() => void of.refetch()} />}{children(of.data)}</>;
  if (of.isError) return <Problem error={of.error} onRetry={() => void of.refetch()} />;
  return <Loading lines={lines} />;
}
