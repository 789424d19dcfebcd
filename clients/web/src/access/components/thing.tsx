// Whatever a service keeps, or a part of it, by its title: it leads to its page, where it has one.
import { Suspense } from 'react';
import { Link } from 'react-router-dom';
import { ERASURES, isPerson, PERSONS } from '@/access/api/persons';
import { CohortThing } from '@/cohort/feature';
import { idOf } from '@/kit/api/names';
import { PortfolioThing } from '@/portfolio/feature';

const PAGES: Readonly<Record<string, string>> = { persons: PERSONS, erasures: ERASURES };

const OF_SERVICES: Readonly<Record<string, typeof PortfolioThing>> = {
  programmes: CohortThing, projects: PortfolioThing, incubators: PortfolioThing, organisations: PortfolioThing, committees: PortfolioThing,
};

export function Thing({ name }: { name: string }) {
  const [collection = '', id = '', ...inside] = name.split('/');
  if (PAGES[collection]) {
    return <><Link to={`${PAGES[collection]}/${encodeURIComponent(id)}`}>{id}</Link>{isPerson(name) && inside.length > 0 && <span className="quiet"> ({inside.at(-1)})</span>}</>;
  }
  const OfService = OF_SERVICES[collection];
  return OfService ? <Suspense fallback={idOf(name)}><OfService name={name} /></Suspense> : <>{idOf(name)}</>;
}
