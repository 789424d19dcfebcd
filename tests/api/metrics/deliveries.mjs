// Deployments, their changes and incidents: recorded by sources, read by everybody, linked as they are said to be.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, at, ground } from './ground.mjs';

const PRODUCTION = 1, STAGING = 2, SUCCEEDED = 1, ROLLED_BACK = 3;
const sha = (letter) => letter.repeat(40);
let coach, stranger, feed, anonymous;

before(async () => {
  ({ coach, stranger, feed, anonymous } = await ground());
});
after(closeClients);

const record = (sourceId, finish, more = {}, client = feed) => client.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId, source: 'chaine', tier: PRODUCTION, finishTime: at(finish), outcome: SUCCEEDED, ...more } });

test('a deployment is found again, what is told later is added, and a rollback is not taken back', async () => {
  const first = await record('d1', '2026-03-02T10:00:00Z', { changes: [sha('a')] });
  assert.equal(first.name, `${SEMIS}/deployments/d1`);
  const back = await record('d1', '2026-03-02T10:00:00Z', { outcome: ROLLED_BACK, rollbackTime: at('2026-03-02T11:00:00Z'), changes: [sha('b')] });
  assert.deepEqual([back.name, back.outcome, back.changes], [first.name, 'OUTCOME_ROLLED_BACK', [sha('a'), sha('b')]]);
  assert.equal((await record('d1', '2026-03-02T10:00:00Z')).outcome, 'OUTCOME_ROLLED_BACK', 'a state that came late');
});

test('of several, what is refused does not keep the others back', async () => {
  const { results, changeResults } = await feed.call('RecordDeployments', { parent: SEMIS, changes: [{ name: `${SEMIS}/changes/${sha('c')}`, authorTime: at('2026-03-01T10:00:00Z') }],
    deployments: [{ sourceId: 'bon', source: 'chaine', tier: STAGING, startTime: at('2026-03-03T10:00:00Z') }, { sourceId: 'mauvais', source: 'chaine', tier: PRODUCTION, startTime: at('2026-03-03T12:00:00Z'), finishTime: at('2026-03-03T10:00:00Z'), outcome: SUCCEEDED }] });
  assert.deepEqual([...results, ...changeResults].map(({ state }) => state), ['STATE_CREATED', 'STATE_REFUSED', 'STATE_CREATED']);
  assert.equal((await anonymous.call('GetCodeChange', { name: `${SEMIS}/changes/${sha('c')}` })).source, 'manual');
});

test('changes are told without any deployment, and the same again changes nothing', async () => {
  const told = { parent: SEMIS, changes: [{ name: `${SEMIS}/changes/${sha('e')}`, authorTime: at('2026-03-01T10:00:00Z') }] };
  const states = async () => (await feed.call('RecordDeployments', told)).changeResults.map(({ state }) => state);
  assert.deepEqual([await states(), await states()], [['STATE_CREATED'], ['STATE_UNCHANGED']]);
});

test('what is told for the first time says what it must', async () => {
  const deployment = await coach.refusal('RecordDeployment', { parent: SEMIS, deployment: { sourceId: 'sans-palier', source: 'chaine', environment: 'ailleurs' } });
  const incident = await coach.refusal('RecordIncident', { parent: SEMIS, incident: { sourceId: 'sans-debut', source: 'chaine', title: 'Panne' } });
  assert.deepEqual([deployment, incident].map(({ code }) => code), [Code.INVALID_ARGUMENT, Code.INVALID_ARGUMENT]);
  assert.match(deployment.message, /tier: is required/);
  assert.match(incident.message, /detect_time: is required/);
});

test('an incident names the deployment that caused it, which then stays', async () => {
  await record('d2', '2026-03-05T10:00:00Z');
  const incident = await feed.call('RecordIncident', { parent: SEMIS, incident: { sourceId: 'i1', source: 'chaine', title: 'Panne', detectTime: at('2026-03-05T11:00:00Z') }, deploymentSourceId: 'd2' });
  assert.equal(incident.deployment, `${SEMIS}/deployments/d2`);
  assert.equal((await coach.refusal('DeleteDeployment', { name: incident.deployment })).code, Code.FAILED_PRECONDITION);
  assert.deepEqual([(await anonymous.call('GetIncident', { name: incident.name })).title, (await coach.call('GetIncident', { name: incident.name })).title], ['', 'Panne']);
  assert.equal((await coach.refusal('CreateIncident', { parent: GREFFE, incident: { detectTime: at('2026-03-05T11:00:00Z') } })).code, Code.PERMISSION_DENIED);
  const refusal = await stranger.refusal('CreateIncident', { parent: GREFFE, incident: { detectTime: at('2026-03-05T11:00:00Z'), deployment: incident.deployment } });
  assert.equal(refusal.code, Code.INVALID_ARGUMENT, 'of another project');
});

test('a source writes to its own project only', async () => {
  const refusal = await feed.refusal('RecordDeployment', { parent: GREFFE, deployment: { sourceId: 'x', tier: PRODUCTION } });
  assert.equal(refusal.code, Code.PERMISSION_DENIED);
});

test('of a week that the period cuts the days of the period are told, as of the rate, and it is marked', async () => {
  const parent = GREFFE;
  await stranger.call('RecordDeployment', { parent, deployment: { sourceId: 'lundi', tier: PRODUCTION, finishTime: at('2026-01-12T10:00:00Z'), outcome: SUCCEEDED } });
  await stranger.call('RecordIncident', { parent, incident: { sourceId: 'panne', detectTime: at('2026-01-12T10:30:00Z'), resolveTime: at('2026-01-12T12:00:00Z') } });
  await stranger.call('RecordDeployment', { parent, deployment: { sourceId: 'jeudi', tier: PRODUCTION, finishTime: at('2026-01-15T10:00:00Z'), outcome: SUCCEEDED } });
  const { weeks, indicators } = await anonymous.call('GetDora', { project: parent, fromTime: at('2026-01-14T00:00:00Z'), toTime: at('2026-02-01T00:00:00Z'), asOf: at('2026-02-01T00:00:00Z') });
  assert.deepEqual([weeks[0].deployments, weeks[0].failed, weeks[0].partial], [1, 0, true]);
  const rate = indicators.find(({ indicator }) => indicator === 'change_fail_rate');
  assert.deepEqual([rate.numerator, rate.denominator], [0, 1], 'the rate is of the same');
});
