// What was known then, and what had happened by then: every question keeps to both.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { SEMIS, at, day, ground } from './ground.mjs';

let coach, anonymous;
before(async () => {
  ({ coach, anonymous } = await ground());
});
after(closeClients);

// An instant between what was told before and what is told after.
async function now() {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
  await pause();
  const millis = Date.now();
  await pause();
  return { seconds: Math.floor(millis / 1000), nanos: (millis % 1000) * 1_000_000 };
}
const PERIOD = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };

test('an objective is compared as it was known', async () => {
  await coach.call('CreateDefinition', { definitionId: 'attente', definition: { title: 'Attente', direction: 2, kind: 3, period: 4, project: SEMIS } });
  const { name } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Moins attendre', metric: 'definitions/attente', baseline: 30, target: 10 } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/attente', time: at('2026-02-10T00:00:00Z'), value: 20 }] });
  const then = await now();
  await coach.call('UpdateObjective', { objective: { name, target: 20 }, updateMask: { paths: ['target'] } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/attente', time: at('2026-02-10T00:00:00Z'), value: 25 }] });
  const compare = async (more) => (await anonymous.call('CompareToTarget', { parent: SEMIS, asOf: at('2026-04-01T00:00:00Z'), ...more })).comparisons.map(({ objective, value, progress }) => [objective.target, value ?? null, progress ?? null]);
  assert.deepEqual(await compare({}), [[20, 25, 0.5]]);
  assert.deepEqual(await compare({ knownAt: then }), [[10, 20, 0.5]]);
  const impact = async (more) => (await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['impact'], ...PERIOD, ...more })).indicators.map(({ numerator, denominator }) => [numerator, denominator]);
  assert.deepEqual([await impact({}), await impact({ knownAt: then })], [[[-5, -10]], [[-10, -20]]]);
  await coach.call('DeleteObjective', { name });
  assert.deepEqual([await compare({}), await compare({ knownAt: then })], [[], [[10, 20, 0.5]]]);
  assert.deepEqual(await compare({ asOf: at('2026-02-01T00:00:00Z'), knownAt: then }), [[10, null, null]], 'nothing was measured by then');
});

test('what users of an audience said is told as it was known', async () => {
  const say = (date, answer) => coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, audience: 2, date: day(date), counts: [{ answer, count: 4 }] } });
  await say('2026-02-02', 'GOOD');
  const then = await now();
  await say('2026-02-03', 'BAD');
  const jdma = async (more) => {
    const { digitalServices: [service] } = await anonymous.call('ListDigitalServices', { filter: 'project = semis', ...PERIOD, ...more });
    return service.satisfactions.map(({ indicators }) => indicators[0].value ?? null);
  };
  assert.deepEqual(await jdma({}), [5, null, 5, null]);
  assert.deepEqual(await jdma({ knownAt: then }), [10, null, 10, null]);
  assert.deepEqual(await jdma({ asOf: at('2026-02-02T22:00:00Z') }), [10, null, 10, null], 'the third has not begun');
});

test('an item stands where it stood then', async () => {
  await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [{ sourceId: 'age', type: 'bug', transitions: [{ to: 2, time: at('2026-02-01T08:00:00Z'), status: 'En cours' }, { to: 2, time: at('2026-03-01T08:00:00Z'), status: 'En revue' }] }] });
  const then = await now();
  await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [{ sourceId: 'age', type: 'story', transitions: [{ to: 2, time: at('2026-02-15T08:00:00Z'), status: 'En test' }] }] });
  const standing = async (asOf, more = {}) => (await anonymous.call('GetFlow', { project: SEMIS, ...PERIOD, toTime: at(asOf), asOf: at(asOf), ...more })).ageing.map(({ status, type }) => [status, type]);
  assert.deepEqual(await standing('2026-03-20T00:00:00Z'), [['En revue', 'story']]);
  assert.deepEqual(await standing('2026-02-20T00:00:00Z'), [['En test', 'story']]);
  assert.deepEqual(await standing('2026-02-20T00:00:00Z', { knownAt: then }), [['En cours', 'bug']]);
  assert.deepEqual(await standing('2026-01-20T00:00:00Z'), []);
});

test('deliveries and throughput too', async () => {
  const then = await now();
  await coach.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId: 'd', tier: 1, outcome: 1, finishTime: at('2026-02-04T10:00:00Z') } });
  const deployed = async (more) => (await anonymous.call('GetDora', { project: SEMIS, ...PERIOD, ...more })).weeks.reduce((sum, { deployments }) => sum + deployments, 0);
  assert.deepEqual([await deployed({}), await deployed({ knownAt: then }), await deployed({ asOf: at('2026-02-04T00:00:00Z') })], [1, 0, 0]);
  const done = Array.from({ length: 40 }, (_, i) => ({ sourceId: `f${i}`, transitions: [{ to: 2, time: at('2026-02-01T08:00:00Z') }, { to: 3, time: { seconds: Date.parse('2026-02-10T12:00:00Z') / 1000 + i * 86_400, nanos: 0 } }] }));
  await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: done });
  const finished = async (more) => Number((await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['throughput'], ...PERIOD, ...more })).indicators[0].n);
  assert.deepEqual([await finished({}), await finished({ knownAt: then }), await finished({ asOf: at('2026-02-20T00:00:00Z') })], [40, 0, 10]);
});

test('the parameter of a formula has one name, in hours', async () => {
  const { indicators: [rate] } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['change_fail_rate'], parameters: [{ key: 'fail_horizon', value: 48 }], ...PERIOD });
  assert.equal(rate.indicator, 'change_fail_rate');
  const formula = await anonymous.call('GetFormula', { name: rate.formula });
  assert.deepEqual(formula.parameters.filter(({ unit }) => unit === 'h').map(({ key }) => key), ['fail_horizon']);
  assert.equal((await anonymous.refusal('QueryIndicators', { project: SEMIS, parameters: [{ key: 'horizon_hours', value: 48 }] })).code, Code.INVALID_ARGUMENT);
});

test('how new things are is told as it was known, and the same told again is nothing new', async () => {
  await coach.call('CreateDefinition', { definitionId: 'pluie', definition: { title: 'Pluie', direction: 3, kind: 3, period: 4, project: SEMIS } });
  const tell = (value) => coach.call('IngestPoints', { parent: SEMIS, source: 'pluviometre', points: [{ metric: 'definitions/pluie', time: at('2026-02-10T00:00:00Z'), value }] });
  const newest = async (more) => {
    const { freshness } = await anonymous.call('ExplainIndicator', { project: SEMIS, indicator: 'cycle_time', ...PERIOD, ...more });
    const { digitalServices: [{ lastTime }] } = await anonymous.call('ListDigitalServices', { filter: 'project = semis', ...PERIOD, ...more });
    return [freshness.find(({ source }) => source === 'pluviometre')?.receiveTime ?? null, lastTime];
  };
  const before = await now();
  await tell(1);
  const first = await newest({});
  assert.deepEqual(first[0], first[1]);
  const then = await now();
  await tell(1);
  assert.deepEqual(await newest({}), first);
  await tell(2);
  const [since] = await newest({});
  assert.notDeepEqual(since, first[0]);
  assert.deepEqual(await newest({ knownAt: then }), first, 'nor does what came later take it away');
  assert.equal((await newest({ knownAt: before }))[0], null);
});

test('what came back was away while it was deleted', async () => {
  const { name } = await coach.call('CreateWorkItem', { parent: SEMIS, workItemId: 'revenu', workItem: { title: 'Revenu', transitions: [{ to: 2, time: at('2025-11-03T08:00:00Z') }, { to: 3, time: at('2025-11-04T08:00:00Z') }] } });
  const objective = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Revenir', indicator: 'throughput', baseline: 0, target: 10 } });
  const told = async (more) => {
    const period = { fromTime: at('2025-11-01T00:00:00Z'), toTime: at('2025-12-01T00:00:00Z'), asOf: at('2025-12-01T00:00:00Z'), ...more };
    const { indicators: [{ n }] } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['throughput'], ...period });
    const { comparisons } = await anonymous.call('CompareToTarget', { parent: SEMIS, asOf: period.asOf, ...more });
    return [Number(n), comparisons.some(({ objective: its }) => its.name === objective.name)];
  };
  const there = await now();
  await coach.call('DeleteWorkItem', { name });
  await coach.call('DeleteObjective', { name: objective.name });
  const away = await now();
  await coach.call('UndeleteWorkItem', { name });
  await coach.call('UndeleteObjective', { name: objective.name });
  const back = await now();
  assert.deepEqual([await told({ knownAt: there }), await told({ knownAt: away }), await told({ knownAt: back }), await told({})], [[1, true], [0, false], [1, true], [1, true]]);
});

test('what is kept or explained while something is being told is answered again for good', async () => {
  let tells = true;
  const items = (from) => Array.from({ length: 200 }, (_, i) => ({ sourceId: `flot-${from}-${i}`, transitions: [{ to: 2, time: at('2026-03-02T10:00:00Z') }, { to: 3, time: at('2026-03-05T10:00:00Z') }] }));
  const teller = async (name) => {
    for (let n = 0; tells; ++n) await coach.call('UpsertWorkItems', { parent: SEMIS, workItems: items(`${name}${n}`) });
  };
  const tellers = Promise.all(['a', 'b'].map(teller));
  const asked = { indicator: 'throughput', fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') };
  const kept = [];
  for (let i = 0; i < 8; ++i) kept.push(await coach.call('CreateSnapshot', { parent: SEMIS, snapshot: { title: `Débit ${i}` }, ...asked }));
  tells = false;
  await tellers;
  const explained = [];
  for (const { indicator: { asOf, knownAt } } of kept) explained.push((await coach.call('ExplainIndicator', { project: SEMIS, ...asked, asOf, knownAt, pageSize: 1 })).sha256);
  assert.deepEqual(explained, kept.map(({ sha256 }) => sha256));
  assert.ok(new Set(explained).size > 1, 'something was told between them');
});
