// Who is signed in at the gateway, and what the services let them do.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { Role } from '@/gen/pepiniere/rpc/v1/access_pb';

export interface Session {
  // Whether an identity provider is there to sign in with.
  signIn: boolean;
  signedIn: boolean;
  name?: string;
  subject?: string;
  expireTime?: string;
}

// What the keys of these queries begin with: no write and no feed touches them.
export const SESSION = 'session';

// Whether somebody was, since the page was opened: what then needs them to sign in has lost their session.
let someoneWas = false;
export const wasSignedIn = () => someoneWas;

export const session = queryOptions({
  queryKey: [SESSION],
  queryFn: async ({ signal }): Promise<Session> => {
    const answer = await fetch('/auth/session', { signal, credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`/auth/session: ${answer.status}`);
    const found = (await answer.json()) as Session;
    someoneWas ||= found.signedIn;
    return found;
  },
});

export const useSession = () => useQuery(session);

// Ends the session here; that of the identity provider is its own.
export async function signOut() {
  await fetch('/auth/logout', { method: 'POST', credentials: 'same-origin', redirect: 'manual' });
  someoneWas = false;
}

export const signInUrl = (returnTo: string) => `/auth/login?return_to=${encodeURIComponent(returnTo)}`;

// A role on a resource; on everything where it names none.
export interface Held { role: Role; resource: string }
// `person`: the name that what they do is recorded under; empty for nobody in particular.
export interface Identity { subject: string; person: string; roles: readonly Held[] }
export type AskIdentity = (signal: AbortSignal) => Promise<Identity>;

// A service says who the caller is; the app knows which one (see Feature.identity).
export const IdentitySource = createContext<AskIdentity | undefined>(undefined);

// What the roles that are held on everything, or on resources of these collections ("incubators"), reach.
export function callerOf(all: readonly Held[], collections: readonly string[]) {
  const roles = all.filter(({ resource }) => resource === '' || collections.includes(resource.slice(0, resource.indexOf('/'))));
  // Inside: reads what is not open data of something, somewhere.
  return { roles, isInside: roles.length > 0 };
}

export type Caller = ReturnType<typeof callerOf>;

const ASK_AGAIN_MS = 5000;
const NOBODY: Identity = { subject: '', person: '', roles: [] };

// The roles that count now, of all services.
export function useIdentity() {
  const ask = useContext(IdentitySource);
  const { data, isPending } = useQuery({ queryKey: [SESSION, 'identity'], queryFn: ({ signal }) => ask?.(signal) ?? NOBODY,
    // Where nobody could say, it is asked again until somebody can.
    refetchInterval: ({ state }) => (state.status === 'error' ? ASK_AGAIN_MS : false) });
  return { isPending, ...(data ?? NOBODY) };
}

// `collections`: the same list at each render.
export function useCaller(collections: readonly string[]): Caller & { isPending: boolean } {
  const { roles, isPending } = useIdentity();
  return useMemo(() => ({ ...callerOf(roles, collections), isPending }), [roles, collections, isPending]);
}
