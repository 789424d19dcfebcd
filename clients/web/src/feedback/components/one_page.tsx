// The page of one thing: its loading, its problem, its absence.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { feedbackWords } from '@/feedback/words/words';

// `one`: what it is called until it is there. `to`, `way`: where else to go.
interface OnePageProps<R> { of: UseQueryResult<R>; one: Text; missing: Text; to: string; way: Text; children: (found: R) => ReactNode }

export function OnePage<R>({ of, one, missing, to, way, children }: OnePageProps<R>) {
  const { t } = useWords();
  if (isMissing(of)) return <Missing title={t(missing)} told={t(feedbackWords.missingTold)} to={to} way={t(way)} />;
  return (
    <div className="fr-container fr-py-4w">
      {of.data === undefined && <PageTitle>{t(one)}</PageTitle>}
      <Answer of={of} lines={8}>{children}</Answer>
    </div>
  );
}
