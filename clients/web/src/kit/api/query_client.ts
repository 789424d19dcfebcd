import { Code, ConnectError } from '@connectrpc/connect';
import { QueryClient } from '@tanstack/react-query';

// What another try may mend.
const PASSING = new Set([Code.Unavailable, Code.Unknown, Code.DeadlineExceeded, Code.Aborted, Code.ResourceExhausted]);

// The live feed says what went stale; so nothing is asked again only because a window was looked at.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      structuralSharing: false,
      retry: (failures, error) => failures < 3 && PASSING.has(ConnectError.from(error).code),
    },
  },
});
