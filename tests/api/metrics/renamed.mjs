// A project that is called otherwise: what was told of it is its own under its new name, its former name leads there, and what
// tells of it goes on telling.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { SEMIS, SERRE, at, day, figures, ground } from './ground.mjs';

const NOW = 'projects/semis-de-mars', SHA = 'c'.repeat(40);
let stack, admin, coach, feed, anonymous, source, known;

before(async () => {
  ({ stack, admin, coach, feed, anonymous } = await ground({ gateway: { signIn: false } }));
  await coach.call('CreateDefinition', { definitionId: 'recoltes', definition: { title: 'Récoltes', direction: 1, kind: 1, period: 4, project: SEMIS } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/recoltes', time: at('2026-02-03T10:00:00Z'), value: 7 }] });
  await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day('2026-02-02'), counts: [{ answer: 'GOOD', count: 3 }] } });
  await coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [{ sourceId: 'T-1', transitions: [{ to: 2, time: at('2026-02-03T10:00:00Z') }, { to: 3, time: at('2026-02-05T10:00:00Z') }] }] });
  source = await coach.call('CreateSource', { source: { project: SEMIS, kind: 1, title: 'La forge' } });
  known = await figures(anonymous, ['cycle_time', 'jdma', 'throughput']);
  const system = new Client(stack.server, stack.token('system'));
  const sheet = { project: { name: NOW, kind: 1, title: 'Semis', primaryIncubator: SERRE, aliases: [SEMIS] } };
  const { report } = await system.stream('ImportProjects', [{ source: 'registre', items: [{ file: NOW, project: sheet }] }]);
  assert.ok(report.findings.some(({ code }) => code === 'RENAMED'), JSON.stringify(report.findings));
});
after(closeClients);

const plain = (told) => Object.values(told).map(({ indicator, value, n, percentiles, noData }) => [indicator, value, Number(n), percentiles, noData]);

test('its figures are there, by its name and by the former one', async () => {
  for (const project of [NOW, SEMIS]) {
    await eventually(`its figures are found as ${project}`, async () => Number((await figures(anonymous, ['jdma'], { project })).jdma.n) === 3);
    assert.deepEqual(plain(await figures(anonymous, ['cycle_time', 'jdma', 'throughput'], { project })), plain(known), project);
    const { buckets } = await anonymous.call('ReadSeries', { parent: project, metric: 'definitions/recoltes', grain: 'GRAIN_MONTH', fromTime: at('2026-01-31T23:00:00Z'), toTime: at('2026-02-28T23:00:00Z') });
    assert.deepEqual(buckets.map(({ sum }) => sum), [7], project);
  }
  const { distributions: [jdma], projects } = await anonymous.call('GetPortfolioIndicators', { indicators: ['jdma'], fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') });
  assert.deepEqual([projects, jdma.n], [2, 1], 'once');
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
