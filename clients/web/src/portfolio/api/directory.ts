// Names to titles: incubators and organisations, read whole and kept.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { idOf } from '@/kit/api/names';
import { whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { portfolioMethods } from './clients';

export const incubators = whole(portfolioMethods.listIncubators, {}, (page) => page.incubators);
export const organisations = whole(portfolioMethods.listOrganisations, {}, (page) => page.organisations);

export const useIncubators = () => useQuery(incubators);
export const useOrganisations = () => useQuery(organisations);

// As a field of a form chooses from them.
export const INCUBATORS: Source = { useResources: () => useIncubators().data ?? [] };
export const ORGANISATIONS: Source = { useResources: () => useOrganisations().data ?? [] };

// The title of incubators/x or organisations/x; its id until it is known.
export function useTitles(): (name: string) => string {
  const { data: some } = useIncubators();
  const { data: others } = useOrganisations();
  return useMemo(() => {
    const titles = new Map([...(some ?? []), ...(others ?? [])].map((resource) => [resource.name, resource.title]));
    return (name) => titles.get(name) || idOf(name);
  }, [some, others]);
}

// The ministerial domain of organisations/x; empty where there is none.
export function useDomains(): (name: string) => string {
  const { data } = useOrganisations();
  return useMemo(() => {
    const domains = new Map(data?.map(({ name, ministerialDomain }) => [name, ministerialDomain]));
    return (name) => domains.get(name) ?? '';
  }, [data]);
}

// The organisation and those above it.
export function lineOf(name: string, organisations: readonly Organisation[]): string[] {
  const parents = new Map(organisations.map((one) => [one.name, one.parent]));
  const line: string[] = [];
  for (let at = name; at && !line.includes(at); at = parents.get(at) ?? '') line.push(at);
  return line;
}
