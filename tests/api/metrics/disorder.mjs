// The same events in order, and late, doubled and in any order, give the same indicators, flows, deliveries, forecasts and
// series; and what was known half-way can be asked again.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { SERRE, at, ground } from './ground.mjs';
import { BARE, Dice, NUMBERED, disordered, historyOf, tell } from './history.mjs';

const SEEDS = [1, 2, 3];
// Both changes of the clock lie in it.
const FROM = '2025-10-01T00:00:00Z', TO = '2026-04-10T00:00:00Z';
const PERIODS = [{ fromTime: at(FROM), toTime: at(TO), asOf: at(TO) }, { fromTime: at('2026-03-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-05T10:00:00Z') },
  { fromTime: at('2025-10-20T00:00:00Z'), toTime: at('2025-11-20T00:00:00Z'), asOf: at('2025-11-10T00:00:00Z'), timeZone: 'America/New_York' }];
let admin, coach, anonymous;

before(async () => {
  ({ admin, coach, anonymous } = await ground());
  // Everybody's, so that both projects tell of the same.
  for (const [definitionId, period] of [['arrosages', 4], ['visites', 1]]) {
    await admin.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, kind: 1, period, dimensions: ['audience'], additiveDimensions: ['audience'] } });
  }
});
after(closeClients);

const projectFor = async (projectId) => (await admin.call('CreateProject', { projectId, project: { title: projectId, kind: 1, primaryIncubator: SERRE } })).name;

// All that is told of a project, without what says which one it is and when it was told.
async function everything(project, more = {}) {
  const told = [];
  const ask = async (method, request) => {
    const refusal = (error) => ({ refused: error.details });
    told.push([method, await anonymous.call(method, { ...request, ...more }).catch(refusal)]);
  };
  for (const period of PERIODS) {
    await ask('QueryIndicators', { project, ...period });
    await ask('GetDora', { project, ...period });
    for (const grain of ['GRAIN_DAY', 'GRAIN_WEEK']) await ask('GetFlow', { project, grain, ...period });
    await ask('Forecast', { projects: [project], asOf: period.asOf, timeZone: period.timeZone, days: 30, items: 20 });
    for (const metric of ['definitions/arrosages', 'definitions/visites']) {
      for (const source of [NUMBERED, BARE]) {
        for (const grain of ['GRAIN_DAY', 'GRAIN_WEEK', 'GRAIN_MONTH']) await ask('ReadSeries', { parent: project, metric, source, grain, withPercentiles: true, pageSize: 1000, ...period });
      }
    }
  }
  const WHEN = new Set(['knownAt', 'receiveTime', 'updateTime', 'createTime', 'etag', 'uid']);
  return JSON.parse(JSON.stringify(told, (key, value) => (WHEN.has(key) ? undefined : value)).replaceAll(project, 'projects/x'));
}
// As they stand, whole buckets: from what is kept added up, and from what is to be added up again.
async function standing(project) {
  const rows = [];
  for (const { name, metric, dimensions, source } of await anonymous.all('ListSeries', 'series', { parent: project })) {
    const buckets = await anonymous.all('ReadSeries', 'buckets', { name, grain: 'GRAIN_RAW', fromTime: at(FROM), toTime: at(TO), pageSize: 1000 });
    rows.push([`${metric} ${source} ${JSON.stringify(dimensions)}`, buckets.map(({ startTime, value, revision }) => [startTime, value, revision])]);
  }
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}
const told = (indicators) => indicators.filter(({ noData }) => noData === 'NO_DATA_REASON_UNSPECIFIED').map(({ indicator }) => indicator);

for (const seed of SEEDS) {
  test(`history ${seed}: late, doubled and reordered, it gives the same figures`, async () => {
    const history = historyOf(seed, { from: Date.parse(FROM), to: Date.parse(TO) });
    const [ordered, mixed] = [await projectFor(`ordre-${seed}`), await projectFor(`desordre-${seed}`)];
    await tell(coach, ordered, history);
    await tell(coach, mixed, disordered(history, seed + 100), 7);
    const [first, second] = [await everything(ordered), await everything(mixed)];
    for (const [i, [method, answer]] of first.entries()) assert.deepEqual(second[i][1], answer, `${method}, ${i}`);
    assert.deepEqual(await standing(mixed), await standing(ordered));
    // The history is worth something: most indicators have a figure.
    assert.ok(told(first[0][1].indicators).length >= 12, `${told(first[0][1].indicators)}`);
    // All of it once more changes nothing.
    await tell(coach, ordered, disordered(history, seed + 200), 50);
    assert.deepEqual(await everything(ordered), first);
  });
}

test('what was known half-way is what another team knew that was told no more', async () => {
  const history = historyOf(7, { from: Date.parse(FROM), to: Date.parse(TO), items: 40, deployments: 30 });
  const dice = new Dice(8), isFirst = history.events.map((event) => event.deploymentSourceId === undefined && dice.chance(60));
  const halves = [true, false].map((half) => ({ sprints: history.sprints, events: history.events.filter((event, i) => isFirst[i] === half && event.kind !== 'survey') }));
  const [whole, half] = [await projectFor('tout'), await projectFor('moitie')];
  await tell(coach, whole, halves[0]);
  await tell(coach, half, halves[0]);
  const then = new Date(Date.now() + 1_000);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const known = await everything(half);
  await tell(coach, whole, halves[1]);
  const again = await everything(whole, { knownAt: at(then.toISOString()) });
  for (const [i, [method, answer]] of known.entries()) assert.deepEqual(again[i][1], answer, `${method}, ${i}`);
  assert.notDeepEqual((await everything(whole))[0], known[0], 'what came since changes figures');
});
