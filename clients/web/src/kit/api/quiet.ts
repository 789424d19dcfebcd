// What is asked so that nothing of it stays anywhere: neither in an address, as what is only read has otherwise, nor in what the browser
// keeps on its disk, nor in the memory of the page once it is left.
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { keyOf } from './query';

const transport = createConnectTransport({
  baseUrl: location.origin,
  useBinaryFormat: true,
  useHttpGet: false,
  fetch: (input, init) => fetch(input, { ...init, credentials: 'same-origin', cache: 'no-store' }),
});

export function quietly<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>, request: MessageInitShape<I>, signal?: AbortSignal): Promise<MessageShape<O>> {
  const client = createClient(method.parent, transport) as unknown as
    Record<string, (request: MessageInitShape<I>, options: { signal?: AbortSignal }) => Promise<MessageShape<O>>>;
  return client[method.localName]!(request, { signal });
}

const FORGOTTEN = { staleTime: 0, gcTime: 0 };

export const quietQuery = <I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>, request: MessageInitShape<I>) =>
  queryOptions({ queryKey: keyOf(method, request), queryFn: ({ signal }) => quietly(method, request, signal), ...FORGOTTEN });

type PageOf = { nextPageToken: string };

// Page after page, for "show more".
export const quietPages = <I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>, request: MessageInitShape<I>) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(method, request), 'paged'] as const,
    queryFn: ({ pageParam, signal }) => quietly(method, { ...(request as object), pageToken: pageParam } as unknown as MessageInitShape<I>, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page as unknown as PageOf).nextPageToken || undefined,
    ...FORGOTTEN,
  });
