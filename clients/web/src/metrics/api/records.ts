// What is told of a project, the latest first.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { paged, query, whole } from '@/kit/api/query';
import { metricsMethods } from './clients';

const PAGE = 50;
const asked = (parent: string, orderBy: string, showDeleted: boolean) => ({ parent, orderBy, showDeleted, pageSize: PAGE });

export const useSurveys = (project: string, showDeleted: boolean) => useInfiniteQuery(paged(metricsMethods.listSurveys, asked(project, 'date desc', showDeleted)));
export const useDeployments = (project: string, showDeleted: boolean) => useInfiniteQuery(paged(metricsMethods.listDeployments, asked(project, 'finish_time desc', showDeleted)));
export const useIncidents = (project: string, showDeleted: boolean) => useInfiniteQuery(paged(metricsMethods.listIncidents, asked(project, 'detect_time desc', showDeleted)));
export const useSprints = (project: string, showDeleted: boolean) => useInfiniteQuery(paged(metricsMethods.listSprints, asked(project, 'start_time desc', showDeleted)));
// The latest to be started, then those that never were.
export const useItems = (project: string, showDeleted: boolean, filter: string) =>
  useInfiniteQuery(paged(metricsMethods.listWorkItems, { ...asked(project, 'start_time desc', showDeleted), filter }));
// Everybody's, and those of the project, which come first.
export function useDefinitionsOf(project: string, showDeleted: boolean) {
  const all = useQuery(whole(metricsMethods.listDefinitions, { showDeleted }, (page) => page.definitions));
  const of = (owner: string) => all.data?.filter((one) => one.project === owner) ?? [];
  return { ...all, data: all.data && [...of(project), ...of('')] };
}

export const useDefinition = (name: string) => useQuery(query(metricsMethods.getDefinition, { name }));
