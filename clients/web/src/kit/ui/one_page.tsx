// The page of one thing: its loading, its problem, its absence.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isMissing, Missing } from './missing';
import { PageTitle } from './page_title';
import { Answer } from './states';
import { resourceWords } from '@/kit/words/resource_words';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// `one`: what it is called until it is there. `to`, `way`: where else to go.
interface OnePageProps<R> { of: UseQueryResult<R>; one: Text; missing: Text; to: string; way: Text; children: (found: R) => ReactNode }

export function OnePage<R>({ of, one, missing, to, way, children }: OnePageProps<R>) {
  const { t } = useWords();
  if (isMissing(of)) return <Missing title={t(missing)} told={t(resourceWords.missingTold)} to={to} way={t(way)} />;
  return (
    <div className="fr-container fr-py-4w">
      {of.data === undefined && <PageTitle>{t(one)}</PageTitle>}
      <Answer of={of} lines={8}>{children}</Answer>
    </div>
  );
}
