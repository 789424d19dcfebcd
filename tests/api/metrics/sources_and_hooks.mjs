// Sources: their secrets, and what comes to their hooks: signed, doubled, reordered, refused and taken again.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, SERRE, at, ground } from './ground.mjs';

const GITHUB = 1, GITLAB = 2, CDEVENTS = 3, OPENMETRICS = 4, JSON_MESSAGES = 5;
const SHA = 'a'.repeat(40);
let stack, admin, coach, stranger, anonymous;

before(async () => {
  ({ stack, admin, coach, stranger, anonymous } = await ground({ gateway: { signIn: false } }));
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
const bearer = (source, type) => ({ 'content-type': type, authorization: `Bearer ${source.secret}` });
const tellJson = (source, path, message) => post(`${source.hookUri}/${path}`, JSON.stringify(message), bearer(source, 'application/json'));
const tellSamples = (source, lines) => post(`${source.hookUri}/openmetrics`, `${lines.join('\n')}\n# EOF\n`, bearer(source, 'application/openmetrics-text; version=1.0.0'));
const eventsOf = async ({ name }, filter = '') => (await coach.call('ListSourceEvents', { parent: name, filter })).sourceEvents;
const valuesOf = async ({ name }, metric) => (await Promise.all((await anonymous.all('ListSeries', 'series', { parent: SEMIS, filter: `source = "${name}"` })).filter((series) => series.metric === `definitions/${metric}`)
  .map((series) => anonymous.all('ReadSeries', 'buckets', { name: series.name, grain: 'GRAIN_RAW', fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-06-01T00:00:00Z') })))).flat().map(({ value }) => value);
const define = (definitionId) => coach.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, kind: 3, period: 4, project: SEMIS } });

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

test('a new secret is told to whoever made it, whatever others read meanwhile', async () => {
  const source = await create(JSON_MESSAGES), overheard = [];
  let rotating = true;
  const listen = async (ask) => {
    while (rotating) overheard.push((await ask()).secret);
  };
  const readers = [() => coach.call('GetSource', { name: source.name }), async () => (await coach.call('ListSources', { project: SEMIS, pageSize: 1000 })).sources.find(({ name }) => name === source.name)].flatMap((ask) => [ask, ask, ask]).map(listen);
  const told = [];
  for (let turn = 0; turn < 60; ++turn) told.push((await coach.call('RotateSourceSecret', { name: source.name })).secret);
  const requestId = '7b0f4f0e-2222-4222-8333-444455556666';
  const repeated = await Promise.all(Array.from({ length: 8 }, () => coach.call('RotateSourceSecret', { name: source.name, requestId })));
  rotating = false;
  await Promise.all(readers);
  assert.ok(overheard.length > 0 && overheard.every((secret) => secret === ''));
  assert.equal(new Set(told).size, 60);
  assert.ok(told.every((secret) => /^[0-9a-f]{64}$/.test(secret)));
  const [last, ...others] = repeated.map(({ secret }) => secret).filter((secret) => secret !== '');
  assert.deepEqual(others, [], 'of one request there is one first answer');
  assert.equal((await tellJson({ ...source, secret: last }, 'points', { points: [] })).status, 200);
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
  const { auditRecords } = await admin.of('MetricsService').call('ListAuditRecords', { resource: deployments[0].name });
  assert.deepEqual([...new Set(auditRecords.map(({ principal }) => principal))], [source.name], 'what a tool tells, its source did');
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

// What CDEvents tell of a service, in that order: outcomes and rollbacks, and what became of the events.
async function ofService(events) {
  const source = await create(CDEVENTS), answers = [];
  for (const [kind, timestamp] of events) {
    const id = `${kind} ${timestamp}`, type = `dev.cdevents.service.${kind}.0.2.0`;
    answers.push(outcome(await post(source.hookUri, JSON.stringify({ context: { version: '0.4.0', id, source: '/chaine', type, timestamp }, subject: { id: 'jardin', content: { environment: { id: 'production' }, artifactId: `pkg:git/jardin@${SHA}` } } }),
      { 'content-type': 'application/json', authorization: `Bearer ${source.secret}`, 'ce-specversion': '1.0', 'ce-type': type, 'ce-source': '/chaine', 'ce-id': id })));
  }
  const { deployments } = await anonymous.call('ListDeployments', { parent: SEMIS, filter: `source = "${source.name}"` });
  return { answers, events: await eventsOf(source),
    deployments: deployments.map((one) => [Number(one.finishTime.seconds), one.outcome, Number(one.rollbackTime?.seconds)]).sort(([a], [b]) => a - b) };
}

test('a rollback takes back the deployment before it, in whatever order they come', async () => {
  const A = ['deployed', '2026-03-06T10:00:00Z'], B = ['upgraded', '2026-03-06T10:30:00Z'], BACK = ['rolledback', '2026-03-06T12:00:00Z'];
  const seconds = ([, text]) => at(text).seconds, rolled = (one) => [seconds(one), 'OUTCOME_ROLLED_BACK', seconds(BACK)], stands = (one) => [seconds(one), 'OUTCOME_SUCCEEDED', NaN];
  for (const order of [[A, BACK], [BACK, A], [BACK, A, BACK]]) assert.deepEqual((await ofService(order)).deployments, [rolled(A)], `${order}`);
  for (const order of [[A, B, BACK], [B, A, BACK], [A, BACK, B], [B, BACK, A], [BACK, A, B], [BACK, B, A]]) assert.deepEqual((await ofService(order)).deployments, [stands(A), rolled(B)], `${order}`);
  const { answers, events } = await ofService([BACK, A]);
  assert.deepEqual([answers, events.map((event) => [event.outcome, event.replayable])], [['REFUSED', 'ACCEPTED'], [['OUTCOME_ACCEPTED', false], ['OUTCOME_ACCEPTED', false]]]);
});

test('an incident that comes before the deployment that caused it is put down to it all the same', async () => {
  const source = await create(JSON_MESSAGES);
  const incident = await tellJson(source, 'incidents', { incident: { title: 'Panne', detectTime: '2026-03-06T11:00:00Z', sourceId: 'tot' }, deploymentSourceId: 'tard' });
  assert.deepEqual([incident.status, outcome(incident), JSON.parse(incident.text).reason], [200, 'PARTLY', 'UNKNOWN_DEPLOYMENT']);
  const deployed = { tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: '2026-03-06T10:00:00Z' };
  assert.equal(outcome(await tellJson(source, 'deployments', { deployments: [{ ...deployed, sourceId: 'autre' }] })), 'ACCEPTED');
  assert.equal(outcome(await tellJson(source, 'deployments', { deployments: [{ ...deployed, sourceId: 'tard' }] })), 'ACCEPTED');
  const [told] = (await anonymous.call('ListIncidents', { parent: SEMIS, filter: `source = "${source.name}"` })).incidents;
  assert.equal(told.deployment, `${SEMIS}/deployments/tard`);
  assert.deepEqual((await eventsOf(source)).map((event) => event.outcome), ['OUTCOME_ACCEPTED', 'OUTCOME_ACCEPTED', 'OUTCOME_ACCEPTED']);
});

test('a deployment that is replayed by itself takes what named it with it', async () => {
  const source = await create(JSON_MESSAGES), panne = (n) => ({ incident: { title: 'Panne', detectTime: '2026-03-06T11:00:00Z', sourceId: `panne-${n}` }, deploymentSourceId: 'refuse' });
  assert.equal(outcome(await tellJson(source, 'incidents', panne(1))), 'PARTLY');
  await coach.call('UpdateSource', { source: { name: source.name, paused: true }, updateMask: { paths: ['paused'] } });
  await tellJson(source, 'deployments', { deployments: [{ tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: '2026-03-06T10:00:00Z', sourceId: 'refuse' }] });
  await coach.call('UpdateSource', { source: { name: source.name, paused: false }, updateMask: { paths: ['paused'] } });
  assert.equal(outcome(await tellJson(source, 'incidents', panne(2))), 'PARTLY');
  const [, { name }] = await eventsOf(source);
  const { sourceEvents, remaining } = await coach.call('ReplaySourceEvents', { parent: source.name, sourceEvents: [name] });
  assert.deepEqual([sourceEvents.map((event) => event.outcome), remaining], [['OUTCOME_ACCEPTED'], 0]);
  const { incidents } = await anonymous.call('ListIncidents', { parent: SEMIS, filter: `source = "${source.name}"` });
  assert.deepEqual(incidents.map(({ deployment }) => deployment), Array(2).fill(`${SEMIS}/deployments/refuse`));
});

test('deployments and what names them are replayed at once, whichever came first', async () => {
  for (const order of [['deployments', 'incidents'], ['incidents', 'deployments']]) {
    const source = await create(JSON_MESSAGES, { paused: true }), sourceId = order[0];
    const messages = { deployments: { deployments: [{ tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: '2026-03-06T10:00:00Z', sourceId }] },
      incidents: { incident: { title: 'Panne', detectTime: '2026-03-06T11:00:00Z', sourceId: `panne-${sourceId}` }, deploymentSourceId: sourceId } };
    for (const path of order) await tellJson(source, path, messages[path]);
    await coach.call('UpdateSource', { source: { name: source.name, paused: false }, updateMask: { paths: ['paused'] } });
    const { sourceEvents, remaining } = await coach.call('ReplaySourceEvents', { parent: source.name });
    assert.deepEqual([sourceEvents.map((event) => [event.outcome, event.replayable]), remaining], [Array(2).fill(['OUTCOME_ACCEPTED', false]), 0]);
    const [told] = (await anonymous.call('ListIncidents', { parent: SEMIS, filter: `source = "${source.name}"` })).incidents;
    assert.ok(told.deployment.startsWith(`${SEMIS}/deployments/`));
  }
});

test('of two ends in one second, the worse one counts, whichever comes first', async () => {
  for (const order of [['failure', 'success'], ['success', 'failure']]) {
    const source = await create(GITHUB);
    for (const state of order) await github(source, 'deployment_status', status(state === 'failure' ? 71 : 72, state, '2026-03-02T10:10:00Z'));
    const { deployments } = await anonymous.call('ListDeployments', { parent: SEMIS, filter: `source = "${source.name}"` });
    assert.deepEqual(deployments.map((one) => one.outcome), ['OUTCOME_FAILED'], `${order}`);
  }
});

test('what comes of a deleted project is kept, and written once the project is back', async () => {
  const { name: project } = await admin.call('CreateProject', { projectId: 'jachere', project: { title: 'Jachère', kind: 1, primaryIncubator: SERRE } });
  const source = await create(JSON_MESSAGES, { project });
  const tell = (date) => tellJson(source, 'points', { points: [{ metric: 'definitions/visits', time: `2026-03-${date}T10:00:00Z`, value: 3 }] });
  const points = async () => (await Promise.all((await anonymous.all('ListSeries', 'series', { parent: project })).map(({ name }) => anonymous.all('ReadSeries', 'buckets', { name, grain: 'GRAIN_RAW', fromTime: at('2026-03-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') })))).flat().length;
  assert.equal(outcome(await tell('02')), 'ACCEPTED');
  await admin.call('DeleteProject', { name: project });
  const ofDay = (turn) => `${turn}`.padStart(2, '0');
  let refused, turn = 3;
  // Who deletes a project is believed after a few seconds at the latest.
  for (; turn < 28 && !refused; ++turn) {
    const told = await tell(ofDay(turn));
    if (told.status === 400) refused = JSON.parse(told.text);
    else await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  assert.equal(refused?.reason, 'PROJECT_GONE');
  assert.equal((await coach.refusal('ReplaySourceEvents', { parent: source.name })).code, Code.FAILED_PRECONDITION);
  await admin.call('UndeleteProject', { name: project });
  let back;
  for (let wait = 0; wait < 30 && !back; ++wait) {
    back = await coach.call('ReplaySourceEvents', { parent: source.name }).catch(() => undefined);
    if (!back) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  assert.deepEqual(back.sourceEvents.map((event) => event.outcome), ['OUTCOME_ACCEPTED']);
  assert.equal(await points(), turn - 2);
});

test('what is on its way when its source is revoked is written before that, or not at all', async () => {
  const source = await create(JSON_MESSAGES);
  const late = Array.from({ length: 24 }, async (_, i) => {
    const told = await tellJson(source, 'workItems', { workItems: Array.from({ length: 20 }, (_, n) => ({ sourceId: `tard-${i}-${n}`, requestTime: '2026-03-09T10:00:00Z' })) });
    return told.status;
  });
  await Promise.race(late);
  await coach.call('DeleteSource', { name: source.name });
  const kept = (await eventsOf(source)).length;
  const told = await Promise.all(late);
  // What was acknowledged was written before the source was gone; nothing was written since.
  assert.equal((await eventsOf(source)).length, kept);
  assert.equal(told.filter((answered) => answered === 200).length, kept);
  assert.ok(told.every((answered) => answered === 200 || answered === 401), `${told}`);
});

test('a body brings as much as the method takes, and more is refused at once', async () => {
  const source = await create(JSON_MESSAGES), time = '2026-03-09T10:00:00Z';
  const list = (count, make) => Array.from({ length: count }, (_, i) => make(i));
  const items = (count) => ({ workItems: list(count, (i) => ({ sourceId: `lot-${i}`, requestTime: time })) });
  const point = (i) => ({ metric: 'definitions/visits', time: new Date(Date.parse('2020-01-01T10:00:00Z') + i * 86_400_000).toISOString(), value: 1 });
  const change = (i) => ({ name: `${SEMIS}/changes/${i.toString(16).padStart(40, '0')}`, authorTime: time });
  for (const [path, message, field] of [['workItems', items(501), 'work_items'], ['points', { points: list(1001, point) }, 'points'],
    ['deployments', { deployments: list(501, (i) => ({ sourceId: `lot-${i}`, tier: 1, startTime: time })) }, 'deployments'], ['deployments', { changes: list(1001, change) }, 'changes']]) {
    const refused = await tellJson(source, path, message), told = JSON.parse(refused.text);
    assert.deepEqual([refused.status, told.outcome, told.reason, told.field], [400, 'REFUSED', 'TOO_MANY', field]);
  }
  assert.equal((await anonymous.all('ListWorkItems', 'workItems', { parent: SEMIS, filter: `source = "${source.name}"` })).length, 0);
  assert.equal(outcome(await tellJson(source, 'workItems', items(500))), 'ACCEPTED');
  assert.equal(outcome(await tellJson(source, 'points', { points: list(1000, point) })), 'ACCEPTED');
});

test('OpenMetrics of a project; a revoked source tells no more', async () => {
  const source = await create(OPENMETRICS);
  await coach.call('CreateDefinition', { definitionId: 'arrosages', definition: { title: 'Arrosages', direction: 1, kind: 3, period: 4, project: SEMIS, dimensions: ['bac', 'saison'] } });
  const send = (labels = '') => post(`${source.hookUri}/openmetrics`, `# TYPE arrosages gauge\narrosages${labels} 12 ${Date.parse('2026-03-07T10:00:00Z') / 1000}\n# EOF\n`, { 'content-type': 'application/openmetrics-text; version=1.0.0', authorization: `Bearer ${source.secret}` });
  assert.equal(outcome(await send()), 'ACCEPTED');
  const refused = await send('{bac="nord\\nsaison=ete"}'), told = JSON.parse(refused.text);
  assert.deepEqual([refused.status, told.outcome, told.reason], [400, 'REFUSED', 'DIMENSION'], 'a label that would read as two');
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

test('a hook refuses what is half told, and what it wrote before stays readable', async () => {
  const source = await create(JSON_MESSAGES);
  const send = (message) => post(`${source.hookUri}/workItems`, JSON.stringify(message), { 'content-type': 'application/json', authorization: `Bearer ${source.secret}` });
  const refused = await send({ workItems: [{ sourceId: 'nt', transitions: [{ to: 2 }] }] });
  const { reason, field } = JSON.parse(refused.text);
  assert.deepEqual([refused.status, reason, field], [400, 'MISSING_FIELD', 'transitions[0].time']);
  assert.equal((await anonymous.all('ListWorkItems', 'workItems', { parent: SEMIS, filter: `source = "${source.name}"` })).length, 0);
});

const SAMPLE = Date.parse('2026-03-09T10:00:00Z') / 1000;
const HALF_KNOWN = [
  ['json', JSON_MESSAGES, (source, metric) => tellJson(source, 'points', { points: ['visits', metric].map((one) => ({ metric: `definitions/${one}`, time: '2026-03-09T10:00:00Z', value: 4 })) })],
  ['openmetrics', OPENMETRICS, (source, metric) => tellSamples(source, ['visits', metric].flatMap((one) => [`# TYPE ${one} gauge`, `${one} 4 ${SAMPLE}`]))],
];

for (const [way, kind, tell] of HALF_KNOWN) {
  test(`what is refused of a body is told with why, kept, and written once it can be: ${way}`, async () => {
    const source = await create(kind), metric = `plus_tard_${way}`;
    const first = await tell(source, metric);
    assert.deepEqual([first.status, outcome(first), JSON.parse(first.text).reason], [200, 'PARTLY', 'UNKNOWN_METRIC']);
    const [event] = await eventsOf(source, 'outcome = PARTLY');
    assert.deepEqual([event.reason, event.replayable, event.resources.length], ['UNKNOWN_METRIC', true, 1]);
    assert.deepEqual([await valuesOf(source, 'visits'), await valuesOf(source, metric)], [[4], []]);
    assert.equal((await coach.call('GetSource', { name: source.name })).lastRefusalReason, 'UNKNOWN_METRIC');
    await define(metric);
    const { sourceEvents: [replayed], remaining } = await coach.call('ReplaySourceEvents', { parent: source.name });
    assert.deepEqual([replayed.outcome, replayed.reason, replayed.replayable, replayed.resources.length, remaining], ['OUTCOME_ACCEPTED', '', false, 2, 0]);
    assert.deepEqual([await valuesOf(source, 'visits'), await valuesOf(source, metric)], [[4], [4]]);
  });
}

test('a body that is taken again makes nothing twice, even of what its tool has no name for', async () => {
  const source = await create(JSON_MESSAGES);
  const body = { deployments: [{ tier: 1, environment: 'production', outcome: 1, finishTime: '2026-03-09T10:00:00Z' }, { environment: 'production' }] };
  const told = JSON.parse((await tellJson(source, 'deployments', body)).text);
  assert.deepEqual([told.outcome, told.reason, told.field], ['PARTLY', 'MISSING_FIELD', 'tier']);
  const { sourceEvents: [replayed] } = await coach.call('ReplaySourceEvents', { parent: source.name });
  assert.deepEqual([replayed.outcome, replayed.replayable], ['OUTCOME_PARTLY', true]);
  assert.equal((await anonymous.all('ListDeployments', 'deployments', { parent: SEMIS, filter: `source = "${source.name}"` })).length, 1);
});

const VALUES_BACK = [
  ['json', JSON_MESSAGES, (source, value) => tellJson(source, 'points', { points: [{ metric: 'definitions/visits', time: '2026-03-10T10:00:00Z', value }] })],
  ['openmetrics', OPENMETRICS, (source, value) => tellSamples(source, ['# TYPE visits gauge', `visits ${value} ${Date.parse('2026-03-10T10:00:00Z') / 1000}`])],
];
for (const [way, kind, tell] of VALUES_BACK) {
  test(`a value that is told back is the one that holds, and the same again is nothing new: ${way}`, async () => {
    const source = await create(kind), outcomes = [];
    for (const value of [5, 7, 5, 5]) outcomes.push(outcome(await tell(source, value)));
    assert.deepEqual([outcomes, await valuesOf(source, 'visits')], [['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'UNCHANGED'], [5]]);
    assert.deepEqual((await eventsOf(source)).map(({ outcome: became, deliveries }) => [became, deliveries]), [['OUTCOME_ACCEPTED', 2], ['OUTCOME_ACCEPTED', 1], ['OUTCOME_ACCEPTED', 1]]);
  });
}

test('what was refused is written when it is sent again, once it can be', async () => {
  const source = await create(JSON_MESSAGES), tell = () => HALF_KNOWN[0][2](source, 'au_retour');
  assert.deepEqual([outcome(await tell()), outcome(await tell())], ['PARTLY', 'PARTLY']);
  await define('au_retour');
  assert.deepEqual([outcome(await tell()), outcome(await tell()), await valuesOf(source, 'au_retour')], ['ACCEPTED', 'UNCHANGED', [4]]);
  assert.deepEqual((await eventsOf(source)).map(({ outcome: became, deliveries, replayable }) => [became, deliveries, replayable]), [['OUTCOME_ACCEPTED', 4, false]]);
});

test('what a tool has no name for is one thing, however often it is sent', async () => {
  const source = await create(JSON_MESSAGES), incident = { title: 'Sans nom', detectTime: '2026-03-10T10:00:00Z' };
  const told = [];
  for (let turn = 0; turn < 3; ++turn) told.push(outcome(await tellJson(source, 'incidents', { incident })));
  assert.deepEqual(told, ['ACCEPTED', 'UNCHANGED', 'UNCHANGED']);
  assert.equal((await anonymous.all('ListIncidents', 'incidents', { parent: SEMIS, filter: `source = "${source.name}"` })).length, 1);
});

test('samples of a kind that is not kept are told of, and nobody keeps them to be replayed', async () => {
  const source = await create(OPENMETRICS);
  const told = await tellSamples(source, ['# TYPE visits gauge', `visits 4 ${SAMPLE}`, '# TYPE attente histogram', `attente_count 3 ${SAMPLE}`]);
  assert.deepEqual([told.status, outcome(told), JSON.parse(told.text).reason], [200, 'PARTLY', 'OTHER_TYPE']);
  assert.deepEqual((await eventsOf(source)).map(({ replayable }) => replayable), [false]);
});

test('JSON that is refused is told which field of it is wrong, and what may stand there', async () => {
  const source = await create(JSON_MESSAGES);
  const send = async (path, body) => {
    const { status, text } = await post(`${source.hookUri}/${path}`, typeof body === 'string' ? body : JSON.stringify(body), { 'content-type': 'application/json', authorization: `Bearer ${source.secret}` });
    const { reason, field, message } = JSON.parse(text);
    assert.deepEqual([status, reason], [400, 'MALFORMED'], text);
    return [field ?? '', message];
  };
  const visits = { metric: 'definitions/visits', time: '2026-11-03T10:00:00Z', value: 1 };
  assert.deepEqual(await send('points', { points: [visits, { ...visits, time: '2026-11-03' }] }), ['points[1].time', 'must be an instant with its offset, such as "2026-03-29T22:30:00Z"']);
  assert.deepEqual(await send('points', { points: [{ ...visits, value: '1 234,5' }] }), ['points[0].value', 'must be a number, such as 1234.5']);
  const [field, message] = await send('points', { points: [{ ...visits, valeur: 3 }] });
  assert.equal(field, 'points[0].valeur');
  assert.match(message, /^is no field; there are: metric, dimensions, time, value/);
  assert.deepEqual(await send('deployments', { deployments: [{ tier: 'PROD' }] }), ['deployments[0].tier', 'must be TIER_PRODUCTION, TIER_STAGING, TIER_TESTING, TIER_DEVELOPMENT, TIER_OTHER']);
  assert.match((await send('points', '{"points": [{"value": 3,]}'))[1], /^is no JSON: .*At "\]\}"$/);
  const [event] = (await coach.call('ListSourceEvents', { parent: source.name, pageSize: 1 })).sourceEvents;
  assert.ok(event.message, 'on the page of the source too');
});

test('a key that stands twice in an object is refused, and told', async () => {
  const source = await create(JSON_MESSAGES);
  const send = async (path, body) => {
    const { reason, field, message } = JSON.parse((await post(`${source.hookUri}/${path}`, body, bearer(source, 'application/json'))).text);
    return [reason, field, message];
  };
  const why = 'stands twice in one object';
  assert.deepEqual(await send('points', '{"points":[{"metric":"definitions/visits","time":"2026-03-15T10:00:00Z","value":1,"value":2}]}'), ['MALFORMED', 'points[0].value', why]);
  assert.deepEqual(await send('workItems', '{"workItems":[],"workItems":[{"sourceId":"x"}]}'), ['MALFORMED', 'workItems', why]);
  assert.deepEqual([await valuesOf(source, 'visits'), (await eventsOf(source)).every(({ message }) => message === why)], [[], true]);
});

test('a point that a hook refuses is told by its metric', async () => {
  const source = await create(JSON_MESSAGES);
  const send = (point) => post(`${source.hookUri}/points`, JSON.stringify({ points: [{ metric: 'definitions/visits', time: '2026-03-11T10:00:00Z', value: 1, ...point }] }), { 'content-type': 'application/json', authorization: `Bearer ${source.secret}` });
  for (const [point, reason, message] of [[{ metric: 'definitions/visitz' }, 'UNKNOWN_METRIC', '"visitz" is no metric of this project, nor everybody\'s'], [{ value: -1 }, 'NEGATIVE', 'must not be less than 0: "visits" is counted']]) {
    const told = JSON.parse((await send(point)).text);
    assert.deepEqual([told.outcome, told.reason, told.message], ['REFUSED', reason, message]);
  }
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

test('what comes of another repository is refused by its name', async () => {
  const source = await create(GITHUB, { repositories: ['jardins/potager', 'jardins/serre'] });
  const { reason, message } = JSON.parse((await github(source, 'deployment_status', status(900, 'success', '2026-03-02T10:00:00Z'))).text);
  assert.deepEqual([reason, message], ['WRONG_REPOSITORY', 'is of jardins/semis, which this source does not listen to: it listens to jardins/potager, jardins/serre']);
});
