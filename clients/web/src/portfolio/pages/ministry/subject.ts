// Whose portfolio is read: an organisation with all that is below it, a ministerial domain, an incubator, or everything.
import { useMemo } from 'react';
import { idOf } from '@/kit/api/names';
import { EVERYTHING } from '@/kit/api/permissions';
import { dayOf, todayIso, type Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useMayOn } from '@/portfolio/api/caller';
import { useIncubators, useOrganisations } from '@/portfolio/api/directory';
import { projectFilter } from '@/portfolio/api/project_filter';
import { domainText } from '@/portfolio/words/domains';

// What a name begins with, and the parameter of lists that asks for it.
const PARAMS = { organisations: 'ministere', domaines: 'domaine', incubators: 'incubateur' } as const;
type Kind = keyof typeof PARAMS;

export interface Subject {
  // organisations/x, domaines/x, incubators/x; empty for everything.
  name: string;
  title: string;
  // Whether the service knows it as a resource, of which it says what is late: a domain is no resource.
  isResource: boolean;
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
  const asOf = date === todayIso() ? undefined : dayOf(date);
  return { subject, asOf, date: asOf ? date : todayIso() };
}

// The filters and the day, for the addresses of lists.
export const paramsOf = ({ subject, asOf, date }: Asked) => new URLSearchParams({ ...subject.params, ...(asOf ? { date } : {}) });

// Undefined while the directory and what the caller may are read, or where there is none by that name.
export function useSubject(name: string): { subject: Subject | undefined; isPending: boolean } {
  const organisations = useOrganisations();
  const incubators = useIncubators();
  const kind = name.slice(0, name.indexOf('/')) as Kind | '';
  // A domain is no resource: who reads what is not open of all of it reads it of everything.
  const about = kind === 'domaines' ? EVERYTHING : name;
  const { isPending, may } = useMayOn([about]);
  const isInside = may(about, 'GetAttentionList');
  const { t } = useWords();
  const subject = useMemo(() => {
    const named: Readonly<Record<Kind, () => string | undefined>> = {
      organisations: () => organisations.data?.find((one) => one.name === name)?.title,
      incubators: () => incubators.data?.find((one) => one.name === name)?.title,
      domaines: () => (organisations.data?.some(({ ministerialDomain }) => ministerialDomain === idOf(name)) ? t(domainText(idOf(name))) : undefined),
    };
    const title = kind ? named[kind]() : '';
    if (title === undefined) return undefined;
    const params: Record<string, string> = kind ? { [PARAMS[kind]]: idOf(name) } : {};
    return {
      name, params, title, isInside,
      isResource: kind !== 'domaines',
      filter: projectFilter((param) => params[param] ?? ''),
    };
  }, [name, kind, organisations.data, incubators.data, isInside, t]);
  return isPending ? { subject: undefined, isPending } : { subject, isPending: organisations.isPending || incubators.isPending };
}
