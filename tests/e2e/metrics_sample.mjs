// The fictional sample of metrics: every page has something to show, those who tell nothing are told apart, and loading it again
// changes nothing.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { before } from 'node:test';
import { importSample } from './sample.mjs';
import { PEP, SAMPLE, Stack, runProgram } from './stack.mjs';

const ADMIN = { as: 'programme_admin' }, FLAGSHIP = 'saison-des-recoltes';
const TELLING = 18;

let stack;
const metrics = (...args) => stack.json(['metrics', ...args], ADMIN);
const lines = (...args) => stack.jsonLines(['metrics', ...args], ADMIN);

before(async () => {
  stack = await Stack.start();
  await importSample(stack);
});

test('eighteen of forty-one projects tell, and most indicators are known of five at least', async () => {
  const portfolio = await metrics('portfolio');
  assert.deepEqual([portfolio.telling, portfolio.projects], [TELLING, 41]);
  const spread = Object.fromEntries(portfolio.distributions.map((one) => [one.indicator, one]));
  for (const id of ['cycle_time', 'throughput', 'wip', 'velocity', 'say_do', 'deployment_frequency', 'change_lead_time', 'change_fail_rate', 'rework_rate']) {
    assert.ok(spread[id].n >= 5 && spread[id].percentiles?.p50 !== undefined, id);
  }
  for (const { indicator, n = 0, noData = [] } of portfolio.distributions.filter(({ indicator: id }) => !['usage', 'online_share', 'impact'].includes(id))) {
    assert.equal(n + noData.reduce((sum, { projects }) => sum + projects, 0), 41, `${indicator}: who tells nothing is counted apart`);
  }
});

test('one project has all: flow, deliveries, usage, satisfaction, an objective', async () => {
  const figures = Object.fromEntries((await lines('indicators', FLAGSHIP, '--all')).map((figure) => [figure.indicator, figure]));
  for (const id of ['cycle_time', 'lead_time', 'wip', 'age', 'throughput', 'littles_law', 'velocity', 'say_do', 'deployment_frequency', 'change_lead_time',
    'change_fail_rate', 'rework_rate', 'jdma', 'csat', 'online_share', 'impact']) assert.equal(figures[id]?.noData, undefined, id);
  const flow = await metrics('flow', FLAGSHIP);
  assert.ok(flow.ageing.length > 0 && flow.finishes.length > 10 && flow.cumulative.length > 10);
  const forecast = await metrics('forecast', FLAGSHIP, '--items', '20');
  assert.deepEqual([forecast.noData, forecast.backtest.noData, forecast.howMany], [undefined, 'NO_DATA_REASON_TOO_LATE', undefined], 'nobody can say how good a promise is on the day that all of it was told');
  const dora = await metrics('dora', FLAGSHIP);
  assert.ok(dora.weeks.filter(({ covered }) => covered).length >= 12);
  const [{ progress, met }] = await lines('objectives', 'compare', FLAGSHIP);
  assert.ok(progress > 0 && !met);
  assert.ok((await lines('incidents', 'list', FLAGSHIP)).length > 0);
});

test('services: usage goes up and down, and users of several audiences say what they think', async () => {
  const services = await lines('services', '--all');
  const of = Object.fromEntries(services.map((service) => [service.project.replace('projects/', ''), service]));
  const visits = (id) => of[id].usages.find(({ definition }) => definition === 'definitions/visits');
  assert.ok(visits(FLAGSHIP).progression > 0 && visits('guichet-des-saisons').progression < 0);
  assert.ok(of[FLAGSHIP].onlineShare.value > 0.5);
  const audiences = of[FLAGSHIP].satisfactions.filter(({ indicators }) => indicators.some(({ noData }) => !noData)).map(({ audience }) => audience);
  assert.ok(audiences.length >= 3, 'all together, and two audiences');
});

test('objectives: on their way, without a value, judged; metrics of their own; a source', async () => {
  const objectives = await lines('objectives', 'list', '--all');
  assert.equal(objectives.length, 5);
  const judged = objectives.find(({ verdict }) => verdict === 'VERDICT_REFUTED');
  assert.equal(judged.verdictEvidence.length, 1);
  const [none] = await lines('objectives', 'compare', 'gare-partagee');
  assert.match(none.noData ?? none.indicator.noData, /^NO_DATA_REASON_/);
  assert.equal((await lines('definitions', 'list', '--filter', 'builtin = false', '--all')).length, 2);
  const [source] = await lines('sources', 'list', '--project', 'gare-partagee');
  assert.deepEqual([source.kind, source.repositories], ['KIND_GITHUB', ['le-relais/gare-partagee']]);
});

test('loaded again, nothing changes', async () => {
  const state = () => stack.database.sql('SELECT COUNT(*), MAX(version) FROM work_items UNION ALL SELECT COUNT(*), MAX(version) FROM deployments UNION ALL SELECT COUNT(*), 0 FROM points UNION ALL SELECT COUNT(*), MAX(version) FROM objectives', stack.schemaOf('metrics'));
  const once = state();
  const { code, err } = runProgram(path.join(SAMPLE, '..', 'sample_metrics.sh'), [PEP], { env: stack.environment('programme_admin') });
  assert.equal(code, 0, err);
  assert.deepEqual(state(), once);
});
