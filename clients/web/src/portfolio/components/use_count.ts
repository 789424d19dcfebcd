// How many projects match the filters of an address, on its day. A list tells its pages only; the summary counts, those that have
// not started apart.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { query } from '@/kit/api/query';
import { dayOf } from '@/kit/words/day';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useFilter } from './use_filter';

// `begun`: only those that have a phase on that day, as the portfolio counts.
export function useCount(get: (param: string) => string, { begun = false, wanted = true } = {}): number | undefined {
  const { filter } = useFilter(get);
  const { data } = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { filter, asOf: dayOf(get('date')) }),
    enabled: wanted && filter !== undefined,
    placeholderData: keepPreviousData,
  });
  return data && Number(data.totalCount) + (begun ? 0 : Number(data.notStartedCount));
}
