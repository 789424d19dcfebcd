// The metrics service is away (services in processes of their own): the portfolio goes on, and says what it does not know.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually } from '../e2e/stack.mjs';

const INCUBATOR = 'incubators/la-serre', PROJECT = 'projects/semis';
let stack, admin;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateProject', { projectId: 'semis', project: { title: 'Semis', kind: 1, primaryIncubator: INCUBATOR, links: { productUri: 'https://semis.example' } } });
  await admin.call('AdvancePhase', { name: PROJECT, phase: 'PHASE_CONSTRUCTION', effectiveDate: { year: 2025, month: 1, day: 2 }, force: true, reason: 'pour voir' });
});
after(closeClients);

const light = async () => (await admin.call('GetProjectHealth', { name: PROJECT })).workingSolution.code;
const impact = async () => (await admin.call('CheckReadiness', { name: PROJECT, phase: 'PHASE_SCALING' })).checks.find(({ code }) => code === 'IMPACT').why;
const attention = () => admin.call('GetAttentionList', { parent: PROJECT, concerns: ['CONCERN_STUCK', 'CONCERN_NO_DELIVERY'] });

test('what is measured is no data while nobody can be asked, and the rest goes on', async () => {
  await eventually('the portfolio hears of it', async () => await light() === 'NO_DELIVERY');
  const metrics = stack.daemons.get('metrics');
  metrics.kill('SIGSTOP');  // it neither answers nor goes away
  await eventually('its deployments are not known', async () => await light() === 'METRICS_AWAY' && (await attention()).deploymentsAway);
  const { items } = await attention();
  assert.deepEqual(items.map(({ concern }) => concern), ['CONCERN_STUCK'], 'by what is recorded here');
  assert.match(await impact(), /cannot be asked right now/);
  assert.equal((await admin.call('GetProject', { name: PROJECT })).title, 'Semis');
  metrics.kill('SIGCONT');
  await eventually('it is back', async () => await light() === 'NO_DELIVERY' && !(await attention()).deploymentsAway);
  assert.match(await impact(), /an objective with a baseline, a target and a value/);
});
