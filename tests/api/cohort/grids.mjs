// Grids and their versions: who writes them, what is wrong with what cannot be, what everybody reads of them.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { fieldsOf } from './season.mjs';

const CRITERIA = [
  { code: 'IMPACT', label: 'Intérêt pour les usagers', minimum: 1, maximum: 4, weight: '1/3', meanings: [{ mark: 1, meaning: 'faible' }, { mark: 4, meaning: 'fort' }] },
  { code: 'TEAM', label: 'Équipe', minimum: 0, maximum: 4 }];
let admin, coach, stranger, anonymous;

before(async () => {
  const stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, coach, stranger, anonymous] = ['programme_admin', 'coach@programmes/verger', 'coach@programmes/potager', ''].map(as);
  for (const programmeId of ['verger', 'potager']) await admin.call('CreateProgramme', { programmeId, programme: { title: programmeId } });
  await coach.call('CreateGrid', { gridId: 'commune', grid: { programme: 'programmes/verger', title: 'Grille commune' } });
});
after(closeClients);

test('what is written of a grid and of its versions comes back, to everybody', async () => {
  const grid = await anonymous.call('GetGrid', { name: 'grids/commune' });
  assert.deepEqual([grid.programme, grid.title], ['programmes/verger', 'Grille commune']);
  const made = await coach.call('CreateGridVersion', { parent: grid.name, version: { criteria: CRITERIA } });
  assert.equal(made.name, 'grids/commune/versions/1');
  const got = await anonymous.call('GetGridVersion', { name: made.name });
  assert.deepEqual(got, made);
  assert.deepEqual(got.criteria.map(({ code, minimum, maximum, weight }) => [code, minimum, maximum, weight]), [['IMPACT', 1, 4, '1/3'], ['TEAM', 0, 4, '1']]);
  assert.deepEqual(got.criteria[0].meanings, CRITERIA[0].meanings);
  assert.equal(got.frozen, false);
  const next = await coach.call('CreateGridVersion', { parent: grid.name, version: { criteria: [CRITERIA[1]], note: 'Moins' } });
  assert.equal(next.name, 'grids/commune/versions/2');
  const listed = await anonymous.all('ListGridVersions', 'versions', { parent: grid.name, pageSize: 1 });
  assert.deepEqual(listed.map(({ name }) => name.at(-1)), ['1', '2']);
  const turned = await coach.call('UpdateGridVersion', { version: { name: next.name, criteria: [CRITERIA[1], CRITERIA[0]], etag: next.etag }, updateMask: { paths: ['criteria'] } });
  assert.deepEqual(turned.criteria.map(({ code }) => code), ['TEAM', 'IMPACT'], 'their order is the tie-break');
  assert.equal((await coach.refusal('UpdateGridVersion', { version: { name: next.name, note: 'x', etag: next.etag } })).code, Code.ABORTED);
});

test('a grid is written by the coaches of its programme', async () => {
  const grid = { programme: 'programmes/potager', title: 'À nous' };
  assert.equal((await coach.refusal('CreateGrid', { gridId: 'autre', grid })).code, Code.PERMISSION_DENIED);
  await stranger.call('CreateGrid', { gridId: 'autre', grid });
  for (const [method, request] of [['UpdateGrid', { grid: { name: 'grids/autre', title: 'x' } }], ['DeleteGrid', { name: 'grids/autre' }],
    ['CreateGridVersion', { parent: 'grids/autre', version: { criteria: CRITERIA } }]]) {
    assert.equal((await coach.refusal(method, request)).code, Code.PERMISSION_DENIED, method);
    assert.equal((await anonymous.refusal(method, request)).code, Code.UNAUTHENTICATED, method);
  }
  const moved = await stranger.refusal('UpdateGrid', { grid: { name: 'grids/autre', programme: 'programmes/verger' }, updateMask: { paths: ['programme'] } });
  assert.equal(moved.code, Code.INVALID_ARGUMENT, 'a grid stays with its programme');
  const mine = await anonymous.all('ListGrids', 'grids', { filter: 'programme = potager', orderBy: 'title desc' });
  assert.deepEqual(mine.map(({ name }) => name), ['grids/autre']);
  assert.deepEqual(fieldsOf(await admin.refusal('CreateGrid', { gridId: 'x', grid: { programme: 'programmes/nulle-part', title: 'x' } })), ['grid.programme']);
});

test('what is wrong with a version is said field by field, all at once', async () => {
  const wrong = async (criteria) => fieldsOf(await coach.refusal('CreateGridVersion', { parent: 'grids/commune', version: { criteria } }));
  assert.deepEqual(await wrong([]), ['version.criteria']);
  assert.deepEqual(await wrong([{ ...CRITERIA[0], code: 'impact', weight: '0', maximum: 1, meanings: [] }, { ...CRITERIA[1], label: '' }, CRITERIA[1]]), [
    'version.criteria[0].code', 'version.criteria[0].maximum', 'version.criteria[0].weight', 'version.criteria[1].label', 'version.criteria[2].code']);
  assert.deepEqual(await wrong([{ ...CRITERIA[0], meanings: [{ mark: 5, meaning: 'x' }] }]), ['version.criteria[0].meanings[0].mark']);
  assert.equal((await coach.refusal('UpdateGridVersion', { version: { name: 'grids/commune/versions/1', frozen: true }, updateMask: { paths: ['frozen'] } })).code, Code.INVALID_ARGUMENT);
  assert.equal((await admin.refusal('CreateGridVersion', { parent: 'grids/nulle-part', version: { criteria: CRITERIA } })).code, Code.NOT_FOUND);
});

test('a grid goes and comes back; a programme that has one stays', async () => {
  const name = 'grids/passagere';
  await admin.call('CreateProgramme', { programmeId: 'haie', programme: { title: 'La Haie' } });
  await admin.call('CreateGrid', { gridId: 'passagere', grid: { programme: 'programmes/haie', title: 'Passagère' } });
  const kept = await admin.refusal('DeleteProgramme', { name: 'programmes/haie' });
  assert.deepEqual([kept.code, kept.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, name]);
  await admin.call('DeleteGrid', { name });
  assert.equal((await admin.refusal('CreateGridVersion', { parent: name, version: { criteria: CRITERIA } })).code, Code.NOT_FOUND);
  await admin.call('DeleteProgramme', { name: 'programmes/haie' });
  const gone = await admin.refusal('UndeleteGrid', { name });
  assert.deepEqual([gone.code, gone.PreconditionFailure.violations[0].subject], [Code.FAILED_PRECONDITION, 'programmes/haie']);
  await admin.call('UndeleteProgramme', { name: 'programmes/haie' });
  assert.equal((await admin.call('UndeleteGrid', { name })).deleteTime, null);
});

test('grids and versions are followed, of one grid or of all', async () => {
  const [grids, versions] = await Promise.all([anonymous.firstOf('WatchGrids'), anonymous.firstOf('WatchGridVersions', { parent: 'grids/-' })]);
  await coach.call('CreateGrid', { gridId: 'suivie', grid: { programme: 'programmes/verger', title: 'Suivie' } });
  const made = await coach.call('CreateGridVersion', { parent: 'grids/suivie', version: { criteria: CRITERIA } });
  const told = (method, request) => new Promise((resolve) => {
    const watch = anonymous.watch(method, request, ({ changes }) => {
      const change = changes.find(({ grid, version }) => (grid ?? version).name.startsWith('grids/suivie'));
      if (!change) return;
      watch.cancel();
      resolve([change.kind, (change.grid ?? change.version).name]);
    });
  });
  assert.deepEqual(await told('WatchGrids', { resumeToken: grids.resumeToken }), ['CHANGE_KIND_CREATED', 'grids/suivie']);
  assert.deepEqual(await told('WatchGridVersions', { parent: 'grids/-', resumeToken: versions.resumeToken }), ['CHANGE_KIND_CREATED', made.name]);
});

test('its changes are recorded for the coaches of its programme', async () => {
  const name = 'grids/commune/versions/1';
  const records = await coach.of('CohortService').all('ListAuditRecords', 'auditRecords', { resource: name });
  assert.equal(records.at(-1).method.split('/').pop(), 'CreateGridVersion');
  assert.equal((await stranger.of('CohortService').refusal('ListAuditRecords', { resource: name })).code, Code.PERMISSION_DENIED);
});
