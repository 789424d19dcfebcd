// How figures are spread over projects, and what users get of each service.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { DigitalService, ListDigitalServicesResponse } from '@/gen/pepiniere/metrics/v1/service_dashboard_pb';
import { equal } from '@/kit/api/filter';
import { keyOf, pages, query } from '@/kit/api/query';
import { metricsMethods } from './clients';
import type { Window } from './window';

// Of an address: ?incubateur=, ?organisation=.
export const FILTERS = { incubateur: equal('incubator'), organisation: equal('organisation') } as const;
export const filterOf = (get: (param: string) => string) =>
  Object.entries(FILTERS).flatMap(([param, clause]) => (get(param) ? [clause(get(param))] : [])).join(' AND ');

export const usePortfolioIndicators = (filter: string, window: Window) =>
  useQuery({ ...query(metricsMethods.getPortfolioIndicators, { filter, ...window }), placeholderData: keepPreviousData });

export interface Dashboard { first: ListDigitalServicesResponse; services: readonly DigitalService[] }

function dashboardOf(filter: string, window: Window) {
  const asked = { filter, ...window };
  return queryOptions({
    queryKey: [...keyOf(metricsMethods.listDigitalServices, asked), 'dashboard'] as const,
    queryFn: async ({ signal }): Promise<Dashboard> => {
      const all: ListDigitalServicesResponse[] = [];
      for await (const page of pages(metricsMethods.listDigitalServices, asked, signal)) all.push(page);
      return { first: all[0]!, services: all.flatMap(({ digitalServices }) => digitalServices) };
    },
  });
}

export const useDashboard = (filter: string, window: Window) => useQuery({ ...dashboardOf(filter, window), placeholderData: keepPreviousData });
