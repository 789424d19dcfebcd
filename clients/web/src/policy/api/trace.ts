// From voice to law, as a picture: what each proposal comes from and what became of it, as things that stand in lanes, and what leads
// from one to another.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Evidence_Kind as Kind } from '@/gen/pepiniere/policy/v1/evidence_pb';
import type { TraceRow } from '@/gen/pepiniere/policy/v1/trace_pb';
import { paged, whole } from '@/kit/api/query';
import type { TracedBy } from './addresses';
import { policyMethods } from './clients';

// What an address begins at, as the service is asked: by the first of these that it has.
const ASKED: readonly (readonly [TracedBy, 'topic' | 'source' | 'proposal' | 'text' | 'commitment' | 'authority'])[] = [
  ['sujet', 'topic'], ['source', 'source'], ['proposition', 'proposal'], ['texte', 'text'], ['engagement', 'commitment'], ['autorite', 'authority'],
];
export const TRACED_BY = ASKED.map(([param]) => param);
export interface Focus { by: TracedBy; name: string }
export function focusIn(get: (param: string) => string): Focus | undefined {
  const by = TRACED_BY.find((param) => get(param) !== '');
  return by && { by, name: get(by) };
}
const requestOf = (focus: Focus | undefined) => (focus ? { [ASKED.find(([param]) => param === focus.by)![1]]: focus.name } : {});

const PAGE = 50;
export const useTrace = (focus: Focus | undefined) => useInfiniteQuery(paged(policyMethods.queryTrace, { ...requestOf(focus), pageSize: PAGE }));
// All that rests on something, for the page of that.
export const useCiting = (source: string) => useQuery(whole(policyMethods.queryTrace, { source }, (page) => page.rows));

export const LANES = ['topics', 'sources', 'proposals', 'authorities', 'texts', 'commitments'] as const;
export type Lane = (typeof LANES)[number];
// What choosing one of a lane makes the picture begin at.
export const FOCUS_OF: Readonly<Record<Lane, TracedBy>> = { topics: 'sujet', sources: 'source', proposals: 'proposition', authorities: 'autorite', texts: 'texte', commitments: 'engagement' };

export interface Thing { id: string; lane: Lane; name: string; title: string; row?: TraceRow }
export interface Picture { things: Readonly<Record<Lane, readonly Thing[]>>; ways: readonly (readonly [string, string])[] }

const idOf = (lane: Lane, name: string) => `${lane}:${name}`;

// A constraint that was counted is of its topic, and stands there.
const isTopic = (kind: Kind) => kind === Kind.CONSTRAINT_COUNT;

export function pictureOf(rows: readonly TraceRow[]): Picture {
  const things: Record<Lane, Map<string, Thing>> = { topics: new Map(), sources: new Map(), proposals: new Map(), authorities: new Map(), texts: new Map(), commitments: new Map() };
  const ways = new Map<string, readonly [string, string]>();
  const put = (lane: Lane, name: string, title: string, row?: TraceRow) => {
    const id = idOf(lane, name);
    if (!things[lane].has(id)) things[lane].set(id, { id, lane, name, title, ...(row ? { row } : {}) });
    return id;
  };
  const lead = (from: string, to: string) => ways.set(`${from} ${to}`, [from, to]);
  for (const row of rows) {
    const proposal = put('proposals', row.proposal, row.title, row);
    for (const topic of row.topics) lead(put('topics', topic, topic), proposal);
    for (const { source, title, kind } of row.evidence) lead(isTopic(kind) ? put('topics', source, source) : put('sources', source, title), proposal);
    const authority = row.authority && put('authorities', row.authority, row.authority);
    if (authority) lead(proposal, authority);
    const text = row.text && put('texts', row.text, row.textReference);
    // Where nobody was asked, the text comes of the proposal itself.
    if (text) lead(authority || proposal, text);
    for (const commitment of row.commitments) lead(text || authority || proposal, put('commitments', commitment, commitment));
  }
  const listed = (lane: Lane) => [...things[lane].values()];
  return {
    things: { topics: listed('topics'), sources: listed('sources'), proposals: listed('proposals'), authorities: listed('authorities'), texts: listed('texts'), commitments: listed('commitments') },
    ways: [...ways.values()],
  };
}
