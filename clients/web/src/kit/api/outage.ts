// Services that do not answer: which of the answers in view are wanting for that, so that it is said once, and they are asked again
// until they come.
import { Code, ConnectError } from '@connectrpc/connect';
import type { QueryCache } from '@tanstack/react-query';

export const isOutage = (error: unknown) => ConnectError.from(error).code === Code.Unavailable;

// Of a cache: the queries in view that got no answer, each with why.
export class Outages {
  private readonly wanting = new Map<string, unknown>();
  private readonly listeners = new Set<() => void>();
  // The first of them; the same until it is over.
  current: unknown;

  constructor(cache: Pick<QueryCache, 'subscribe'>) {
    cache.subscribe((event) => {
      const { queryHash } = event.query;
      if (event.type === 'removed' || (event.type === 'observerRemoved' && event.query.getObserversCount() === 0)) this.wanting.delete(queryHash);
      if (event.type === 'updated') {
        const { action } = event;
        if ((action.type === 'failed' || action.type === 'error') && event.query.getObserversCount() > 0 && isOutage(action.error)) this.wanting.set(queryHash, action.error);
        else if (action.type === 'success' || action.type === 'error') this.wanting.delete(queryHash);
      }
      this.tell();
    });
  }

  has = (queryHash: string) => this.wanting.has(queryHash);

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  private tell() {
    const [first] = this.wanting.values();
    if ((first === undefined) === (this.current === undefined)) return;
    this.current = first;
    for (const listener of this.listeners) listener();
  }
}
