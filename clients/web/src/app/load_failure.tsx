// What a page shows when its script did not come, or when it broke: said, and nothing lost but that page.
import { useEffect } from 'react';
import { PageTitle } from '@/kit/ui/page_title';
import { useWords } from '@/kit/words/use_words';
import { useOnline } from './use_online';
import { appWords } from './words';

export function LoadFailure() {
  const { t } = useWords();
  const isOnline = useOnline();
  // From its beginning: what came in part is not asked for again otherwise.
  useEffect(() => {
    const again = () => location.reload();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return (
    <div className="fr-container fr-py-6w">
      <PageTitle>{t(appWords.broken)}</PageTitle>
      <p>{t(isOnline ? appWords.brokenTold : appWords.brokenOffline)}</p>
      <button type="button" className="fr-btn" onClick={() => location.reload()}>{t(appWords.reload)}</button>
    </div>
  );
}
