// A method and its request as a react-query query. The key names the service and the method and says the request, so that the
// live feeds know which answers a change concerns.
import { create, toJsonString, type DescMessage, type DescMethodUnary, type MessageInitShape, type MessageShape }
  from '@bufbuild/protobuf';
import { createClient } from '@connectrpc/connect';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { transport } from './transport';

type Unary<I extends DescMessage, O extends DescMessage> = DescMethodUnary<I, O>;

export function call<I extends DescMessage, O extends DescMessage>(
  method: Unary<I, O>, request: MessageInitShape<I>, signal?: AbortSignal): Promise<MessageShape<O>> {
  const client = createClient(method.parent, transport) as unknown as
    Record<string, (request: MessageInitShape<I>, options: { signal?: AbortSignal }) => Promise<MessageShape<O>>>;
  return client[method.localName]!(request, { signal });
}

// pepiniere.portfolio.v1.GovernanceService -> portfolio
const serviceOf = (typeName: string) => typeName.split('.')[1] ?? '';

export function keyOf<I extends DescMessage, O extends DescMessage>(method: Unary<I, O>, request: MessageInitShape<I>) {
  return [serviceOf(method.parent.typeName), method.name, toJsonString(method.input, create(method.input, request))] as const;
}

// useQuery(query(portfolioMethods.getProject, { name }))
export function query<I extends DescMessage, O extends DescMessage>(method: Unary<I, O>, request: MessageInitShape<I>) {
  return queryOptions({
    queryKey: keyOf(method, request),
    queryFn: ({ signal }) => call(method, request, signal),
  });
}

const LARGEST_PAGE = 1000;
type PageOf = { nextPageToken: string };
const onPage = <I extends DescMessage>(request: MessageInitShape<I>, pageToken: string, pageSize?: number) =>
  ({ ...(pageSize ? { pageSize } : {}), ...(request as object), pageToken }) as unknown as MessageInitShape<I>;

// Every page, one after the other.
export async function* pages<I extends DescMessage, O extends DescMessage>(
  method: Unary<I, O>, request: MessageInitShape<I>, signal?: AbortSignal): AsyncGenerator<MessageShape<O>> {
  let pageToken = '';
  do {
    const page = await call(method, onPage(request, pageToken, LARGEST_PAGE), signal);
    yield page;
    pageToken = (page as unknown as PageOf).nextPageToken;
  } while (pageToken);
}

// All pages as one list, for what is short (incubators, organisations, a project's ledger):
// useQuery(whole(portfolioMethods.listIncubators, {}, (page) => page.incubators)). `also`: what else it is an answer of.
export function whole<I extends DescMessage, O extends DescMessage, Item>(
  method: Unary<I, O>, request: MessageInitShape<I>, items: (page: MessageShape<O>) => Item[], ...also: string[]) {
  return queryOptions({
    queryKey: [...keyOf(method, request), 'whole', ...also] as const,
    queryFn: async ({ signal }) => {
      const all: Item[] = [];
      for await (const page of pages(method, request, signal)) all.push(...items(page));
      return all;
    },
  });
}

// Page after page, for "show more".
export function paged<I extends DescMessage, O extends DescMessage>(method: Unary<I, O>, request: MessageInitShape<I>) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(method, request), 'paged'] as const,
    queryFn: ({ pageParam, signal }) => call(method, onPage(request, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page as unknown as PageOf).nextPageToken || undefined,
  });
}
