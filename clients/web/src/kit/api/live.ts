// The live feeds: pages follow what others change, and nobody reloads. One tab of the browser holds the stream (a lock says
// which: HTTP/1.1 leaves a browser six connections an origin) and tells the others over a channel.
import { follow, Refused, type Changed, type Feed, type News } from './changes';
import { eventsOf } from './event_stream';
import { queryClient } from './query_client';
import { SESSION } from './session';

export type LiveState = 'connecting' | 'live' | 'stale';

// Changes that come together are told together.
const GATHER_MS = 400;
// Heartbeats come every 15 s: what says nothing for as long as this has gone, whatever the connection looks like.
const SILENCE_MS = 45_000;

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();
export const liveState = () => state;
export function onLiveState(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
function become(next: LiveState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

const serviceOf = (feed: string) => feed.slice(0, feed.indexOf('.'));

// Asks again what the changes touch, of the service whose feed told them.
function asker(feeds: readonly Feed[]) {
  const gathered = new Map<string, Changed>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askAgain = () => {
    timer = undefined;
    const changed = feeds.flatMap((feed) => {
      const names = gathered.get(feed.name);
      return names ? [{ service: serviceOf(feed.name), touches: feed.touches, names }] : [];
    });
    gathered.clear();
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => {
        const [service, method = '', request = ''] = queryKey as [string, string?, string?];
        return changed.some((one) => one.service === service && one.touches({ method, request }, one.names));
      },
    });
  };
  return (feed: string, names: readonly string[] | 'all') => {
    const before = gathered.get(feed);
    gathered.set(feed, names === 'all' || before === 'all' ? 'all' : new Set([...(before ?? []), ...names]));
    timer ??= setTimeout(askAgain, GATHER_MS);
  };
}

async function* open(address: string, signal: AbortSignal): AsyncGenerator<string> {
  const stop = new AbortController();
  const end = () => stop.abort();
  signal.addEventListener('abort', end, { once: true });
  let silence = setTimeout(end, SILENCE_MS);
  try {
    const answer = await fetch(address, { signal: stop.signal, credentials: 'same-origin', cache: 'no-store', headers: { accept: 'text/event-stream' } });
    if (!answer.ok || !answer.body) throw new Refused(answer.status);
    for await (const data of eventsOf(answer.body)) {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
      yield data;
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', end);
    end();
  }
}

const wait = (ms: number, signal: AbortSignal) => new Promise<void>((resolve) => {
  const end = setTimeout(resolve, ms);
  const wake = () => (clearTimeout(end), resolve());
  signal.addEventListener('abort', wake, { once: true });
  addEventListener('online', wake, { once: true });
});

// Starts following, for as long as the page lives.
export function startLive(feeds: readonly Feed[]) {
  const hear = asker(feeds);
  const stop = new AbortController();
  addEventListener('pagehide', (event) => !event.persisted && stop.abort());
  const channel = new BroadcastChannel('pepiniere.live');
  const take = (news: News) => {
    if ('feed' in news) hear(news.feed, news.names);
    else if (news.state === 'renewed') void queryClient.invalidateQueries({ queryKey: [SESSION] });
    else become(news.state);
  };
  channel.onmessage = (event: MessageEvent<News>) => take(event.data);
  const tell = (news: News) => {
    channel.postMessage(news);
    take(news);
  };
  const lead = () => follow({ feeds: feeds.map(({ name }) => name), open, tell, wait, now: () => performance.now() }, stop.signal);
  // Without a secure context there is no lock: each tab follows for itself.
  if (navigator.locks) {
    void navigator.locks.request('pepiniere.live', { signal: stop.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }
}
