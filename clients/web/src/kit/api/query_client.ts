import { Code, ConnectError } from '@connectrpc/connect';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isOutage, Outages } from './outage';
import { session } from './session';

// What another try may mend.
const PASSING = new Set([Code.Unavailable, Code.Unknown, Code.DeadlineExceeded, Code.Aborted, Code.ResourceExhausted]);

// A session that is over, by what a service says: the header shows it. The roles stay, and with them what is being typed.
function onError(error: unknown) {
  if (ConnectError.from(error).code !== Code.Unauthenticated || !queryClient.getQueryData(session.queryKey)?.signedIn) return;
  void queryClient.invalidateQueries({ queryKey: session.queryKey, exact: true });
}

// The live feed says what went stale; so nothing is asked again only because a window was looked at.
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      structuralSharing: false,
      // What does not answer is soon said to, and asked again for as long as it is in view (app/outage.tsx).
      retry: (failures, error) => failures < (isOutage(error) ? 1 : 3) && PASSING.has(ConnectError.from(error).code),
    },
  },
});

export const outages = new Outages(queryClient.getQueryCache());
