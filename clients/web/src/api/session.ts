// Who is signed in at the gateway, and what the services let them do.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Role } from '@/gen/pepiniere/rpc/v1/access_pb';
import { governanceMethods } from './clients';
import { query } from './query';

export interface Session {
  // Whether an identity provider is there to sign in with.
  signIn: boolean;
  signedIn: boolean;
  name?: string;
  subject?: string;
  expireTime?: string;
}

const session = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const answer = await fetch('/auth/session', { signal, credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`/auth/session: ${answer.status}`);
    return (await answer.json()) as Session;
  },
});

export const useSession = () => useQuery(session);

export const signInUrl = (returnTo: string) => `/auth/login?return_to=${encodeURIComponent(returnTo)}`;

// The roles that count now. `may` asks for one of them, held on everything or on that resource.
export function useCaller() {
  const { data, isPending } = useQuery(query(governanceMethods.getCaller, {}));
  const roles = data?.roles ?? [];
  const holds = (role: Role, resource?: string) =>
    roles.some((held) => held.role === role && (held.resource === '' || resource === undefined || held.resource === resource));
  const isAdmin = holds(Role.PROGRAMME_ADMIN);
  return {
    isPending,
    subject: data?.subject ?? '',
    roles,
    isAdmin,
    // Coach of one of these incubators, or of any where none is named. Administrators may do all that coaches may.
    isCoach: (...incubators: string[]) => isAdmin || (incubators.length === 0 ? holds(Role.COACH)
      : incubators.some((incubator) => holds(Role.COACH, incubator))),
    // Reads what is not open data of something, somewhere.
    isInside: roles.length > 0,
    resourcesOf: (role: Role) => roles.filter((held) => held.role === role && held.resource).map((held) => held.resource),
  };
}
