// The rest of a list, page after page.
import { resourceWords } from '@/kit/words/resource_words';
import { useWords } from '@/kit/words/use_words';

// `of`: of which list, for those who do not see it above.
interface MoreProps { found: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }; of: string }

export function More({ found, of }: MoreProps) {
  const { t, colon } = useWords();
  if (!found.hasNextPage) return null;
  return (
    <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
      {t(resourceWords.more)}<span className="fr-sr-only">{colon}{of}</span>
    </button>
  );
}
