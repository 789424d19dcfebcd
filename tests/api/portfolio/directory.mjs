// Projects, incubators, organisations, teams: what can be written, what is wrong with what cannot, what goes and comes back.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais';
let stack, coach, admin, anonymous, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [coach, admin, anonymous] = [as(`coach@${OURS}`), as('programme_admin'), as('')];
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateIncubator', { incubatorId: 'le-relais', incubator: { title: 'Le Relais' } });
});
after(closeClients);

const SHEET = { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Essai', primaryIncubator: OURS };
const create = (fields = {}, client = coach) => client.call('CreateProject', { projectId: `p-${++number}`, project: { ...SHEET, ...fields } });
const organisation = async (parent = '') => (await admin.call('CreateOrganisation',
  { organisationId: `o-${++number}`, organisation: { title: 'Une organisation', parent } })).name;
const fieldsOf = (refusal) => {
  assert.equal(refusal.code, Code.INVALID_ARGUMENT, refusal.message);
  return refusal.BadRequest.fieldViolations.map((violation) => violation.field);
};

test('what is wrong with a project is said field by field, all at once', async () => {
  const wrong = async (project, projectId = 'neuf') => fieldsOf(await coach.refusal('CreateProject', { projectId, project: { ...SHEET, ...project } }));
  assert.deepEqual((await wrong({ kind: 'PROJECT_KIND_UNSPECIFIED', title: '' })).sort(), ['project.kind', 'project.title']);
  assert.deepEqual(await wrong({ kind: 'PROJECT_KIND_PRIVATE_PLAYER_PROJECT' }), ['project.owner.legal_entity']);
  const timeBox = { startDate: { year: 2026, month: 5, day: 1 }, endDate: { year: 2026, month: 4, day: 1 } };
  for (const field of await wrong({ timeBox, standards: { accessibilityPercent: 130 } })) assert.match(field, /^project\.(time_box|standards)/);
  assert.deepEqual(await wrong({ sponsors: ['organisations/nulle-part'] }), ['project.sponsors']);
  assert.deepEqual(await wrong({}, 'a/b'), ['project_id']);
  assert.deepEqual(await wrong({}, ''), ['project_id']);
  assert.deepEqual(await wrong({}, 'x'.repeat(191)), ['project_id']);
});

test('an id is letters, digits, dots, dashes and underscores; case and accents matter', async () => {
  for (const projectId of ['a b', '-a', '.a', '=a', '😀', 'a\u0301b/', "l'eau"]) {
    const refusal = await coach.refusal('CreateProject', { projectId, project: SHEET });
    assert.deepEqual(fieldsOf(refusal), ['project_id'], projectId);
  }
  const ids = ['Été', 'été', 'a.b-c_d', '2e-chance', 'x'.repeat(190)];
  for (const projectId of ids) await coach.call('CreateProject', { projectId, project: SHEET });
  for (const id of ids) assert.equal((await anonymous.call('GetProject', { name: `projects/${id}` })).name, `projects/${id}`);
  const taken = await coach.refusal('CreateProject', { projectId: 'Été', project: SHEET });
  assert.equal(taken.code, Code.ALREADY_EXISTS);
});

test('an update changes what its mask names', async () => {
  const made = await create({ mission: 'Une', themes: ['Nature'], links: { productUri: 'https://a.example', impactUri: 'https://a.example/i' } });
  const update = (project, ...paths) => coach.call('UpdateProject', { project: { name: made.name, ...project }, updateMask: paths.length ? { paths } : null });
  const implied = await update({ mission: 'Deux' });
  assert.deepEqual([implied.mission, implied.themes, implied.title], ['Deux', ['Nature'], 'Essai']);
  const cleared = await update({ mission: 'Trois' }, 'themes', 'links.product_uri');
  assert.deepEqual([cleared.mission, cleared.themes, cleared.links.productUri, cleared.links.impactUri], ['Deux', [], '', 'https://a.example/i']);
  const all = await update({ ...SHEET, title: 'Tout' }, '*');
  assert.deepEqual([all.title, all.mission], ['Tout', '']);
  for (const path of ['phase', 'create_time', 'colour', 'links.colour']) {
    const refused = await coach.refusal('UpdateProject', { project: { name: made.name, title: 'Non' }, updateMask: { paths: [path] } });
    assert.equal(refused.code, Code.INVALID_ARGUMENT, path);
  }
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateProject', { project: { name: made.name }, updateMask: { paths: ['title'] } })), ['project.title']);
  assert.equal((await coach.call('GetProject', { name: made.name })).title, 'Tout');
});

test('an update that changes nothing leaves the etag as it was', async () => {
  const made = await create();
  const same = await coach.call('UpdateProject', { project: { name: made.name, title: made.title } });
  assert.equal(same.etag, made.etag);
});

test('deleted things are gone, and come back', async () => {
  const { name } = await create();
  const deleted = await coach.call('DeleteProject', { name });
  assert.ok(deleted.deleteTime);
  const listed = async (request) => (await anonymous.all('ListProjects', 'projects', request)).some((p) => p.name === name);
  assert.equal(await listed({}), false);
  assert.equal(await listed({ showDeleted: true }), true);
  for (const [method, request] of [['UpdateProject', { project: { name, title: 'X' } }], ['DeleteProject', { name }],
    ['AdvancePhase', { name, phase: 'PHASE_INVESTIGATION' }], ['CreateProjectEvent', { parent: name, event: { type: 'other', date: { year: 2026, month: 1, day: 1 } } }]]) {
    assert.equal((await coach.refusal(method, request)).code, Code.NOT_FOUND, method);
  }
  const restored = await coach.call('UndeleteProject', { name });
  assert.equal(restored.deleteTime, null);
  assert.equal(await listed({}), true);
});

test('organisations make a tree: a ring is refused, whatever its size', async () => {
  const top = await organisation(), middle = await organisation(top), leaf = await organisation(middle);
  const put = (name, parent) => admin.refusal('UpdateOrganisation', { organisation: { name, parent }, updateMask: { paths: ['parent'] } });
  for (const under of [top, middle, leaf]) assert.equal((await put(top, under)).code, Code.INVALID_ARGUMENT, under);
  assert.equal((await put(top, 'organisations/nulle-part')).code, Code.INVALID_ARGUMENT);
  const below = await anonymous.all('ListOrganisations', 'organisations', { filter: `ministry = "${top}"` });
  assert.deepEqual(below.map((o) => o.name).sort(), [top, middle, leaf].sort());
});

test('a move in the tree moves what the ministries answer for', async () => {
  const one = await organisation(), other = await organisation(), agency = await organisation(one);
  const { name } = await create({ sponsors: [agency] });
  const answersFor = async (ministry) => (await anonymous.all('ListProjects', 'projects', { filter: `ministry = "${ministry}"` })).some((p) => p.name === name);
  assert.deepEqual([await answersFor(one), await answersFor(other)], [true, false]);
  await admin.call('UpdateOrganisation', { organisation: { name: agency, parent: other } });
  assert.deepEqual([await answersFor(one), await answersFor(other)], [false, true]);
});

test('an event ahead is planned, and a delivery is none until it is there', async () => {
  const { name } = await create();
  const year = new Date().getFullYear();
  const event = (type, ahead) => ({ parent: name, event: { type, date: { year: year + ahead, month: 1, day: 1 } } });
  const ahead = await coach.call('CreateProjectEvent', event('committee', 2));
  const done = await coach.call('CreateProjectEvent', event('product_launch', 0));
  assert.deepEqual([ahead.planned, done.planned], [true, false]);
  const { events } = await anonymous.call('ListProjectEvents', { parent: name });
  assert.deepEqual(events.map(({ planned }) => planned), [true, false]);
  for (const type of ['product_launch', 'delivery', 'deployment']) {
    assert.deepEqual(fieldsOf(await coach.refusal('CreateProjectEvent', event(type, 2))), ['event.date'], type);
  }
  assert.deepEqual(fieldsOf(await coach.refusal('UpdateProjectEvent', { event: { name: ahead.name, type: 'delivery' } })), ['event.date']);
});

test('what others refer to cannot be deleted', async () => {
  const ministry = await organisation(), agency = await organisation(ministry);
  const { name } = await create({ sponsors: [agency] });
  for (const [method, target] of [['DeleteOrganisation', ministry], ['DeleteOrganisation', agency], ['DeleteIncubator', OURS]]) {
    const refused = await admin.refusal(method, { name: target });
    assert.equal(refused.code, Code.FAILED_PRECONDITION, target);
    assert.ok(refused.PreconditionFailure.violations.length > 0);
  }
  await coach.call('UpdateProject', { project: { name }, updateMask: { paths: ['sponsors'] } });
  await admin.call('DeleteOrganisation', { name: agency });
  await admin.call('DeleteOrganisation', { name: ministry });
  assert.equal((await admin.refusal('CreateOrganisation', { organisationId: agency.split('/')[1], organisation: { title: 'X' } })).code, Code.ALREADY_EXISTS);
  assert.equal((await admin.call('UndeleteOrganisation', { name: ministry })).deleteTime, null);
});

test('a coach hands a project to an incubator of theirs, and to no other', async () => {
  const { name } = await create();
  const handover = { project: { name, primaryIncubator: OTHERS }, updateMask: { paths: ['primary_incubator'] } };
  assert.equal((await coach.refusal('UpdateProject', handover)).code, Code.PERMISSION_DENIED);
  await admin.call('UpdateProject', handover);
  assert.equal((await coach.refusal('UpdateProject', { project: { name, title: 'X' } })).code, Code.PERMISSION_DENIED);
});

test('a coach who shares a project does not take it over', async () => {
  const { name } = await create({ primaryIncubator: OTHERS, otherIncubators: [OURS] }, admin);
  await coach.call('UpdateProject', { project: { name, mission: 'Partagé' } });
  const takeover = { project: { name, primaryIncubator: OURS }, updateMask: { paths: ['primary_incubator', 'other_incubators'] } };
  assert.equal((await coach.refusal('UpdateProject', takeover)).code, Code.PERMISSION_DENIED);
  assert.equal((await admin.call('GetProject', { name })).primaryIncubator, OTHERS);
});

test('events: written, changed, removed', async () => {
  const { name } = await create();
  const date = { year: 2026, month: 3, day: 1 };
  const event = await coach.call('CreateProjectEvent', { parent: name, event: { type: 'committee', date, comment: 'go' } });
  assert.equal(event.name, `${name}/events/1`);
  const changed = await coach.call('UpdateProjectEvent', { event: { name: event.name, comment: 'stop' } });
  assert.deepEqual([changed.comment, changed.type, changed.date], ['stop', 'committee', date]);
  assert.equal((await coach.refusal('DeleteProjectEvent', { name: event.name, etag: event.etag })).code, Code.ABORTED);
  await coach.call('DeleteProjectEvent', { name: event.name });
  assert.equal((await coach.refusal('GetProjectEvent', { name: event.name })).code, Code.NOT_FOUND);
  assert.deepEqual((await coach.call('ListProjectEvents', { parent: name })).events, []);
  assert.equal((await coach.call('CreateProjectEvent', { parent: name, event: { type: 'end', date } })).name, `${name}/events/2`);
});
