// What a page shows when its script did not come, or when it broke: said, and nothing lost but that page.
import { useRouteError } from 'react-router-dom';
import { PageTitle } from '@/kit/ui/page_title';
import { useWords } from '@/kit/words/use_words';
import { appWords } from './words';

export function LoadFailure() {
  const error = useRouteError();
  const { t } = useWords();
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{t(appWords.broken)}</PageTitle>
      <p>{t(appWords.brokenTold)}</p>
      <p className="fr-text--sm">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="fr-btn" onClick={() => location.reload()}>{t(appWords.reload)}</button>
    </div>
  );
}
