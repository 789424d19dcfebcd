// Finding things by any name: what the service takes, and where a hit leads.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SearchPortfolioRequest } from '@/gen/pepiniere/portfolio/v1/bounds';
import { SearchKind, type SearchPortfolioResponse_Hit as Hit } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { query } from '@/kit/api/query';
import { incubatorUrl, ministryUrl, projectUrl } from './addresses';
import { portfolioMethods } from './clients';

export const LONGEST_QUERY = SearchPortfolioRequest.query.maxLength;

const URLS: Partial<Record<SearchKind, (name: string) => string>> = {
  [SearchKind.PROJECT]: projectUrl,
  [SearchKind.INCUBATOR]: incubatorUrl,
  [SearchKind.ORGANISATION]: ministryUrl,
};

// Nothing for what has no page (teams).
export const hitUrl = ({ kind, name }: Hit) => URLS[kind]?.(name);

// What an address says, as words: the last part of it.
export function wordsOf(address: string) {
  const last = address.split('/').filter(Boolean).at(-1) ?? '';
  return last.replace(/[^\p{L}\p{N}]+/gu, ' ').trim().slice(0, LONGEST_QUERY);
}

const KIND_OF: Readonly<Record<string, SearchKind>> = {
  projects: SearchKind.PROJECT, incubators: SearchKind.INCUBATOR, organisations: SearchKind.ORGANISATION,
};
const FOUND = 8;
// Whether things of this collection are found here.
export const isFound = (collection: string) => KIND_OF[collection] !== undefined;

// The first of these collections ("projects") by any name; undefined until they are known.
export function useFound(text: string, collections: readonly string[]) {
  const kinds = collections.flatMap((collection) => KIND_OF[collection] ?? []);
  const { data } = useQuery({
    ...query(portfolioMethods.searchPortfolio, { query: text.slice(0, LONGEST_QUERY), kinds, pageSize: FOUND }),
    enabled: text !== '' && kinds.length > 0,
    placeholderData: keepPreviousData,
  });
  return kinds.length > 0 ? data?.hits : [];
}
