// A season computed once more, from the specification and by nothing of the product: who is ranked where and by what, who
// gets which seat, and what becomes of offers.
import { createHash } from 'node:crypto';

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function fraction(above, below) {
  const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b)), by = divisor(above, below);
  return below === by ? String(above / by) : `${above / by}/${below / by}`;
}

// Equals in the order that decisions of the jury and the lot give them, with what decided of each.
function settled(equals, { call, seed, decisions }) {
  if (equals.length === 1) return [[equals[0], '']];
  const follows = new Map(equals.map((one) => [one, new Set()]));  // of each, those who come before
  for (const decision of decisions) {
    const heard = decision.filter((one) => follows.has(one));
    for (const [at, one] of heard.entries()) for (const before of heard.slice(0, at)) follows.get(one).add(before);
  }
  for (const middle of equals) for (const one of equals) if (follows.get(one).has(middle)) for (const before of follows.get(middle)) follows.get(one).add(before);
  const compared = (one) => follows.get(one).size + equals.filter((other) => follows.get(other).has(one)).length;
  const drawn = [];
  while (drawn.length < equals.length) {
    const [next] = equals.filter((one) => !drawn.includes(one) && [...follows.get(one)].every((before) => drawn.includes(before)))
      .sort((a, b) => (sha256(`${seed}|${call}|${a}`) < sha256(`${seed}|${call}|${b}`) ? -1 : 1));
    drawn.push(next);
  }
  return drawn.map((one) => [one, compared(one) + 1 < equals.length ? 'lot' : 'jury']);
}

// Of applications (ids), with reviews [{application, marks: [of each criterion; null where there is none], isVoid}]: {ranked:
// [{application, rank, score, decidedBy: by 'jury' or 'lot', if not by marks}], unrankable: {id: complete reviews}, equals}.
export function ranking({ call, seed, minimum, applications, reviews, decisions = [] }) {
  const counted = applications.map((application) => {
    const marks = reviews.filter((review) => review.application === application && !review.isVoid && review.marks.every((mark) => mark !== null)).map((review) => review.marks);
    return { application, n: marks.length, sums: marks.length > 0 ? marks[0].map((_, i) => marks.reduce((sum, of) => sum + of[i], 0)) : [] };
  });
  const total = ({ sums }) => sums.reduce((all, sum) => all + sum, 0);
  const compare = (a, b) => [total(b) * a.n - total(a) * b.n, ...a.sums.map((sum, i) => b.sums[i] * a.n - sum * b.n)].find((difference) => difference !== 0) ?? 0;
  const groups = [];
  for (const one of counted.filter(({ n }) => n >= minimum).sort(compare)) {
    const last = groups[groups.length - 1];
    if (last && compare(last[0], one) === 0) last.push(one);
    else groups.push([one]);
  }
  const ranked = groups.flatMap((group) => settled(group.map(({ application }) => application), { call, seed, decisions })
    .map(([application, decidedBy]) => ({ application, decidedBy, score: fraction(total(group[0]), group[0].n) })));
  return { ranked: ranked.map((one, at) => ({ ...one, rank: at + 1 })), equals: groups.filter(({ length }) => length > 1).map((group) => group.map(({ application }) => application)),
    unrankable: Object.fromEntries(counted.filter(({ n }) => n < minimum).map(({ application, n }) => [application, n])) };
}

// Candidates ask for their seats in order, and each seat keeps the best of those who asked: {candidate: seat}.
// choices: {candidate: [seat]}; seats: {seat: {count, list: [candidate]}}.
export function placing(choices, seats) {
  const held = Object.fromEntries(Object.keys(seats).map((seat) => [seat, []])), next = {};
  const asking = Object.keys(choices);
  while (asking.length > 0) {
    const candidate = asking.pop(), seat = choices[candidate][next[candidate] ?? 0];
    if (seat === undefined) continue;
    next[candidate] = (next[candidate] ?? 0) + 1;
    const { count, list } = seats[seat];
    if (!list.includes(candidate)) {
      asking.push(candidate);
      continue;
    }
    held[seat].push(candidate);
    held[seat].sort((a, b) => list.indexOf(a) - list.indexOf(b));
    if (held[seat].length > count) asking.push(held[seat].pop());
  }
  return Object.fromEntries(Object.entries(held).flatMap(([seat, candidates]) => candidates.map((candidate) => [candidate, seat])));
}

const LIVE = ['OFFERED', 'ACCEPTED_WAITING', 'ACCEPTED_FINAL'], ENDED = ['DECLINED', 'EXPIRED', 'WITHDRAWN'];

// The offers of a call: [{application, seat, state}], in the order in which they were made.
export class Offers {
  constructor() {
    this.all = [];
  }
  live() {
    return this.all.filter(({ state }) => LIVE.includes(state));
  }
  of(application) {
    return this.live().find((offer) => offer.application === application);
  }
  move(application, state) {
    const offer = this.of(application);
    if (offer) offer.state = state;
  }
  // Who accepts one seat lets go of whatever else they hold or are offered.
  accept(accepted, state) {
    for (const offer of this.live()) if (offer !== accepted && offer.application === accepted.application) offer.state = offer.state === 'OFFERED' ? 'DECLINED' : 'SUPERSEDED';
    accepted.state = state;
  }
  // What each still chooses of what they chose: who accepted for good, that seat; who left, or stands no more, none; who holds a seat, not what they let go.
  left(choices, stands) {
    return Object.fromEntries(Object.entries(choices).map(([application, chosen]) => {
      const live = this.of(application);
      if (live?.state === 'ACCEPTED_FINAL') return [application, [live.seat]];
      const gone = !stands(application) || (!live && this.all.some((offer) => offer.application === application && ENDED.includes(offer.state)));
      const held = this.live().find((offer) => offer.application === application && offer.state === 'ACCEPTED_WAITING');
      const refused = held ? this.all.filter((offer) => offer.application === application && offer.seat !== held.seat && ENDED.includes(offer.state)).map(({ seat }) => seat) : [];
      return [application, gone ? [] : chosen.filter((seat) => !refused.includes(seat))];
    }));
  }
  // What was accepted is kept beside what is offered; the last on a seat's list wait until it is free.
  publish(placement, seats) {
    const live = this.live(), has = (application, seat) => live.some((offer) => offer.application === application && offer.seat === seat);
    const opened = new Map(Object.entries(placement).filter(([application, seat]) => !has(application, seat))), waiting = new Set();
    const keeps = (offer) => placement[offer.application] === offer.seat || offer.state !== 'OFFERED' || waiting.has(offer.application);
    const asking = (seat) => [...opened.keys()].filter((application) => opened.get(application) === seat);
    const full = () => Object.keys(seats).find((seat) => asking(seat).length > 0 && live.filter((offer) => offer.seat === seat && keeps(offer)).length + asking(seat).length > seats[seat].count);
    for (let seat = full(); seat !== undefined; seat = full()) {
      const [last] = asking(seat).sort((a, b) => seats[seat].list.indexOf(b) - seats[seat].list.indexOf(a));
      waiting.add(last);
      opened.delete(last);
    }
    for (const offer of live) if (!keeps(offer)) offer.state = 'SUPERSEDED';
    for (const [application, seat] of opened) this.all.push({ application, seat, state: 'OFFERED' });
  }
}
