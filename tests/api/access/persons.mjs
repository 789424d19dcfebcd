// Persons: who somebody is, what they are called, and their erasure.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
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

test('an administrator makes a person of somebody who never signed in, to tell and to erase what there is of them', async () => {
  const requestId = randomUUID();
  const made = { person: { displayName: ' Rose Exemple ', email: 'rose@example.org' }, requestId };
  const rose = await admin.call('CreatePerson', made);
  assert.match(rose.name, /^persons\/[0-9A-Z]{26}$/);
  assert.deepEqual([rose.displayName, rose.email, rose.subjects], ['Rose Exemple', 'rose@example.org', []]);
  assert.deepEqual(await admin.call('CreatePerson', made), rose);
  assert.deepEqual(fieldsOf(await admin.refusal('CreatePerson', { person: { aliases: ['Mme Exemple'] } })), ['person.display_name']);
  for (const client of [camille, noa]) assert.equal(await codeOf(client, 'CreatePerson', { person: { displayName: 'X Y Z' } }), Code.PERMISSION_DENIED);
  await admin.call('CreateIncubator', { incubatorId: 'le-verger', incubator: { title: 'Le Verger', contact: 'rose@example.org' } });
  const told = await admin.call('ExportPerson', { name: rose.name });
  assert.ok(told.services.flatMap(({ data }) => data).some(({ resource, value }) => resource === 'incubators/le-verger' && value === 'rose@example.org'));
  await admin.erase({ name: rose.name, reason: 'à sa demande', etag: rose.etag });
  assert.equal((await admin.call('GetIncubator', { name: 'incubators/le-verger' })).contact, '');
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
  await admin.call('CreateIncubator', { incubatorId: 'le-potager', incubator: { title: 'Le Potager', description: 'Fondé avec Camille Exemple.' } });
  const isOfThePotager = ({ resource }) => resource === 'incubators/le-potager';
  const toAdmin = await admin.call('ExportPerson', { name });
  assert.ok(toAdmin.services.some(({ data }) => data.some(isOfThePotager)));
  const told = await camille.call('ExportPerson', { name });
  assert.ok(!told.services.some(({ data }) => data.some(isOfThePotager)), 'what others wrote, whoever gave themselves that name would be told');
  assert.equal(told.person, name);
  assert.deepEqual(told.services.map(({ service, error, truncated }) => [service, error, truncated]).sort(), [...SERVICES].sort().map((service) => [service, '', false]));
  assert.deepEqual(told.accessBindings, [binding.name]);
  const ours = told.services.find(({ service }) => service === 'access').data;
  assert.ok(ours.some(({ resource, value }) => resource === name && value === 'Camille Exemple'), JSON.stringify(ours));
  // Whose role it is, and who gave it, each said once as what it is.
  const ofBinding = (data) => data.filter(({ resource }) => resource === binding.name).map(({ field, value, place }) => [field, value, place]);
  assert.deepEqual(ofBinding(ours), [['principal', subject, 'PLACE_LIVE']]);
  const adminsOwn = (await admin.call('ExportPerson', { name: await whoIs(admin) })).services.find(({ service }) => service === 'access').data;
  assert.deepEqual(ofBinding(adminsOwn), [['granted_by', await whoIs(admin), 'PLACE_AUTHOR']]);
  // What she was called before, and what she is called now, once each.
  await update(camille, { name, email: 'camille.exemple@example.org' });
  const toldAgain = (await admin.call('ExportPerson', { name })).services.find(({ service }) => service === 'access').data;
  const called = (wanted) => toldAgain.filter(({ resource, field }) => resource === name && field === wanted).map(({ value, place }) => [value, place]);
  assert.deepEqual(called('display_name').filter(([value]) => value === 'Camille Exemple'), [['Camille Exemple', 'PLACE_LIVE']]);
  assert.deepEqual(called('email'), [['camille.exemple@example.org', 'PLACE_LIVE'], ['camille@example.org', 'PLACE_HISTORY']]);
  assert.ok(ours.some(({ field, value }) => field === 'subjects' && value === `${subject} (https://pepiniere.localhost)`), JSON.stringify(ours));
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
  // Her role is gone at once, and her token a moment later.
  const refused = await codeOf(camille, 'UpdateIncubator', { incubator: { name: 'incubators/le-relais', summary: 'x' } });
  assert.ok([Code.PERMISSION_DENIED, Code.UNAUTHENTICATED].includes(refused), Code[refused]);
  await eventually('every service is done', async () => (await admin.call('GetErasure', { name: erasure.name })).doneTime);
  const done = await admin.call('GetErasure', { name: erasure.name });
  assert.deepEqual(done.services.map(({ service, error }) => [service, error]).sort(), [...SERVICES].sort().map((service) => [service, '']));
  assert.ok(done.services.every(({ doneTime }) => doneTime));
  assert.ok(!JSON.stringify(done).includes('Camille'));
  const { erased, kept } = done.services.find(({ service }) => service === 'access');
  const what = (all, kind) => all.filter((one) => one.what === kind).map(({ count, resources }) => [Number(count), ...resources ?? []]);
  assert.deepEqual(['persons', 'subjects', 'accessBindings', 'roles'].map((kind) => what(erased, kind)), [[[1, name]], [[1, name]], [[1, given[0].name]], [[1, given[0].name]]]);
  assert.deepEqual(['persons', 'accessBindings'].map((kind) => what(kept, kind)), [[[1]], [[1]]]);
  assert.ok(kept.every(({ why }) => why));

  const left = Object.entries(await get(name)).filter(([, value]) => value && value.length !== 0).map(([field]) => field);
  assert.deepEqual(left.sort(), ['eraseTime', 'name']);
  const now = await admin.call('GetAccessBinding', { name: given[0].name });
  assert.deepEqual([now.principal, now.revokedBy, Boolean(now.revokeTime), now.revokeReason, now.person], [name, name, true, 'the person was erased', name]);
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
  await admin.erase({ name: person, reason: 'départ' });
  const binding = await admin.call('GetAccessBinding', { name });
  assert.deepEqual([binding.principal, binding.grantedBy, binding.revokeTime], ['agent', person, null]);
});

test('what a service erased is in the report though its answer was lost', async () => {
  const iris = new Client(stack.server, stack.sign({ sub: 'agent-iris', name: 'Iris Mandragore' })), projects = ['projects/iris-a', 'projects/iris-b'];
  const name = await whoIs(iris), request = { name, reason: 'demande écrite', requestId: randomUUID() };
  for (const project of projects)
    await admin.call('CreateProject', { projectId: project.split('/')[1], project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Semis', primaryIncubator: OURS, contact: 'Iris Mandragore' } });
  const { name: erasure } = await admin.call('ErasePerson', request);
  const done = () => eventually('every service is done', async () => {
    const now = await admin.call('GetErasure', { name: erasure });
    return now.doneTime && now.services;
  });
  const told = (services) => Object.fromEntries(services.find(({ service }) => service === 'portfolio').erased.map(({ what, count, resources }) => [what, [Number(count), resources]]));
  const services = await done(), first = told(services);
  assert.deepEqual(first.projects, [2, projects]);
  assert.ok(first.history[0] > 0);
  // As if the portfolio had never answered.
  const its = `$[${services.findIndex(({ service }) => service === 'portfolio')}]`;
  const lost = stack.database.sql(`UPDATE erasures SET done_at_us = NULL, known_as = '["Iris Mandragore"]', services = JSON_REMOVE(JSON_SET(services, '${its}.erased', JSON_ARRAY(), '${its}.kept', JSON_ARRAY()), '${its}.done_time')
    WHERE id = '${erasure.split('/')[1]}'; SELECT ROW_COUNT()`, stack.schemaOf('access'));
  assert.deepEqual(lost, [['1']], 'which the server makes good sooner or later, whoever asks');
  await admin.call('ErasePerson', request);
  const again = told(await done());
  for (const [what, [count, resources]] of Object.entries(first)) {
    assert.ok(again[what] && again[what][0] >= count, `${what}: ${count}, then ${again[what]?.[0]}`);
    assert.deepEqual(again[what][1], resources, what);
  }
  assert.deepEqual(again.projects, first.projects, 'and nothing is counted twice');
});

test('erasures are listed, the latest first, to administrators alone', async () => {
  const name = await whoIs(noa);
  const request = { name, reason: 'demande écrite', knownAs: ['N. Exemple'], requestId: 'b35f2b5b-51f2-4b02-ae5c-8f0d1b6a9e11' };
  const erasure = await admin.call('ErasePerson', request);
  const now = await eventually('every service is done', async () => {
    const told = await admin.call('GetErasure', { name: erasure.name });
    return told.doneTime && told;
  });
  assert.deepEqual(await admin.call('ErasePerson', request), now, 'a repetition erases nobody else, and tells how far it is');
  assert.deepEqual([erasure.reason, erasure.requestedBy], ['demande écrite', await whoIs(admin)]);
  const listed = await admin.all('ListErasures', 'erasures', { pageSize: 1 });
  assert.equal(listed[0].name, erasure.name);
  assert.ok(listed.length >= 2);
  assert.equal(await codeOf(as('system'), 'ListErasures'), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(as('system'), 'GetErasure', { name: erasure.name }), Code.PERMISSION_DENIED);
});

const ARIANE = { sub: 'agente-ariane', name: 'Ariane Exemple', email: 'ariane@example.org' };
const ariane = (claims) => new Client(stack.server, stack.sign({ ...ARIANE, ...claims }));
const ASKED = ['GetCaller', 'ListIncubators', 'ListProgrammes'];  // a method of each service
const isErased = (client, method) => client.refusal(method).then(({ code, ErrorInfo }) => code === Code.UNAUTHENTICATED && ErrorInfo.reason === 'SIGN_IN_ERASED', () => false);
const personsCalled = async (displayName) => (await admin.all('ListPersons', 'persons', { filter: `display_name = "${displayName}"` })).map(({ name }) => name);

test('a token of before its person’s erasure is nobody’s, in any service, and makes nobody', async () => {
  const client = ariane(), name = await whoIs(client);
  for (const method of ASKED) await client.call(method);
  await admin.call('ErasePerson', { name, reason: 'à sa demande' });
  for (const method of ASKED) await eventually(`${method} is refused`, () => isErased(client, method));
  // Other tokens of before, which no process met; one says not when it was issued.
  for (const iat of [Math.floor(Date.now() / 1000) - 600, undefined]) {
    for (const method of ASKED) assert.ok(await isErased(ariane({ iat }), method), `${method} ${iat}`);
  }
  assert.deepEqual(await personsCalled(ARIANE.name), []);
  assert.deepEqual(stack.database.sql(`SELECT person_id FROM person_subjects WHERE subject = '${ARIANE.sub}'`, stack.schemaOf('access')), []);
});

test('whoever signs in again after their erasure is somebody else, and what they signed in with before stays nobody’s', async () => {
  const old = ariane({ iat: Math.floor(Date.now() / 1000) - 600 });
  const { erasures } = await admin.call('ListErasures');
  // Tokens tell the second that they were issued in.
  const again = await eventually('they sign in', async () => {
    const client = ariane();
    return await isErased(client, 'GetCaller') ? null : client;
  });
  const name = await whoIs(again);
  assert.ok(erasures.every(({ person }) => person !== name), name);
  const { displayName, email, aliases } = await get(name, again);
  assert.deepEqual([displayName, email, aliases], [ARIANE.name, ARIANE.email, []], 'as the token says, and no more');
  for (const method of ASKED) {
    await again.call(method);
    assert.ok(await isErased(old, method), method);
  }
  assert.deepEqual(await personsCalled(ARIANE.name), [name]);
  // Whoever is erased twice signs in a third time.
  await admin.call('ErasePerson', { name, reason: 'à sa demande' });
  for (const method of ASKED) await eventually(`${method} is refused`, () => isErased(again, method));
  const third = await eventually('they sign in', () => whoIs(ariane()).catch(() => ''));
  assert.notEqual(third, name);
});
