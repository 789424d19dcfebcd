// The gateway's stream of changes: every feed in one answer of /changes, each with its place to resume from.

// The resources of a feed that changed; all of them where nobody knows which.
export type Changed = ReadonlySet<string> | 'all';
// A query as its key says it: the method, and the request as JSON.
export interface Asked { method: string; request: string }
// Whether an answer may be another one, now that these changed.
export type Touches = (asked: Asked, changed: Changed) => boolean;

export interface Feed {
  // As /changes calls it: "portfolio.projects" is what WatchProjects of the portfolio follows.
  name: string;
  touches: Touches;
}

// Of a resource with the standard methods: GetCohort of its name, ListCohorts of what it is in.
export const standard = (one: string, several: string): Touches => ({ method, request }, changed) => {
  if (method !== `Get${one}` && method !== `List${several}`) return false;
  if (changed === 'all') return true;
  const { name = '', parent = '' } = JSON.parse(request) as { name?: string; parent?: string };
  if (method === `Get${one}`) return changed.has(name);
  // programmes/- are those of all.
  const above = parent.split('/').filter(Boolean);
  return [...changed].some((it) => it.split('/').every((part, i) => i >= above.length || above[i] === '-' || above[i] === part));
};

// What changed; or how the stream goes.
export type News = { feed: string; names: string[] | 'all' } | { state: 'live' | 'stale' | 'renewed' };

// The gateway refused to answer.
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`/changes: ${status}`);
  }
}

// Refused: a feed that is not for this caller, of which no more is told.
interface Message { feed: string; token?: string; changes?: readonly { name: string }[]; lost?: boolean; refused?: boolean }

export interface Following {
  // Their names.
  feeds: readonly string[];
  // The data of the events at an address; throws where there are none, or no more by accident.
  open: (address: string, signal: AbortSignal) => AsyncIterable<string>;
  tell: (news: News) => void;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  // In milliseconds.
  now: () => number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
// What ends sooner did not go well, however it ends.
const LASTING_MS = 10_000;

export function addressOf(feeds: readonly string[], tokens: ReadonlyMap<string, string>): string {
  const query = new URLSearchParams(feeds.map((feed) => ['feed', feed]));
  for (const [feed, token] of tokens) query.append('resume', `${feed}:${token}`);
  return `/changes?${query}`;
}

// Follows until `signal` says so: it is live once each feed has begun, or is not for this caller; what happens to one that has not yet
// is not heard of. What a place that was lost may have missed is asked again, all of it.
export async function follow({ feeds, open, tell, wait, now }: Following, signal: AbortSignal) {
  const tokens = new Map<string, string>();
  const begun = new Set<string>();
  const take = ({ feed, token = '', changes = [], lost = false }: Message) => {
    if (lost) {
      tokens.delete(feed);
      return tell({ feed, names: 'all' });
    }
    // It begins anew: what came between is not known.
    const missed = begun.has(feed) && !tokens.has(feed);
    begun.add(feed);
    tokens.set(feed, token);
    if (missed) tell({ feed, names: 'all' });
    else if (changes.length > 0) tell({ feed, names: changes.map(({ name }) => name) });
    return undefined;
  };
  for (let failures = 0; !signal.aborted;) {
    const opened = now();
    const silent = new Set(feeds);
    let isAnswered = false;
    let isWhole = false;
    try {
      for await (const data of open(addressOf(feeds, tokens), signal)) {
        const message = JSON.parse(data) as Message;
        if (!message.lost) silent.delete(message.feed);
        if (!message.refused) {
          take(message);
          isAnswered = true;
        }
        if (isAnswered && silent.size === 0) tell({ state: 'live' });
      }
      isWhole = isAnswered;
    } catch (error) {
      if (error instanceof Refused && error.status === 400) tokens.clear();
    }
    if (signal.aborted) return;
    if (isAnswered && now() - opened >= LASTING_MS) failures = 0;
    // Its time was over, or the caller's roles are others now.
    if (isWhole) tell({ state: 'renewed' });
    if (!isWhole || failures > 0) tell({ state: 'stale' });
    await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++) * (0.5 + Math.random() / 2), signal);
  }
}
