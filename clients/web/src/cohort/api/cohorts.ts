// The cohorts of every programme, read whole and kept; to choose from, by their programme and title.
import { useQuery } from '@tanstack/react-query';
import { idOf } from '@/kit/api/names';
import { whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { programmeOf } from './addresses';
import { cohortMethods } from './clients';
import { useProgrammes } from './programmes';

const cohortsAsked = whole(cohortMethods.listCohorts, { parent: 'programmes/-' }, (page) => page.cohorts);

export const useCohorts = () => useQuery(cohortsAsked);

// "Les Pépiniéristes – Promotion 2"; its id until it is known.
export function useCohortTitle(): (name: string) => string {
  const { data: cohorts } = useCohorts();
  const { data: programmes } = useProgrammes();
  return (name) => {
    const programme = programmeOf(name);
    const above = programmes?.find((one) => one.name === programme)?.title ?? idOf(programme);
    return `${above} – ${cohorts?.find((one) => one.name === name)?.title ?? name.slice(name.lastIndexOf('/') + 1)}`;
  };
}

function useCohortNames() {
  const titleOf = useCohortTitle();
  return useCohorts().data?.map(({ name }) => ({ name, title: titleOf(name) })) ?? [];
}

export const COHORTS: Source = { useResources: useCohortNames };
