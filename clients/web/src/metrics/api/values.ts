// Values of a metric of a project, series by series, and what had been told before of one.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Grain, type Bucket } from '@/gen/pepiniere/metrics/v1/reading_pb';
import { equal } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import { metricsMethods } from './clients';
import type { Stretch } from './periods';
import { seriesOf, type Said } from './points';
import type { Window } from './window';

// What tells by hand.
export const BY_HAND = 'manual';
const PAGE = 200;

const ofMetric = equal('metric');
export const useSeries = (project: string, metric: string) =>
  useQuery(whole(metricsMethods.listSeries, { parent: project, filter: ofMetric(metric) }, (page) => page.series));

export const usePoints = (series: string, window: Window) =>
  useInfiniteQuery(paged(metricsMethods.readSeries, { name: series, grain: Grain.RAW, pageSize: PAGE, ...window }));

export const useRevisions = (series: string, { fromTime, toTime }: Window) =>
  useInfiniteQuery(paged(metricsMethods.listPointRevisions, { parent: series, pageSize: PAGE, fromTime, toTime }));

// Of every metric.
export const useAllSeries = (project: string, isAsked: boolean) =>
  useQuery({ ...whole(metricsMethods.listSeries, { parent: project }, (page) => page.series), enabled: isAsked });

// What was told by hand of that stretch: undefined until it is known, null where nothing was.
export function useToldBefore(project: string, metric: string, dimensions: readonly Said[], stretch: Stretch | undefined): Bucket | null | undefined {
  const filter = `${ofMetric(metric)} AND ${equal('source')(BY_HAND)}`;
  const all = useQuery(whole(metricsMethods.listSeries, { parent: project, filter }, (page) => page.series));
  const name = all.data && seriesOf(all.data, dimensions)?.name;
  const points = useQuery({ ...query(metricsMethods.readSeries, { name: name ?? '', grain: Grain.RAW, ...stretch }), enabled: Boolean(name && stretch) });
  if (!stretch || !all.data) return undefined;
  if (!name) return null;
  return points.data && (points.data.buckets[0] ?? null);
}
