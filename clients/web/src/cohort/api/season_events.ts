// What happens in a cohort, each on its day: its first and last day, its sessions, what its calls say, and of hearings, offers and
// assignments as many as there are on a day.
import { timestampDate, timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { calendarWords as words, type EVENT_KINDS } from '@/cohort/words/calendar';
import { sessionKind } from '@/cohort/words/enums';
import type { Assignment } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Cohort, Session } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { JuryHearing_Result as Result, type JuryHearing } from '@/gen/pepiniere/cohort/v1/hearing_pb';
import { Offer_State as OfferState, type Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import { grouped } from '@/kit/api/grouped';
import { isoOf, type Day } from '@/kit/words/day';
import { wallTimeOf } from '@/kit/words/instant';
import { filled, type Text } from '@/kit/words/text';
import { beginningUrl, callUrl, cohortUrl, endingUrl } from './addresses';

export type EventKind = keyof typeof EVENT_KINDS;

export interface SeasonEvent {
  // The same for good: of what has an identity of its own whatever its day, of what is counted by its day.
  id: string;
  kind: EventKind;
  // Its first and its last day.
  day: string;
  last: string;
  // An instant of that day, by the clocks of its zone.
  moment?: { time: Timestamp; zone: string };
  what: Text;
  // The call or the session that it is of.
  about?: string;
  place?: string;
  to?: string;
  // What is counted, where it has names.
  assignments?: readonly Assignment[];
}

const onDay = (iso: string) => ({ day: iso, last: iso });
const atTime = (time: Timestamp, zone: string) => ({ ...onDay(wallTimeOf(timestampDate(time).toISOString(), zone).slice(0, 10)), moment: { time, zone } });
const isoIf = (day: Day | undefined) => (day ? isoOf(day) : undefined);

// Sessions have no names: one is known by its kind and title, and, of those that are alike, by which of them it is.
function sessionIds(sessions: readonly Session[]): readonly string[] {
  const met = new Map<string, number>();
  return sessions.map(({ kind, title }) => {
    const known = hashOf(`${kind}|${title}`);
    met.set(known, (met.get(known) ?? 0) + 1);
    return `session-${known}-${met.get(known)}`;
  });
}

// FNV-1a, of 32 bits.
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

export function eventsOfCohort({ uid, name, startDate, endDate, sessions }: Cohort): readonly SeasonEvent[] {
  const bound = (id: string, day: Day | undefined, what: Text): SeasonEvent[] =>
    (day ? [{ id: `${uid}-${id}`, kind: 'promotion', ...onDay(isoOf(day)), what, to: cohortUrl(name) }] : []);
  const ids = sessionIds(sessions);
  const told = sessions.flatMap(({ kind, title, startDate: first, endDate: last, place }, i): SeasonEvent[] =>
    (first ? [{ id: `${uid}-${ids[i]}`, kind: 'rendez-vous', day: isoOf(first), last: isoOf(last ?? first), what: sessionKind(kind), about: title, place }] : []));
  return [...bound('first', startDate, words.first), ...told, ...bound('last', endDate, words.last)];
}

export function eventsOfCall(call: Call): readonly SeasonEvent[] {
  const { uid, name, title, timeZone: zone, openTime, closeTime, reviewEndTime, resultsDate, waitingListEndDate, cancelTime } = call;
  const of = (id: string, what: Text) => ({ id: `${uid}-${id}`, kind: 'appels' as const, what, about: title, to: callUrl(name) });
  const at = (id: string, time: Timestamp | undefined, what: Text): SeasonEvent[] => (time ? [{ ...of(id, what), ...atTime(time, zone) }] : []);
  const on = (id: string, day: string | undefined, what: Text): SeasonEvent[] => (day ? [{ ...of(id, what), ...onDay(day) }] : []);
  const planned = [
    ...at('opens', openTime, words.opens), ...at('closes', closeTime, words.closes), ...at('reviews', reviewEndTime, words.reviewsEnd),
    ...on('results', isoIf(resultsDate), words.results), ...on('waiting', isoIf(waitingListEndDate), words.waitingEnd),
  ];
  if (!cancelTime) return planned;
  // What was to come after that does not.
  const off = at('cancelled', cancelTime, words.cancelled);
  const cameBefore = ({ moment, day }: SeasonEvent) => (moment ? timestampMs(moment.time) <= timestampMs(cancelTime) : day < off[0]!.day);
  return [...planned.filter(cameBefore), ...off];
}

// `to`: where those of a day are shown.
export function eventsOfHearings({ uid, title, timeZone }: Call, hearings: readonly JuryHearing[], to: (day: string) => string): readonly SeasonEvent[] {
  const set = hearings.filter(({ startTime, result }) => startTime && result !== Result.CANCELLED);
  const days = grouped(set, ({ startTime }) => atTime(startTime!, timeZone).day);
  return [...days].map(([day, { length: n }]): SeasonEvent => ({ id: `${uid}-hearings-${day}`, kind: 'auditions', ...onDay(day), what: filled(words.hearings, { n }), about: title, to: to(day) }));
}

// `to`: where they are shown, by their state.
export function eventsOfOffers({ uid, title, timeZone }: Call, offers: readonly Offer[], to: (state: 'OFFERED' | 'EXPIRED') => string): readonly SeasonEvent[] {
  const asked = (state: 'OFFERED' | 'EXPIRED', what: Text) => {
    const ending = offers.filter((one) => one.state === OfferState[state] && one.expireTime);
    const instants = grouped(ending, ({ expireTime }) => String(timestampMs(expireTime!)));
    return [...instants].map(([ms, some]): SeasonEvent =>
      ({ id: `${uid}-offers-${ms}`, kind: 'offres', ...atTime(some[0]!.expireTime!, timeZone), what: filled(what, { n: some.length }), about: title, to: to(state) }));
  };
  return [...asked('OFFERED', words.offers), ...asked('EXPIRED', words.expired)];
}

// One may be renewed that ends, as agreed, before its cohort does, and has not ended yet.
export function eventsOfAssignments({ uid, name, endDate }: Cohort, all: readonly Assignment[], today: string): readonly SeasonEvent[] {
  const counted = (id: string, some: readonly Assignment[], dayIn: (one: Assignment) => Day | undefined, whatOn: (day: string) => Text, toOn: (cohort: string, day: string) => string) =>
    [...grouped(some.filter(dayIn), (one) => isoOf(dayIn(one)!))].map(([day, assignments]): SeasonEvent =>
      ({ id: `${uid}-assignments-${id}-${day}`, kind: 'affectations', ...onDay(day), what: filled(whatOn(day), { n: assignments.length }), to: toOn(name, day), assignments }));
  const isOpen = (day: string) => today <= day && (!endDate || day < isoOf(endDate));
  const lastOf = ({ lastDate }: Assignment) => lastDate;
  return [
    ...counted('begin', all, ({ startDate }) => startDate, () => words.begin, beginningUrl),
    ...counted('end', all.filter(({ actualEndDate }) => !actualEndDate), lastOf, (day) => (isOpen(day) ? words.renew : words.end), endingUrl),
    ...counted('left', all.filter(({ actualEndDate }) => actualEndDate), lastOf, () => words.end, endingUrl),
  ];
}

const order = ({ day, moment }: SeasonEvent) => `${day} ${moment ? wallTimeOf(timestampDate(moment.time).toISOString(), moment.zone).slice(11) : ''}`;

// In the order of days, and of the clocks of each.
export const inOrder = (events: readonly SeasonEvent[]) =>
  [...events].sort((a, b) => (order(a) < order(b) ? -1 : Number(order(a) > order(b))));

export interface DayOfSeason { day: string; events: readonly SeasonEvent[] }
export const daysOf = (events: readonly SeasonEvent[]): readonly DayOfSeason[] =>
  [...grouped(inOrder(events), ({ day }) => day)].map(([day, some]) => ({ day, events: some }));

// What is over, and what is not, with today among it, whatever happens then.
export function aroundToday(events: readonly SeasonEvent[], today: string): { past: readonly DayOfSeason[]; ahead: readonly DayOfSeason[] } {
  const ahead = daysOf(events.filter(({ last }) => today <= last));
  const isMet = ahead.some(({ day }) => day === today);
  const withToday = isMet ? ahead : [...ahead, { day: today, events: [] }].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { past: daysOf(events.filter(({ last }) => last < today)), ahead: withToday };
}

// 2027-01 and its days.
export const monthsOf = (days: readonly DayOfSeason[]) => [...grouped(days, ({ day }) => day.slice(0, 7))];
