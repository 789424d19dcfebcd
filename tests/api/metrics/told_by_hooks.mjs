// Deployments and incidents as hooks tell them, event by event: which deployment a rollback takes back, what is one
// deployment and what are two, and that the order in which events come changes no figure.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { SERRE, at, figures, ground } from './ground.mjs';

const GITHUB = 1, CDEVENTS = 3, JSON_MESSAGES = 5, PRODUCTION = 1, SUCCEEDED = 1;
let stack, admin, coach, anonymous, projects = 0;

before(async () => {
  ({ stack, admin, coach, anonymous } = await ground({ gateway: { signIn: false } }));
});
after(closeClients);

// A source, of a project of its own.
async function feed(kind, more = {}) {
  const projectId = `recolte-${++projects}`;
  const { name: project } = await admin.call('CreateProject', { projectId, project: { title: projectId, kind: 1, primaryIncubator: SERRE } });
  return coach.call('CreateSource', { source: { project, kind, title: 'La chaîne', ...more } });
}
async function post(source, body, headers, path = '') {
  const reply = await fetch(`${stack.web.replace('localhost', '127.0.0.1')}${source.hookUri}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  return JSON.parse(await reply.text());
}
const bearer = (source) => ({ authorization: `Bearer ${source.secret}` });
const tellJson = (source, path, message) => post(source, JSON.stringify(message), bearer(source), `/${path}`);
let events = 0;
// `more`: of the event beside its context and its subject.
function tell(source, kind, subject, timestamp, environment = 'production', more = {}) {
  const id = `e${++events}`, type = `dev.cdevents.${kind}.0.2.0`;
  const body = { context: { version: '0.4.0', id, source: '/chaine', type, timestamp }, subject: { id: subject, content: environment ? { environment: { id: environment } } : {} }, ...more };
  return post(source, JSON.stringify(body), { ...bearer(source), 'ce-specversion': '1.0', 'ce-type': type, 'ce-source': '/chaine', 'ce-id': id });
}
const seconds = (time) => (time ? Number(time.seconds) : null);
async function deploymentsOf({ project }) {
  const { deployments } = await anonymous.call('ListDeployments', { parent: project });
  return deployments.map((one) => ({ environment: one.environment, start: seconds(one.startTime), finish: seconds(one.finishTime), outcome: one.outcome.slice('OUTCOME_'.length), rollback: seconds(one.rollbackTime) })).sort((a, b) => a.finish - b.finish);
}
const incidentsOf = async ({ project }) => (await anonymous.call('ListIncidents', { parent: project })).incidents;
const outcomesOf = async ({ name }) => (await coach.all('ListSourceEvents', 'sourceEvents', { parent: name })).map(({ outcome }) => outcome.slice('OUTCOME_'.length));
const figuresOf = ({ project }, ...ids) => figures(anonymous, ids, { project });
const second = (text) => at(text).seconds;

function orders(things) {
  if (things.length < 2) return [things];
  return things.flatMap((one, i) => orders([...things.slice(0, i), ...things.slice(i + 1)]).map((rest) => [one, ...rest]));
}

test('of two deployments and a rollback of each, every order gives the same figures', async () => {
  const D1 = ['deployed', '2026-03-01T10:00:00Z'], R1 = ['rolledback', '2026-03-01T11:00:00Z'], D2 = ['deployed', '2026-03-02T10:00:00Z'], R2 = ['rolledback', '2026-03-02T12:00:00Z'];
  for (const order of orders([D1, R1, D2, R2])) {
    const source = await feed(CDEVENTS);
    for (const [kind, time] of order) await tell(source, `service.${kind}`, 'jardin', time);
    const back = ([, finish], [, rollback]) => ({ environment: 'production', start: null, finish: second(finish), outcome: 'ROLLED_BACK', rollback: second(rollback) });
    assert.deepEqual(await deploymentsOf(source), [back(D1, R1), back(D2, R2)], `${order}`);
    const { change_fail_rate: rate, recovery_time: recovery } = await figuresOf(source, 'change_fail_rate', 'recovery_time');
    assert.deepEqual([rate.numerator, rate.denominator, recovery.value], [2, 2, 5400], `${order}`);
    assert.deepEqual(await outcomesOf(source), Array(4).fill('ACCEPTED'), `${order}`);
  }
});

test('of several rollbacks of one deployment the last one counts, and none of what follows the next deployment', async () => {
  const events = [['deployed', '2026-03-01T10:00:00Z'], ['rolledback', '2026-03-01T11:00:00Z'], ['rolledback', '2026-03-01T12:00:00Z'], ['deployed', '2026-03-02T10:00:00Z']];
  for (const order of orders(events)) {
    const source = await feed(CDEVENTS);
    for (const [kind, time] of order) await tell(source, `service.${kind}`, 'jardin', time);
    assert.deepEqual((await deploymentsOf(source)).map(({ outcome, rollback }) => [outcome, rollback]), [['ROLLED_BACK', second('2026-03-01T12:00:00Z')], ['SUCCEEDED', null]], `${order}`);
  }
});

test('a rollback is of the service that is called so, and of no other', async () => {
  const source = await feed(CDEVENTS);
  for (const service of ['jardin@nord', 'jardin2']) assert.equal((await tell(source, 'service.deployed', service, '2026-03-01T10:00:00Z')).outcome, 'ACCEPTED');
  const back = await tell(source, 'service.rolledback', 'jardin', '2026-03-01T11:00:00Z');
  assert.deepEqual([back.outcome, back.reason], ['REFUSED', 'UNKNOWN_DEPLOYMENT']);
  assert.deepEqual((await deploymentsOf(source)).map(({ outcome }) => outcome), ['SUCCEEDED', 'SUCCEEDED']);
  assert.equal((await tell(source, 'service.rolledback', 'jardin@nord', '2026-03-01T11:00:00Z')).outcome, 'ACCEPTED');
});

test('deployed at once in two environments, there are two deployments, and a rollback is of one', async () => {
  const source = await feed(CDEVENTS), time = '2026-03-01T10:00:00Z';
  for (const environment of ['staging', 'production']) assert.equal((await tell(source, 'service.deployed', 'jardin', time, environment)).outcome, 'ACCEPTED');
  for (const environment of ['staging', 'production']) assert.equal((await tell(source, 'service.deployed', 'jardin', time, environment)).outcome, 'UNCHANGED', 'sent again under another id');
  assert.equal((await tell(source, 'service.rolledback', 'jardin', '2026-03-01T11:00:00Z', 'staging')).outcome, 'ACCEPTED');
  assert.deepEqual(new Set((await deploymentsOf(source)).map(({ environment, outcome }) => `${environment} ${outcome}`)), new Set(['staging ROLLED_BACK', 'production SUCCEEDED']));
  const long = 'x'.repeat(120);
  for (const environment of [`${long}1`, `${long}2`]) assert.equal((await tell(source, 'service.deployed', 'a'.repeat(100), time, environment)).outcome, 'ACCEPTED', 'names of any length');
  assert.equal((await tell(source, 'service.rolledback', 'a'.repeat(100), '2026-03-01T11:00:00Z', `${long}1`)).outcome, 'ACCEPTED');
  assert.deepEqual((await deploymentsOf(source)).filter(({ environment }) => environment.startsWith(long)).map(({ environment, outcome }) => [environment.at(-1), outcome]).sort(), [['1', 'ROLLED_BACK'], ['2', 'SUCCEEDED']]);
});

test('a deployment that was told while ids left the environment out is the same one, told again', async () => {
  const source = await feed(CDEVENTS), time = '2026-03-01T10:00:00Z';
  await coach.call('RecordDeployment', { parent: source.project, deployment: { source: source.name, sourceId: 'jardin@2026-03-01T10:00:00+00:00', environment: 'production', tier: PRODUCTION, finishTime: at(time), outcome: SUCCEEDED } });
  assert.equal((await tell(source, 'service.deployed', 'jardin', time)).outcome, 'UNCHANGED');
  assert.equal((await tell(source, 'service.deployed', 'jardin', time, 'staging')).outcome, 'ACCEPTED', 'it was the other environment');
  assert.equal((await tell(source, 'service.rolledback', 'jardin', '2026-03-01T11:00:00Z')).outcome, 'ACCEPTED');
  assert.deepEqual(new Set((await deploymentsOf(source)).map(({ environment, outcome }) => `${environment} ${outcome}`)), new Set(['production ROLLED_BACK', 'staging SUCCEEDED']));
});

test('an incident names its deployment with or without the environment, before it comes or after', async () => {
  for (const called of ['jardin@2026-03-01T10:00:00+00:00', 'jardin@2026-03-01T10:00:00+00:00@production']) {
    for (const isFirst of [false, true]) {
      const source = await feed(CDEVENTS);
      const steps = [() => tell(source, 'service.deployed', 'jardin', '2026-03-01T10:00:00Z'), () => tell(source, 'incident.detected', 'panne', '2026-03-09T10:00:00Z', 'production', { customData: { deployment: called } })];
      for (const step of isFirst ? steps.reverse() : steps) await step();
      const [{ name }] = (await anonymous.call('ListDeployments', { parent: source.project })).deployments;
      assert.deepEqual((await incidentsOf(source)).map(({ deployment }) => deployment), [name], `${called}, ${isFirst}`);
      assert.deepEqual(await outcomesOf(source), ['ACCEPTED', 'ACCEPTED']);
    }
  }
});

test('an incident of an environment that does not reach users is put down to no deployment that does', async () => {
  const failed = async (environment, more = {}, kinds = ['detected', 'resolved']) => {
    const source = await feed(CDEVENTS, more);
    await tell(source, 'service.deployed', 'jardin', '2026-03-01T10:00:00Z');
    for (const kind of kinds) assert.equal((await tell(source, `incident.${kind}`, 'panne', kind === 'detected' ? '2026-03-01T11:00:00Z' : '2026-03-01T12:00:00Z', environment)).outcome, 'ACCEPTED');
    const { change_fail_rate: rate } = await figuresOf(source, 'change_fail_rate');
    return [rate.numerator, rate.denominator];
  };
  assert.deepEqual(await failed('production'), [1, 1]);
  assert.deepEqual(await failed(''), [1, 1], 'it does not say where it was');
  assert.deepEqual(await failed('staging'), [0, 1]);
  assert.deepEqual(await failed('staging', {}, ['resolved', 'detected']), [0, 1]);
  const tierRules = [{ environment: 'staging', tier: PRODUCTION }];
  assert.deepEqual(await failed('staging', { tierRules }), [1, 1], 'it is one of production, to this source');
});

test('where no users are, an incident is put down to the deployment that it names, in every order', async () => {
  const called = 'jardin@2026-03-01T10:00:00+00:00@staging';
  const D = ['service.deployed', 'jardin', '2026-03-01T10:00:00Z'], I = ['incident.detected', 'panne', '2026-03-01T11:00:00Z', { customData: { deployment: called } }], R = ['incident.resolved', 'panne', '2026-03-01T12:00:00Z'];
  for (const order of orders([D, I, R])) {
    const source = await feed(CDEVENTS);
    const take = ([kind, subject, time, more]) => tell(source, kind, subject, time, 'staging', more);
    for (const one of order) await take(one);
    const [{ name }] = (await anonymous.call('ListDeployments', { parent: source.project })).deployments;
    assert.deepEqual((await incidentsOf(source)).map(({ deployment, unrelated }) => [deployment, unrelated]), [[name, false]], `${order}`);
    assert.deepEqual(await outcomesOf(source), Array(3).fill('ACCEPTED'), `${order}`);
  }
  const source = await feed(CDEVENTS);
  await tell(source, 'service.deployed', 'jardin', '2026-03-01T10:00:00Z');
  assert.equal((await tell(source, 'incident.detected', 'panne', '2026-03-01T11:00:00Z', 'staging', { customData: { deployment: called } })).outcome, 'PARTLY');
  assert.deepEqual((await incidentsOf(source)).map(({ deployment, unrelated }) => [deployment, unrelated]), [['', true]], 'until it comes, to none');
});

test('what waits for a deployment is taken with it, however much else waits for others that never come', async () => {
  const source = await feed(CDEVENTS);
  assert.equal((await tell(source, 'service.rolledback', 'jardin', '2026-03-01T11:00:00Z')).outcome, 'REFUSED');
  for (let i = 0; i < 30; ++i) assert.equal((await tell(source, 'service.rolledback', `friche-${i}`, '2026-03-01T11:00:00Z')).outcome, 'REFUSED');
  // Of before the first deployment: nothing that comes answers them.
  for (let i = 10; i < 40; ++i) assert.equal((await tell(source, 'service.rolledback', 'jardin', `2026-02-01T10:${i}:00Z`)).outcome, 'REFUSED');
  assert.equal((await tell(source, 'service.deployed', 'jardin', '2026-03-01T10:00:00Z')).outcome, 'ACCEPTED');
  assert.deepEqual((await deploymentsOf(source)).map(({ outcome, rollback }) => [outcome, rollback]), [['ROLLED_BACK', second('2026-03-01T11:00:00Z')]]);
  assert.deepEqual((await outcomesOf(source)).filter((outcome) => outcome === 'ACCEPTED').length, 2);

  const chain = await feed(JSON_MESSAGES);
  const incident = (i, deploymentSourceId) => tellJson(chain, 'incidents', { incident: { title: 'Panne', detectTime: '2026-03-05T11:00:00Z', sourceId: `panne-${i}` }, deploymentSourceId });
  assert.equal((await incident(0, 'tard')).outcome, 'PARTLY');
  for (let i = 1; i <= 30; ++i) assert.equal((await incident(i, 'jamais')).outcome, 'PARTLY');
  assert.equal((await tellJson(chain, 'deployments', { deployments: [{ sourceId: 'tard', tier: 'TIER_PRODUCTION', outcome: 'OUTCOME_SUCCEEDED', finishTime: '2026-03-05T10:00:00Z' }] })).outcome, 'ACCEPTED');
  assert.deepEqual((await incidentsOf(chain)).filter(({ deployment }) => deployment !== '').map(({ sourceId, deployment }) => [sourceId, deployment]), [['panne-0', `${chain.project}/deployments/tard`]]);
});

test('a deployment of GitHub that is run again began with its first run, whatever the order', async () => {
  const states = [['in_progress', '2026-01-05T09:00:00Z'], ['failure', '2026-01-05T10:00:00Z'], ['in_progress', '2026-03-20T09:00:00Z'], ['success', '2026-03-20T10:00:00Z']];
  const status = (source, [state, created_at]) => {
    const body = JSON.stringify({ deployment: { id: 7, sha: 'a'.repeat(40), environment: 'production', production_environment: true }, deployment_status: { id: `${state} ${created_at}`, state, created_at, environment: 'production' }, repository: { full_name: 'jardins/semis' } });
    return post(source, body, { 'x-github-event': 'deployment_status', 'x-hub-signature-256': `sha256=${createHmac('sha256', source.secret).update(body).digest('hex')}` });
  };
  let first;
  for (const order of orders(states)) {
    const source = await feed(GITHUB);
    for (const one of order) assert.match((await status(source, one)).outcome, /^(ACCEPTED|UNCHANGED)$/, `${order}`);
    assert.deepEqual(await deploymentsOf(source), [{ environment: 'production', start: second('2026-01-05T09:00:00Z'), finish: second('2026-03-20T10:00:00Z'), outcome: 'SUCCEEDED', rollback: null }], `${order}`);
    const { deployment_frequency: { value, n, noData } } = await figuresOf(source, 'deployment_frequency');
    first ??= { value, n, noData };
    assert.deepEqual({ value, n, noData }, first, `${order}`);
  }
  // Whoever tells of a whole deployment says when it began.
  const chain = await feed(JSON_MESSAGES);
  for (const startTime of ['2026-03-01T09:00:00Z', '2026-03-01T09:30:00Z']) await tellJson(chain, 'deployments', { deployments: [{ sourceId: 'd', tier: 'TIER_PRODUCTION', startTime, outcome: 'OUTCOME_SUCCEEDED', finishTime: '2026-03-01T10:00:00Z' }] });
  assert.deepEqual((await deploymentsOf(chain)).map(({ start }) => start), [second('2026-03-01T09:30:00Z')]);
});
