// What somebody would try who means to get around the rules, or to break the server for the others.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais';
const day = (year) => ({ year, month: 1, day: 1 });

let stack, coach, admin;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, stack.token(role));
  coach = as(`coach@${OURS}`);
  admin = as('programme_admin');
  for (const name of [OURS, OTHERS]) {
    await admin.call('CreateIncubator', { incubatorId: name.split('/')[1], incubator: { title: name } });
  }
});
after(closeClients);

const request = (fields = {}) => ({
  projectId: `essai-${randomUUID()}`,
  project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Un essai', primaryIncubator: OURS, ...fields },
});
const newProject = async (fields) => (await coach.call('CreateProject', request(fields))).name;
const force = (name, phase, year) => admin.call('AdvancePhase', { name, phase, effectiveDate: day(year), force: true, reason: 'vu en comité' });
const fieldsOf = (refusal) => refusal.BadRequest.fieldViolations.map((violation) => violation.field);

test('a correction gives a ledger no other beginning', async () => {
  const name = await newProject({ outcome: { host: 'une agence', maintainer: 'une équipe' } });
  await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day(2020) });
  const refusal = await coach.refusal('CorrectPhase', {
    name: `${name}/phaseRecords/1`, phaseRecord: { phase: 'PHASE_TRANSFERRED' }, reason: 'raccourci' });
  assert.equal(refusal.code, Code.FAILED_PRECONDITION);
  assert.deepEqual(refusal.PreconditionFailure.violations.map((v) => v.type), ['TRANSITION']);
});

test('a forced step stays marked when somebody corrects its comment', async () => {
  const name = await newProject();
  await force(name, 'PHASE_OPERATED', 2021);
  await coach.call('CorrectPhase', { name: `${name}/phaseRecords/1`, phaseRecord: { comment: 'rien à voir' }, reason: 'coquille' });
  const { phaseRecords } = await coach.call('ListPhaseRecords', { parent: name });
  assert.deepEqual(phaseRecords.map((line) => [line.comment, line.forced]), [['rien à voir', true]]);
});

test('a page of the ledger goes on behind a line that was withdrawn meanwhile', async () => {
  const name = await newProject();
  for (const year of [2020, 2021, 2022, 2023]) await force(name, 'PHASE_INVESTIGATION', year);
  const first = await coach.call('ListPhaseRecords', { parent: name, pageSize: 2 });
  await admin.call('CorrectPhase', { name: first.phaseRecords[1].name, withdraw: true, reason: 'doublon' });
  const second = await coach.call('ListPhaseRecords', { parent: name, pageSize: 2, pageToken: first.nextPageToken });
  assert.deepEqual(second.phaseRecords.map((line) => line.effectiveDate.year), [2022, 2023]);
});

test('a team goes to an incubator of its coach, and to no other', async () => {
  const { name } = await coach.call('CreateTeam', { teamId: 'terrain', team: { title: 'Terrain', incubator: OURS } });
  const refusal = await coach.refusal('UpdateTeam', { team: { name, incubator: OTHERS } });
  assert.equal(refusal.code, Code.PERMISSION_DENIED);
  assert.equal((await admin.call('UpdateTeam', { team: { name, incubator: OTHERS } })).incubator, OTHERS);
});

test('what is too large is refused by its name, and hurts nobody after', async () => {
  const tooLarge = [
    [{ title: 'x'.repeat(65536) }, ['project.title']],
    [{ themes: Array.from({ length: 1001 }, (_, i) => `t${i}`) }, ['project.themes']],
    [{ description: '\u0001'.repeat(4e6) }, ['request']],
  ];
  for (const [fields, expected] of tooLarge) {
    const refusal = await coach.refusal('CreateProject', request(fields));
    assert.equal(refusal.code, Code.INVALID_ARGUMENT);
    assert.deepEqual(fieldsOf(refusal), expected);
  }
  const names = await Promise.all(Array.from({ length: 20 }, () => newProject({ title: '👩🏽‍🚀 مرحبا' })));
  assert.equal((await coach.call('GetProject', { name: names[19] })).title, '👩🏽‍🚀 مرحبا');
});

test('spaces at the end tell no two things apart', async () => {
  const name = await newProject({ themes: ['Nature', 'Nature '] });
  assert.deepEqual((await coach.call('GetProject', { name })).themes, ['Nature', 'Nature ']);
  assert.equal((await coach.refusal('GetProject', { name: `${name} ` })).code, Code.INVALID_ARGUMENT);
});
