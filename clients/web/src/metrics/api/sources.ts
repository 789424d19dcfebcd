// Feeds of a project. Nobody else follows them: they are asked again while they are in view.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { paged, query, whole } from '@/kit/api/query';
import { metricsMethods } from './clients';

const AGAIN_MS = 10_000;
const PAGE = 50;

export const useSources = (project: string, isAsked: boolean) =>
  useQuery({ ...whole(metricsMethods.listSources, { project }, (page) => page.sources), enabled: isAsked, refetchInterval: AGAIN_MS });

export const useSource = (name: string) => useQuery({ ...query(metricsMethods.getSource, { name }), refetchInterval: AGAIN_MS });

export const useSourceEvents = (source: string, filter: string) =>
  useInfiniteQuery({ ...paged(metricsMethods.listSourceEvents, { parent: source, pageSize: PAGE, filter }), refetchInterval: AGAIN_MS });

// Whether anything of those is there, on whichever page.
export const useAnySourceEvent = (source: string, filter: string, isAsked: boolean): boolean =>
  (useQuery({ ...query(metricsMethods.listSourceEvents, { parent: source, pageSize: 1, filter }), enabled: isAsked, refetchInterval: AGAIN_MS }).data?.sourceEvents.length ?? 0) > 0;
