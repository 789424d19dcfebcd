// What the caller may do with a resource: the methods that its service says they may call about it.
import type { DescMethodUnary } from '@bufbuild/protobuf';
import { useQuery } from '@tanstack/react-query';
import type { GetPermissionsRequestSchema, PermissionsSchema } from '@/gen/pepiniere/rpc/v1/permissions_pb';
import { call, keyOf } from './query';
import { useIdentity } from './session';

type GetPermissions = DescMethodUnary<typeof GetPermissionsRequestSchema, typeof PermissionsSchema>;

// may('UpdateProject'): nothing, until it is known and for who holds no role. `method`: the service's own GetPermissions.
export function usePermissions(method: GetPermissions, resource: string): (name: string) => boolean {
  const { roles } = useIdentity();
  const request = { resources: [resource] };
  const { data } = useQuery({
    // Asked anew when the roles are others.
    queryKey: [...keyOf(method, request), roles] as const,
    queryFn: ({ signal }) => call(method, request, signal),
    enabled: roles.length > 0,
  });
  const methods = data?.permissions[0]?.methods ?? [];
  return (name) => methods.includes(name);
}
