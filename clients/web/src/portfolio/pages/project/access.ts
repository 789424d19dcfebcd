// What the caller may see and do of a project. The services decide; this only keeps the page from asking what it may not know.
import type { Organisation } from '@/gen/pepiniere/portfolio/v1/organisation_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import { useCaller } from '@/portfolio/api/caller';
import { useIncubators, useOrganisations } from '@/portfolio/api/directory';

export interface Access {
  // Coach of one of its incubators, or administrator.
  edits: boolean;
  // Reads money, health, readiness, journal and audit too.
  reads: boolean;
  // Writes in its journal: those who edit it, and its team.
  writesJournal: boolean;
  isAdmin: boolean;
}

// The organisations and all that is above them: a ministry reaches what is below it.
function withParents(names: readonly string[], all: readonly Organisation[]): ReadonlySet<string> {
  const parents = new Map(all.map(({ name, parent }) => [name, parent]));
  const found = new Set<string>();
  for (const name of names) {
    for (let at: string | undefined = name; at && !found.has(at); at = parents.get(at)) found.add(at);
  }
  return found;
}

export function useAccess(project: Project): Access {
  const { isAdmin, isCoach, roles } = useCaller();
  const { data: organisations = [] } = useOrganisations();
  const { data: incubators = [] } = useIncubators();
  const ours = [project.primaryIncubator, ...project.otherIncubators];
  const edits = isCoach(...ours);
  const owners = incubators.filter(({ name }) => ours.includes(name)).map(({ owner }) => owner);
  const reached = withParents([...project.sponsors, ...owners], organisations);
  const reads = edits || roles.some(({ role, resource }) =>
    resource === '' || resource === project.name || (role === Role.MINISTRY && reached.has(resource)));
  const writesJournal = edits || roles.some(({ role, resource }) => role === Role.TEAM && resource === project.name);
  return { edits, reads, writesJournal, isAdmin };
}
