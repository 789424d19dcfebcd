// What the caller may do with resources: the methods that their service says they may call about each.
import type { DescMethodUnary } from '@bufbuild/protobuf';
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { GetPermissionsRequestSchema, Permissions_Permission as Permission, PermissionsSchema } from '@/gen/pepiniere/rpc/v1/permissions_pb';
import { call, keyOf } from './query';
import { useIdentity, type Held } from './session';

export type GetPermissions = DescMethodUnary<typeof GetPermissionsRequestSchema, typeof PermissionsSchema>;

// By which a service is asked about everything that it has.
export const EVERYTHING = '';

// As many names as one request takes.
const AT_ONCE = 100;

// `method`: the service's own GetPermissions. Asked anew when the roles are others.
function permissionsOf(method: GetPermissions, resources: readonly string[], roles: readonly Held[]) {
  const parts = Array.from({ length: Math.ceil(resources.length / AT_ONCE) }, (_, i) => resources.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
  return queryOptions({
    queryKey: [...keyOf(method, { resources: [...resources] }), roles] as const,
    queryFn: async ({ signal }): Promise<Permission[]> =>
      (await Promise.all(parts.map((some) => call(method, { resources: some }, signal)))).flatMap(({ permissions }) => permissions),
    enabled: roles.length > 0 && resources.length > 0,
  });
}

const allows = (told: readonly Permission[], resource: string, name: string) => told.some((one) => one.resource === resource && one.methods.includes(name));

// may('projects/x', 'UpdateProject'): nothing, until it is known and for who holds no role.
export function usePermissions(method: GetPermissions, resources: readonly string[]) {
  const { roles, isPending } = useIdentity();
  const { data = [], isLoading, isPlaceholderData } = useQuery({ ...permissionsOf(method, resources, roles), placeholderData: keepPreviousData });
  const isWanting = isLoading || (roles.length > 0 && isPlaceholderData && resources.some((name) => !data.some(({ resource }) => resource === name)));
  return { isPending: isPending || isWanting, may: (resource: string, name: string) => roles.length > 0 && allows(data, resource, name) };
}

// With one resource: may('UpdateProject').
export function usePermission(method: GetPermissions, resource: string): (name: string) => boolean {
  const { may } = usePermissions(method, [resource]);
  return (name) => may(resource, name);
}

// With everything, of each of these services: may('CreateProgramme').
export function usePermissionsOnEverything(methods: readonly GetPermissions[]): ((name: string) => boolean)[] {
  const { roles } = useIdentity();
  return useQueries({ queries: methods.map((method) => permissionsOf(method, [EVERYTHING], roles)) })
    .map(({ data = [] }) => (name) => allows(data, EVERYTHING, name));
}
