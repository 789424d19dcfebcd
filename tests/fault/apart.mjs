// Services in processes of their own (PEPINIERE_APART): they behave as one does, with the same rights in each; what one of
// them does not know, it does not decide.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../e2e/rpc.mjs';
import { SERVICES, Stack, eventually, sleep } from '../e2e/stack.mjs';
import { Load } from './load.mjs';

const INCUBATOR = 'incubators/la-serre', PROGRAMME = 'programmes/verger';
const WRITES = 100;
// As long as a copy of the bindings may be old, and then some: what is decided after that must not rest on it.
const STALE_MS = 10_000;
let stack, admin, anyone, coach, subject;

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  admin = new Client(stack.server, stack.token('programme_admin'));
  anyone = new Client(stack.server);
  coach = new Client(stack.server, stack.token('coach@incubators/ailleurs'));
  subject = (await coach.call('GetCaller')).subject;
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Verger' } });
  await admin.call('CreateCohort', { parent: PROGRAMME, cohortId: '1', cohort: { title: 'Promotion 1' } });
});
after(closeClients);

const give = (resource) => admin.call('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource } });
// What a coach does in two services: the code of each.
const codeOf = (call) => call.then(() => Code.OK, ({ code }) => code);
const moves = () => codeOf(coach.call('UpdateIncubator', { incubator: { name: INCUBATOR, summary: String(Math.random()) } }));
const runs = () => codeOf(coach.call('UpdateCohort', { cohort: { name: `${PROGRAMME}/cohorts/1`, description: String(Math.random()) } }));

test('a role counts in every process within a second, and not a second longer', async () => {
  for (let round = 0; round < 3; ++round) {
    assert.deepEqual([await moves(), await runs()], [Code.PERMISSION_DENIED, Code.PERMISSION_DENIED]);
    const bindings = [await give(INCUBATOR), await give(PROGRAMME)];
    await eventually('both count', async () => await moves() === Code.OK && await runs() === Code.OK);
    for (const { name } of bindings) await admin.call('RevokeAccessBinding', { name });
    await eventually('neither counts', async () => await moves() === Code.PERMISSION_DENIED && await runs() === Code.PERMISSION_DENIED);
  }
});

test('without the access service: open data goes on, and nobody is taken for somebody with other rights', async () => {
  const bindings = [await give(INCUBATOR), await give(PROGRAMME)];
  await eventually('both count', async () => await moves() === Code.OK && await runs() === Code.OK);
  const access = stack.daemons.get('access');
  access.kill('SIGSTOP');  // it neither answers nor goes away
  await sleep(STALE_MS);
  const before = (await anyone.call('GetIncubator', { name: INCUBATOR })).summary;
  for (const [what, call] of [['moves', moves], ['runs', runs]]) assert.equal(await call(), Code.UNAVAILABLE, what);
  const refused = await admin.refusal('UpdateIncubator', { incubator: { name: INCUBATOR, summary: 'x' } });
  assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.UNAVAILABLE, 'ROLES_UNAVAILABLE']);
  assert.equal((await anyone.call('GetIncubator', { name: INCUBATOR })).summary, before);
  assert.equal((await anyone.call('GetCohort', { name: `${PROGRAMME}/cohorts/1` })).title, 'Promotion 1');
  assert.equal((await fetch(`${stack.web.replace('localhost', '127.0.0.1')}/api/v2.7/startups.json`)).status, 200);
  access.kill('SIGCONT');
  const decides = () => codeOf(admin.call('ListAccessBindings'));  // access has a copy of its own, which was old too
  await eventually('rights are back', async () => await moves() === Code.OK && await runs() === Code.OK && await decides() === Code.OK);
  // What was revoked while the others were away from it is not theirs when they come back.
  const others = ['portfolio', 'cohort'].map((service) => stack.daemons.get(service));
  for (const other of others) other.kill('SIGSTOP');
  try {
    for (const { name } of bindings) await admin.call('RevokeAccessBinding', { name });
  } finally {
    for (const other of others) other.kill('SIGCONT');
  }
  await eventually('neither counts', async () => await moves() === Code.PERMISSION_DENIED && await runs() === Code.PERMISSION_DENIED);
});

test('kill -9 of each in turn, under writers: what was acknowledged is there', async () => {
  const under = await Stack.start();
  const load = new Load(under);
  await load.prepare();
  load.start();
  const written = (what) => {
    const goal = load.count + WRITES;
    return eventually(what, () => load.count >= goal);
  };
  for (const service of SERVICES) {
    await written('the writers write');
    const daemon = under.daemons.get(service);
    daemon.kill('SIGKILL');
    await under.endOf(daemon);
    load.verify();
    under.launchOne(service);
    await under.serving();
    await written(`the writers write after ${service} died`);
  }
  await load.stop();
  load.verify();
  assert.deepEqual(await under.stop(), { code: 0, signal: null });
});

test('nobody becomes a service by saying so', async () => {
  const forged = new Client(stack.server);
  for (const [name, value] of [['x-pepiniere-service', 'cohort'], ['x-pepiniere-on-behalf-of', subject]]) forged.metadata.set(name, value);
  assert.equal(await codeOf(forged.firstOf('WatchAccessBindings')), Code.UNAUTHENTICATED);
  assert.equal(await codeOf(admin.call('MoveAccessBindings', { accessBindings: [{ principal: 'x', role: 'ROLE_SYSTEM' }] })), Code.PERMISSION_DENIED);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
