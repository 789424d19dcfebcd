// What was refused of what came by a source, taken again: by a replay, or with the deployment that it waits for. It adds to
// what was told and corrected since, and takes the place of none of it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, closeClients } from '../../e2e/rpc.mjs';
import { SEMIS, at, ground } from './ground.mjs';

const OPENMETRICS = 4, JSON_MESSAGES = 5;
let stack, coach, anonymous;

before(async () => {
  ({ stack, coach, anonymous } = await ground({ gateway: { signIn: false } }));
});
after(closeClients);

const create = (kind) => coach.call('CreateSource', { source: { project: SEMIS, kind, title: 'La forge' } });
const post = async ({ hookUri, secret }, path, body, type) => {
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${hookUri}/${path}`, { method: 'POST', body, headers: { 'content-type': type, authorization: `Bearer ${secret}` } });
  return JSON.parse(await reply.text());
};
const tellText = (source, path, text) => post(source, path, text, 'application/json');
const tellJson = async (source, path, message) => (await tellText(source, path, JSON.stringify(message))).outcome;
const tellSamples = async (source, lines) => (await post(source, 'openmetrics', `${lines.join('\n')}\n# EOF\n`, 'application/openmetrics-text; version=1.0.0')).outcome;
const eventsOf = async ({ name }, filter = '') => (await coach.call('ListSourceEvents', { parent: name, filter })).sourceEvents;
const valuesOf = async ({ name }, metric) => (await Promise.all((await anonymous.all('ListSeries', 'series', { parent: SEMIS, filter: `source = "${name}"` })).filter((series) => series.metric === `definitions/${metric}`)
  .map((series) => anonymous.all('ReadSeries', 'buckets', { name: series.name, grain: 'GRAIN_RAW', fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-06-01T00:00:00Z') })))).flat().map(({ value }) => value);
const define = (definitionId) => coach.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, kind: 3, period: 4, project: SEMIS } });

const panne = (incident, deploymentSourceId) => ({ incident: { sourceId: 'panne', ...incident }, ...(deploymentSourceId && { deploymentSourceId }) });
const enLigne = (sourceId, finishTime) => ({ tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime, sourceId });
const incidentsOf = ({ name }) => coach.all('ListIncidents', 'incidents', { parent: SEMIS, filter: `source = "${name}"` });
const seconds = (text) => Date.parse(text) / 1000;

test('of an incident that waited for its deployment only the cause is set, whatever was told or corrected since', async () => {
  const source = await create(JSON_MESSAGES);
  assert.equal(await tellJson(source, 'incidents', panne({ title: 'Avant', detectTime: '2026-03-12T10:00:00Z', resolveTime: '2026-03-12T11:00:00Z' }, 'attendue')), 'PARTLY');
  assert.equal(await tellJson(source, 'incidents', panne({ title: 'Après', detectTime: '2026-03-12T08:00:00Z', resolveTime: '2026-03-12T18:00:00Z' })), 'ACCEPTED');
  const [{ name }] = await incidentsOf(source);
  await coach.call('UpdateIncident', { incident: { name, title: 'À la main' }, updateMask: { paths: ['title'] } });
  assert.equal(await tellJson(source, 'deployments', { deployments: [enLigne('attendue', '2026-03-12T07:00:00Z')] }), 'ACCEPTED');
  const incident = await coach.call('GetIncident', { name });
  const cause = await anonymous.call('GetDeployment', { name: incident.deployment });
  assert.deepEqual([incident.title, Number(incident.detectTime.seconds), Number(incident.resolveTime.seconds), cause.sourceId], ['À la main', seconds('2026-03-12T08:00:00Z'), seconds('2026-03-12T18:00:00Z'), 'attendue']);
  assert.deepEqual((await eventsOf(source, 'outcome = PARTLY')).length, 0);
});

test('that somebody here put an incident down to no deployment stands when the one that it waited for comes', async () => {
  const source = await create(JSON_MESSAGES);
  await tellJson(source, 'incidents', panne({ title: 'Orage', detectTime: '2026-03-12T10:00:00Z' }, 'attendue'));
  const [{ name }] = await incidentsOf(source);
  await coach.call('UpdateIncident', { incident: { name, unrelated: true }, updateMask: { paths: ['unrelated'] } });
  await tellJson(source, 'deployments', { deployments: [enLigne('attendue', '2026-03-12T07:00:00Z')] });
  const { deployment, unrelated } = await anonymous.call('GetIncident', { name });
  assert.deepEqual([deployment, unrelated], ['', true]);
});

for (const [method, wrapped] of [['RecordDeployment', (deployment) => ({ deployment })], ['RecordDeployments', (deployment) => ({ deployments: [deployment] })]]) {
  test(`what waits for a deployment is taken when its source tells of it over gRPC: ${method}`, async () => {
    const source = await create(JSON_MESSAGES), itself = new Client(stack.server, source.secret);
    assert.equal(await tellJson(source, 'incidents', panne({ title: 'Panne', detectTime: '2026-03-13T10:00:00Z' }, 'par-grpc')), 'PARTLY');
    await itself.call(method, { parent: SEMIS, ...wrapped({ ...enLigne('par-grpc', at('2026-03-13T09:00:00Z')) }) });
    const [{ deployment }] = await incidentsOf(source);
    assert.equal((await anonymous.call('GetDeployment', { name: deployment })).sourceId, 'par-grpc');
    assert.deepEqual((await eventsOf(source, 'outcome = PARTLY')).length, 0);
  });
}

const REVERTED = [
  ['json', JSON_MESSAGES, (source, told) => tellJson(source, 'points', { points: told.map(([metric, value]) => ({ metric: `definitions/${metric}`, time: '2026-03-14T10:00:00Z', value })) })],
  ['openmetrics', OPENMETRICS, (source, told) => tellSamples(source, told.flatMap(([metric, value]) => [`# TYPE ${metric} gauge`, `${metric} ${value} ${seconds('2026-03-14T10:00:00Z')}`]))],
];
for (const [way, kind, tell] of REVERTED) {
  test(`a replay writes what was refused, and neither what was written before nor what newer news took the place of: ${way}`, async () => {
    const source = await create(kind), late = `tard_${way}`, later = `encore_${way}`;
    assert.equal(await tell(source, [['visits', 5], [late, 1], [later, 1]]), 'PARTLY');
    assert.equal(await tell(source, [['visits', 7]]), 'ACCEPTED');
    await define(late);
    const replay = async () => (await coach.call('ReplaySourceEvents', { parent: source.name })).sourceEvents.map((event) => event.outcome);
    assert.deepEqual(await replay(), ['OUTCOME_PARTLY']);
    assert.equal(await tell(source, [['visits', 8], [late, 3]]), 'ACCEPTED');
    await define(later);
    assert.deepEqual(await replay(), ['OUTCOME_ACCEPTED']);
    assert.deepEqual([await valuesOf(source, 'visits'), await valuesOf(source, late), await valuesOf(source, later)], [[8], [3], [1]]);
  });

  test(`of what was refused wholly, a replay writes what was not told since: ${way}`, async () => {
    const source = await create(kind), metric = `ferme_${way}`;
    assert.equal(await tell(source, [[metric, 1]]), 'REFUSED');
    assert.equal(await tell(source, [[metric, 2]]), 'REFUSED');
    await define(metric);
    const [second, first] = await eventsOf(source);
    const replay = async ({ name }) => (await coach.call('ReplaySourceEvents', { parent: source.name, sourceEvents: [name] })).sourceEvents[0].outcome;
    assert.deepEqual([await replay(first), await valuesOf(source, metric)], ['OUTCOME_ACCEPTED', [1]]);
    assert.deepEqual([await replay(second), await valuesOf(source, metric)], ['OUTCOME_ACCEPTED', [2]], 'in calls of their own, the later one is the latest news all the same');
  });
}

test('a replay takes the older news after the newer, and leaves these', async () => {
  const source = await create(JSON_MESSAGES), metric = 'desordre';
  const tell = (value) => REVERTED[0][2](source, [[metric, value]]);
  await tell(1);
  await define(metric);
  assert.equal(await tell(2), 'ACCEPTED');
  const { sourceEvents: [replayed] } = await coach.call('ReplaySourceEvents', { parent: source.name });
  assert.deepEqual([replayed.outcome, await valuesOf(source, metric)], ['OUTCOME_UNCHANGED', [2]]);
});

test('a replay takes nothing back of an item that was told whole meanwhile', async () => {
  const source = await create(JSON_MESSAGES);
  const started = { to: 2, time: '2026-03-02T10:00:00Z' }, done = { to: 3, time: '2026-03-05T10:00:00Z' };
  const sprint = `${SEMIS}/sprints/a-venir`;
  const tell = (...workItems) => tellJson(source, 'workItems', { complete: true, workItems });
  assert.equal(await tell({ sourceId: 'haie', transitions: [started] }, { sourceId: 'mare', transitions: [started], memberships: [{ sprint, fromTime: '2026-03-02T10:00:00Z' }] }), 'PARTLY');
  assert.equal(await tell({ sourceId: 'haie', transitions: [started, done] }), 'ACCEPTED');
  await coach.call('CreateSprint', { parent: SEMIS, sprintId: 'a-venir', sprint: { startTime: at('2026-03-01T00:00:00Z'), endTime: at('2026-03-15T00:00:00Z') } });
  const { sourceEvents: [replayed] } = await coach.call('ReplaySourceEvents', { parent: source.name });
  assert.equal(replayed.outcome, 'OUTCOME_ACCEPTED');
  const items = await anonymous.all('ListWorkItems', 'workItems', { parent: SEMIS, filter: `source = "${source.name}"` });
  assert.deepEqual(items.map(({ sourceId, transitions }) => [sourceId, transitions.length]).sort(), [['haie', 2], ['mare', 1]]);
});

test('what was told and corrected while a source was paused stands, and a replay adds to it', async () => {
  const source = await create(JSON_MESSAGES);
  const pause = (paused) => coach.call('UpdateSource', { source: { name: source.name, paused }, updateMask: { paths: ['paused'] } });
  await pause(true);
  assert.equal(await tellJson(source, 'incidents', panne({ title: 'Avant', detectTime: '2026-03-12T10:00:00Z', uri: 'https://suivi.example/1' })), 'REFUSED');
  await pause(false);
  assert.equal(await tellJson(source, 'incidents', panne({ title: 'Après', detectTime: '2026-03-12T08:00:00Z' })), 'ACCEPTED');
  await coach.call('ReplaySourceEvents', { parent: source.name });
  const [{ title, uri, detectTime }] = await incidentsOf(source);
  assert.deepEqual([title, uri, Number(detectTime.seconds)], ['Après', 'https://suivi.example/1', seconds('2026-03-12T08:00:00Z')]);
});
