// Everything that has a name, found by it; its words are in the address.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { SearchKind, type SearchPortfolioResponse_Hit as Hit } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { idOf } from '@/kit/api/names';
import { paged } from '@/kit/api/query';
import { DidYouMean } from '@/kit/ui/did_you_mean';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { FoundElsewhere } from '@/kit/ui/found';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { among, soundly } from '@/kit/ui/sound_address';
import { Empty, Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { hitUrl, LONGEST_QUERY } from '@/portfolio/api/search';
import { aSearch, namesIn } from '@/portfolio/components/checks';
import { terms } from '@/portfolio/words/terms';
import { searchWords } from './words';

const KINDS: Readonly<Record<number, Text>> = {
  [SearchKind.PROJECT]: terms.project,
  [SearchKind.INCUBATOR]: terms.incubator,
  [SearchKind.ORGANISATION]: terms.organisation,
  [SearchKind.TEAM]: terms.team,
};

export default soundly({ texte: aSearch, sorte: among(namesIn(SearchKind)) }, SearchPage);

function SearchPage() {
  const { t } = useWords();
  const { get, set } = useUrlState();
  const query = get('texte');
  const kind = SearchKind[get('sorte') as keyof typeof SearchKind];
  const fields: FilterField[] = [
    { param: 'texte', type: 'text', label: t(common.search), maxLength: LONGEST_QUERY },
    { param: 'sorte', type: 'select', label: t(terms.kind), options: Object.entries(KINDS).map(([value, text]) => ({ value: SearchKind[Number(value)]!, label: t(text) })) },
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
      {query !== '' && !kind && <FoundElsewhere text={query} />}
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
