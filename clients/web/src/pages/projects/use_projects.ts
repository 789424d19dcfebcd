// The list that the address asks for: a page of it, and how to read all of it.
import { create } from '@bufbuild/protobuf';
import { FieldMaskSchema } from '@bufbuild/protobuf/wkt';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { enteredIn, entryPeriod } from '@/api/entry';
import { DAY_PARAMS, projectFilter } from '@/api/project_filter';
import { call, pages, query } from '@/api/query';
import { useUrlState } from '@/components/use_url_state';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { dayOf } from '@/words/day';

const PAGE_SIZE = 50;
// Without the sheets: a list is many times lighter.
const SHOWN = create(FieldMaskSchema, { paths: ['name', 'title', 'mission', 'kind', 'phase', 'phase_since', 'paused', 'paused_since', 'unknown_phase',
  'primary_incubator', 'other_incubators', 'sponsors', 'themes', 'user_types', 'technologies', 'update_time', 'etag'] });

type Get = (param: string) => string;
// `total`: where all of the list was read to show a page of it.
export interface ProjectPage { projects: Project[]; nextPageToken: string; total?: number }

function requestOf(get: Get) {
  return { filter: projectFilter(get), asOf: dayOf(get('date')), orderBy: get('tri'), readMask: SHOWN };
}

// All of the list, page after page.
export async function* allProjects(get: Get, signal: AbortSignal): AsyncGenerator<Project[]> {
  const period = entryPeriod(get('entree'));
  const entered = period ? await enteredIn(period, projectFilter((param) => (DAY_PARAMS.has(param) ? '' : get(param))), signal) : undefined;
  for await (const { projects } of pages(portfolioMethods.listProjects, requestOf(get), signal)) {
    yield entered ? projects.filter(({ name }) => entered.has(name)) : projects;
  }
}

// Of a period of entry: chosen here, so the page token is a position.
function pageOfEntry(get: Get) {
  const request = requestOf(get);
  return queryOptions({
    queryKey: ['ListProjects', JSON.stringify({ ...request, readMask: undefined, entree: get('entree'), page: get('page') })] as const,
    queryFn: async ({ signal }): Promise<ProjectPage> => {
      const all: Project[] = [];
      for await (const projects of allProjects(get, signal)) all.push(...projects);
      const start = Number(get('page')) || 0;
      const end = start + PAGE_SIZE;
      return { projects: all.slice(start, end), nextPageToken: end < all.length ? String(end) : '', total: all.length };
    },
  });
}

function onePage(get: Get) {
  const request = { ...requestOf(get), pageSize: PAGE_SIZE, pageToken: get('page') };
  const { queryKey } = query(portfolioMethods.listProjects, request);
  return queryOptions({
    queryKey,
    queryFn: ({ signal }): Promise<ProjectPage> => call(portfolioMethods.listProjects, request, signal),
  });
}

export function useProjects() {
  const { get } = useUrlState();
  const ofEntry = get('entree') !== '';
  const page = useQuery({ ...onePage(get), enabled: !ofEntry, placeholderData: keepPreviousData });
  const entryPage = useQuery({ ...pageOfEntry(get), enabled: ofEntry, placeholderData: keepPreviousData });
  return ofEntry ? entryPage : page;
}

// How many there are in all. A list tells its pages only; the summary counts, those that have not started apart.
export function useCount(page: ProjectPage | undefined): number | undefined {
  const { get } = useUrlState();
  const { data } = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { filter: projectFilter(get), asOf: dayOf(get('date')) }),
    enabled: !get('entree'),
    placeholderData: keepPreviousData,
  });
  if (get('entree')) return page?.total;
  return data && Number(data.totalCount) + Number(data.notStartedCount);
}
