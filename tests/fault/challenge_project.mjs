// A selected challenge opens one project, whichever of the two services is killed between its selection and its project.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually, sleep } from '../e2e/stack.mjs';
import { MAY_MEET } from './load.mjs';

const ROUNDS = 3, AT_ONCE = 8, LONGEST_MS = 300;
const COHORT = 'programmes/verger/cohorts/1', INCUBATOR = 'incubators/la-serre';
let stack, admin, number = 0;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  await persist('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await persist('CreateProgramme', { programmeId: 'verger', programme: { title: 'Verger', incubator: INCUBATOR } });
  await persist('CreateCohort', { parent: 'programmes/verger', cohortId: '1', cohort: { title: 'Promotion 1' } });
});
after(closeClients);

// Asks until there is an answer, as a careful client does.
async function persist(method, request) {
  for (;;) {
    try {
      return await admin.call(method, request, 30);
    } catch (error) {
      if (!MAY_MEET.has(error.code)) throw error;
      await sleep(50);
    }
  }
}

async function listed(method, field) {
  const all = [];
  let pageToken = '';
  do {
    const page = await persist(method, { pageSize: 1000, pageToken, showDeleted: true });
    all.push(...page[field]);
    pageToken = page.nextPageToken;
  } while (pageToken);
  return all;
}

async function propose() {
  const names = [];
  for (let i = 0; i < AT_ONCE; ++i) {
    const { name } = await persist('CreateChallenge', { challengeId: `defi-${++number}`, challenge: { title: `Défi ${number}`, cohorts: [COHORT] } });
    names.push(name);
  }
  return names;
}
const selectAll = (names) => Promise.all(names.map((name) => persist('UpdateChallenge', { challenge: { name, state: 'STATE_SELECTED' }, updateMask: { paths: ['state'] } })));

async function kill(service) {
  const daemon = stack.daemons.get(service);
  daemon.kill('SIGKILL');
  await stack.endOf(daemon);
}
async function launch(service) {
  stack.launchOne(service);
  await stack.serving();
}

// Each has its project, and there is no other one.
async function haveOneEach(names) {
  for (const name of names) {
    await eventually(`${name} has its project`, async () => (await persist('GetChallenge', { name })).projectState === 'PROJECT_STATE_ATTACHED');
  }
  const challenges = (await listed('ListChallenges', 'challenges')).filter(({ project }) => project);
  const projects = await listed('ListProjects', 'projects');
  assert.deepEqual(projects.map(({ uid }) => uid).sort(), challenges.map(({ projectUid }) => projectUid).sort());
  assert.equal(new Set(challenges.map(({ projectUid }) => projectUid)).size, challenges.length);
}

for (const service of ['cohort', 'portfolio']) {
  test(`kill -9 of ${service} between a selection and its project, several times: one project each`, async () => {
    for (let round = 0; round < ROUNDS; ++round) {
      const names = await propose();
      const selected = selectAll(names);
      await sleep(Math.random() * LONGEST_MS);
      await kill(service);
      await launch(service);
      await selected;
      await haveOneEach(names);
    }
  });
}

test('both are killed; and one that is withdrawn while the portfolio is away has no second project', async () => {
  const names = await propose();
  const [given, ...others] = names;
  await kill('portfolio');
  await selectAll([given]);
  const told = await eventually('it says what it waits for', async () => {
    const challenge = await persist('GetChallenge', { name: given });
    return challenge.projectProblem && challenge;
  });
  assert.equal(told.projectState, 'PROJECT_STATE_OPENING');
  await persist('UpdateChallenge', { challenge: { name: given, state: 'STATE_WITHDRAWN' }, updateMask: { paths: ['state'] } });
  await selectAll(others);
  await kill('cohort');
  stack.launchOne('portfolio');
  await launch('cohort');
  await haveOneEach(others);
  const withdrawn = await eventually('what became of it is known', async () => {
    const challenge = await persist('GetChallenge', { name: given });
    return challenge.projectState !== 'PROJECT_STATE_OPENING' && challenge;
  });
  // Nothing was opened before it was withdrawn: there is nothing to attach.
  assert.deepEqual([withdrawn.projectState, withdrawn.project, withdrawn.projectProblem], ['PROJECT_STATE_UNSPECIFIED', '', '']);
});
