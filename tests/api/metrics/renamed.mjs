// A project that is called otherwise: what was told of it is its own under its new name, its former name leads there, and what
// tells of it goes on telling.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { SEMIS, SERRE, VERGER, at, day, figures, ground } from './ground.mjs';

const NOW = 'projects/semis-de-mars', SHA = 'c'.repeat(40);
let stack, admin, coach, stranger, feed, anonymous, system, source, known, kept, objective;

// A registry tells of a project, by the name that it has there: of one that it told of by another, what it was called.
async function register(name, { was, primaryIncubator = SERRE } = {}) {
  const project = { name, kind: 1, title: 'Semis', primaryIncubator, aliases: was ? [was] : [] };
  const { report } = await system.stream('ImportProjects', [{ source: 'registre', items: [{ file: name, project: { project } }] }]);
  assert.equal(report.findings.some(({ code }) => code === 'RENAMED'), Boolean(was), JSON.stringify(report.findings));
}
const answered = (client, parent, count) => client.call('CreateSurvey', { parent, survey: { kind: 1, date: day('2026-02-02'), counts: [{ answer: 'GOOD', count }] } });
// How many answers a project has.
const answers = async (project) => Number((await figures(anonymous, ['jdma'], { project })).jdma.n);

before(async () => {
  ({ stack, admin, coach, stranger, feed, anonymous } = await ground({ gateway: { signIn: false } }));
  system = new Client(stack.server, stack.token('system'));
  await register(SEMIS);
  await coach.call('CreateDefinition', { definitionId: 'recoltes', definition: { title: 'Récoltes', direction: 1, kind: 1, period: 4, project: SEMIS } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/recoltes', time: at('2026-02-03T10:00:00Z'), value: 7 }] });
  await answered(coach, SEMIS, 3);
  await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [{ sourceId: 'T-1', transitions: [{ to: 2, time: at('2026-02-03T10:00:00Z') }, { to: 3, time: at('2026-02-05T10:00:00Z') }] }] });
  objective = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Plus de récoltes', metric: 'definitions/recoltes', baseline: 0, target: 10 } });
  kept = await coach.call('CreateSnapshot', { parent: SEMIS, snapshot: { title: 'Avant' }, indicator: 'jdma', fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') });
  source = await coach.call('CreateSource', { source: { project: SEMIS, kind: 1, title: 'La forge' } });
  known = await figures(anonymous, ['cycle_time', 'jdma', 'throughput']);
  await register(NOW, { was: SEMIS });
});
after(closeClients);

const plain = (told) => Object.values(told).map(({ indicator, value, n, percentiles, noData }) => [indicator, value, Number(n), percentiles, noData]);

test('its figures are there, by its name and by the former one', async () => {
  for (const project of [NOW, SEMIS]) {
    await eventually(`its figures are found as ${project}`, async () => (await answers(project)) === 3);
    assert.deepEqual(plain(await figures(anonymous, ['cycle_time', 'jdma', 'throughput'], { project })), plain(known), project);
    const { buckets } = await anonymous.call('ReadSeries', { parent: project, metric: 'definitions/recoltes', grain: 'GRAIN_MONTH', fromTime: at('2026-01-31T23:00:00Z'), toTime: at('2026-02-28T23:00:00Z') });
    assert.deepEqual(buckets.map(({ sum }) => sum), [7], project);
  }
  const { distributions: [jdma], projects } = await anonymous.call('GetPortfolioIndicators', { indicators: ['jdma'], fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') });
  assert.deepEqual([projects, jdma.n], [2, 1], 'once');
});

test('a figure of an objective is explained, and kept, whichever name says it', async () => {
  const subject = `${NOW}/objectives/${objective.name.split('/').at(-1)}`, period = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };
  for (const project of [NOW, SEMIS]) {
    for (const asked of [subject, objective.name]) {
      const { indicator, rows } = await anonymous.call('ExplainIndicator', { project, indicator: 'impact', subject: asked, ...period });
      assert.deepEqual([indicator.project, indicator.subject, rows.length > 0], [NOW, subject, true], `${project} ${asked}`);
    }
  }
  const made = await coach.call('CreateSnapshot', { parent: NOW, snapshot: { title: 'Après' }, indicator: 'impact', subject: objective.name, ...period });
  assert.deepEqual([made.name.startsWith(`${NOW}/snapshots/`), made.indicator.subject], [true, subject]);
});

test('its sources go on telling of it', async () => {
  const body = JSON.stringify({ deployment: { id: 5, sha: SHA, environment: 'production', production_environment: true }, deployment_status: { id: 50, state: 'success', created_at: '2026-03-02T10:00:00Z', environment: 'production' }, repository: { full_name: 'jardins/semis' } });
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${source.hookUri}`, { method: 'POST', body,
    headers: { 'content-type': 'application/json', 'x-github-event': 'deployment_status', 'x-hub-signature-256': `sha256=${createHmac('sha256', source.secret).update(body).digest('hex')}` } });
  assert.equal(reply.status, 200, await reply.text());
  const { deployments } = await anonymous.call('ListDeployments', { parent: NOW });
  assert.deepEqual(deployments.map(({ sha }) => sha), [SHA]);
  // The token of a feed was made out to the former name.
  const { results } = await feed.call('IngestPoints', { parent: NOW, source: 'capteur', points: [{ metric: 'definitions/recoltes', time: at('2026-02-04T10:00:00Z'), value: 1 }] });
  assert.equal(results[0].state, 'STATE_CREATED');
});

test('its coaches go on working with what there is of it', async () => {
  assert.equal((await coach.call('UpdateWorkItem', { workItem: { name: `${NOW}/workItems/T-1`, title: 'Un portail' } })).title, 'Un portail');
  assert.equal((await coach.call('GetSource', { name: source.name })).project, NOW);
  assert.equal((await coach.call('GetDefinition', { name: 'definitions/recoltes' })).project, NOW);
  assert.equal((await admin.all('ListWorkItems', 'workItems', { parent: 'projects/-' })).filter(({ name }) => name.endsWith('/T-1')).length, 1);
});

test('who tells of it by its former name adds to the same things', async () => {
  const { results: [item] } = await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [{ sourceId: 'T-1', type: 'récit' }] });
  assert.deepEqual([item.name, item.state], [`${NOW}/workItems/T-1`, 'STATE_UPDATED']);
  const points = (day) => ({ parent: SEMIS, source: 'capteur', points: [{ metric: 'definitions/recoltes', time: at(`2026-02-${day}T10:00:00Z`), value: 2 }] });
  assert.equal((await feed.call('IngestPoints', points('06'))).results[0].series.startsWith(`${NOW}/series/`), true);
  for (const client of [feed, coach]) await client.stream('IngestPointStream', [points('07'), points('08')]);
  const { series } = await coach.call('ListSeries', { parent: SEMIS, filter: 'source = "capteur"' });
  assert.deepEqual(series.map(({ name, lastTime }) => [name.split('/')[1], Number(lastTime.seconds)]), [['semis-de-mars', at('2026-02-08T10:00:00Z').seconds]], 'one series, from the first point on');
  assert.equal((await coach.call('UpdateWorkItem', { workItem: { name: `${SEMIS}/workItems/T-1`, title: 'Un autre portail' } })).name, `${NOW}/workItems/T-1`);
});

test('what one thing of many is called by its former name is the same thing', async () => {
  const { results: [item] } = await coach.call('UpsertWorkItems', { parent: NOW, source: 'tableau', workItems: [{ name: `${SEMIS}/workItems/T-1`, type: 'anomalie' }] });
  assert.deepEqual([item.name, item.state], [`${NOW}/workItems/T-1`, 'STATE_UPDATED']);
  const { changeResults, results } = await coach.call('RecordDeployments', { parent: NOW, changes: [{ name: `${SEMIS}/changes/${'d'.repeat(40)}`, mergeTime: at('2026-03-02T09:00:00Z') }],
    deployments: [{ name: `${SEMIS}/deployments/d-1`, tier: 1, outcome: 1, finishTime: at('2026-03-03T10:00:00Z') }] });
  assert.deepEqual([...changeResults, ...results].map(({ name, state }) => [name, state]), [[`${NOW}/changes/${'d'.repeat(40)}`, 'STATE_CREATED'], [`${NOW}/deployments/d-1`, 'STATE_CREATED']]);
  const { series: [{ name: series }] } = await coach.call('ListSeries', { parent: NOW, filter: 'source = "capteur"' });
  const point = (name, day) => ({ name, time: at(`2026-02-${day}T10:00:00Z`), value: 3 });
  const told = await feed.call('IngestPoints', { parent: NOW, source: 'capteur', points: [point(series, '11'), point(series.replace(NOW, SEMIS), '12')] });
  assert.deepEqual(told.results.map(({ series: its, state }) => [its, state]), [[series, 'STATE_CREATED'], [series, 'STATE_CREATED']]);
});

test('what was sent before, and refused, is taken again', async () => {
  const [was, now] = ['projects/rucher', 'projects/rucher-ecole'];
  await register(was);
  const tool = await coach.call('CreateSource', { source: { project: was, kind: 5, title: 'Le tableau', paused: true } });
  const item = { name: `${was}/workItems/R-1`, transitions: [{ to: 3, time: '2026-03-04T10:00:00Z' }] };
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${tool.hookUri}/workItems`, { method: 'POST', body: JSON.stringify({ workItems: [item] }), headers: { 'content-type': 'application/json', authorization: `Bearer ${tool.secret}` } });
  assert.deepEqual([reply.status, (await reply.json()).reason], [400, 'PAUSED']);
  await register(now, { was });
  await eventually('the source is of its project', async () => (await coach.call('GetSource', { name: tool.name })).project === now);
  await coach.call('UpdateSource', { source: { name: tool.name, paused: false }, updateMask: { paths: ['paused'] } });
  const { sourceEvents: [event] } = await coach.call('ReplaySourceEvents', { parent: tool.name });
  assert.deepEqual([event.outcome, event.reason, event.resources], ['OUTCOME_ACCEPTED', '', [`${now}/workItems/R-1`]]);
});

test('a filter finds it by its former name, written in full or as an id', async () => {
  const asked = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') };
  for (const filter of [`project = "${SEMIS}"`, 'project = semis', 'project = greffe OR project = semis AND NOT project = greffe']) {
    const { digitalServices } = await anonymous.call('ListDigitalServices', { filter, ...asked });
    assert.deepEqual(digitalServices.map(({ project }) => project), [NOW], filter);
  }
  const { indicators } = await anonymous.call('QueryIndicators', { filter: `project = "${SEMIS}"`, indicators: ['jdma'], ...asked });
  assert.deepEqual(indicators.map(({ project }) => project), [NOW]);
  const { definitions } = await coach.call('ListDefinitions', { filter: `project = "${SEMIS}"` });
  assert.deepEqual(definitions.map(({ name }) => name), ['definitions/recoltes']);
  const { sources } = await admin.call('ListSources', { filter: `project = "${SEMIS}"` });
  assert.deepEqual(sources.map(({ name }) => name), [source.name]);
});

test('what was kept, and what was done, says the name of then', async () => {
  const snapshot = await anonymous.call('GetSnapshot', { name: kept.name });
  assert.equal(snapshot.name, kept.name.replace(SEMIS, NOW));
  assert.deepEqual([snapshot.indicator.project, snapshot.sha256, snapshot.sentenceFr], [SEMIS, kept.sha256, kept.sentenceFr]);
  const records = await admin.of('MetricsService').all('ListAuditRecords', 'auditRecords', {});
  assert.ok(records.some(({ resource }) => resource === kept.name), 'its making');
  const renamed = records.filter(({ resource, changes }) => resource === NOW && changes.some(({ field }) => field === 'name'));
  assert.deepEqual(renamed.map(({ changesJson }) => JSON.parse(changesJson).name), [{ before: SEMIS, after: NOW }]);
});

test('who follows it by its former name is told what becomes of it', async () => {
  const items = coach.watch('WatchWorkItems', { parent: SEMIS }), series = coach.watch('WatchSeries', { parent: SEMIS });
  let number = 0;
  await eventually('both tell', async () => {
    ++number;
    await coach.call('UpdateWorkItem', { workItem: { name: `${NOW}/workItems/T-1`, title: `Un portail, ${number}` } });
    await coach.call('IngestPoints', { parent: NOW, points: [{ metric: 'definitions/recoltes', time: at('2026-02-10T10:00:00Z'), value: number }] });
    const told = (watch, field) => watch.messages.flatMap(({ changes }) => changes).map((change) => change[field].name);
    return told(items, 'workItem').includes(`${NOW}/workItems/T-1`) && told(series, 'series').some((name) => name.startsWith(`${NOW}/series/`));
  });
  for (const watch of [items, series]) watch.cancel();
});

test('another project that comes to be called so has nothing of it', async () => {
  const was = 'projects/potager', now = 'projects/potager-partage';
  await register(was);
  await answered(coach, was, 3);
  await register(now, { was });
  // Until it is no alias any more, nobody is made by that name.
  await coach.call('UpdateProject', { project: { name: now, aliases: [] }, updateMask: { paths: ['aliases'] } });
  await admin.call('CreateProject', { projectId: 'potager', project: { title: 'Un autre', kind: 1, primaryIncubator: VERGER } });
  // Its coach is who may, once the service has heard of it.
  await eventually('its coach tells of it', async () => {
    try {
      return await answered(stranger, was, 5);
    } catch (error) {
      if (error.code === Code.PERMISSION_DENIED) return false;
      throw error;
    }
  });
  assert.deepEqual([await answers(was), await answers(now)], [5, 3]);
});

test('projects that take each other\'s names keep what is theirs', async () => {
  const [one, other, between] = ['projects/aval', 'projects/amont', 'projects/milieu'];
  for (const [name, count] of [[one, 2], [other, 4]]) {
    await register(name);
    await answered(coach, name, count);
  }
  await register(between, { was: one });
  await register(one, { was: other });
  await register(other, { was: between });
  await eventually('each is found by its new name', async () => (await answers(other)) === 2 && (await answers(one)) === 4);
  await coach.call('CreateSurvey', { parent: one, survey: { kind: 1, date: day('2026-02-03'), counts: [{ answer: 'GOOD', count: 1 }] } });
  assert.deepEqual([await answers(other), await answers(one)], [2, 5]);
});
