// The list that the address asks for: a page of it, and how to read all of it.
import { create } from '@bufbuild/protobuf';
import { FieldMaskSchema } from '@bufbuild/protobuf/wkt';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { pages, query } from '@/kit/api/query';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayOf } from '@/kit/words/day';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useFilter } from '@/portfolio/components/use_filter';

const PAGE_SIZE = 50;
// Without the sheets: a list is many times lighter.
const SHOWN = create(FieldMaskSchema, { paths: ['name', 'title', 'mission', 'kind', 'phase', 'phase_since', 'paused', 'paused_since', 'unknown_phase',
  'primary_incubator', 'other_incubators', 'sponsors', 'themes', 'user_types', 'technologies', 'update_time', 'etag'] });

type Get = (param: string) => string;
function requestOf(get: Get, filter: string | undefined) {
  return { filter, asOf: dayOf(get('date')), orderBy: get('tri'), readMask: SHOWN };
}

export function useProjects() {
  const { get } = useUrlState();
  const { filter, error, whenKnown } = useFilter(get);
  const page = useQuery({
    ...query(portfolioMethods.listProjects, { ...requestOf(get, filter), pageSize: PAGE_SIZE, pageToken: get('page') }),
    enabled: filter !== undefined,
    placeholderData: keepPreviousData,
  });
  // All of the list, page after page.
  async function* all(signal: AbortSignal): AsyncGenerator<Project[]> {
    for await (const { projects } of pages(portfolioMethods.listProjects, requestOf(get, await whenKnown()), signal)) yield projects;
  }
  return { page, all, error: page.error ?? error };
}
