// The project of a challenge: opened once, in the incubator that its programme says, or named; and what is told where that does not go on.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';
import { fieldsOf } from './season.mjs';

// Only the first says where its challenges open projects.
const OURS = 'programmes/verger/cohorts/1', THEIRS = 'programmes/potager/cohorts/1', LATE = 'programmes/tardif/cohorts/1';
const INCUBATOR = 'incubators/la-serre';
let stack, admin, coach, gardener, anonymous, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, gardener, anonymous] = ['programme_admin', 'coach@programmes/verger', `coach@${INCUBATOR}`, ''].map(as);
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateIncubator', { incubatorId: 'le-relais', incubator: { title: 'Le Relais' } });
  for (const [programmeId, incubator] of [['verger', INCUBATOR], ['potager', ''], ['tardif', '']]) {
    await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId, incubator } });
    await admin.call('CreateCohort', { parent: `programmes/${programmeId}`, cohortId: '1', cohort: { title: 'Promotion 1' } });
  }
});
after(closeClients);

const fresh = () => `defi-${++number}`;
const create = (challengeId, challenge = {}, client = coach) => client.call('CreateChallenge', { challengeId, challenge: { title: 'Un défi', cohorts: [OURS], ...challenge } });
const change = (name, fields, client = coach) => client.call('UpdateChallenge', { challenge: { name, ...fields }, updateMask: { paths: Object.keys(fields).map((field) => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)) } });
const get = (name, client = admin) => client.call('GetChallenge', { name });
const becomes = (name, state) => eventually(`${name} is ${state}`, async () => {
  const challenge = await get(name);
  return challenge.projectState === `PROJECT_STATE_${state}` && challenge;
});
const createProject = (projectId, project = {}) => admin.call('CreateProject', { projectId,
  project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: projectId, primaryIncubator: 'incubators/le-relais', ...project } });
const projectsCalled = async (title) => (await admin.all('ListProjects', 'projects', { showDeleted: true })).filter((project) => project.title === title);

test('a selected challenge opens its project, with what it says of itself', async () => {
  const { name: host } = await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office des jardins' } });
  const id = fresh();
  const proposed = await create(id, { title: 'Eau partagée', description: 'Pour *tous*', themes: ['Eau'], host, administrativeHost: 'organisations/nulle-part' });
  assert.equal(proposed.projectState, 'PROJECT_STATE_UNSPECIFIED');
  await change(proposed.name, { state: 'STATE_SELECTED' });
  const challenge = await becomes(proposed.name, 'ATTACHED');
  const project = await admin.call('GetProject', { name: challenge.project });
  assert.deepEqual([challenge.project, challenge.projectUid, challenge.projectProblem], [`projects/${id}`, project.uid, '']);
  assert.deepEqual([project.kind, project.title, project.description, project.primaryIncubator, project.sponsors, project.themes],
    ['PROJECT_KIND_EIG_CHALLENGE', 'Eau partagée', 'Pour *tous*', INCUBATOR, [host], ['Eau']]);
  assert.equal((await projectsCalled('Eau partagée')).length, 1);
  const read = await get(challenge.name, anonymous);
  assert.deepEqual([read.project, read.projectState], [challenge.project, 'PROJECT_STATE_ATTACHED']);
});

test('one that names a project has that one, and opens none', async () => {
  const { uid } = await createProject('existant');
  const id = fresh();
  const { name, project, projectUid, projectState } = await create(id, { state: 'STATE_SELECTED', project: 'projects/existant' });
  assert.deepEqual([project, projectUid, projectState], ['projects/existant', uid, 'PROJECT_STATE_ATTACHED']);
  const next = await create(fresh(), { state: 'STATE_SELECTED' });
  await becomes(next.name, 'ATTACHED');  // what came before was followed too
  assert.equal((await get(name)).project, 'projects/existant');
  assert.equal((await admin.refusal('GetProject', { name: `projects/${id}` })).code, Code.NOT_FOUND);
});

test('a project that there is not is told, and another one attached in its place', async () => {
  const { name, projectState, projectUid } = await create(fresh(), { state: 'STATE_SELECTED', project: 'projects/nulle-part' });
  assert.deepEqual([projectState, projectUid], ['PROJECT_STATE_UNKNOWN', '']);
  await createProject('retrouve');
  assert.equal((await change(name, { title: 'Autre titre' })).projectState, 'PROJECT_STATE_UNKNOWN', 'another change asks nothing');
  assert.equal((await change(name, { project: 'projects/retrouve' })).projectState, 'PROJECT_STATE_ATTACHED');
});

test('where no programme says an incubator it waits, until one does', async () => {
  const { name } = await create(fresh(), { state: 'STATE_SELECTED', cohorts: [LATE] }, admin);
  const elsewhere = await create(fresh(), { state: 'STATE_SELECTED', cohorts: [THEIRS] }, admin);
  const other = await create(fresh(), { state: 'STATE_SELECTED' });
  await becomes(other.name, 'ATTACHED');
  assert.deepEqual([(await get(name)).projectState, (await get(name)).project], ['PROJECT_STATE_AWAITED', '']);
  const { incubatorUid } = await admin.call('UpdateProgramme', { programme: { name: 'programmes/tardif', incubator: INCUBATOR }, updateMask: { paths: ['incubator'] } });
  assert.equal(incubatorUid, (await admin.call('GetIncubator', { name: INCUBATOR })).uid);
  await becomes(name, 'ATTACHED');
  assert.equal((await get(elsewhere.name)).projectState, 'PROJECT_STATE_AWAITED');
  assert.equal((await coach.refusal('UpdateProgramme', { programme: { name: 'programmes/verger', incubator: '' }, updateMask: { paths: ['incubator'] } })).code, Code.PERMISSION_DENIED);
});

test('a project of its id that is another is not taken; the coach attaches it, or another one', async () => {
  const id = fresh();
  const { uid } = await createProject(id);
  const { name } = await create(id, { state: 'STATE_SELECTED' });
  const stuck = await becomes(name, 'TAKEN');
  assert.deepEqual([stuck.project, stuck.projectProblem !== ''], ['', true]);
  assert.equal((await get(name, anonymous)).projectProblem, '', 'what is in the way is not open data');
  const attached = await change(name, { project: `projects/${id}` });
  assert.deepEqual([attached.projectUid, attached.projectState, attached.projectProblem], [uid, 'PROJECT_STATE_ATTACHED', '']);
});

test('a project that somebody made by hand is not the challenge’s own, whatever it says of itself', async () => {
  const id = fresh();
  const { uid } = await createProject(id, { kind: 'PROJECT_KIND_EIG_CHALLENGE', primaryIncubator: INCUBATOR });
  const { name } = await create(id, { state: 'STATE_SELECTED' });
  await becomes(name, 'TAKEN');
  assert.equal((await change(name, { project: `projects/${id}` })).projectUid, uid);
});

test('one that was opened for it before is its own, whatever either says by now', async () => {
  const { name } = await create(fresh(), { state: 'STATE_SELECTED' });
  const own = await becomes(name, 'ATTACHED');
  // Taken away by hand, it is found again, and none is opened beside it: by the same request, and by another.
  await change(name, { project: '' });
  assert.equal((await becomes(name, 'ATTACHED')).projectUid, own.projectUid);
  await admin.call('UpdateProject', { project: { name: own.project, title: 'Un produit' }, updateMask: { paths: ['title'] } });
  await change(name, { project: '', title: 'Autrement dit' });
  assert.equal((await becomes(name, 'ATTACHED')).projectUid, own.projectUid);
});

test('the audit of the portfolio says that the cohort service opened a project, and for whom', async () => {
  const ada = new Client(stack.server, stack.sign({ sub: 'ada', name: 'Ada' })), { person } = await ada.call('GetCaller');
  await admin.call('CreateAccessBinding', { accessBinding: { principal: person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  const { name } = await eventually('the coach is one', () => create(fresh(), { state: 'STATE_SELECTED' }, ada).catch(({ code }) => assert.equal(code, Code.PERMISSION_DENIED)));
  const { project } = await becomes(name, 'ATTACHED');
  const { auditRecords } = await admin.of('GovernanceService').call('ListAuditRecords', { resource: project, filter: 'method:CreateProject' });
  assert.deepEqual(auditRecords.filter(({ resource }) => resource === project).map(({ principal, onBehalfOf }) => [principal, onBehalfOf]), [['service:cohort', person]]);
});

test('what was deleted in between is told, and comes back', async () => {
  const { name } = await create(fresh(), { state: 'STATE_SELECTED' });
  const { project, projectUid } = await becomes(name, 'ATTACHED');
  await admin.call('DeleteProject', { name: project });
  await change(name, { project: '' });
  const told = await becomes(name, 'UNKNOWN');
  assert.deepEqual([told.project, told.projectUid], [project, '']);
  const { uid } = await gardener.call('UndeleteProject', { name: project });
  const back = await change(name, { project });
  assert.deepEqual([back.projectUid, back.projectState, uid], [projectUid, 'PROJECT_STATE_ATTACHED', projectUid]);
});

test('what the portfolio refuses is told with its reason, and tried again with the next change', async () => {
  const { name: programme } = await admin.call('CreateProgramme', { programmeId: 'egare', programme: { title: 'Égaré', incubator: 'incubators/nulle-part' } });
  const { name: cohort } = await admin.call('CreateCohort', { parent: programme, cohortId: '1', cohort: { title: 'Promotion 1' } });
  const { name } = await create(fresh(), { state: 'STATE_SELECTED', cohorts: [cohort] }, admin);
  const stuck = await becomes(name, 'REFUSED');
  assert.match(stuck.projectProblem, /incubator/);
  await admin.call('UpdateProgramme', { programme: { name: programme, incubator: INCUBATOR }, updateMask: { paths: ['incubator'] } });
  await change(name, { place: 'Lyon' }, admin);
  const attached = await becomes(name, 'ATTACHED');
  assert.equal(attached.projectProblem, '');
});

test('a withdrawn one keeps its project, to which nothing is done; one that was never selected opens none', async () => {
  const { name } = await create(fresh(), { state: 'STATE_SELECTED' });
  const { project } = await becomes(name, 'ATTACHED');
  const before = await admin.call('GetProject', { name: project });
  const withdrawn = await change(name, { state: 'STATE_WITHDRAWN' });
  assert.deepEqual([withdrawn.project, withdrawn.projectState], [project, 'PROJECT_STATE_ATTACHED']);
  assert.deepEqual((await admin.all('ListChallenges', 'challenges', { filter: `state = WITHDRAWN AND project = "${project}"` })).map((one) => one.name), [name]);
  const id = fresh();
  const never = await create(id, { state: 'STATE_WITHDRAWN' });
  assert.equal(never.projectState, 'PROJECT_STATE_UNSPECIFIED');
  const last = await create(fresh(), { state: 'STATE_SELECTED' });
  await becomes(last.name, 'ATTACHED');  // what came before was followed too
  assert.deepEqual(await admin.call('GetProject', { name: project }), before);
  assert.equal((await admin.refusal('GetProject', { name: `projects/${id}` })).code, Code.NOT_FOUND);
});

test('challenges are found by their project and by how far it is', async () => {
  const { name } = await create(fresh(), { state: 'STATE_SELECTED' });
  const { project, projectUid } = await becomes(name, 'ATTACHED');
  const find = async (filter) => (await anonymous.all('ListChallenges', 'challenges', { filter })).map((one) => one.name);
  assert.deepEqual(await find(`project = "${project}"`), [name]);
  assert.deepEqual(await find(`project = "projects/nul" OR project_uid = "${projectUid}"`), [name]);
  assert.ok((await find('project_state = ATTACHED')).includes(name));
  assert.ok(!(await find('project_state = TAKEN')).includes(name));
  assert.deepEqual(fieldsOf(await anonymous.refusal('ListChallenges', { filter: 'project_problem:*' })), ['filter']);
});

test('pep attaches a project, and says how far it is', async () => {
  const id = fresh();
  await createProject(id);
  const { name } = await create(id, { state: 'STATE_SELECTED' });
  await becomes(name, 'TAKEN');
  const { projectState: state, project } = await stack.json(['cohort', 'challenges', 'attach', id, id], { as: 'coach@programmes/verger' });
  assert.deepEqual([state, project], ['PROJECT_STATE_ATTACHED', `projects/${id}`]);
  assert.match(await stack.pep(['cohort', 'challenges', 'show', id], { as: 'coach@programmes/verger' }), /attached/);
});
