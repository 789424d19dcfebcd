// Whose portfolio is read: a ministry with all that is below it, an incubator, or everything.
import { useMemo } from 'react';
import { idOf, useIncubators, useOrganisations } from '@/api/directory';
import { useCaller } from '@/api/session';
import { projectFilter } from '@/api/project_filter';
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import { dayOf, todayIso, type Day } from '@/words/day';

export interface Subject {
  // organisations/x, incubators/x; empty for everything.
  name: string;
  title: string;
  // Of projects, and the parameters of the list that shows them.
  filter: string;
  params: Readonly<Record<string, string>>;
  // Whether the caller reads what is not open data of it.
  isInside: boolean;
}

export interface Asked {
  subject: Subject;
  // YYYY-MM-DD; asOf is absent for today, so that the service says what today is.
  date: string;
  asOf: Day | undefined;
}

export function askedOf(subject: Subject, date: string): Asked {
  const asOf = dayOf(date);
  return { subject, asOf, date: asOf ? date : todayIso() };
}

// The organisation and those above it.
export function lineOf(name: string, organisations: readonly Organisation[]): string[] {
  const parents = new Map(organisations.map((one) => [one.name, one.parent]));
  const line: string[] = [];
  for (let at = name; at && !line.includes(at); at = parents.get(at) ?? '') line.push(at);
  return line;
}

// Undefined while the directory is read, or where there is none by that name.
export function useSubject(name: string): { subject: Subject | undefined; isPending: boolean } {
  const organisations = useOrganisations();
  const incubators = useIncubators();
  const { roles } = useCaller();
  const subject = useMemo(() => {
    const isOrganisation = name.startsWith('organisations/');
    const found = (isOrganisation ? organisations.data : incubators.data)?.find((one) => one.name === name);
    if (name && !found) return undefined;
    const params: Record<string, string> = name ? { [isOrganisation ? 'ministere' : 'incubateur']: idOf(name) } : {};
    const reach = new Set(['', ...(isOrganisation ? lineOf(name, organisations.data ?? []) : [name])]);
    return {
      name, params,
      title: found?.title ?? '',
      filter: projectFilter((param) => params[param] ?? ''),
      isInside: roles.some(({ resource }) => reach.has(resource)),
    };
  }, [name, organisations.data, incubators.data, roles]);
  return { subject, isPending: organisations.isPending || incubators.isPending };
}
