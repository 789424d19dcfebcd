// Sources: their secrets, and what comes to their hooks: signed, doubled, reordered, refused and taken again.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, at, ground } from './ground.mjs';

const GITHUB = 1, GITLAB = 2, CDEVENTS = 3, OPENMETRICS = 4, JSON_MESSAGES = 5;
const SHA = 'a'.repeat(40);
let stack, coach, stranger, anonymous;

before(async () => {
  ({ stack, coach, stranger, anonymous } = await ground({ gateway: { signIn: false } }));
});
after(closeClients);

const create = (kind, more = {}) => coach.call('CreateSource', { source: { project: SEMIS, kind, title: 'La forge', ...more } });
const post = (path, body, headers) => fetch(`${stack.web.replace('localhost', '127.0.0.1')}${path}`, { method: 'POST', body, headers }).then(async (reply) => ({ status: reply.status, text: await reply.text() }));
const github = (source, event, payload, secret = source.secret) => {
  const body = JSON.stringify(payload);
  return post(source.hookUri, body, { 'content-type': 'application/json', 'x-github-event': event, 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` });
};
const status = (id, state, at, environment = 'production') => ({ deployment: { id: 7, sha: SHA, environment, production_environment: environment === 'production' },
  deployment_status: { id, state, created_at: at, environment }, repository: { full_name: 'jardins/semis' } });
const outcome = ({ text }) => JSON.parse(text).outcome;

test('a secret is told once, and never again', async () => {
  const requestId = '7b0f4f0e-1111-4222-8333-444455556666';
  const made = await create(GITHUB);
  assert.match(made.secret, /^[0-9a-f]{64}$/);
  assert.equal((await coach.call('GetSource', { name: made.name })).secret, '');
  const once = await coach.call('CreateSource', { source: { project: SEMIS, kind: GITLAB, title: 'Deux fois' }, requestId });
  const again = await coach.call('CreateSource', { source: { project: SEMIS, kind: GITLAB, title: 'Deux fois' }, requestId });
  assert.deepEqual([again.name, again.secret], [once.name, '']);
  assert.equal((await stranger.refusal('GetSource', { name: made.name })).code, Code.PERMISSION_DENIED);
  assert.equal((await anonymous.refusal('ListSources', { project: SEMIS })).code, Code.UNAUTHENTICATED);
});

test('401 says nothing, whether there is such a source or not', async () => {
  const source = await create(GITHUB);
  const answers = [await github(source, 'deployment_status', status(1, 'success', '2026-03-02T10:00:00Z'), 'autre'), await github({ hookUri: '/hooks/01HZZZZZZZZZZZZZZZZZZZZZZZ', secret: 'x' }, 'push', {}), await post(source.hookUri, '{}', {})];
  assert.deepEqual(answers, answers.map(() => ({ status: 401, text: '' })));
});

test('a deployment of GitHub, doubled and reordered, is one', async () => {
  const source = await create(GITHUB);
  assert.equal(outcome(await github(source, 'deployment_status', status(12, 'success', '2026-03-02T10:10:00Z'))), 'ACCEPTED');
  assert.equal(outcome(await github(source, 'deployment_status', status(11, 'in_progress', '2026-03-02T10:00:00Z'))), 'ACCEPTED');
  assert.equal(outcome(await github(source, 'deployment_status', status(12, 'success', '2026-03-02T10:10:00Z'))), 'UNCHANGED');
  const ignored = await github(source, 'deployment_status', status(13, 'inactive', '2026-03-03T10:00:00Z'));
  assert.deepEqual([ignored.status, outcome(ignored)], [202, 'IGNORED']);
  const { deployments } = await anonymous.call('ListDeployments', { parent: SEMIS, filter: `source = "${source.name}"` });
  assert.equal(deployments.length, 1);
  assert.deepEqual([deployments[0].outcome, deployments[0].tier, deployments[0].sha], ['OUTCOME_SUCCEEDED', 'TIER_PRODUCTION', SHA]);
  assert.ok(Number(deployments[0].startTime.seconds) < Number(deployments[0].finishTime.seconds));
});

test('what is refused is kept, and taken again once it can be', async () => {
  const source = await create(GITHUB, { paused: true });
  const refused = await github(source, 'deployment_status', status(21, 'success', '2026-03-04T10:00:00Z'));
  assert.deepEqual([refused.status, JSON.parse(refused.text).reason], [400, 'PAUSED']);
  const { sourceEvents: [event] } = await coach.call('ListSourceEvents', { parent: source.name });
  assert.deepEqual([event.outcome, event.reason, event.replayable], ['OUTCOME_REFUSED', 'PAUSED', true]);
  await coach.call('UpdateSource', { source: { name: source.name, paused: false }, updateMask: { paths: ['paused'] } });
  const { sourceEvents: [replayed], remaining } = await coach.call('ReplaySourceEvents', { parent: source.name });
  assert.deepEqual([replayed.outcome, replayed.replayable, remaining], ['OUTCOME_ACCEPTED', false, 0]);
  assert.equal((await coach.refusal('ReplaySourceEvents', { parent: source.name, sourceEvents: [replayed.name] })).code, Code.FAILED_PRECONDITION);
});

test('what came is listed the latest first, page after page, each once; the oldest is taken again first', async () => {
  const source = await create(GITHUB);
  const ids = [301, 302, 303, 304, 305];
  for (const id of ids) {
    await coach.call('UpdateSource', { source: { name: source.name, paused: id < 303 }, updateMask: { paths: ['paused'] } });
    await github(source, 'deployment_status', status(id, 'success', `2026-03-04T10:0${id - 300}:00Z`));
  }
  const listed = [];
  let pageToken = '';
  do {
    const page = await coach.call('ListSourceEvents', { parent: source.name, pageSize: 2, pageToken });
    listed.push(...page.sourceEvents);
    pageToken = page.nextPageToken;
  } while (pageToken);
  assert.deepEqual(listed.map(({ outcome: is }) => is), [...Array(3).fill('OUTCOME_ACCEPTED'), ...Array(2).fill('OUTCOME_REFUSED')]);
  assert.equal(new Set(listed.map(({ name }) => name)).size, ids.length);
  const times = listed.map(({ receiveTime: { seconds, nanos } }) => Number(seconds) * 1e6 + nanos / 1000);
  assert.deepEqual(times, [...times].sort((one, other) => other - one));
  const waiting = await coach.call('ListSourceEvents', { parent: source.name, filter: 'outcome = REFUSED AND replayable = true' });
  const { sourceEvents: replayed } = await coach.call('ReplaySourceEvents', { parent: source.name });
  assert.deepEqual(replayed.map(({ name }) => name), waiting.sourceEvents.map(({ name }) => name).reverse());
});

test('GitLab shows its token; an old one will do as long as it was said', async () => {
  const source = await create(GITLAB);
  const payload = { object_kind: 'deployment', deployment_id: 5, status: 'success', status_changed_at: '2026-03-05 14:25:15 +0800', environment: 'production', environment_tier: 'production', project: { id: 30, path_with_namespace: 'jardins/semis' }, commit_url: `https://forge.example/jardins/semis/-/commit/${SHA}` };
  const send = (token) => post(source.hookUri, JSON.stringify(payload), { 'content-type': 'application/json', 'x-gitlab-event': 'Deployment Hook', 'x-gitlab-token': token });
  assert.equal(outcome(await send(source.secret)), 'ACCEPTED');
  const rotated = await coach.call('RotateSourceSecret', { name: source.name, keepHours: 1 });
  assert.notEqual(rotated.secret, source.secret);
  assert.deepEqual([(await send(source.secret)).status, (await send(rotated.secret)).status, (await send('non')).status], [200, 200, 401]);
  await coach.call('RotateSourceSecret', { name: source.name });
  assert.equal((await send(source.secret)).status, 401);
});

test('incidents of CDEvents, the end before the beginning, are as in order', async () => {
  const source = await create(CDEVENTS);
  const send = (kind, id, timestamp) => post(source.hookUri, JSON.stringify({ context: { version: '0.4.0', id, source: '/veille', type: `dev.cdevents.incident.${kind}.0.2.0`, timestamp }, subject: { id: 'panne-1', content: { environment: { id: 'production' } } } }),
    { 'content-type': 'application/json', authorization: `Bearer ${source.secret}`, 'ce-specversion': '1.0', 'ce-type': `dev.cdevents.incident.${kind}.0.2.0`, 'ce-source': '/veille', 'ce-id': id });
  assert.equal(outcome(await send('resolved', 'e2', '2026-03-06T12:00:00Z')), 'ACCEPTED');
  assert.equal(outcome(await send('detected', 'e1', '2026-03-06T10:00:00Z')), 'ACCEPTED');
  assert.equal(outcome(await send('detected', 'e9', '2026-03-06T10:00:00Z')), 'UNCHANGED', 'sent again under another id');
  const { incidents } = await anonymous.call('ListIncidents', { parent: SEMIS, filter: `source = "${source.name}"` });
  assert.deepEqual(incidents.map(({ detectTime, resolveTime }) => Number(resolveTime.seconds) - Number(detectTime.seconds)), [7200]);
});

test('OpenMetrics of a project; a revoked source tells no more', async () => {
  const source = await create(OPENMETRICS);
  await coach.call('CreateDefinition', { definitionId: 'arrosages', definition: { title: 'Arrosages', direction: 1, kind: 3, period: 4, project: SEMIS } });
  const send = () => post(`${source.hookUri}/openmetrics`, `# TYPE arrosages gauge\narrosages 12 ${Date.parse('2026-03-07T10:00:00Z') / 1000}\n# EOF\n`, { 'content-type': 'application/openmetrics-text; version=1.0.0', authorization: `Bearer ${source.secret}` });
  assert.equal(outcome(await send()), 'ACCEPTED');
  assert.equal((await anonymous.all('ListSeries', 'series', { parent: SEMIS })).filter(({ metric }) => metric === 'definitions/arrosages').length, 1);
  await coach.call('DeleteSource', { name: source.name });
  assert.equal((await send()).status, 401);
});

test('an incident that is told as JSON names its deployment as its source calls it', async () => {
  const source = await create(JSON_MESSAGES);
  const send = (path, message) => post(`${source.hookUri}/${path}`, JSON.stringify(message), { 'content-type': 'application/json', authorization: `Bearer ${source.secret}` });
  assert.equal(outcome(await send('deployments', { deployments: [{ tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: '2026-03-06T10:00:00Z', sourceId: 'mise-en-ligne-7' }] })), 'ACCEPTED');
  assert.equal(outcome(await send('incidents', { incident: { title: 'Panne', detectTime: '2026-03-06T11:00:00Z', sourceId: 'panne-7' }, deploymentSourceId: 'mise-en-ligne-7' })), 'ACCEPTED');
  const [incident] = (await anonymous.call('ListIncidents', { parent: SEMIS, filter: `source = "${source.name}"` })).incidents;
  const { sourceId } = await anonymous.call('GetDeployment', { name: incident.deployment });
  assert.equal(sourceId, 'mise-en-ligne-7');
});

test('a source calls by itself, with its token: it tells of its own project, as itself, and reads what anybody reads', async () => {
  const source = await create(JSON_MESSAGES);
  const itself = new Client(stack.server, source.secret);
  const { counts } = await itself.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/visits', time: at('2026-03-08T10:00:00Z'), value: 3 }] });
  assert.equal(Number(counts.created), 1);
  const [series] = await anonymous.all('ListSeries', 'series', { parent: SEMIS, filter: `source = "${source.name}"` });
  assert.equal(series.metric, 'definitions/visits');
  const deployed = await itself.call('RecordDeployment', { parent: SEMIS, deployment: { environment: 'production', tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: at('2026-03-08T10:00:00Z'), sourceId: 'd1' } });
  const broken = await itself.call('RecordIncident', { parent: SEMIS, incident: { title: 'Panne', detectTime: at('2026-03-08T11:00:00Z'), sourceId: 'i1' } });
  await itself.call('UpsertWorkItems', { parent: SEMIS, workItems: [{ sourceId: 'w1', type: 'bug', requestTime: at('2026-03-08T09:00:00Z') }] });
  const [item] = await anonymous.all('ListWorkItems', 'workItems', { parent: SEMIS, filter: `source = "${source.name}"` });
  assert.deepEqual([deployed.source, broken.source, item.sourceId], [source.name, source.name, 'w1']);
  const reply = await itself.stream('IngestPointStream', [9, 10].map((date) => ({ parent: SEMIS, points: [{ metric: 'definitions/visits', time: at(`2026-03-${String(date).padStart(2, '0')}T10:00:00Z`), value: date }] })));
  assert.deepEqual([Number(reply.messages), Number(reply.counts.created)], [2, 2]);

  const points = [{ metric: 'definitions/visits', time: at('2026-03-11T10:00:00Z'), value: 1 }];
  assert.equal((await itself.refusal('IngestPoints', { parent: GREFFE, points })).code, Code.PERMISSION_DENIED);
  assert.equal((await itself.refusal('IngestPoints', { parent: SEMIS, source: 'manual', points })).code, Code.INVALID_ARGUMENT);
  assert.equal((await itself.refusal('CreateWorkItem', { parent: SEMIS, workItem: { title: 'À la main' } })).code, Code.PERMISSION_DENIED);
  assert.equal((await itself.refusal('GetSource', { name: source.name })).code, Code.PERMISSION_DENIED);
  assert.equal((await itself.call('GetIncident', { name: broken.name })).title, (await anonymous.call('GetIncident', { name: broken.name })).title);
});

test('a token that is no source’s, was replaced, or is revoked does nothing, and a paused source is told so', async () => {
  const source = await create(JSON_MESSAGES), signed = await create(GITHUB);
  const told = (secret) => new Client(stack.server, secret).refusal('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/visits', time: at('2026-03-12T10:00:00Z'), value: 3 }], validateOnly: true }).catch(() => ({ code: 0 }));
  const code = async (secret) => (await told(secret)).code;
  assert.equal(await code('0'.repeat(64)), Code.UNAUTHENTICATED);
  assert.equal(await code(signed.secret), Code.UNAUTHENTICATED, 'what bodies are signed with is no token');
  assert.equal(await code(source.secret), 0);
  await coach.call('UpdateSource', { source: { name: source.name, paused: true }, updateMask: { paths: ['paused'] } });
  assert.equal(await code(source.secret), Code.FAILED_PRECONDITION);
  await coach.call('UpdateSource', { source: { name: source.name, paused: false }, updateMask: { paths: ['paused'] } });
  const rotated = await coach.call('RotateSourceSecret', { name: source.name, keepHours: 1 });
  assert.deepEqual([await code(source.secret), await code(rotated.secret)], [0, 0]);
  const last = await coach.call('RotateSourceSecret', { name: source.name });
  assert.deepEqual([await code(source.secret), await code(rotated.secret), await code(last.secret)], [Code.UNAUTHENTICATED, Code.UNAUTHENTICATED, 0]);
  await coach.call('DeleteSource', { name: source.name });
  assert.equal(await code(last.secret), Code.UNAUTHENTICATED);
});
