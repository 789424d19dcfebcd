// Whoever doubts a figure computes it again: of a large random history that the service was told late, doubled and in any order, an
// independent script (metrics/recompute.py) finds every indicator from what the service exports, and from nothing else.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { SEMIS, SERRE, at, ground } from '../api/metrics/ground.mjs';
import { disordered, historyOf, tell } from '../api/metrics/history.mjs';
import { closeClients } from './rpc.mjs';
import { SOURCE, runProgram } from './stack.mjs';
import { toldLongAgo } from './web/measured.mjs';

const COACH = { as: `coach@${SERRE}` }, PROJECT = SEMIS.split('/')[1], RECOMPUTE = path.join(SOURCE, 'tests/e2e/metrics/recompute.py');
const FROM = '2025-09-01T00:00:00Z', TO = '2026-04-10T00:00:00Z';
// First day, end and how things stood, zone.
const PERIODS = [['2025-09-01', TO, TO], ['2026-03-02', '2026-04-06T00:00:00Z', '2026-04-06T00:00:00Z'], ['2025-10-20', '2025-11-20T00:00:00Z', '2026-01-10T12:00:00Z', 'America/New_York'],
  ['2026-02-01', '2026-04-10T00:00:00Z', '2026-03-29T01:30:00Z'], ['2026-04-08', TO, TO, 'UTC']];
const IDS = ['cycle_time', 'lead_time', 'wip', 'age', 'throughput', 'littles_law', 'velocity', 'say_do', 'deployment_frequency', 'change_lead_time', 'change_fail_rate', 'recovery_time',
  'rework_rate', 'jdma', 'nps', 'csat'];
const BANDS = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY', one_day: 'UNDER_ONE_DAY', one_week: 'UNDER_ONE_WEEK', one_month: 'UNDER_ONE_MONTH', six_months: 'UNDER_SIX_MONTHS',
  longer: 'SIX_MONTHS_OR_MORE', low: 'UP_TO_15_PERCENT', middle: 'UNDER_46_PERCENT', high: 'FROM_46_PERCENT', good: 'GOOD', medium: 'MEDIUM', bad: 'BAD' };
let stack, coach, anonymous;

before(async () => {
  let admin;
  ({ stack, admin, coach, anonymous } = await ground());
  for (const [definitionId, period] of [['arrosages', 4], ['visites', 1]]) {
    await admin.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, kind: 1, period, dimensions: ['audience'], additiveDimensions: ['audience'] } });
  }
  const history = historyOf(42, { from: Date.parse(FROM), to: Date.parse(TO), items: 400, deployments: 150, points: 250, surveys: 80 });
  await tell(coach, SEMIS, disordered(history, 43), 40);
});
after(closeClients);

async function exported(i) {
  const [from, to, asOf, zone] = PERIODS[i], file = path.join(stack.folder, `history-${i}.json`);
  await stack.pep(['metrics', 'export', PROJECT, file, '--from', from, '--to', to, '--as-of', asOf, ...(zone ? ['--time-zone', zone] : [])], COACH);
  return { file, told: JSON.parse(fs.readFileSync(file, 'utf8')) };
}
function recomputed(file, ...more) {
  const { code, out, err } = runProgram('python3', [RECOMPUTE, 'compute', file, ...more]);
  assert.equal(code, 0, err);
  return JSON.parse(out);
}
const asked = ({ from, to, asOf, zone }) => ({ fromTime: at(from), toTime: at(to), asOf: at(asOf), timeZone: zone });

function assertClose(value, expected, what) {
  if (typeof expected !== 'number') return assert.ok(typeof value !== 'number', `${what}: ${value}, expected none`);
  assert.ok(Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${what}: ${value}, expected ${expected}`);
}

for (const [i, [from, to]] of PERIODS.entries()) {
  test(`every indicator from ${from} to ${to} is found again in the export`, async () => {
    const { file, told } = await exported(i);
    assert.ok(told.items.length >= 350 && told.deployments.length >= 140, 'the export has all that was told');
    const expected = Object.fromEntries(recomputed(file).indicators.map((figure) => [figure.id, figure]));
    const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: IDS, ...asked(told) });
    for (const figure of indicators) {
      const other = expected[figure.indicator], what = `${figure.indicator} from ${from}`;
      assert.equal(figure.noData.replace('NO_DATA_REASON_', ''), other.noData ?? 'UNSPECIFIED', what);
      assert.deepEqual([Number(figure.n), Number(figure.excludedCount)], [other.n, other.excluded.length], `${what}: how many`);
      for (const key of ['value', 'min', 'max', 'numerator', 'denominator']) assertClose(figure[key], other[key], `${what}, ${key}`);
      for (const key of ['p50', 'p85', 'p95']) assertClose(figure.percentiles?.[key], other[key], `${what}, ${key}`);
      assert.equal(figure.band, BANDS[other.band] ?? '', `${what}: the band`);
    }
    if (i === 0) assert.deepEqual(indicators.filter(({ noData }) => noData !== 'NO_DATA_REASON_UNSPECIFIED').map(({ indicator }) => indicator), [], 'of such a history there is every figure');
  });
}

test('every value of every series is in the export', async () => {
  const { file, told } = await exported(0);
  const held = new Map(recomputed(file).points.map((one) => [`${one.metric} ${one.source} ${JSON.stringify(one.dimensions)}`, one]));
  const series = await anonymous.all('ListSeries', 'series', { parent: SEMIS });
  assert.ok(series.length >= 8);
  for (const { name, metric, source, dimensions } of series) {
    const points = await anonymous.all('ReadSeries', 'buckets', { name, grain: 'GRAIN_RAW', pageSize: 1000, ...asked(told) });
    const one = held.get(`${metric.split('/')[1]} ${source} ${JSON.stringify(Object.fromEntries(dimensions.map(({ key, value }) => [key, value])))}`);
    if (points.length === 0) {
      assert.equal(one, undefined, name);
      continue;
    }
    assert.deepEqual([one.n, one.value, Date.parse(one.time)], [points.length, points.at(-1).value, Number(points.at(-1).startTime.seconds) * 1000], `${metric} of ${source}`);
  }
});

test('a level that is split is what the export has of each part', async () => {
  await coach.call('CreateDefinition', { definitionId: 'presents', definition: { title: 'Présents', direction: 1, kind: 3, period: 1, purpose: 1, project: SEMIS, dimensions: ['audience'], additiveDimensions: ['audience'] } });
  const points = ['INDIVIDUALS', 'COMPANIES', 'ASSOCIATIONS'].flatMap((value, part) => Array.from({ length: 9 }, (_, i) => ({
    metric: 'definitions/presents', time: at(new Date(Date.parse('2026-02-01T10:00:00Z') + (i * 3 + part) * 86_400_000).toISOString()), value: 10 * (part + 1) + i, dimensions: [{ key: 'audience', value }] })));
  await coach.call('IngestPoints', { parent: SEMIS, source: 'appel', points });
  const { file, told } = await exported(0);
  const parts = recomputed(file).points.filter(({ metric }) => metric === 'presents');
  const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['usage'], ...asked(told) });
  const usage = indicators.find(({ subject }) => subject === 'definitions/presents');
  assert.deepEqual([parts.length, usage.value, Number(usage.n)], [3, parts.reduce((sum, { value }) => sum + value, 0), 3]);
  const { buckets } = await anonymous.call('ReadSeries', { parent: SEMIS, metric: 'definitions/presents', grain: 'GRAIN_MONTH', ...asked(told) });
  assert.equal(buckets.find(({ value }) => typeof value === 'number').value, usage.value);
});

test('a forecast is found again, bit for bit, from the export', async () => {
  const { file, told } = await exported(0);
  const { forecast } = recomputed(file, 'days=30,items=20');
  // What is told at once says nothing of how good promises were.
  toldLongAgo(stack);
  const { howMany, when, noData } = await anonymous.call('Forecast', { projects: [SEMIS], asOf: at(told.asOf), days: 30, items: 20, timeZone: told.zone });
  assert.equal(noData, 'NO_DATA_REASON_UNSPECIFIED');
  assert.deepEqual([howMany.p50, howMany.p85, howMany.p95].map(Number), ['p50', 'p85', 'p95'].map((key) => forecast.items[key]));
  assert.deepEqual([when.p50Days, when.p85Days, when.p95Days], ['p50', 'p85', 'p95'].map((key) => forecast.daysNeeded[key]));
});

// The middle of what counts, or of its two middles.
function median(values) {
  const sorted = [...values].sort((a, b) => a - b), half = sorted.length / 2;
  return Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
}
const DURATIONS = ['cycle_time', 'lead_time', 'age', 'change_lead_time', 'recovery_time'], RATES = ['say_do', 'change_fail_rate', 'rework_rate'];

test('the explanation of each figure has the rows that it is made of, and those that are left out', async () => {
  const { told } = await exported(0), [[from, to, asOf]] = PERIODS;
  const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: IDS, ...asked(told) });
  for (const figure of indicators) {
    const file = path.join(stack.folder, `${figure.indicator}.jsonl`);
    const explained = await stack.json(['metrics', 'explain', PROJECT, figure.indicator, '--from', from, '--to', to, '--as-of', asOf, '--export', file], COACH);
    const bytes = fs.readFileSync(file);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), explained.sha256, figure.indicator);
    const [head, ...lines] = bytes.toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
    assertClose(head.indicator.value, figure.value, `${figure.indicator}: the figure that is explained`);
    const out = lines.filter((line) => line.reason !== undefined), rows = lines.filter((line) => line.reason === undefined).map(({ contribution = 0 }) => contribution);
    assert.equal(out.length, Number(figure.excludedCount), figure.indicator);
    if (DURATIONS.includes(figure.indicator)) assertClose(median(rows), figure.percentiles.p50, `${figure.indicator} from its rows`);
    if (RATES.includes(figure.indicator)) assert.deepEqual([rows.reduce((sum, one) => sum + one, 0), rows.length], [figure.numerator, figure.denominator], figure.indicator);
    if (figure.indicator === 'throughput') assert.equal(rows.length, figure.value);
  }
});
