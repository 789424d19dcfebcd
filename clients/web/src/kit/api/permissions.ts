// What the caller may do with resources: the methods that their service says they may call about each.
import { create, toJsonString, type DescMethodUnary } from '@bufbuild/protobuf';
import { keepPreviousData, queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { GetPermissionsRequestSchema, type Permissions_Permission as Permission, type PermissionsSchema } from '@/gen/pepiniere/rpc/v1/permissions_pb';
import { call, keyOf } from './query';
import { useIdentity, type Identity } from './session';

export type GetPermissions = DescMethodUnary<typeof GetPermissionsRequestSchema, typeof PermissionsSchema>;

// By which a service is asked about everything that it has.
export const EVERYTHING = '';

// As many names as one request takes.
const AT_ONCE = 100;

// Whoever signed in: what is their own follows from that, without any role.
type Asker = Pick<Identity, 'subject' | 'roles'>;

// `method`: the service's own GetPermissions. Asked anew when the roles are others.
function permissionsOf(method: GetPermissions, resources: readonly string[], { subject, roles }: Asker) {
  const parts = Array.from({ length: Math.ceil(resources.length / AT_ONCE) }, (_, i) => resources.slice(i * AT_ONCE, (i + 1) * AT_ONCE));
  return queryOptions({
    queryKey: [...keyOf(method, { resources: [...resources] }), subject, roles] as const,
    queryFn: async ({ signal }): Promise<Permission[]> =>
      (await Promise.all(parts.map((some) => call(method, { resources: some }, signal)))).flatMap(({ permissions }) => permissions),
    enabled: subject !== '' && resources.length > 0,
  });
}

const allows = (told: readonly Permission[], resource: string, name: string) => told.some((one) => one.resource === resource && one.methods.includes(name));

// may('projects/x', 'UpdateProject'): nothing, until it is known and for nobody in particular.
export function usePermissions(method: GetPermissions, resources: readonly string[]) {
  const { subject, roles, isPending } = useIdentity();
  const { data = [], isLoading, isPlaceholderData } = useQuery({ ...permissionsOf(method, resources, { subject, roles }), placeholderData: keepPreviousData });
  const isWanting = isLoading || (subject !== '' && isPlaceholderData && resources.some((name) => !data.some(({ resource }) => resource === name)));
  return { isPending: isPending || isWanting, may: (resource: string, name: string) => subject !== '' && allows(data, resource, name) };
}

// With one resource: may('UpdateProject').
export function usePermission(method: GetPermissions, resource: string): (name: string) => boolean {
  const { may } = usePermissions(method, [resource]);
  return (name) => may(resource, name);
}

const EVERYTHING_ASKED = toJsonString(GetPermissionsRequestSchema, create(GetPermissionsRequestSchema, { resources: [EVERYTHING] }));

// With everything, of each of these services: may('CreateProgramme'). Their contracts are fetched for who signed in.
export function usePermissionsOnEverything(services: readonly { service: string; permissions: () => Promise<GetPermissions> }[]): ((name: string) => boolean)[] {
  const { subject, roles } = useIdentity();
  return useQueries({
    queries: services.map(({ service, permissions }) => queryOptions({
      queryKey: [service, 'GetPermissions', EVERYTHING_ASKED, subject, roles] as const,
      queryFn: async ({ signal }): Promise<Permission[]> => (await call(await permissions(), { resources: [EVERYTHING] }, signal)).permissions,
      enabled: subject !== '',
    })),
  })
    .map(({ data = [] }) => (name) => allows(data, EVERYTHING, name));
}
