// Over many projects: how figures are spread, who is found by what; a project that moves; what is hidden.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually, sleep } from '../../e2e/stack.mjs';
import { GREFFE, SEMIS, SERRE, VERGER, at, day, ground } from './ground.mjs';

let stack, admin, coach, stranger, anonymous;
const PERIOD = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };

before(async () => {
  ({ stack, admin, coach, stranger, anonymous } = await ground());
  for (let n = 1; n <= 5; ++n) {
    await admin.call('CreateProject', { projectId: `plant-${n}`, project: { title: `Plant ${n}`, kind: 1, primaryIncubator: SERRE, themes: ['potager'] } });
    await coach.call('CreateSurvey', { parent: `projects/plant-${n}`, survey: { kind: 1, date: day('2026-02-02'), counts: [{ answer: 'GOOD', count: n }, { answer: 'BAD', count: 5 - n }] } });
  }
});
after(closeClients);

const spread = (filter, client = anonymous) => client.call('GetPortfolioIndicators', { filter, indicators: ['jdma'], ...PERIOD });

test('a distribution says its n, and of how many there is none', async () => {
  const { projects, telling, distributions: [jdma] } = await spread('');
  assert.deepEqual([projects, telling, jdma.n, jdma.noData], [7, 5, 5, [{ reason: 'NO_DATA_REASON_NO_ROWS', projects: 2 }]]);
  assert.deepEqual([jdma.percentiles.p15, jdma.percentiles.p50, jdma.percentiles.p85], [2, 6, 10]);
  assert.equal(jdma.measure, 'MEASURE_VALUE');
  assert.deepEqual(jdma.bands.map(({ band, projects: n }) => [band, n]), [['GOOD', 2], ['MEDIUM', 1], ['BAD', 2]]);
});

test('of fewer than five projects no percentile is told', async () => {
  const { distributions: [jdma] } = await spread('project = plant-1 OR project = plant-2');
  assert.deepEqual([jdma.n, jdma.percentiles], [2, null]);
});

test('visits and files have no middle: what is of several units is spread unit by unit', async () => {
  const units = { litres: ['l', [1, 2, 3, 4]], kilos: ['kg', [5]] };
  for (const [definitionId, [unit, plants]] of Object.entries(units)) {
    await admin.call('CreateDefinition', { definitionId, definition: { title: definitionId, unit, direction: 1, kind: 1, period: 1, purpose: 1 } });
    for (const n of plants) await coach.call('IngestPoints', { parent: `projects/plant-${n}`, points: [{ metric: `definitions/${definitionId}`, time: at('2026-02-02T10:00:00Z'), value: 10 * n }] });
  }
  const usage = async () => {
    const { distributions } = await anonymous.call('GetPortfolioIndicators', { filter: 'theme = potager', indicators: ['usage'], ...PERIOD });
    return distributions.map(({ unit, n, percentiles, noData }) => [unit, n, percentiles?.p50 ?? null, noData]);
  };
  assert.deepEqual(await usage(), [['kg', 1, null, []], ['l', 4, null, []]], 'no middle of five');
  await coach.call('IngestPoints', { parent: 'projects/plant-5', points: [{ metric: 'definitions/kilos', time: at('2026-02-02T10:00:00Z'), withdrawn: true }, { metric: 'definitions/litres', time: at('2026-02-02T10:00:00Z'), value: 50 }] });
  assert.deepEqual(await usage(), [['l', 5, 30, []]]);
  // One of them tells one more thing, first by name; then two sources do, so that there is no figure of that.
  await coach.call('CreateDefinition', { definitionId: 'arrosoirs', definition: { title: 'Arrosoirs', unit: 'u', direction: 1, kind: 1, period: 1, purpose: 1, project: 'projects/plant-1' } });
  const water = (source) => coach.call('IngestPoints', { parent: 'projects/plant-1', source, points: [{ metric: 'definitions/arrosoirs', time: at('2026-02-02T10:00:00Z'), value: 1 }] });
  await water('une');
  assert.deepEqual(await usage(), [['l', 5, 30, []], ['u', 1, null, []]], 'it counts in both units');
  await water('autre');
  assert.deepEqual(await usage(), [['l', 5, 30, []]], 'what it does not tell of the one takes nothing from the other');
});

test('of many projects at once each has the figures that it has alone', async () => {
  const tell = (project, points, source) => coach.call('IngestPoints', { parent: `projects/${project}`, source, points: points.map(([metric, time, value, audience]) => ({ metric: `definitions/${metric}`,
    time: at(`2026-${time}T10:00:00Z`), value, dimensions: audience ? [{ key: 'audience', value: audience }] : [] })) });
  await tell('plant-1', [['visits', '02-02', 10], ['visits', '02-03', 4, 'INDIVIDUALS'], ['visits', '02-03', 5, 'COMPANIES'], ['visits', '02-02', 3, 'COMPANIES']]);
  await tell('plant-2', [['visits', '02-02', 10]], 'une');
  await tell('plant-2', [['visits', '02-03', 20]], 'autre');
  await tell('plant-3', [['visits', '02-02', 7, 'COMPANIES'], ['visits', '01-01', 8, 'COMPANIES']]);
  await tell('plant-4', [['procedures_online', '02-02', 3], ['procedures_completed', '02-02', 12]]);
  const ask = async (more) => (await anonymous.call('QueryIndicators', { indicators: ['usage', 'online_share'], ...PERIOD, ...more })).indicators.map((one) => ({ ...one, knownAt: null }));
  for (const dimensions of [[], [{ key: 'audience', value: 'COMPANIES' }]]) {
    const alone = [];
    for (const n of [1, 2, 3, 4, 5]) alone.push(...await ask({ project: `projects/plant-${n}`, dimensions }));
    assert.deepEqual(await ask({ filter: 'theme = potager', dimensions }), alone);
  }
  const of = async (project, indicator) => (await ask({ project: `projects/${project}` })).filter((one) => one.indicator === indicator).map(({ subject, value, noData }) => [subject, value ?? noData]);
  assert.deepEqual((await of('plant-1', 'usage')).find(([subject]) => subject === 'definitions/visits'), ['definitions/visits', 19]);
  assert.deepEqual((await of('plant-2', 'usage')).find(([subject]) => subject === 'definitions/visits'), ['definitions/visits', 'NO_DATA_REASON_SEVERAL_SOURCES']);
  assert.deepEqual(await of('plant-4', 'online_share'), [['definitions/online_share', 0.25]]);
});

test('what is kept of points and the points one by one are spread alike', async () => {
  for (const [definitionId, kind] of [['seaux', 1], ['niveau', 3]]) await admin.call('CreateDefinition', { definitionId, definition: { title: definitionId, unit: definitionId, direction: 1, kind, period: 4, purpose: 1 } });
  const dirty = () => Number(stack.database.sql('SELECT COUNT(*) FROM dirty_days', stack.schemaOf('metrics'))[0][0]);
  const hour = (i) => at(new Date(Date.UTC(2026, 0, 1) + i * 7 * 3_600_000).toISOString());
  const tell = (n, points, source = 'pompe') => coach.call('IngestPoints', { parent: `projects/plant-${n}`, source, points: points.map(([metric, i, value]) => ({ metric: `definitions/${metric}`, time: hour(i), value })) });
  for (let n = 1; n <= 5; ++n) await tell(n, ['seaux', 'niveau'].flatMap((metric) => Array.from({ length: 300 }, (_, i) => [metric, i, 1 + (i * n * 7919) % 101])));
  // Days begin in Paris; these begin with one. An instant that is past is known from the points alone.
  const spans = [['2025-12-31T23:00:00Z', '2026-03-28T23:00:00Z'], ['2026-01-07T23:00:00Z', '2026-02-03T23:00:00Z'], ['2026-02-09T23:00:00Z', '2026-02-10T23:00:00Z'], ['2026-02-08T23:00:00Z', '2026-02-20T10:20:30Z'], ['2026-03-27T23:00:00Z', '2026-03-29T22:00:00Z'], ['2026-06-01T22:00:00Z', '2026-06-03T22:00:00Z']];
  const spreadOf = async ([from, to], more = {}) => (await anonymous.call('GetPortfolioIndicators', { filter: 'theme = potager', indicators: ['usage'], fromTime: at(from), toTime: at(to), asOf: at('2026-06-30T00:00:00Z'), ...more })).distributions
    .filter(({ unit }) => ['seaux', 'niveau'].includes(unit)).map(({ unit, n, percentiles, noData }) => [unit, n, percentiles, noData]);
  const alike = async (why) => {
    await sleep(5);
    const now = Date.now(), knownAt = { seconds: Math.floor(now / 1000), nanos: (now % 1000) * 1_000_000 };
    for (const span of spans) assert.deepEqual(await spreadOf(span), await spreadOf(span, { knownAt }), `${why}: ${span}`);
  };
  await alike('before it is added up');
  await eventually('all is added up', () => dirty() === 0);
  await alike('once it is');
  assert.deepEqual((await spreadOf(spans[0])).map(([unit, n]) => [unit, n]), [['niveau', 5], ['seaux', 5]]);
  await tell(1, [['seaux', 40, 5_000]]);
  await tell(2, [['seaux', 41, 7]], 'autre');
  await alike('one changed, and of one another source tells too');
  await eventually('all is added up', () => dirty() === 0);
  await alike('and once that is added up');
  assert.deepEqual((await spreadOf(spans[0])).map(([unit, n]) => [unit, n]), [['niveau', 5], ['seaux', 4]]);
});

test('projects are found by what the portfolio says of them, in the order of their names alone', async () => {
  const { indicators } = await anonymous.call('QueryIndicators', { filter: 'theme = potager', indicators: ['jdma'], ...PERIOD });
  assert.deepEqual(indicators.map(({ project }) => project), [1, 2, 3, 4, 5].map((n) => `projects/plant-${n}`));
  assert.equal((await anonymous.refusal('QueryIndicators', { filter: 'velocity > 3', indicators: ['velocity'] })).code, Code.INVALID_ARGUMENT);
});

test('satisfaction is told by audience: in figures, in their spread, in the table of services, and where one asks why', async () => {
  const survey = (answer, audience, count) => coach.call('CreateSurvey', { parent: 'projects/plant-3', survey: { kind: 1, date: day('2026-02-03'), audience, counts: [{ answer, count }] } });
  await survey('GOOD', 1, 4);
  await survey('MEDIUM', 2, 6);
  const dimensions = [{ key: 'audience', value: 'COMPANIES' }], project = 'projects/plant-3';
  const asked = async (more) => (await anonymous.call('QueryIndicators', { project, indicators: ['jdma', 'csat', 'cycle_time'], ...PERIOD, ...more })).indicators;
  const [jdma, csat, cycle] = await asked({ dimensions });
  assert.deepEqual([jdma.value, Number(jdma.n), jdma.band, jdma.dimensions], [5, 6, 'MEDIUM', dimensions]);
  assert.deepEqual([csat.noData, cycle.noData, cycle.dimensions], ['NO_DATA_REASON_NO_ROWS', 'NO_DATA_REASON_NOT_COVERED', dimensions]);
  assert.equal(Number((await asked({}))[0].n), 15, 'all together');
  const [byChannel] = await asked({ dimensions: [{ key: 'channel', value: 'mail' }] });
  assert.equal(byChannel.noData, 'NO_DATA_REASON_NOT_COVERED', 'nobody knows by which channel');
  const why = (indicator, more) => anonymous.call('ExplainIndicator', { project, indicator, ...PERIOD, ...more });
  const explained = await why('jdma', { dimensions });
  assert.deepEqual([explained.indicator.value, explained.indicator.dimensions, explained.rows.reduce((sum, { contribution }) => sum + contribution, 0)], [5, dimensions, 30]);
  const none = await why('cycle_time', { dimensions });
  assert.deepEqual([none.indicator.noData, none.rows.length, none.exclusions.length], ['NO_DATA_REASON_NOT_COVERED', 0, 0], 'not that of everybody');
  const { distributions: [spreadOut] } = await anonymous.call('GetPortfolioIndicators', { indicators: ['jdma'], dimensions, ...PERIOD });
  assert.equal(spreadOut.n, 1);
  const { digitalServices: [service] } = await anonymous.call('ListDigitalServices', { filter: 'project = plant-3', ...PERIOD });
  assert.deepEqual(service.satisfactions.map(({ indicators: [one] }) => [one.dimensions.map(({ value }) => value), one.value ?? null]), [[[], 100 / 15], [['INDIVIDUALS'], 10], [['COMPANIES'], 5], [['ASSOCIATIONS'], null]]);
});

test('services come page by page, and each page says how many of all tell anything that the caller is told', async () => {
  await coach.call('CreateDefinition', { definitionId: 'arrosages', definition: { title: 'Arrosages', direction: 1, kind: 1, period: 1, purpose: 1, project: SEMIS, visibility: 2 } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/arrosages', time: at('2026-02-02T10:00:00Z'), value: 5 }] });
  const pages = async (client, pageSize) => {
    const services = [], counts = new Set();
    for (let pageToken = ''; ;) {
      const page = await client.call('ListDigitalServices', { ...PERIOD, pageSize, pageToken });
      services.push(...page.digitalServices);
      counts.add(`${page.tellingSize} of ${page.totalSize}`);
      if (!(pageToken = page.nextPageToken)) return { services, counts: [...counts] };
    }
  };
  const [whole, cut] = [await pages(anonymous, 1000), await pages(anonymous, 2)];
  assert.deepEqual([whole.counts, cut.counts], [['5 of 7'], ['5 of 7']]);
  assert.deepEqual(cut.services.map(({ project }) => project), whole.services.map(({ project }) => project));
  const told = ({ project, usages, satisfactions }) => [project, usages.map(({ value }) => value), satisfactions[0].indicators[0].value ?? null];
  assert.deepEqual(cut.services.map(told), whole.services.map(told));
  assert.deepEqual((await pages(admin, 3)).counts, ['6 of 7'], 'what is the project’s own affair, administrators are told');
});

test('of durations each project’s P85 is spread, which the answer says', async () => {
  await coach.call('CreateWorkItem', { parent: 'projects/plant-1', workItemId: 'fini', workItem: { title: 'Fini', transitions: [{ to: 2, time: at('2026-02-02T08:00:00Z') }, { to: 3, time: at('2026-02-04T08:00:00Z') }] } });
  const { distributions } = await anonymous.call('GetPortfolioIndicators', { indicators: ['cycle_time', 'throughput', 'nps'], filter: 'project = plant-1', ...PERIOD });
  assert.deepEqual(distributions.map(({ indicator, n, measure }) => [indicator, n, measure]), [['cycle_time', 1, 'MEASURE_P85'], ['throughput', 1, 'MEASURE_VALUE'], ['nps', 0, 'MEASURE_UNSPECIFIED']]);
});

test('a project that moves takes its figures along, and leaves its coaches behind', async () => {
  await coach.call('CreateWorkItem', { parent: SEMIS, workItemId: 'avant', workItem: { title: 'Avant' } });
  await admin.call('UpdateProject', { project: { name: SEMIS, primaryIncubator: VERGER }, updateMask: { paths: ['primary_incubator'] } });
  await new Promise((resolve) => setTimeout(resolve, 6_000));  // who moved is believed after five seconds at the latest
  assert.equal((await coach.refusal('DeleteWorkItem', { name: `${SEMIS}/workItems/avant` })).code, Code.PERMISSION_DENIED);
  assert.equal((await coach.call('GetWorkItem', { name: `${SEMIS}/workItems/avant` })).title, '');
  assert.equal((await stranger.call('GetWorkItem', { name: `${SEMIS}/workItems/avant` })).title, 'Avant');
  assert.equal((await spread('incubator = le-verger')).projects, 2);
});

test('a hidden incubator is found by nobody who is not told of it', async () => {
  await admin.call('UpdateIncubator', { incubator: { name: VERGER, hidden: true }, updateMask: { paths: ['hidden'] } });
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  assert.equal((await spread('incubator = le-verger')).projects, 0);
  assert.equal((await spread('incubator = le-verger', admin)).projects, 2);
  const { digitalServices } = await anonymous.call('ListDigitalServices', { filter: 'project = greffe', ...PERIOD });
  assert.deepEqual(digitalServices.map(({ project, incubator }) => [project, incubator]), [[GREFFE, '']]);
});
