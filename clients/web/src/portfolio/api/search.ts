// Finding things by any name: what the service takes, and where a hit leads.
import { SearchPortfolioRequest } from '@/gen/pepiniere/portfolio/v1/bounds';
import { SearchKind, type SearchPortfolioResponse_Hit as Hit } from '@/gen/pepiniere/portfolio/v1/search_pb';
import { incubatorUrl, ministryUrl, projectUrl } from './addresses';

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
