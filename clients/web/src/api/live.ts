// The live feed: pages follow what others change, and nobody reloads. One tab of the browser holds the streams (a lock
// says which: HTTP/1.1 leaves a browser six connections an origin) and tells the others over a channel.
import { Code, ConnectError } from '@connectrpc/connect';
import type { Query } from '@tanstack/react-query';
import { governance } from './clients';
import { queryClient } from './query_client';

export type LiveState = 'connecting' | 'live' | 'stale';
type Feed = 'projects' | 'committees';
// What the leading tab tells: changed resources of a feed, or all of them; or how the feed goes.
type News = { feed: Feed; names: string[] | 'all' } | { state: LiveState };

// What a change of a project leaves as it was; what a change of a committee concerns.
const APART = new Set(['ListIncubators', 'ListOrganisations', 'ListTeams', 'GetCaller', 'session']);
const OF_COMMITTEES = new Set(['GetCommittee', 'ListCommittees', 'ListCommitteeObstacles', 'GetAttentionList', 'CheckReadiness', 'ListAuditRecords',
  'ListFundingLines', 'GetProjectFinances', 'ListEvidence']);
// Changes that come together are told together.
const GATHER_MS = 400;
const LONGEST_WAIT_MS = 30_000;

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

// The project that a query is about: every one if it names none.
function concerns(query: Query, names: Set<string> | 'all') {
  if (names === 'all') return true;
  const [, request] = query.queryKey as [string, string?];
  const project = /"(projects\/[^"/]+)/.exec(request ?? '')?.[1];
  return !project || names.has(project);
}

const gathered = new Map<Feed, Set<string> | 'all'>();
let timer: ReturnType<typeof setTimeout> | undefined;
function hear(feed: Feed, names: string[] | 'all') {
  const before = gathered.get(feed);
  gathered.set(feed, names === 'all' || before === 'all' ? 'all' : new Set([...(before ?? []), ...names]));
  timer ??= setTimeout(() => {
    timer = undefined;
    const projects = gathered.get('projects');
    const committees = gathered.get('committees');
    gathered.clear();
    void queryClient.invalidateQueries({
      predicate: (query) => {
        const method = String(query.queryKey[0]);
        return (projects !== undefined && !APART.has(method) && concerns(query, projects))
          || (committees !== undefined && OF_COMMITTEES.has(method));
      },
    });
  }, GATHER_MS);
}

interface Message { changes: readonly { project?: { name: string }; committee?: { name: string } }[]; resumeToken: string }
const FEEDS: Record<Feed, (resumeToken: string, signal: AbortSignal) => AsyncIterable<Message>> = {
  projects: (resumeToken, signal) => governance.watchProjects({ resumeToken }, { signal }),
  committees: (resumeToken, signal) => governance.watchCommittees({ resumeToken }, { signal }),
};

const sleep = (ms: number, signal: AbortSignal) => new Promise<void>((resolve) => {
  const end = setTimeout(resolve, ms);
  const wake = () => (clearTimeout(end), resolve());
  signal.addEventListener('abort', wake, { once: true });
  addEventListener('online', wake, { once: true });
});

// Follows a feed until the page goes. What a lost token may have missed is asked again, all of it.
async function follow(feed: Feed, tell: (news: News) => void, signal: AbortSignal) {
  let token = '';
  let begun = false;
  for (let failures = 0; !signal.aborted;) {
    try {
      for await (const message of FEEDS[feed](token, signal)) {
        failures = 0;
        if (!token && begun) tell({ feed, names: 'all' });
        begun = true;
        token = message.resumeToken;
        tell({ state: 'live' });
        const names = message.changes.map((change) => (change.project ?? change.committee)?.name ?? '');
        if (names.length > 0) tell({ feed, names });
      }
    } catch (error) {
      const { code } = ConnectError.from(error);
      if (code === Code.OutOfRange || code === Code.InvalidArgument) token = '';
    }
    if (signal.aborted) return;
    tell({ state: 'stale' });
    await sleep(Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures++) * (0.5 + Math.random() / 2), signal);
  }
}

// Starts following, for as long as the page lives.
export function startLive() {
  const stop = new AbortController();
  addEventListener('pagehide', (event) => !event.persisted && stop.abort());
  const channel = new BroadcastChannel('pepiniere.live');
  const take = (news: News) => ('state' in news ? become(news.state) : hear(news.feed, news.names));
  channel.onmessage = (event: MessageEvent<News>) => take(event.data);
  const tell = (news: News) => {
    channel.postMessage(news);
    take(news);
  };
  const lead = () => Promise.all((Object.keys(FEEDS) as Feed[]).map((feed) => follow(feed, tell, stop.signal)));
  // Without a secure context there is no lock: each tab follows for itself.
  if (navigator.locks) {
    void navigator.locks.request('pepiniere.live', { signal: stop.signal }, lead).catch(() => undefined);
  } else {
    void lead();
  }
}
