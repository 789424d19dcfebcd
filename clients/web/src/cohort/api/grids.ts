// Grids and their versions.
import { useQueries, useQuery } from '@tanstack/react-query';
import { query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { cohortMethods } from './clients';
import { numberOf } from './addresses';

const versionsOf = (grid: string) => whole(cohortMethods.listGridVersions, { parent: grid }, (page) => page.versions);

export const useGrids = (showDeleted = false) => useQuery(whole(cohortMethods.listGrids, { showDeleted }, (page) => page.grids));
export const useGrid = (name: string) => useQuery({ ...query(cohortMethods.getGrid, { name }), enabled: name !== '' });
export const useGridVersion = (name: string) => useQuery({ ...query(cohortMethods.getGridVersion, { name }), enabled: name !== '' });
export const useGridVersions = (grid: string) => useQuery(versionsOf(grid));

function useEveryVersion() {
  const grids = useGrids().data ?? [];
  const versions = useQueries({ queries: grids.map(({ name }) => versionsOf(name)) });
  return grids.flatMap(({ title }, i) => versions[i]?.data?.map(({ name }) => ({ name, title: `${title} – ${numberOf(name)}` })) ?? []);
}

// As a field of a form chooses from them.
export const GRID_VERSIONS: Source = { useResources: useEveryVersion };
