// A write, known by its method, and the request id that makes it safe to repeat: kept while it is not known whether the last
// try arrived, so that trying again records nothing twice.
import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { useRef } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { noteOwn } from './own_writes';
import { isConflict, isGone } from './problem';
import { call } from './query';
import { SESSION } from './session';

const UNANSWERED = new Set([Code.Unavailable, Code.Unknown, Code.DeadlineExceeded, Code.Canceled]);
export const isUnanswered = (error: unknown) => UNANSWERED.has(ConnectError.from(error).code);

const fingerprint = (request: unknown) => JSON.stringify(request, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

// Done once what is shown is up to date; `onDone` as soon as it is written, and what it promises before anything is asked again.
export function useWrite<I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>, onDone?: (out: MessageShape<O>) => void | Promise<void>) {
  const queryClient = useQueryClient();
  const tried = useRef({ of: '', id: '' });
  const askAgain = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION });
  return useMutation({
    mutationFn: (request: MessageInitShape<I>) => {
      const of = fingerprint(request);
      if (tried.current.of !== of) tried.current = { of, id: crypto.randomUUID() };
      return call(method, { ...(request as object), requestId: tried.current.id } as unknown as MessageInitShape<I>);
    },
    onSuccess: async (out) => {
      tried.current = { of: '', id: '' };
      noteOwn(out);
      await onDone?.(out);
      return askAgain();
    },
    // Somebody was faster: what they wrote, or deleted, is to be seen.
    onError: (error) => {
      if (!isUnanswered(error)) tried.current = { of: '', id: '' };
      return isConflict(error) || isGone(error) ? askAgain() : undefined;
    },
  });
}
