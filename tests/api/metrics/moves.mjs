// A project that moves from one incubator to another takes its figures along: whoever asks by incubator finds them where the
// project is, all of them, and nowhere twice; who writes and reads what is its own affair changes with it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { SERRE, VERGER, at, day, ground } from './ground.mjs';

const PERIOD = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };
const MOVED = 'projects/plant-3', PRIVATE = 'definitions/recoltes';
let stack, admin, coach, stranger, anonymous, feed;

before(async () => {
  ({ stack, admin, coach, stranger, anonymous } = await ground());
  for (let n = 1; n <= 10; ++n) {
    const name = `projects/plant-${n}`, [primaryIncubator, client] = n <= 5 ? [SERRE, coach] : [VERGER, stranger];
    await admin.call('CreateProject', { projectId: `plant-${n}`, project: { title: name, kind: 1, primaryIncubator } });
    await client.call('CreateSurvey', { parent: name, survey: { kind: 1, date: day('2026-02-02'), counts: [{ answer: 'GOOD', count: n }, { answer: 'BAD', count: 10 - n }].filter(({ count }) => count > 0) } });
  }
  await coach.call('CreateDefinition', { definitionId: 'recoltes', definition: { title: 'Récoltes', direction: 1, kind: 1, period: 4, visibility: 2, project: MOVED } });
  feed = new Client(stack.server, stack.token(`source@${MOVED}`));
  await feed.call('IngestPoints', { parent: MOVED, source: 'capteur', points: [{ metric: PRIVATE, time: at('2026-02-03T10:00:00Z'), value: 7 }] });
});
after(closeClients);

const spread = async (filter) => (await anonymous.call('GetPortfolioIndicators', { filter, indicators: ['jdma'], ...PERIOD })).distributions[0];
const telling = async (filter) => (await anonymous.call('QueryIndicators', { filter, indicators: ['jdma'], ...PERIOD })).indicators.filter(({ n }) => Number(n) > 0).map(({ project, value }) => [Number(project.split('-').at(-1)), value]);
const reads = (client) => client.call('ReadSeries', { parent: MOVED, metric: PRIVATE, grain: 'GRAIN_MONTH', ...PERIOD }).then(({ buckets }) => buckets.reduce((sum, bucket) => sum + (bucket.sum ?? 0), 0), ({ code }) => Code[code]);

test('figures by incubator follow the project that moves', async () => {
  const all = await spread('');
  const [serre, verger] = [await spread('incubator = la-serre'), await spread('incubator = le-verger')];
  assert.deepEqual([serre.n, serre.percentiles.p15, serre.percentiles.p50, serre.percentiles.p85], [5, 1, 3, 5]);
  assert.deepEqual([verger.n, verger.percentiles.p50], [5, 8]);
  assert.deepEqual([await reads(coach), await reads(stranger), await reads(anonymous)], [7, 'NOT_FOUND', 'NOT_FOUND']);

  await admin.call('UpdateProject', { project: { name: MOVED, primaryIncubator: VERGER }, updateMask: { paths: ['primary_incubator'] } });
  await eventually('it is found where it is', async () => (await spread('incubator = le-verger')).n === 6);
  const [left, joined] = [await spread('incubator = la-serre'), await spread('incubator = le-verger')];
  assert.deepEqual([left.n, left.percentiles], [4, null], 'of fewer than five no percentile is told');
  assert.deepEqual([joined.n, joined.percentiles.p15, joined.percentiles.p50, joined.percentiles.p85], [6, 3, 7.5, 10]);
  assert.deepEqual(await telling('incubator = la-serre'), [[1, 1], [2, 2], [4, 4], [5, 5]]);
  assert.deepEqual((await telling('incubator = le-verger')).sort(([a], [b]) => a - b), [[3, 3], [6, 6], [7, 7], [8, 8], [9, 9], [10, 10]]);
  assert.deepEqual(await spread(''), all, 'over all of them nothing has changed');
});

test('what is its own affair is that of its new coaches, and its sources go on telling', async () => {
  await eventually('its old coaches are told no more', async () => await reads(coach) === 'NOT_FOUND');
  assert.deepEqual([await reads(stranger), await reads(anonymous)], [7, 'NOT_FOUND']);
  const point = { metric: PRIVATE, time: at('2026-02-04T10:00:00Z'), value: 1 };
  assert.equal((await coach.refusal('IngestPoints', { parent: MOVED, points: [point] })).code, Code.PERMISSION_DENIED);
  assert.equal((await feed.call('IngestPoints', { parent: MOVED, source: 'capteur', points: [point] })).results[0].state, 'STATE_CREATED');
  assert.equal(await reads(stranger), 8);
});
