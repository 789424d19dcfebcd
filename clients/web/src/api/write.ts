// A write, and the request id that makes it safe to repeat: kept while it is not known whether the last try arrived, so that
// trying again records nothing twice.
import { Code, ConnectError } from '@connectrpc/connect';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { isConflict } from './problem';

const UNANSWERED = new Set([Code.Unavailable, Code.Unknown, Code.DeadlineExceeded, Code.Canceled]);
export const isUnanswered = (error: unknown) => UNANSWERED.has(ConnectError.from(error).code);

const fingerprint = (input: unknown) => JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

export function useWrite<In, Out>(write: (input: In, requestId: string) => Promise<Out>, onDone?: (out: Out) => void) {
  const queryClient = useQueryClient();
  const tried = useRef({ of: '', id: '' });
  const askAgain = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'GetCaller' });
  return useMutation({
    mutationFn: (input: In) => {
      const of = fingerprint(input);
      if (tried.current.of !== of) tried.current = { of, id: crypto.randomUUID() };
      return write(input, tried.current.id);
    },
    onSuccess: (out) => {
      tried.current = { of: '', id: '' };
      onDone?.(out);
      return askAgain();
    },
    // Somebody was faster: what they wrote is to be seen.
    onError: (error) => {
      if (!isUnanswered(error)) tried.current = { of: '', id: '' };
      return isConflict(error) ? askAgain() : undefined;
    },
  });
}
