// Everything that has a name, found by it; its words are in the address.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { portfolioMethods } from '@/api/clients';
import { idOf } from '@/api/directory';
import { paged } from '@/api/query';
import { hitUrl, LONGEST_QUERY } from '@/api/search';
import { DidYouMean } from '@/components/did_you_mean';
import { FilterBar, type FilterField } from '@/components/filter_bar';
import { PageTitle } from '@/components/page_title';
import { Problem } from '@/components/problem';
import { Empty, Loading } from '@/components/states';
import { useUrlState } from '@/components/use_url_state';
import { SearchKind, type SearchPortfolioResponse_Hit as Hit } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { common } from '@/words/common';
import type { Text } from '@/words/text';
import { useWords } from '@/words/use_words';
import { searchWords } from './words';

const KINDS: Readonly<Record<number, Text>> = {
  [SearchKind.PROJECT]: common.project,
  [SearchKind.INCUBATOR]: common.incubator,
  [SearchKind.ORGANISATION]: common.organisation,
  [SearchKind.TEAM]: common.team,
};

export default function SearchPage() {
  const { t } = useWords();
  const { get, set } = useUrlState();
  const query = get('texte');
  const kind = SearchKind[get('sorte') as keyof typeof SearchKind];
  const fields: FilterField[] = [
    { param: 'texte', type: 'text', label: t(common.search), maxLength: LONGEST_QUERY },
    { param: 'sorte', type: 'select', label: t(common.kind), options: Object.entries(KINDS).map(([value, text]) => ({ value: SearchKind[Number(value)]!, label: t(text) })) },
  ];
  const search = useInfiniteQuery({
    ...paged(portfolioMethods.searchPortfolio, { query, kinds: kind ? [kind] : [] }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const hits = query === '' ? undefined : search.data?.pages.flatMap((page) => page.hits);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(searchWords.title)}</PageTitle>
      <FilterBar fields={fields} />
      {query === '' && <p>{t(searchWords.ask)}</p>}
      {query !== '' && search.error && <Problem error={search.error} onRetry={() => void search.refetch()} />}
      {query !== '' && search.isLoading && <Loading lines={8} />}
      {hits && <DidYouMean titles={search.data?.pages[0]?.didYouMean ?? []} choose={(texte) => set({ texte })} />}
      {hits?.length === 0 && <Empty><p>{t(searchWords.none)}</p><p>{t(searchWords.noneNext)}</p></Empty>}
      {hits && hits.length > 0 && (
        <>
          <p role="status">{t(searchWords.found, { n: hits.length })}</p>
          <ul className="fr-raw-list" aria-label={t(searchWords.list)}>{hits.map((hit) => <Found key={hit.name} hit={hit} />)}</ul>
          {search.hasNextPage && (
            <button type="button" className="fr-btn fr-btn--secondary no-print" disabled={search.isFetchingNextPage}
              onClick={() => void search.fetchNextPage()}>
              {t(searchWords.more)}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function Found({ hit }: { hit: Hit }) {
  const { t } = useWords();
  const url = hitUrl(hit);
  const title = hit.title || idOf(hit.name);
  const notes = [
    t(KINDS[hit.kind]!),
    hit.field === 'alias' && t(searchWords.alias, { name: hit.alias }),
    hit.field === 'mission' && t(searchWords.mission),
    hit.field === 'description' && t(searchWords.description),
    hit.approximate && t(searchWords.roughly),
  ].filter(Boolean);
  return (
    <li className="fr-py-1w">
      {url ? <Link to={url}>{title}</Link> : title} <span className="quiet">{notes.join(' · ')}</span>
    </li>
  );
}
