// Persons: who somebody is, what they are called, and their erasure.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { SERVICES, Stack, eventually } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
const NOBODYS = 'persons/01ARZ3NDEKTSV4RRFFQ69G5FAV';
let stack, admin, camille, noa;

const as = (role) => new Client(stack.server, role && stack.token(role));
const whoIs = async (client) => (await client.call('GetCaller')).person;
const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const get = (name, client = admin) => client.call('GetPerson', { name });
const update = (client, fields) => client.call('UpdatePerson', { person: fields });
const fieldsOf = (refused) => refused.BadRequest.fieldViolations.map(({ field }) => field);

before(async () => {
  stack = await Stack.start();
  admin = as('programme_admin');
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateIncubator', { incubatorId: 'le-relais', incubator: { title: 'Le Relais' } });
  camille = as('coach@incubators/la-serre');
  noa = as('source@projects/semis');
});
after(closeClients);

test('whoever signs in for the first time becomes a person, and is the same one again', async () => {
  const name = await whoIs(camille);
  assert.match(name, /^persons\/[0-9A-Z]{26}$/);
  assert.equal(await whoIs(camille), name);
  assert.equal(await whoIs(as('coach@incubators/la-serre')), name);
  assert.notEqual(await whoIs(noa), name);
  const { subjects, eraseTime } = await get(name);
  const { subject } = await camille.call('GetCaller');
  assert.deepEqual(subjects, [{ issuer: 'https://pepiniere.localhost', subject }]);
  assert.equal(eraseTime, null);
});

test('of many first calls at the same moment, one makes the person', async () => {
  const clients = Array.from({ length: 8 }, () => as('organiser@events/hackathon'));
  const names = new Set(await Promise.all(clients.map(whoIs)));
  assert.equal(names.size, 1);
  const { subject } = await clients[0].call('GetCaller');
  const { persons } = await admin.call('ListPersons', { filter: `subject = "${subject}"` });
  assert.deepEqual(persons.map(({ name }) => name), [...names]);
});

test('somebody reads and corrects themselves, and nobody else', async () => {
  const name = await whoIs(camille);
  const before = await get(name, camille);
  const after = await update(camille, { name, etag: before.etag, displayName: ' Camille Exemple ', email: 'camille@example.org', aliases: ['C. Exemple'] });
  assert.deepEqual([after.displayName, after.email, after.aliases], ['Camille Exemple', 'camille@example.org', ['C. Exemple']]);
  assert.deepEqual(after.subjects, before.subjects);
  assert.deepEqual(await get(name, camille), after);
  assert.equal(await codeOf(camille, 'UpdatePerson', { person: { name, etag: before.etag, displayName: 'X' } }), Code.ABORTED);
  for (const method of ['GetPerson', 'ExportPerson', 'ErasePerson']) assert.equal(await codeOf(noa, method, { name }), Code.PERMISSION_DENIED, method);
  assert.equal(await codeOf(noa, 'UpdatePerson', { person: { name, displayName: 'X' } }), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(as(''), 'GetPerson', { name }), Code.UNAUTHENTICATED);
  assert.equal(await codeOf(camille, 'ListPersons'), Code.PERMISSION_DENIED);
});

test('what does not tell a person apart is refused', async () => {
  const name = await whoIs(camille);
  const wrong = async (fields) => fieldsOf(await camille.refusal('UpdatePerson', { person: { name, ...fields } }));
  assert.deepEqual(await wrong({ aliases: ['Cam', ' C '] }), ['person.aliases[1]']);
  assert.deepEqual(await wrong({ aliases: Array.from({ length: 21 }, (_, i) => `alias ${i}`) }), ['person.aliases']);
  assert.deepEqual(await wrong({ displayName: 'x'.repeat(201) }), ['person.display_name']);
});

test('an administrator corrects persons, lists them, and finds them by what they are called', async () => {
  const name = await whoIs(noa);
  await update(admin, { name, displayName: 'Noa Exemple', email: 'noa@example.org' });
  const found = async (filter) => (await admin.all('ListPersons', 'persons', { filter, pageSize: 1 })).map((person) => person.name);
  assert.deepEqual(await found('noa'), [name]);
  assert.deepEqual(await found('display_name = "Noa Exemple"'), [name]);
  assert.deepEqual(await found('email = "noa@example.org"'), [name]);
  const all = await found('');
  for (const person of [name, await whoIs(camille), await whoIs(admin)]) assert.ok(all.includes(person), person);
  assert.deepEqual(all, [...new Set(all)].sort());
  assert.equal(await codeOf(admin, 'GetPerson', { name: NOBODYS }), Code.NOT_FOUND);
});

test('whoever reads who did something reads what they are called', async () => {
  const names = [await whoIs(noa), NOBODYS, 'projects/x', await whoIs(camille)];
  for (const client of [admin, camille]) {
    assert.deepEqual((await client.call('NamePersons', { names })).displayNames, ['Noa Exemple', '', '', 'Camille Exemple']);
  }
  for (const client of [noa, as('')]) assert.equal(await codeOf(client, 'NamePersons', { names }), Code.PERMISSION_DENIED);
  const tooMany = await admin.refusal('NamePersons', { names: Array.from({ length: 201 }, () => NOBODYS) });
  assert.deepEqual([tooMany.code, fieldsOf(tooMany)], [Code.INVALID_ARGUMENT, ['names']]);
});

test('somebody is told all that there is of them, in every service', async () => {
  const name = await whoIs(camille);
  const { subject } = await camille.call('GetCaller');
  const binding = await admin.call('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource: 'incubators/le-relais' } });
  const told = await camille.call('ExportPerson', { name });
  assert.equal(told.person, name);
  assert.deepEqual(told.services.map(({ service, error, truncated }) => [service, error, truncated]).sort(), [...SERVICES].sort().map((service) => [service, '', false]));
  assert.deepEqual(told.accessBindings, [binding.name]);
  const ours = told.services.find(({ service }) => service === 'access').data;
  assert.ok(ours.some(({ resource, value }) => resource === name && value === 'Camille Exemple'), JSON.stringify(ours));
});

test('an administrator says why somebody else is erased, and looks at who it is', async () => {
  const name = await whoIs(noa);
  const { etag } = await get(name);
  const wrong = async (fields) => fieldsOf(await admin.refusal('ErasePerson', { name, etag, ...fields }));
  assert.deepEqual(await wrong({}), ['reason']);
  assert.deepEqual(await wrong({ reason: ' ' }), ['reason']);
  assert.deepEqual(await wrong({ reason: 'demande', knownAs: ['Noa', 'N.'] }), ['known_as[1]']);
  await update(admin, { name, displayName: 'Noa Exemple-Autre' });
  assert.equal(await codeOf(admin, 'ErasePerson', { name, etag, reason: 'demande' }), Code.ABORTED);
  assert.equal(await codeOf(admin, 'ErasePerson', { name: NOBODYS, reason: 'demande' }), Code.NOT_FOUND);
  assert.equal((await get(name)).displayName, 'Noa Exemple-Autre');
});

test('an erased person has no name, no role and no way in; every service says what it did, for good', async () => {
  const name = await whoIs(camille);
  const { subject } = await camille.call('GetCaller');
  const rename = () => camille.call('UpdateIncubator', { incubator: { name: 'incubators/le-relais', summary: String(Math.random()) } });
  await rename();
  const given = await admin.all('ListAccessBindings', 'accessBindings', { filter: `principal = "${subject}"` });
  assert.equal(given.length, 1);

  const erasure = await camille.call('ErasePerson', { name });
  assert.deepEqual([erasure.person, erasure.requestedBy, erasure.reason], [name, name, '']);
  assert.equal(await codeOf(camille, 'UpdateIncubator', { incubator: { name: 'incubators/le-relais', summary: 'x' } }), Code.PERMISSION_DENIED);
  await eventually('every service is done', async () => (await admin.call('GetErasure', { name: erasure.name })).doneTime);
  const done = await admin.call('GetErasure', { name: erasure.name });
  assert.deepEqual(done.services.map(({ service, error }) => [service, error]).sort(), [...SERVICES].sort().map((service) => [service, '']));
  assert.ok(done.services.every(({ doneTime }) => doneTime));
  assert.ok(!JSON.stringify(done).includes('Camille'));

  const left = Object.entries(await get(name)).filter(([, value]) => value && value.length !== 0).map(([field]) => field);
  assert.deepEqual(left.sort(), ['eraseTime', 'name']);
  const now = await admin.call('GetAccessBinding', { name: given[0].name });
  assert.deepEqual([now.principal, now.revokedBy, Boolean(now.revokeTime)], [name, name, true]);
  assert.deepEqual(await admin.all('ListAccessBindings', 'accessBindings', { filter: `principal = "${subject}"` }), []);
  assert.deepEqual((await admin.call('NamePersons', { names: [name] })).displayNames, ['']);
  const rows = stack.database.sql('SELECT COUNT(*) FROM erasures WHERE known_as IS NOT NULL', stack.schemaOf('access'));
  assert.deepEqual(rows, [['0']]);
});

test('nobody is erased twice, or changed afterwards', async () => {
  const { erasures: [{ person }] } = await admin.call('ListErasures');
  const again = await admin.refusal('ErasePerson', { name: person, reason: 'encore' });
  assert.deepEqual([again.code, again.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'ALREADY_ERASED']);
  const changed = await admin.refusal('UpdatePerson', { person: { name: person, displayName: 'X' } });
  assert.deepEqual([changed.code, changed.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'ALREADY_ERASED']);
});

test('who gave a role that stays is told by a name that leads to nobody', async () => {
  const organiser = as('organiser@events/hackathon');
  const { subject, person } = await organiser.call('GetCaller');
  const { name } = await admin.call('CreateAccessBinding', { accessBinding: { principal: 'agent', role: 'ROLE_COACH', resource: OURS } });
  // As releases of before kept it.
  stack.database.sql(`UPDATE access_bindings SET granted_by = '${subject}' WHERE id = '${name.split('/')[1]}'`, stack.schemaOf('access'));
  await admin.call('ErasePerson', { name: person, reason: 'départ' });
  const binding = await admin.call('GetAccessBinding', { name });
  assert.deepEqual([binding.principal, binding.grantedBy, binding.revokeTime], ['agent', person, null]);
});

test('erasures are listed, the latest first, to administrators alone', async () => {
  const name = await whoIs(noa);
  const request = { name, reason: 'demande écrite', knownAs: ['N. Exemple'], requestId: 'b35f2b5b-51f2-4b02-ae5c-8f0d1b6a9e11' };
  const erasure = await admin.call('ErasePerson', request);
  const now = await admin.call('GetErasure', { name: erasure.name });
  assert.deepEqual(await admin.call('ErasePerson', request), now, 'a repetition erases nobody else, and tells how far it is');
  assert.deepEqual([erasure.reason, erasure.requestedBy], ['demande écrite', await whoIs(admin)]);
  const listed = await admin.all('ListErasures', 'erasures', { pageSize: 1 });
  assert.equal(listed[0].name, erasure.name);
  assert.ok(listed.length >= 2);
  assert.equal(await codeOf(as('system'), 'ListErasures'), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(as('system'), 'GetErasure', { name: erasure.name }), Code.PERMISSION_DENIED);
});

test('whoever signs in again after their erasure is somebody else', async () => {
  const { erasures } = await admin.call('ListErasures');
  await stack.stop();  // each process knows for a while whom it met
  stack.launch();
  await stack.serving();
  const again = as('coach@incubators/la-serre');
  const name = await whoIs(again);
  assert.ok(erasures.every(({ person }) => person !== name), name);
  const { displayName, email, aliases } = await get(name, again);
  assert.deepEqual([displayName, email, aliases], ['dev:coach', '', []], 'as the token says, and no more');
});
