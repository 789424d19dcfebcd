// Histories of teams, at random from a seed, told to the service event by event: in order, or late, doubled and in any order.
// Whatever depends on an order by its meaning keeps it: of two values without a revision the later one stands.
import assert from 'node:assert/strict';
import { at, day } from './ground.mjs';

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
export const SOURCE = 'tableau', NUMBERED = 'releve.numerote', BARE = 'releve';
const [TODO, IN_PROGRESS, DONE, CANCELLED] = [1, 2, 3, 4];
const [PRODUCTION, STAGING] = [1, 2], [SUCCEEDED, FAILED, ROLLED_BACK] = [1, 2, 3];

// A small generator of numbers: the same seed gives the same ones, everywhere.
export class Dice {
  constructor(seed) {
    this.state = seed >>> 0;
  }
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  below(n) {
    return Math.floor(this.next() * n);
  }
  pick(list) {
    return list[this.below(list.length)];
  }
  chance(percent) {
    return this.below(100) < percent;
  }
  shuffle(list) {
    for (let i = list.length - 1; i > 0; --i) {
      const j = this.below(i + 1);
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  }
}

const iso = (ms) => at(new Date(ms).toISOString());
// With what is finer than a second, which `at` cuts off.
const stamp = (ms) => ({ ...iso(ms), nanos: (ms % 1000) * 1_000_000 });
const shaOf = (n) => (0xabc0000 + n).toString(16).padStart(40, '0');

// Paths of items through their board.
const PATHS = [[IN_PROGRESS, DONE], [IN_PROGRESS, DONE], [TODO, IN_PROGRESS, DONE], [IN_PROGRESS], [DONE], [IN_PROGRESS, DONE, TODO], [IN_PROGRESS, DONE, IN_PROGRESS, DONE],
  [IN_PROGRESS, CANCELLED], [TODO, IN_PROGRESS, TODO, IN_PROGRESS, DONE]];

function* itemEvents(dice, { from, to, sprints, items }) {
  for (let n = 0; n < items; ++n) {
    const sourceId = `T-${n}`;
    let when = from + dice.below((to - from) / MINUTE) * MINUTE;
    if (dice.chance(80)) yield { kind: 'item', when, sourceId, requestTime: stamp(when) };
    for (const state of dice.pick(PATHS)) {
      when += dice.pick([0, HOUR, 9 * HOUR, 3 * DAY + 1234, dice.below(12 * DAY / 1000) * 1000]);
      if (when >= to) break;
      yield { kind: 'item', when, sourceId, transitions: [{ to: state, time: stamp(when) }] };
    }
    for (let e = 0; e < dice.below(3); ++e) {
      const time = from + dice.below((to - from) / MINUTE) * MINUTE + e;
      yield { kind: 'item', when: time, sourceId, estimates: [{ value: dice.pick([1, 2, 3, 5, 8, 0.5]), time: stamp(time) }] };
    }
    if (sprints.length > 0 && dice.chance(80)) {
      const { id, start } = dice.pick(sprints), begin = start + dice.pick([-2 * DAY, -1000, 0, 0, 1000, 2 * DAY]);
      const membership = { sprint: id, fromTime: stamp(begin), ...(dice.chance(25) ? { toTime: stamp(begin + dice.pick([DAY, 20 * DAY])) } : {}) };
      yield { kind: 'item', when: begin, sourceId, memberships: [membership] };
    }
  }
}

function* deliveryEvents(dice, { from, to, deployments }) {
  for (let n = 0; n < deployments; ++n) {
    const finish = from + dice.below((to - from - 4 * DAY) / MINUTE) * MINUTE, sourceId = `D-${n}`, tier = dice.chance(88) ? PRODUCTION : STAGING;
    const outcome = dice.pick([SUCCEEDED, SUCCEEDED, SUCCEEDED, SUCCEEDED, SUCCEEDED, FAILED, ROLLED_BACK]);
    const one = { sourceId, source: SOURCE, tier }, start = finish - dice.pick([0, 5 * MINUTE, 3 * HOUR]);
    if (dice.chance(80)) yield { kind: 'deployment', when: start, deployment: { ...one, startTime: stamp(start) } };
    const intent = dice.pick([0, 1, 1, 2]);
    yield { kind: 'deployment', when: finish, deployment: { ...one, intent, finishTime: stamp(finish), outcome: outcome === ROLLED_BACK ? SUCCEEDED : outcome, changes: [shaOf(dice.below(60))] } };
    if (outcome === ROLLED_BACK) {
      const back = finish + dice.pick([90_000, 10 * HOUR]);
      yield { kind: 'deployment', when: back, deployment: { ...one, finishTime: stamp(finish), rollbackTime: stamp(back), outcome } };
    }
    for (let i = 0; i < dice.pick([0, 0, 0, 1, 2]); ++i) {
      const detected = finish + dice.pick([0, HOUR, 24 * HOUR, 24 * HOUR + 1000, 3 * DAY]);
      const incident = { sourceId: `I-${n}-${i}`, source: SOURCE, detectTime: stamp(detected) };
      yield { kind: 'incident', when: detected, incident };
      const resolved = detected + dice.pick([30_000, 10 * MINUTE, DAY]);
      if (dice.chance(80)) yield { kind: 'incident', when: resolved, incident: { ...incident, resolveTime: stamp(resolved) } };
      if (dice.chance(50)) yield { kind: 'incident', when: detected, incident, deploymentSourceId: sourceId };
    }
  }
  for (let n = 0; n < 60; ++n) {
    const authored = from + dice.below((to - from) / MINUTE) * MINUTE, sha = shaOf(n);
    const told = (when, field) => ({ kind: 'change', when, change: { sha, [field]: stamp(when) } });
    if (dice.chance(90)) yield told(authored, 'authorTime');
    if (dice.chance(70)) yield told(authored + HOUR, 'openTime');
    if (dice.chance(70)) yield told(authored + dice.pick([-HOUR, 5 * HOUR, 4 * DAY]), 'mergeTime');
  }
}

// Values of a metric by the instant and of one by the day, split by audience, of a source that numbers what it tells and of one
// that does not.
function* pointEvents(dice, { from, to, points }) {
  for (let n = 0; n < points; ++n) {
    const metric = dice.pick(['definitions/arrosages', 'definitions/visites']), source = dice.pick([NUMBERED, BARE]);
    const time = from + dice.below((to - from) / HOUR) * HOUR + (metric === 'definitions/visites' ? 0 : n * 1000);
    const dimensions = dice.chance(60) ? [{ key: 'audience', value: dice.pick(['INDIVIDUALS', 'COMPANIES']) }] : [];
    const key = `${source} ${metric} ${JSON.stringify(dimensions)} ${metric === 'definitions/visites' ? parisDay(time) : time}`;
    for (let revision = 1; revision <= 1 + dice.below(3); ++revision) {
      const withdrawn = revision > 1 && dice.chance(15);
      yield { kind: 'point', when: time + revision * HOUR, key, source, point: { metric, dimensions, time: stamp(time), withdrawn, value: withdrawn ? 0 : dice.pick([0, 41, 1.5, 7, 120]),
        ...(source === NUMBERED ? { revision: n * 10 + revision } : {}) } };
    }
  }
}
const parisDay = (ms) => new Date(ms).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });

const SURVEYS = [[1, ['GOOD', 'MEDIUM', 'BAD']], [2, ['0', '3', '6', '7', '8', '9', '10']], [3, ['1', '2', '3', '4', '5']]];
function* surveyEvents(dice, { from, to, surveys }) {
  const days = new Set();
  for (let n = 0; n < surveys; ++n) {
    const [kind, answers] = dice.pick(SURVEYS), when = from + dice.below((to - from) / DAY) * DAY, date = parisDay(when);
    if (days.has(`${kind} ${date}`)) continue;
    days.add(`${kind} ${date}`);
    yield { kind: 'survey', when, survey: { kind, date: day(date), counts: answers.map((answer) => ({ answer, count: dice.pick([0, 1, 7, 60]) + 1 })) } };
  }
}

// Everything that happened to a team of [from, to), as events by when they happened: {kind, when, ...}.
export function historyOf(seed, { from, to, items = 60, deployments = 40, points = 60, surveys = 20 }) {
  const dice = new Dice(seed), sprints = [];
  for (let start = from; start + 14 * DAY < to; start += 14 * DAY) sprints.push({ id: `S${sprints.length}`, start, end: start + 14 * DAY, closed: dice.chance(85) });
  const what = { from, to, sprints, items, deployments, points, surveys };
  const events = [...itemEvents(dice, what), ...deliveryEvents(dice, what), ...pointEvents(dice, what), ...surveyEvents(dice, what)];
  return { sprints, events: events.map((event, place) => ({ ...event, place })).sort((a, b) => a.when - b.when || a.place - b.place) };
}

// The same events late, some of them several times, in any order but that which means something.
export function disordered({ sprints, events }, seed) {
  const dice = new Dice(seed);
  const mixed = dice.shuffle([...events, ...events.filter(({ kind, source }) => !(kind === 'point' && source === BARE) && dice.chance(25))]);
  // What has no revision keeps its order, wherever it stands; and its last word may be said twice.
  const places = new Map();
  mixed.forEach((event, i) => {
    if (event.kind === 'point' && event.source === BARE) places.set(event.key, [...(places.get(event.key) ?? []), i]);
  });
  for (const indices of places.values()) {
    const inOrder = indices.map((i) => mixed[i]).sort((a, b) => a.when - b.when || a.place - b.place);
    indices.forEach((i, k) => (mixed[i] = inOrder[k]));
    if (dice.chance(30)) mixed.push(inOrder.at(-1));
  }
  // Which deployment caused an incident is told once that is there.
  const isLate = ({ deploymentSourceId }) => deploymentSourceId !== undefined;
  return { sprints: dice.shuffle([...sprints]), events: [...mixed.filter((event) => !isLate(event)), ...mixed.filter(isLate)] };
}

// How events of a kind that follow one another are sent at once.
const SENDERS = {
  item: async (client, parent, events) => {
    const workItems = events.map(({ sourceId, requestTime, transitions = [], estimates = [], memberships = [] }) => ({ sourceId, requestTime, transitions, estimates,
      memberships: memberships.map((one) => ({ ...one, sprint: `${parent}/sprints/${one.sprint}` })) }));
    return (await client.call('UpsertWorkItems', { parent, source: SOURCE, workItems })).results;
  },
  deployment: async (client, parent, events) => (await client.call('RecordDeployments', { parent, deployments: events.map(({ deployment }) => deployment) })).results,
  change: async (client, parent, events) => {
    const items = events.map(({ change: { sha, ...told } }) => ({ change: { name: `${parent}/changes/${sha}`, ...told } }));
    const { report } = await client.stream('ImportMetrics', [{ parent, source: SOURCE, items }]);
    return report.findings.map(({ code }) => ({ state: 'STATE_REFUSED', reason: code }));
  },
  incident: async (client, parent, events) => {
    for (const { incident, deploymentSourceId = '' } of events) await client.call('RecordIncident', { parent, incident, deploymentSourceId });
    return [];
  },
  point: async (client, parent, events) => {
    const results = [];
    for (const source of [NUMBERED, BARE]) {
      const points = events.filter((event) => event.source === source).map(({ point }) => point);
      if (points.length > 0) results.push(...(await client.call('IngestPoints', { parent, source, points })).results);
    }
    return results;
  },
  survey: async (client, parent, events) => {
    const { report } = await client.stream('ImportMetrics', [{ parent, source: SOURCE, items: events.map(({ survey }) => ({ survey })) }]);
    return report.findings.map(({ code }) => ({ state: 'STATE_REFUSED', reason: code }));
  },
};

// Tells a project of it, `atOnce` events at most a call; nothing of it is refused.
export async function tell(client, parent, { sprints, events }, atOnce = 100) {
  for (const { id, start, end, closed } of sprints) {
    await client.call('CreateSprint', { parent, sprintId: id, sprint: { startTime: stamp(start), endTime: stamp(end), closed, source: SOURCE } }).catch((error) => {
      if (!/ALREADY_EXISTS/.test(error.message)) throw error;
    });
  }
  for (let i = 0; i < events.length;) {
    const { kind } = events[i], batch = [];
    while (batch.length < atOnce && events[i]?.kind === kind) batch.push(events[i++]);
    for (const { state, reason, field, message } of await SENDERS[kind](client, parent, batch)) {
      assert.notEqual(state, 'STATE_REFUSED', `${kind}: ${reason} ${field} ${message}`);
    }
  }
}
