// Clocks: days of Paris in the weeks in which its clocks change, days that are other days elsewhere, and sources whose clock is
// wrong.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { methodsOf } from '../authorization.mjs';
import { GREFFE, SEMIS, at, day, ground } from './ground.mjs';

const INSTANT = 4, DAY = 1, MONTH = 3, IN_PROGRESS = 2, DONE = 3, HOUR_MS = 3_600_000;
let stack, admin, coach, stranger, anonymous;

before(async () => {
  ({ stack, admin, coach, stranger, anonymous } = await ground({ gateway: { signIn: false } }));
  for (const [definitionId, period] of [['arrosages', INSTANT], ['visites', DAY]]) {
    await admin.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, kind: 1, period } });
  }
});
after(closeClients);

const ingest = (times, { parent = SEMIS, metric = 'definitions/arrosages', value = 1, client = coach, source = 'releve' } = {}) =>
  client.call('IngestPoints', { parent, source, points: times.map((time) => ({ metric, time: at(time), value })) });
// Hours of each bucket and the points in it, by its beginning.
async function buckets(grain, from, to, more = {}) {
  const reply = await anonymous.call('ReadSeries', { parent: SEMIS, metric: 'definitions/arrosages', source: 'releve', grain, fromTime: at(from), toTime: at(to), ...more });
  return reply.buckets.map(({ startTime, endTime, n }) => [new Date(Number(startTime.seconds) * 1000).toISOString().slice(0, 16), (Number(endTime.seconds) - Number(startTime.seconds)) / 3600, Number(n)]);
}

test('the day on which clocks go forward has 23 hours, and the one on which they go back 25', async () => {
  await ingest(['2026-03-28T22:30:00Z', '2026-03-28T23:30:00Z', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', '2026-03-29T21:30:00Z', '2026-03-29T22:30:00Z']);
  const spring = [['2026-03-27T23:00', 24, 1], ['2026-03-28T23:00', 23, 4], ['2026-03-29T22:00', 24, 1]];
  await ingest(['2025-10-25T21:30:00Z', '2025-10-25T22:30:00Z', '2025-10-26T00:30:00Z', '2025-10-26T01:30:00Z', '2025-10-26T22:30:00Z', '2025-10-26T23:30:00Z']);
  const autumn = [['2025-10-24T22:00', 24, 1], ['2025-10-25T22:00', 25, 4], ['2025-10-26T23:00', 24, 1]];
  // As it stands, from what is kept added up; and as of an instant, from the points.
  for (const more of [{}, { asOf: at('2026-06-01T00:00:00Z') }]) {
    assert.deepEqual(await buckets('GRAIN_DAY', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z', more), spring);
    assert.deepEqual(await buckets('GRAIN_DAY', '2025-10-24T22:00:00Z', '2025-10-27T23:00:00Z', more), autumn);
    assert.deepEqual(await buckets('GRAIN_WEEK', '2026-03-22T23:00:00Z', '2026-04-05T22:00:00Z', more), [['2026-03-22T23:00', 167, 5], ['2026-03-29T22:00', 168, 1]]);
    assert.deepEqual(await buckets('GRAIN_MONTH', '2025-09-30T22:00:00Z', '2025-10-31T23:00:00Z', more), [['2025-09-30T22:00', 745, 6]]);
  }
  assert.deepEqual(await buckets('GRAIN_DAY', '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z', { timeZone: 'UTC' }), [['2026-03-28T00:00', 24, 2], ['2026-03-29T00:00', 24, 4]]);
});

test('what is told by the day is of the day in Paris, whenever in it', async () => {
  const visits = { metric: 'definitions/visites' };
  const states = async (time, value) => (await ingest([time], { ...visits, value })).results[0].state;
  assert.equal(await states('2026-03-29T22:30:00Z', 5), 'STATE_CREATED');
  assert.equal(await states('2026-03-30T21:59:00Z', 5), 'STATE_UNCHANGED', 'the same day, the 30th');
  assert.equal(await states('2026-03-29T21:59:00Z', 6), 'STATE_CREATED', 'the 29th');
  const { buckets: days } = await anonymous.call('ReadSeries', { parent: SEMIS, ...visits, grain: 'GRAIN_DAY', fromTime: at('2026-03-28T23:00:00Z'), toTime: at('2026-03-30T22:00:00Z') });
  assert.deepEqual(days.map(({ sum }) => sum), [6, 5]);
});

test('the cumulative flow has each day once, over both changes of the clock', async () => {
  await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [{ sourceId: 'T', transitions: [{ to: IN_PROGRESS, time: at('2025-10-20T10:00:00Z') }, { to: DONE, time: at('2026-03-29T22:30:00Z') }] }] });
  const { cumulative } = await anonymous.call('GetFlow', { project: SEMIS, fromTime: at('2025-10-19T22:00:00Z'), toTime: at('2026-04-01T22:00:00Z'), asOf: at('2026-04-02T00:00:00Z') });
  const days = cumulative.map(({ date: { year, month, day } }) => Date.UTC(year, month - 1, day));
  assert.deepEqual(days, Array.from({ length: 164 }, (_, i) => Date.UTC(2025, 9, 20 + i)));
  const done = cumulative.filter(({ done: number }) => Number(number) === 1).map(({ date: { month, day } }) => `${month}-${day}`);
  assert.deepEqual(done.slice(0, 2), ['3-30', '3-31'], 'half an hour after midnight of the 30th');
});

test('a deployment late on Sunday is of that day in Paris, and of that week', async () => {
  for (const [sourceId, finishTime] of [['d0', '2026-02-02T10:00:00Z'], ['d1', '2026-03-29T21:30:00Z'], ['d2', '2026-03-29T22:30:00Z']]) {
    await coach.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId, tier: 1, finishTime: at(finishTime), outcome: 1 } });
  }
  const weeks = async (timeZone) => {
    const dora = await anonymous.call('GetDora', { project: SEMIS, fromTime: at('2026-03-01T00:00:00Z'), toTime: at('2026-04-13T00:00:00Z'), asOf: at('2026-04-13T00:00:00Z'), timeZone });
    return Object.fromEntries(dora.weeks.map(({ startDate: { month, day }, deploymentDays }) => [`${month}-${day}`, deploymentDays]));
  };
  const [paris, utc] = [await weeks('Europe/Paris'), await weeks('UTC')];
  assert.deepEqual([paris['3-23'], paris['3-30']], [1, 1], 'the second one on Monday');
  assert.deepEqual([utc['3-23'], utc['3-30']], [1, 0], 'both on Sunday');
});

test('what is told by the day or the month is of that date in any zone', async () => {
  await admin.call('CreateDefinition', { definitionId: 'cueillettes', definition: { title: 'Cueillettes', direction: 1, kind: 1, period: MONTH, purpose: 1 } });
  for (const [metric, value] of [['cueillettes', 100], ['visites', 5]]) {
    await ingest(['2025-10-15T10:00:00Z'], { parent: GREFFE, client: stranger, metric: `definitions/${metric}`, value });
  }
  await stranger.call('CreateSurvey', { parent: GREFFE, survey: { kind: 1, date: day('2025-10-01'), counts: [{ answer: 'GOOD', count: 4 }] } });
  await new Promise((resolve) => setTimeout(resolve, 30));
  const October = { 'Europe/Paris': ['2025-09-30T22:00:00Z', '2025-10-31T23:00:00Z'], UTC: ['2025-10-01T00:00:00Z', '2025-11-01T00:00:00Z'], 'America/New_York': ['2025-10-01T04:00:00Z', '2025-11-01T04:00:00Z'],
    'Asia/Tokyo': ['2025-09-30T15:00:00Z', '2025-10-31T15:00:00Z'] };
  const millis = Date.now(), now = { seconds: Math.floor(millis / 1000), nanos: (millis % 1000) * 1_000_000 };
  const shown = ({ seconds }) => new Date(Number(seconds) * 1000).toISOString().replace('.000', '');
  for (const [timeZone, [from, to]] of Object.entries(October)) {
    const period = { timeZone, fromTime: at(from), toTime: at(to) }, longer = { timeZone, fromTime: at('2025-08-10T12:00:00Z'), toTime: at('2025-12-10T12:00:00Z') };
    const read = async (metric, grain, asked, pageSize = 1000) => (await anonymous.all('ReadSeries', 'buckets', { parent: GREFFE, metric, grain, ...asked, pageSize })).filter(({ n }) => Number(n) > 0)
      .map(({ startTime, endTime, sum, partial }) => [shown(startTime), shown(endTime), sum, partial]);
    for (const asked of [period, longer, { ...longer, knownAt: now }]) {
      assert.deepEqual(await read('definitions/cueillettes', 'GRAIN_MONTH', asked), [[from, to, 100, false]], timeZone);
    }
    const midnight = (date) => shown({ seconds: (Date.parse(from) + (date - 1) * 24 * HOUR_MS) / 1000 });
    assert.deepEqual(await read('definitions/visites', 'GRAIN_DAY', period, 7), [[midnight(15), midnight(16), 5, false]], timeZone);
    const { indicators } = await anonymous.call('QueryIndicators', { project: GREFFE, indicators: ['usage', 'jdma'], ...period });
    assert.deepEqual(indicators.map(({ subject, value, n }) => [subject, value, Number(n)]), [['definitions/cueillettes', 100, 1], ['', 10, 4]], timeZone);
    const { digitalServices: [{ usages, satisfactions, lastDay }], tellingSize } = await anonymous.call('ListDigitalServices', { filter: 'project = greffe', ...period });
    assert.deepEqual([usages.map(({ value }) => value), satisfactions[0].indicators[0].value, tellingSize], [[100], 10, 1], timeZone);
    assert.deepEqual(lastDay, day('2025-10-31'), timeZone);
    const { indicators: [september] } = await anonymous.call('QueryIndicators', { project: GREFFE, indicators: ['usage'], timeZone, fromTime: at('2025-09-02T00:00:00Z'), toTime: at(from) });
    assert.equal(september.noData, 'NO_DATA_REASON_NO_ROWS', timeZone);
  }
});

test('a question that says no beginning begins with a local day, and counts all of it', async () => {
  const asOf = '2026-02-28T15:42:10Z';  // 13 weeks before is 29 November
  const visit = (day, value) => ({ metric: 'definitions/visits', time: at(`${day}T12:00:00Z`), value });
  await coach.call('IngestPoints', { parent: SEMIS, source: 'audience', points: [visit('2025-11-28', 1000), visit('2025-11-29', 100), visit('2026-02-28', 1)] });
  const usage = async (more) => (await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['usage'], asOf: at(asOf), ...more })).indicators.find(({ subject }) => subject === 'definitions/visits');
  const told = await usage({});
  assert.deepEqual([told.value, Number(told.fromTime.seconds)], [101, Date.parse('2025-11-28T23:00:00Z') / 1000]);
  assert.equal((await usage({ fromTime: at('2025-11-28T23:00:00Z') })).value, told.value, 'as it is where that day is said');
  assert.equal(Number((await usage({ timeZone: 'America/New_York' })).fromTime.seconds), Date.parse('2025-11-29T05:00:00Z') / 1000);
  // From before a change of the clocks to after it.
  assert.equal(Number((await usage({ asOf: at('2026-05-15T12:00:00Z') })).fromTime.seconds), Date.parse('2026-02-12T23:00:00Z') / 1000);
});

test('the period before has as many days, whatever the clocks do', async () => {
  const visit = (day) => ({ metric: 'definitions/visits', time: at(`${day}T12:00:00Z`), value: 1 });
  const days = (from, count) => Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * 24 * HOUR_MS).toISOString().slice(0, 10));
  await stranger.call('IngestPoints', { parent: GREFFE, source: 'audience', points: days('2026-03-01', 60).map(visit) });
  const { digitalServices: [{ usages }] } = await anonymous.call('ListDigitalServices', { filter: 'project = greffe', fromTime: at('2026-03-20T23:00:00Z'), toTime: at('2026-03-30T22:00:00Z'), asOf: at('2026-04-20T00:00:00Z') });
  const { value, valueBefore } = usages.find(({ definition }) => definition === 'definitions/visits');
  assert.deepEqual([value, valueBefore], [10, 10], 'the first of the ten days before begins an hour earlier, by the clock of the last ones');
});

const ahead = (hours) => new Date(Date.now() + hours * HOUR_MS).toISOString();
const inDays = (days) => ahead(24 * days);

test('a clock that is a day ahead is put up with, and what it tells does not count before that is', async () => {
  const soon = ahead(20);
  assert.equal((await ingest([soon], { parent: GREFFE, client: stranger })).results[0].state, 'STATE_CREATED');
  const read = async (asOf) => (await anonymous.call('ReadSeries', { parent: GREFFE, metric: 'definitions/arrosages', grain: 'GRAIN_WEEK', fromTime: at(ahead(-30 * 24)), toTime: at(inDays(9)), ...(asOf ? { asOf: at(asOf) } : {}) })).buckets.reduce((sum, { n }) => sum + Number(n), 0);
  assert.equal(await read(), 0, 'it has not happened yet');
  const [{ name, lastTime }] = (await anonymous.all('ListSeries', 'series', { parent: GREFFE })).filter(({ metric }) => metric === 'definitions/arrosages');
  assert.ok(Number(lastTime.seconds) * 1000 > Date.now(), name);
});

test('nobody is told how things will stand, nor what will be known', async () => {
  const asked = { project: SEMIS, indicators: ['age'] };
  for (const field of ['asOf', 'knownAt']) {
    const refusal = await anonymous.refusal('QueryIndicators', { ...asked, [field]: at('2098-01-01T00:00:00Z') });
    assert.deepEqual([refusal.code, refusal.BadRequest.fieldViolations.map((one) => one.field)], [Code.INVALID_ARGUMENT, [field === 'asOf' ? 'as_of' : 'known_at']]);
  }
  assert.equal((await anonymous.refusal('GetFlow', { project: SEMIS, asOf: at(inDays(2)) })).code, Code.INVALID_ARGUMENT);
  // A day stands for its end: of today, that is now.
  const zone = 'Pacific/Kiritimati', local = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(Date.now());
  const { indicators: [age] } = await anonymous.call('QueryIndicators', { ...asked, timeZone: zone, asOf: at(new Date(Date.parse(`${local}T10:00:00Z`)).toISOString()) });
  assert.ok(Number(age.asOf.seconds) * 1000 <= Date.now() + 60_000, 'as of now');
});

test('a clock that is wrong by more is told so, by every way in, and nothing of it counts', async () => {
  const late = inDays(3), parent = SEMIS;
  const { results } = await ingest([late, '1999-12-31T22:00:00Z', '2026-01-05T10:00:00Z']);
  assert.deepEqual(results.map(({ state, reason }) => [state, reason]), [['STATE_REFUSED', 'REASON_FUTURE'], ['STATE_REFUSED', 'REASON_TIME'], ['STATE_CREATED', 'REASON_UNSPECIFIED']]);
  const streamed = await coach.stream('IngestPointStream', [{ parent, source: 'flux', points: [{ metric: 'definitions/arrosages', time: at(late), value: 1 }] }]);
  assert.deepEqual(streamed.refusals.map(({ reason }) => reason), ['REASON_FUTURE']);
  const items = [{ sourceId: 'a', transitions: [{ to: IN_PROGRESS, time: at(late) }] }, { sourceId: 'b', requestTime: at(late) }, { sourceId: 'c', estimates: [{ value: 1, time: at(late) }] }];
  const upserted = await coach.call('UpsertWorkItems', { parent, source: 'tableau', workItems: items });
  assert.deepEqual(upserted.results.map(({ state, reason }) => [state, reason]), items.map(() => ['STATE_REFUSED', 'FUTURE']));
  const recorded = await coach.call('RecordDeployments', { parent, deployments: [{ sourceId: 'futur', tier: 1, finishTime: at(late), outcome: 1 }], changes: [{ name: `${parent}/changes/${'f'.repeat(40)}`, authorTime: at(late) }] });
  assert.deepEqual([...recorded.results, ...recorded.changeResults].map(({ state, reason }) => [state, reason]), [['STATE_REFUSED', 'FUTURE'], ['STATE_REFUSED', 'FUTURE']]);
  for (const [method, request, field] of [['RecordDeployment', { deployment: { sourceId: 'x', tier: 1, startTime: at(late) } }, 'deployment.start_time'], ['RecordIncident', { incident: { sourceId: 'x', detectTime: at(late) } }, 'incident.detect_time'],
    ['CreateIncident', { incident: { detectTime: at(late) } }, 'incident.detect_time'], ['CreateWorkItem', { workItemId: 'x', workItem: { transitions: [{ to: DONE, time: at(late) }] } }, 'work_item.transitions[0].time']]) {
    const refusal = await coach.refusal(method, { parent, ...request });
    assert.deepEqual([refusal.code, refusal.BadRequest.fieldViolations.map((violation) => violation.field)], [Code.INVALID_ARGUMENT, [field]], method);
    assert.match(refusal.message, /clock/, method);
  }
  const { report } = await coach.stream('ImportMetrics', [{ parent, source: 'csv', items: [{ name: 'line 1', point: { metric: 'definitions/arrosages', time: at(late), value: 1 } }, { name: 'line 2', workItem: items[0] }] }]);
  assert.deepEqual(report.findings.map(({ key }) => key).sort(), ['line 1', 'line 2']);
});

test('an instant of before there were forges is the fault of a clock, and lies in no future', async () => {
  const source = await coach.call('CreateSource', { source: { project: SEMIS, kind: 1, title: 'La vieille forge' } });
  const body = JSON.stringify({ deployment: { id: 8, sha: 'd'.repeat(40), environment: 'production', production_environment: true }, deployment_status: { id: 80, state: 'success', created_at: '1989-12-31T10:00:00Z', environment: 'production' }, repository: { full_name: 'jardins/semis' } });
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${source.hookUri}`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', 'x-github-event': 'deployment_status', 'x-hub-signature-256': `sha256=${createHmac('sha256', source.secret).update(body).digest('hex')}` } });
  const { reason, field } = await reply.json();
  assert.deepEqual([reply.status, reason, field], [400, 'CLOCK', 'deployment_status.created_at']);
});

test('a forge whose clock is wrong is answered so, and what it sent is kept to be taken again', async () => {
  const source = await coach.call('CreateSource', { source: { project: SEMIS, kind: 1, title: 'La forge' } });
  const body = JSON.stringify({ deployment: { id: 9, sha: 'e'.repeat(40), environment: 'production', production_environment: true }, deployment_status: { id: 90, state: 'success', created_at: inDays(3), environment: 'production' }, repository: { full_name: 'jardins/semis' } });
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${source.hookUri}`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', 'x-github-event': 'deployment_status', 'x-hub-signature-256': `sha256=${createHmac('sha256', source.secret).update(body).digest('hex')}` } });
  const told = await reply.json();
  assert.deepEqual([reply.status, told.outcome, told.reason, told.field], [400, 'REFUSED', 'FUTURE', 'deployment_status.created_at']);
  const { sourceEvents: [event] } = await coach.call('ListSourceEvents', { parent: source.name });
  assert.deepEqual([event.reason, event.replayable], ['FUTURE', true]);
  const { sourceEvents: [again] } = await coach.call('ReplaySourceEvents', { parent: source.name });
  assert.deepEqual([again.outcome, again.reason], ['OUTCOME_REFUSED', 'FUTURE'], 'it still lies ahead');
  assert.equal((await anonymous.call('ListDeployments', { parent: SEMIS, filter: `source = "${source.name}"` })).deployments.length, 0);
  const { lastRefusalReason, refusedLastDay } = await coach.call('GetSource', { name: source.name });
  assert.deepEqual([lastRefusalReason, refusedLastDay], ['FUTURE', 1], 'whoever looks at the source is told');
});

const OF_SERVICES = 'ListProjectSigns';  // what services ask one another is no person's to ask

test('whenever is asked about, the answer is a figure or what is wrong with the question', async () => {
  const [{ name: series }] = (await anonymous.call('ListSeries', { parent: SEMIS })).series;
  await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Arroser', metric: 'definitions/arrosages', baseline: 0, target: 1, targetDate: { year: 1950, month: 1, day: 1 } } });
  const said = { parent: SEMIS, project: SEMIS, projects: [SEMIS], indicator: 'cycle_time', metric: 'definitions/arrosages', source: 'releve', grain: 'GRAIN_MONTH', snapshot: { title: 'À citer' }, withImpact: true, pageSize: 1000 };
  const [first, early, late, last] = [-62_135_596_800, -59_011_459_200, 250_246_627_200, 253_402_300_799].map((seconds) => ({ seconds, nanos: 0 }));
  const [firstDay, lastDay] = [{ year: 1, month: 1, day: 1 }, { year: 9999, month: 12, day: 31 }];
  const asked = new Set();
  for (const method of methodsOf('metrics').filter(({ name, responseStream, requestStream }) => !responseStream && !requestStream && name !== OF_SERVICES)) {
    const { fields } = method.resolve().resolvedRequestType;
    const about = Object.fromEntries(Object.entries(said).filter(([field]) => fields[field]));
    if (method.name === 'ListPointRevisions') about.parent = series;
    for (const field of ['asOf', 'knownAt', 'compareKnownAt', 'fromTime', 'toTime'].filter((name) => fields[name])) {
      const isDay = fields[field].type.endsWith('Date');
      for (const instant of isDay ? [firstDay, lastDay] : [first, early, late, last]) {
        const told = await coach.call(method.name, { ...about, [field]: instant }, 60).then(() => 'told', ({ code }) => code);
        assert.ok(['told', Code.INVALID_ARGUMENT].includes(told), `${method.name}, ${field} ${JSON.stringify(instant)}: ${told}`);
        if (instant === first && ['asOf', 'toTime'].includes(field) && fields.knownAt) assert.equal(told, Code.INVALID_ARGUMENT, `${method.name}, ${field}`);
        asked.add(`${method.name} ${field}`);
      }
    }
  }
  assert.ok(asked.size >= 35, [...asked].join());
});
