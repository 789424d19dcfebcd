// Where there is nothing at an address: what it may have meant.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { SearchKind, SearchPortfolioResponse_Hit as Hit } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { call, keyOf } from '@/kit/api/query';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { hitUrl, wordsOf } from '@/portfolio/api/search';

const SHOWN = 5;

// Of one kind, or of any.
export function Meant({ typed, kind }: { typed: string; kind?: SearchKind }) {
  const { t } = useWords();
  const query = wordsOf(typed);
  const request = { query, kinds: kind ? [kind] : [], pageSize: SHOWN };
  const { data: hits = [] } = useQuery({
    queryKey: [...keyOf(portfolioMethods.searchPortfolio, request), 'meant'] as const,
    queryFn: async ({ signal }): Promise<Hit[]> => {
      const found = await call(portfolioMethods.searchPortfolio, request, signal);
      if (found.hits.length > 0) return found.hits;
      // Titles that look like it: their things are the first that they find.
      const named = await Promise.all(found.didYouMean.map((title) => call(portfolioMethods.searchPortfolio, { ...request, query: title, pageSize: 1 }, signal)));
      return named.flatMap((one) => one.hits);
    },
    enabled: query !== '',
    retry: false,
  });
  if (hits.length === 0) return null;
  return (
    <div className="did-you-mean">
      <p>{t(common.didYouMean)}</p>
      <ul>
        {hits.map((hit) => {
          const url = hitUrl(hit);
          return <li key={hit.name}>{url ? <Link to={url}>{hit.title}</Link> : hit.title}</li>;
        })}
      </ul>
    </div>
  );
}
