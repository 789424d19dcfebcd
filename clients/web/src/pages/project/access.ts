// What the caller may see and do of a project.
import { useQuery } from '@tanstack/react-query';
import { Code, ConnectError } from '@connectrpc/connect';
import { governanceMethods } from '@/api/clients';
import { query } from '@/api/query';
import { useCaller } from '@/api/session';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import type { Day } from '@/words/day';

export interface Access {
  // Coach of one of its incubators, or administrator.
  edits: boolean;
  // Reads money, health, readiness and audit too. The services decide: a ministry reaches what is below it.
  reads: boolean;
  isAdmin: boolean;
}

export function useHealth(name: string, asOf: Day | undefined, enabled: boolean) {
  return useQuery({ ...query(governanceMethods.getProjectHealth, { name, asOf }), enabled });
}

export function useAccess(project: Project | undefined, asOf: Day | undefined): Access {
  const caller = useCaller();
  const health = useHealth(project?.name ?? '', asOf, caller.isInside && project !== undefined);
  const denied = health.isError && ConnectError.from(health.error).code === Code.PermissionDenied;
  const edits = project !== undefined && caller.isCoach(project.primaryIncubator, ...project.otherIncubators);
  return { edits, reads: edits || (caller.isInside && !health.isPending && !denied), isAdmin: caller.isAdmin };
}
