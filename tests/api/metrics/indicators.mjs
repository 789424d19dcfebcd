// The worked figures of METRICS, through the door.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, at, day, figures, ground } from './ground.mjs';

const BASE = Date.parse('2026-03-02T00:00:00Z'), DAY = 86_400_000;
const iso = (days) => new Date(BASE + days * DAY).toISOString();
let coach, stranger, anonymous;

before(async () => {
  ({ coach, stranger, anonymous } = await ground());
});
after(closeClients);

const items = (spans, project = SEMIS, client = coach) => client.call('UpsertWorkItems', { parent: project, source: 'tableau', workItems: spans.map(([start, end], i) => ({ sourceId: `i${i}`, transitions: [{ to: 2, time: at(iso(start)) }, { to: 3, time: at(iso(end)) }] })) });
const partOf = (figure, key) => figure.parts.find((part) => part.key === key)?.value;

test("Little's law: the items that cross an edge explain the gap of 20 %", async () => {
  await items([[0, 4], [2, 9], [4, 6]]);
  const period = { from: iso(0), to: iso(10) };
  assert.equal((await figures(anonymous, ['littles_law'], period)).littles_law.value, 0);
  await items([[0, 4], [2, 9], [4, 6], [-3, 2]]);
  const { littles_law: little } = await figures(anonymous, ['littles_law'], period);
  assert.ok(Math.abs(little.value - 20) < 1e-9, String(little.value));
  assert.ok(Math.abs(partOf(little, 'wip_mean') - 1.5) < 1e-9);
});

test('JDMA of 60, 39 and 1 is 7.95, and medium: the band is that of the exact sum', async () => {
  await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day('2026-03-03'), counts: [{ answer: 'GOOD', count: 60 }, { answer: 'MEDIUM', count: 39 }, { answer: 'BAD', count: 1 }] } });
  const { jdma } = await figures(anonymous, ['jdma']);
  assert.deepEqual([jdma.value, jdma.band, Number(jdma.n)], [7.95, 'MEDIUM', 100]);
  const refusal = await coach.refusal('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day('2026-03-03'), counts: [{ answer: 'GOOD', count: 1 }] } });
  assert.equal(refusal.code, Code.ALREADY_EXISTS);
});

test('recovery of 90 (incidents of 30 and 90), 30, 600 and one that is open: the median is 90, one open', async () => {
  const minutes = (n) => new Date(BASE + n * 60_000).toISOString();
  const cases = [[0, [30, 90]], [10_000, [30]], [20_000, [600]], [30_000, [null]]];
  for (const [start, ends] of cases) {
    await coach.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId: `d${start}`, tier: 1, finishTime: at(minutes(start)), outcome: 1 } });
    for (const [i, end] of ends.entries()) {
      await coach.call('RecordIncident', { parent: SEMIS, deploymentSourceId: `d${start}`, incident: { sourceId: `n${start}-${i}`, detectTime: at(minutes(start + 1)), ...(end === null ? {} : { resolveTime: at(minutes(start + end)) }) } });
    }
  }
  const { recovery_time: recovery, change_fail_rate: failed } = await figures(anonymous, ['recovery_time', 'change_fail_rate']);
  assert.deepEqual([recovery.value / 60, partOf(recovery, 'open'), recovery.band], [90, 1, 'UNDER_ONE_DAY']);
  assert.deepEqual([failed.value, failed.numerator, failed.denominator, failed.band], [1, 4, 4, 'FROM_46_PERCENT'], 'five incidents, and never more than 100 %');
  const dora = await anonymous.call('GetDora', { project: SEMIS, fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') });
  assert.deepEqual([dora.openFailures, dora.bands], [[`${SEMIS}/deployments/d30000`], 'four_keys_2019@1']);
  assert.equal(dora.weeks.reduce((sum, week) => sum + week.deployments, 0), 4);
});

test('a forecast of too short a past is none, and says so', async () => {
  await items([[0, 1]], GREFFE, stranger);
  const forecast = await anonymous.call('Forecast', { projects: [GREFFE], days: 30, asOf: at(iso(10)) });
  assert.deepEqual([forecast.noData, forecast.howMany, forecast.chances], ['NO_DATA_REASON_TOO_FEW', null, []]);
});

test('a day that says nothing asks for none, and one that cannot be is refused', async () => {
  const ask = async (more) => ({ ...await anonymous.call('Forecast', { projects: [GREFFE], asOf: at(iso(10)), ...more }), knownAt: 'now' });
  assert.deepEqual(await ask({ byDate: {} }), await ask({ days: 30 }));
  assert.deepEqual(await ask({ byDate: {}, days: 12 }), await ask({ days: 12 }));
  for (const more of [{ byDate: { year: 2026, month: 2, day: 30 } }, { byDate: { year: 9999, month: 12, day: 31 } }, { byDate: { year: 1 } }, { byDate: day('2026-02-01'), days: 30 }]) {
    const refusal = await anonymous.refusal('Forecast', { projects: [GREFFE], asOf: at(iso(10)), ...more });
    assert.deepEqual([refusal.code, refusal.BadRequest.fieldViolations.map(({ field }) => field)], [Code.INVALID_ARGUMENT, ['by_date']], JSON.stringify(more));
  }
});

test('of a long past that was told just now nobody can say how good promises were, and that is said', async () => {
  await items(Array.from({ length: 100 }, (_, i) => [i, i + 0.5]), GREFFE, stranger);
  const forecast = await anonymous.call('Forecast', { projects: [GREFFE], days: 14, asOf: at(iso(100)) });
  assert.deepEqual([forecast.noData, forecast.backtest.noData, forecast.howMany], ['NO_DATA_REASON_UNSPECIFIED', 'NO_DATA_REASON_TOO_LATE', null]);
});

test('an impact is how far a value is from its baseline to its target, uncapped', async () => {
  await coach.call('CreateDefinition', { definitionId: 'delais', definition: { title: 'Délais', direction: 2, kind: 3, period: 1, project: SEMIS } });
  const { name } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Moins attendre', metric: 'definitions/delais', baseline: 30, target: 10, targetDate: day('2026-03-31') } });
  const compare = async () => (await anonymous.call('CompareToTarget', { parent: SEMIS, objective: name, asOf: at('2026-03-20T00:00:00Z') })).comparisons[0];
  assert.equal((await compare()).noData, 'NO_DATA_REASON_NO_ROWS');
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/delais', time: at('2026-03-10T00:00:00Z'), value: 6 }] });
  const told = await compare();
  assert.deepEqual([told.value, told.progress, told.met, told.daysLeft], [6, 1.2, true, 11]);
  assert.equal((await coach.refusal('DeleteDefinition', { name: 'definitions/delais' })).code, Code.FAILED_PRECONDITION);
  assert.equal((await coach.refusal('JudgeObjective', { name, verdict: 1, reason: 'Mesuré' })).code, Code.INVALID_ARGUMENT, 'without evidence');
});

test('an objective is measured by the last value of its metric, though its values add up', async () => {
  await coach.call('CreateDefinition', { definitionId: 'rappels', definition: { title: 'Rappels', direction: 2, kind: 1, period: 1, project: SEMIS } });
  const { name } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Moins rappeler', metric: 'definitions/rappels', baseline: 10, target: 2 } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [[10, 8], [11, 4]].map(([of, value]) => ({ metric: 'definitions/rappels', time: at(`2026-03-${of}T12:00:00Z`), value })) });
  const asOf = at('2026-03-20T00:00:00Z');
  const { comparisons: [told] } = await anonymous.call('CompareToTarget', { parent: SEMIS, objective: name, asOf });
  assert.deepEqual([told.value, told.progress, told.measure], [4, 0.75, 'MEASURE_LAST_VALUE']);
  const why = await anonymous.call('ExplainIndicator', { project: SEMIS, indicator: 'impact', subject: name, asOf });
  assert.deepEqual([why.indicator.value, why.rows.map(({ contribution }) => contribution)], [0.75, [4]]);
});

test('an objective says which value it is compared by', async () => {
  const create = (objective) => coach.call('CreateObjective', { parent: SEMIS, objective: { baseline: 0, target: 1, ...objective } });
  await create({ title: 'Tout en ligne', metric: 'definitions/online_share' });
  await create({ title: 'Contents', indicator: 'jdma' });
  await create({ title: 'Plus vite', indicator: 'cycle_time', baseline: 30 * 86_400 });
  await create({ title: 'Plus de visites', metric: 'definitions/visits', target: 100 });
  const month = (date, online, all) => [['procedures_online', online], ['procedures_completed', all]].map(([metric, value]) => ({ metric: `definitions/${metric}`, time: at(`${date}T12:00:00Z`), value }));
  const visits = (date, value, dimensions = []) => ({ metric: 'definitions/visits', time: at(`${date}T12:00:00Z`), value, dimensions });
  const of = (value) => [{ key: 'audience', value }];
  // A share of long ago, and one of these weeks; visits all together, then by audience.
  await coach.call('IngestPoints', { parent: SEMIS, points: [...month('2025-03-10', 0, 1000), ...month('2026-03-10', 9, 10), visits('2026-03-10', 70), visits('2026-03-11', 30, of('INDIVIDUALS')), visits('2026-03-11', 20, of('COMPANIES'))] });
  await create({ title: 'Plus de comptes', metric: 'definitions/accounts', target: 10 });
  const accounts = (date, value, source) => coach.call('IngestPoints', { parent: SEMIS, source, points: [{ metric: 'definitions/accounts', time: at(`${date}T12:00:00Z`), value }] });
  await accounts('2024-03-10', 4, 'ancien');
  const { comparisons } = await anonymous.call('CompareToTarget', { parent: SEMIS, asOf: at('2026-03-20T00:00:00Z') });
  const told = Object.fromEntries(comparisons.map(({ objective: { title }, value, measure }) => [title, [value, measure]]));
  assert.deepEqual(told['Tout en ligne'], [0.9, 'MEASURE_PERIOD'], 'of these 13 weeks, and not of all time');
  assert.deepEqual(told['Plus de visites'], [50, 'MEASURE_LAST_VALUE'], 'of the last day, by its parts');
  assert.deepEqual([told.Contents[1], told['Plus vite'][1]], ['MEASURE_PERIOD', 'MEASURE_P85']);
  assert.deepEqual(told['Plus de comptes'], [4, 'MEASURE_LAST_VALUE'], 'a level stands until it is told anew');
  await accounts('2026-03-12', 6, 'nouveau');
  const now = (await anonymous.call('CompareToTarget', { parent: SEMIS, asOf: at('2026-03-20T00:00:00Z') })).comparisons.find(({ objective: { title } }) => title === 'Plus de comptes');
  assert.equal(now.value, 6, 'and who told before does not silence who tells now');
});

test('why there is no figure of metrics can be asked without a subject, since none has a value', async () => {
  const asked = { project: GREFFE, fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') };
  for (const indicator of ['usage', 'online_share', 'impact']) {
    const why = await anonymous.call('ExplainIndicator', { ...asked, indicator });
    assert.deepEqual([why.indicator.noData, why.indicator.indicator, why.rows.length, why.formula.indicator], ['NO_DATA_REASON_NO_ROWS', indicator, 0, indicator]);
  }
  const tell = (metric) => stranger.call('IngestPoints', { parent: GREFFE, points: [{ metric, time: at('2026-02-10T00:00:00Z'), value: 6 }] });
  const why = (more) => anonymous.call('ExplainIndicator', { ...asked, indicator: 'usage', ...more });
  await tell('definitions/visits');
  const { indicator, rows } = await why({});
  assert.deepEqual([indicator.subject, indicator.value, rows.length], ['definitions/visits', 6, 1], 'the one that is told');
  await tell('definitions/accounts');
  const refusal = await anonymous.refusal('ExplainIndicator', { ...asked, indicator: 'usage' });
  assert.deepEqual([refusal.code, refusal.BadRequest.fieldViolations.map(({ field }) => field)], [Code.INVALID_ARGUMENT, ['subject']]);
  assert.equal((await why({ subject: 'definitions/accounts' })).indicator.value, 6);
  const snapshot = { parent: GREFFE, snapshot: { title: 'Usage' }, indicator: 'usage', fromTime: asked.fromTime, toTime: asked.toTime };
  assert.equal((await stranger.refusal('CreateSnapshot', snapshot)).code, Code.INVALID_ARGUMENT, 'what is kept says of what it is');
});

test('every figure names its formula, which can be read', async () => {
  const formulas = await anonymous.all('ListFormulas', 'formulas');
  const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS });
  for (const { formula } of indicators) assert.ok(formulas.some(({ name, textFr, textEn }) => name === formula && textFr && textEn), formula);
  assert.equal((await anonymous.refusal('GetFormula', { name: 'formulas/cycle_time@2' })).code, Code.NOT_FOUND);
  assert.equal((await anonymous.refusal('QueryIndicators', { project: SEMIS, indicators: ['vitesse'] })).code, Code.INVALID_ARGUMENT);
});

test('an objective that is measured by an indicator is explained by what that is made of', async () => {
  const { name: subject } = await stranger.call('CreateObjective', { parent: GREFFE, objective: { title: 'Plus vite', indicator: 'cycle_time', baseline: 86_400, target: 0 } });
  const asked = { project: GREFFE, asOf: at(iso(40)) };
  const { comparisons: [told] } = await anonymous.call('CompareToTarget', { parent: GREFFE, objective: subject, asOf: asked.asOf });
  const why = await anonymous.call('ExplainIndicator', { ...asked, indicator: 'impact', subject, pageSize: 1000 });
  assert.deepEqual([told.value, told.progress, why.indicator.value, why.indicator.subject], [43_200, 0.5, 0.5, subject]);
  const { rows } = await anonymous.call('ExplainIndicator', { ...asked, indicator: 'cycle_time', pageSize: 1000 });
  assert.ok(rows.length > 30);
  assert.deepEqual(why.rows, rows);
  const { indicators } = await anonymous.call('QueryIndicators', { ...asked, indicators: ['impact'] });
  assert.equal(indicators.find((figure) => figure.subject === subject).value, 0.5);
});

test('weeks that the period cuts are told in part, as their figures; that nothing failed is a reason of its own', async () => {
  for (const date of ['2026-02-04', '2026-02-06', '2026-02-09']) {
    await stranger.call('RecordDeployment', { parent: GREFFE, deployment: { sourceId: date, tier: 1, finishTime: at(`${date}T10:00:00Z`), outcome: 1 } });
  }
  const { weeks, indicators } = await anonymous.call('GetDora', { project: GREFFE, fromTime: at('2026-02-04T23:00:00Z'), asOf: at('2026-02-12T23:00:00Z') });
  assert.deepEqual(weeks.map(({ startDate, deployments, partial }) => [startDate.day, deployments, partial]), [[2, 1, true], [9, 1, true]]);
  const of = Object.fromEntries(indicators.map((figure) => [figure.indicator, figure]));
  assert.equal(of.change_fail_rate.denominator, 2, 'as many as the weeks have');
  assert.equal(of.recovery_time.noData, 'NO_DATA_REASON_NO_FAILURE');
});
