// Where the slider begins: the first day of the year in which the first project entered.
import { useQuery } from '@tanstack/react-query';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { query } from '@/kit/api/query';
import { portfolioMethods } from '@/portfolio/api/clients';

// `otherwise`: a day of the year to begin with where no project has entered.
export function useEarliest(otherwise: string): string {
  const { data } = useQuery(query(portfolioMethods.getPortfolioSummary, { groupBy: [PortfolioDimension.YEAR_OF_ENTRY] }));
  const years = (data?.groups ?? []).flatMap(({ keys }) => keys.year_of_entry ?? []).filter((year) => /^\d{4}$/.test(year));
  return `${years.sort()[0] ?? otherwise.slice(0, 4)}-01-01`;
}
