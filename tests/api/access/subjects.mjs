// How persons sign in: linked to one, taken over from another, taken away, forgotten when they are erased.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

const ISSUER = 'https://pepiniere.localhost', CERTIFICATE = 'certificate', GATEWAY = 'passerelle.example';
const NOBODYS = 'persons/01ARZ3NDEKTSV4RRFFQ69G5FAV';
let stack, admin, ada, bea;

const whoIs = async (client) => (await client.call('GetCaller')).person;
const clientOf = (sub) => new Client(stack.server, stack.sign({ sub, name: `Exemple de ${sub}` }));
const get = (name) => admin.call('GetPerson', { name });
const subjectsOf = async (name) => (await get(name)).subjects.map(({ issuer, subject }) => `${issuer} ${subject}`);
const way = (fields) => ({ issuer: CERTIFICATE, subject: GATEWAY, reason: 'essai', ...fields });
const link = (name, fields) => admin.call('LinkSubject', way({ name, ...fields }));
const unlink = (name, fields) => admin.call('UnlinkSubject', way({ name, ...fields }));
const fieldsOf = (refused) => refused.BadRequest.fieldViolations.map(({ field }) => field);
const auditOf = (resource) => admin.of('AccessService').all('ListAuditRecords', 'auditRecords', { resource });
const sql = (text) => stack.database.sql(text, stack.schemaOf('access'));

async function signIn(sub) {
  const client = clientOf(sub);
  return { client, sub, person: await whoIs(client) };
}

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  ada = await signIn('agente-ada');
  bea = await signIn('agente-bea');
});
after(closeClients);

test('a certificate is linked to a person, which is another version of theirs', async () => {
  const was = await get(ada.person);
  const linked = await link(ada.person, { reason: 'sa passerelle' });
  assert.deepEqual(linked.subjects, [{ issuer: CERTIFICATE, subject: GATEWAY }, { issuer: ISSUER, subject: ada.sub }]);
  assert.deepEqual(await get(ada.person), linked);
  assert.notEqual(linked.etag, was.etag);
  assert.equal((await admin.refusal('UpdatePerson', { person: { name: ada.person, etag: was.etag, displayName: 'X' } })).code, Code.ABORTED);
  const { persons } = await admin.call('ListPersons', { filter: `subject = "${GATEWAY}"` });
  assert.deepEqual(persons, [linked]);
});

test('the audit says who linked what, and why, sealed with the person’s key', async () => {
  const [record, ...before] = await auditOf(ada.person);
  assert.deepEqual([record.method, record.reason, record.principal], ['pepiniere.access.v1.AccessService/LinkSubject', 'sa passerelle', await whoIs(admin)]);
  assert.deepEqual(record.changes.map(({ field, erased }) => [field, erased]), [['subjects', false]]);
  const [{ before: was, after: is }] = record.changes;
  assert.ok(!JSON.stringify(was).includes(GATEWAY) && JSON.stringify(is).includes(GATEWAY), JSON.stringify(record.changes));
  for (const word of [GATEWAY, ada.sub]) assert.ok(!record.changesJson.includes(word), record.changesJson);
  assert.deepEqual(sql(`SELECT COUNT(*) FROM audit_records WHERE diff LIKE '%${GATEWAY}%' OR diff LIKE '%${ada.sub}%'`), [['0']]);
  const now = await get(ada.person);
  assert.deepEqual(await link(ada.person), now, 'what is theirs already stays as it is');
  assert.equal((await auditOf(ada.person)).length, before.length + 1);
});

test('who is linked to a second subject is the same person, whichever they sign in as', async () => {
  await link(ada.person, { issuer: ISSUER, subject: 'agente-ada-bis' });
  assert.equal(await whoIs(clientOf('agente-ada-bis')), ada.person);
});

test('what somebody else signs in as is refused, and says whose it is', async () => {
  const refused = await admin.refusal('LinkSubject', way({ name: ada.person, issuer: ISSUER, subject: bea.sub }));
  assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'SUBJECT_TAKEN']);
  assert.deepEqual(refused.PreconditionFailure.violations.map(({ type, subject }) => [type, subject]), [['SUBJECT_TAKEN', bea.person]]);
  assert.ok(!refused.message.includes(bea.sub));
  assert.deepEqual(await subjectsOf(bea.person), [`${ISSUER} ${bea.sub}`]);
});

test('it is taken over where that is asked for, which the audit of both says', async () => {
  const rehearsed = await link(ada.person, { issuer: ISSUER, subject: bea.sub, takeOver: true, validateOnly: true });
  assert.ok(rehearsed.subjects.some(({ subject }) => subject === bea.sub));
  assert.deepEqual(await subjectsOf(bea.person), [`${ISSUER} ${bea.sub}`], 'a rehearsal takes nothing');
  const taken = await link(ada.person, { issuer: ISSUER, subject: bea.sub, takeOver: true, reason: 'la même personne' });
  assert.deepEqual(taken, { ...rehearsed, updateTime: taken.updateTime });
  assert.deepEqual(await subjectsOf(bea.person), []);
  for (const { person } of [ada, bea]) {
    const [record] = await auditOf(person);
    assert.deepEqual([record.reason, record.changes.map(({ field }) => field)], ['la même personne', ['subjects']]);
    assert.ok(!record.changesJson.includes(bea.sub));
  }
  const [{ changes: [{ before: was, after: is }] }] = await auditOf(bea.person);
  assert.ok(JSON.stringify(was).includes(bea.sub) && !JSON.stringify(is).includes(bea.sub));
  await link(bea.person, { issuer: ISSUER, subject: bea.sub, takeOver: true });
});

test('what nobody could sign in as here is refused', async () => {
  const wrong = async (fields) => fieldsOf(await admin.refusal('LinkSubject', way({ name: ada.person, ...fields })));
  for (const issuer of ['https://ailleurs.example', 'Certificate', `${ISSUER}/`]) assert.deepEqual(await wrong({ issuer }), ['issuer'], issuer);
  for (const subject of [bea.person, 'persons/x', 'service:portfolio', `${CERTIFICATE}:${GATEWAY}`, ' ']) assert.deepEqual(await wrong({ subject }), ['subject'], subject);
  for (const reason of ['', ' ']) assert.deepEqual(await wrong({ reason }), ['reason']);
  assert.deepEqual(await wrong({ issuer: 'ailleurs', subject: bea.person }), ['issuer', 'subject'], 'all at once');
  assert.equal((await admin.refusal('LinkSubject', way({ name: NOBODYS }))).code, Code.NOT_FOUND);
});

test('administrators alone say so, of themselves too', async () => {
  const { person } = ada;
  for (const method of ['LinkSubject', 'UnlinkSubject']) {
    for (const client of [ada.client, new Client(stack.server, stack.token('system')), new Client(stack.server, stack.token('coach@incubators/la-serre'))]) {
      assert.equal((await client.refusal(method, way({ name: person }))).code, Code.PERMISSION_DENIED, method);
    }
    assert.equal((await new Client(stack.server).refusal(method, way({ name: person }))).code, Code.UNAUTHENTICATED);
  }
});

test('what is taken away is theirs no more, and who signs in so is somebody new', async () => {
  const wrong = async (name, fields) => fieldsOf(await admin.refusal('UnlinkSubject', way({ name, ...fields })));
  assert.deepEqual(await wrong(bea.person), ['subject'], 'somebody else’s');
  assert.deepEqual(await wrong(ada.person, { issuer: ISSUER }), ['subject'], 'another issuer’s');
  assert.deepEqual(await wrong(ada.person, { reason: ' ' }), ['reason']);
  await link(ada.person, { issuer: ISSUER, subject: 'agente-ada-ter' });
  const rehearsed = await unlink(ada.person, { issuer: ISSUER, subject: 'agente-ada-ter', validateOnly: true });
  assert.ok(!rehearsed.subjects.some(({ subject }) => subject === 'agente-ada-ter'));
  assert.ok((await subjectsOf(ada.person)).includes(`${ISSUER} agente-ada-ter`), 'a rehearsal takes nothing away');
  const left = await unlink(ada.person, { issuer: ISSUER, subject: 'agente-ada-ter', reason: 'un compte fermé' });
  assert.deepEqual(left, await get(ada.person));
  assert.ok(!left.subjects.some(({ subject }) => subject === 'agente-ada-ter'));
  const [record] = await auditOf(ada.person);
  assert.deepEqual([record.method.split('/')[1], record.reason], ['UnlinkSubject', 'un compte fermé']);
  assert.ok(!record.changesJson.includes('agente-ada-ter'));
  assert.notEqual(await whoIs(clientOf('agente-ada-ter')), ada.person);
});

test('a repetition is answered as the first time, and done once', async () => {
  const request = way({ name: bea.person, subject: 'robot.example', requestId: '8a5b9f6e-0d1c-4a50-9b57-2f8f3a1c7d10' });
  const first = await admin.call('LinkSubject', request);
  await unlink(bea.person, { subject: 'robot.example' });
  assert.deepEqual(await admin.call('LinkSubject', request), first);
  assert.ok(!(await subjectsOf(bea.person)).includes(`${CERTIFICATE} robot.example`));
  assert.deepEqual(fieldsOf(await admin.refusal('LinkSubject', { ...request, takeOver: true })), ['request_id']);
});

test('of many who link one certificate at the same moment, one does', async () => {
  const persons = (await Promise.all(['c', 'd', 'e', 'f'].map((name) => signIn(`agent-${name}`)))).map(({ person }) => person);
  const done = await Promise.allSettled(persons.map((name) => link(name, { subject: 'convoité.example' })));
  const lost = done.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.code);
  assert.deepEqual(lost, Array(3).fill(Code.FAILED_PRECONDITION));
  const have = await Promise.all(persons.map(async (name) => (await subjectsOf(name)).includes(`${CERTIFICATE} convoité.example`)));
  assert.equal(have.filter(Boolean).length, 1);
});

test('what a certificate was given goes with the person who is erased, and its name is free again', async () => {
  const grant = (principal, role, resource = '') => admin.call('CreateAccessBinding', { accessBinding: { principal, role, resource } });
  const bindings = [await grant(GATEWAY, 'ROLE_COACH', 'incubators/la-serre'), await grant(`${CERTIFICATE}:${GATEWAY}`, 'ROLE_SYSTEM')];
  const others = await grant(`${CERTIFICATE}:${ada.sub}`, 'ROLE_SYSTEM');
  assert.deepEqual((await admin.call('ExportPerson', { name: ada.person })).accessBindings.sort(), bindings.map(({ name }) => name).sort());
  const erasure = await admin.call('ErasePerson', { name: ada.person, reason: 'à sa demande' });
  await eventually('every service is done', async () => (await admin.call('GetErasure', { name: erasure.name })).doneTime);
  for (const { name } of bindings) {
    const now = await admin.call('GetAccessBinding', { name });
    assert.deepEqual([now.principal, Boolean(now.revokeTime)], [ada.person, true]);
  }
  assert.deepEqual(await admin.call('GetAccessBinding', { name: others.name }), others, 'a certificate that is called as a subject is somebody else');
  assert.deepEqual(await subjectsOf(ada.person), []);
  assert.deepEqual(sql(`SELECT COUNT(*) FROM person_subjects WHERE subject LIKE '%${GATEWAY}%'`), [['0']]);
  const records = await auditOf(ada.person);
  assert.ok(records.some(({ changes }) => changes.some(({ field, erased }) => field === 'subjects' && erased)));
  for (const word of [GATEWAY, ada.sub]) assert.ok(!JSON.stringify(records).includes(word), word);
  for (const method of ['LinkSubject', 'UnlinkSubject']) {
    const refused = await admin.refusal(method, way({ name: ada.person }));
    assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'ALREADY_ERASED'], method);
  }
  assert.ok((await link(bea.person)).subjects.some(({ subject }) => subject === GATEWAY));
});
