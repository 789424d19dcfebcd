// Consents: what persons agree to, for themselves, and what becomes of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import grpc from '@grpc/grpc-js';
import { Certificates } from '../../e2e/certificates.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

const NOBODYS = 'persons/01ARZ3NDEKTSV4RRFFQ69G5FAV';
const PURPOSES = ['alumni', 'talent_pool', 'contact'];
const wordings = {};  // by language, then by purpose
let stack, admin, camille, noa;

const codeOf = async ({ client }, method, request) => (await client.refusal(method, request)).code;
const reasonOf = async ({ client }, method, request) => {
  const { code, ErrorInfo } = await client.refusal(method, request);
  return [code, ErrorInfo.reason];
};
const fieldsOf = (refused) => refused.BadRequest.fieldViolations.map(({ field }) => field);
const nameOf = ({ person }, purpose) => `${person}/consents/${purpose}`;
// To what they read in that language.
const agreement = (who, purpose, more = {}) => ({ name: nameOf(who, purpose), wording: wordings[more.languageCode ?? 'fr']?.[purpose], ...more });
const give = (who, purpose, more) => who.client.call('GiveConsent', agreement(who, purpose, more));
const withdraw = (who, purpose, more = {}) => who.client.call('WithdrawConsent', { name: nameOf(who, purpose), ...more });
const listOf = (who, parent = who.person) => who.client.all('ListConsents', 'consents', { parent, pageSize: 1 });
// What an administrator reads of somebody's: whether each counts.
const statesOf = async ({ person }) => Object.fromEntries((await listOf(admin, person)).map(({ name, state }) => [name.split('/').at(-1), state]));
const purposes = async (who, languageCode) => (await who.client.call('ListConsentPurposes', { languageCode })).consentPurposes;

async function be(client) {
  return { client, person: (await client.call('GetCaller')).person };
}
const newcomer = (name) => be(new Client(stack.server, stack.sign({ sub: `agent-${randomUUID()}`, name })));

before(async () => {
  stack = await Stack.start();
  admin = await be(new Client(stack.server, stack.token('programme_admin')));
  camille = await newcomer('Camille Exemple');
  noa = await newcomer('Noa Exemple');
  for (const language of ['fr', 'en']) wordings[language] = Object.fromEntries((await purposes(admin, language)).map(({ id, wording }) => [id, wording]));
});
after(closeClients);

test('what may be agreed to is told to everybody, in French and in English', async () => {
  const anybody = { client: new Client(stack.server) };
  for (const languageCode of ['', 'fr', 'en']) {
    const told = await purposes(anybody, languageCode);
    assert.deepEqual(told.map(({ id }) => id), PURPOSES);
    for (const { id, title, wording } of told) assert.ok(title && wording.includes(languageCode === 'en' ? 'at any time' : 'à tout moment'), id);
  }
  assert.deepEqual(await purposes(anybody, ''), await purposes(anybody, 'fr'));
  assert.deepEqual(fieldsOf(await anybody.client.refusal('ListConsentPurposes', { languageCode: 'de' })), ['language_code']);
});

test('what somebody agreed to counts from then on, in the words that they read', async () => {
  const [french] = await purposes(camille, 'fr'), english = await purposes(camille, 'en');
  const given = await give(camille, 'alumni');
  assert.deepEqual([given.name, given.state, given.wording, given.withdrawTime, given.upToDate],
    [nameOf(camille, 'alumni'), 'STATE_GIVEN', french.wording, null, true]);
  assert.ok(given.giveTime);
  assert.deepEqual(await camille.client.call('GetConsent', { name: given.name }), given);
  assert.deepEqual(await listOf(camille), [given]);
  // Again, and in the other language, it stays as it is.
  assert.deepEqual(await give(camille, 'alumni'), given);
  assert.deepEqual(await give(camille, 'alumni', { languageCode: 'en' }), given);
  const contact = await give(camille, 'contact', { languageCode: 'en' });
  assert.deepEqual([contact.wording, contact.upToDate], [english.find(({ id }) => id === 'contact').wording, true]);
  assert.deepEqual((await listOf(camille)).map(({ name }) => name), [given.name, contact.name]);
});

test('where the words have changed since, it is renewed', async () => {
  const name = nameOf(camille, 'talent_pool');
  const given = await give(camille, 'talent_pool');
  stack.database.sql(`UPDATE consents SET wording = 'Oui.' WHERE id = '${name.split('/')[1]}/talent_pool'`, stack.schemaOf('access'));
  const former = await camille.client.call('GetConsent', { name });
  assert.deepEqual([former.wording, former.state, former.upToDate], ['Oui.', 'STATE_GIVEN', false]);
  assert.deepEqual((await listOf(camille)).map(({ upToDate }) => upToDate), [true, true, false]);
  const renewed = await give(camille, 'talent_pool');
  assert.deepEqual([renewed.wording, renewed.state, renewed.upToDate], [given.wording, 'STATE_GIVEN', true]);
  assert.notEqual(renewed.etag, given.etag);
  assert.notDeepEqual(renewed.giveTime, given.giveTime);
});

test('nobody agrees to words that they did not read', async () => {
  const someone = await newcomer('Lou Exemple');
  const { fr: { alumni, contact }, en } = wordings;
  for (const read of [{ wording: 'J’accepte.' }, { wording: `${alumni} ` }, { wording: contact }, { wording: en.alumni }, { wording: alumni, languageCode: 'en' }]) {
    const refused = await someone.client.refusal('GiveConsent', agreement(someone, 'alumni', read));
    assert.deepEqual([refused.code, refused.ErrorInfo.reason], [Code.FAILED_PRECONDITION, 'WORDING_CHANGED'], JSON.stringify(read));
    assert.match(refused.message, /read it again/);
  }
  // As a client of before asks it.
  const refused = await someone.client.refusal('GiveConsent', { name: nameOf(someone, 'alumni'), languageCode: 'fr' });
  assert.deepEqual([refused.code, fieldsOf(refused)], [Code.INVALID_ARGUMENT, ['wording']]);
  assert.match(refused.BadRequest.fieldViolations[0].description, /ListConsentPurposes/);
  assert.deepEqual(await listOf(someone), []);
  // Of what was agreed to before, too.
  const given = await give(someone, 'alumni');
  assert.deepEqual(await reasonOf(someone, 'GiveConsent', agreement(someone, 'alumni', { wording: 'Oui.' })), [Code.FAILED_PRECONDITION, 'WORDING_CHANGED']);
  assert.deepEqual(await listOf(someone), [given]);
});

test('it is withdrawn when its giver wants, once, and may be given again', async () => {
  const before = await camille.client.call('GetConsent', { name: nameOf(camille, 'contact') });
  const withdrawn = await withdraw(camille, 'contact');
  assert.deepEqual([withdrawn.state, withdrawn.giveTime, withdrawn.wording, withdrawn.upToDate], ['STATE_WITHDRAWN', before.giveTime, before.wording, false]);
  assert.ok(withdrawn.withdrawTime);
  assert.deepEqual(await reasonOf(camille, 'WithdrawConsent', { name: withdrawn.name }), [Code.FAILED_PRECONDITION, 'WITHDRAWN']);
  assert.ok((await listOf(camille)).some(({ name, state }) => name === withdrawn.name && state === 'STATE_WITHDRAWN'), 'it was given once');
  const again = await give(camille, 'contact');
  assert.deepEqual([again.state, again.withdrawTime], ['STATE_GIVEN', null]);
  assert.notDeepEqual(again.giveTime, before.giveTime);
});

test('what was never given is not there to be read or withdrawn', async () => {
  for (const method of ['GetConsent', 'WithdrawConsent']) {
    assert.equal(await codeOf(noa, method, { name: nameOf(noa, 'alumni') }), Code.NOT_FOUND, method);
    assert.equal(await codeOf(noa, method, { name: nameOf(noa, 'newsletter') }), Code.NOT_FOUND, method);
  }
  assert.deepEqual(await listOf(noa), []);
});

test('what is wrong with a request is said by its fields', async () => {
  const wrong = async (method, request) => fieldsOf(await noa.client.refusal(method, request));
  const refused = await noa.client.refusal('GiveConsent', agreement(noa, 'newsletter', { wording: 'Oui.' }));
  assert.deepEqual([refused.code, fieldsOf(refused)], [Code.INVALID_ARGUMENT, ['name']]);
  assert.deepEqual(await wrong('GiveConsent', agreement(noa, 'alumni', { languageCode: 'de', wording: 'Ja.' })), ['language_code']);
  assert.deepEqual(await wrong('GiveConsent', agreement(noa, 'alumni', { wording: 'x'.repeat(10_001) })), ['wording']);
  assert.match(refused.BadRequest.fieldViolations[0].description, /alumni, talent_pool, contact/);
  assert.deepEqual(await wrong('WithdrawConsent', { name: nameOf(noa, 'alumni'), reason: 'x'.repeat(1001) }), ['reason']);
  assert.deepEqual(await listOf(noa), []);
  // What is no name of a consent is nobody's.
  for (const name of [`${noa.person}/consents/`, `${noa.person}/consents/-`, `${noa.person}/consents/a/b`]) {
    assert.equal(await codeOf(noa, 'GiveConsent', { name, wording: wordings.fr.alumni }), Code.PERMISSION_DENIED, name);
    assert.deepEqual(fieldsOf(await admin.client.refusal('WithdrawConsent', { name, reason: 'x' })), ['name'], name);
  }
});

test('validated only, nothing is kept; repeated, nothing is done twice', async () => {
  const { state } = await give(noa, 'contact', { validateOnly: true });
  assert.equal(state, 'STATE_GIVEN');
  assert.deepEqual(await listOf(noa), []);
  const requestId = randomUUID();
  const given = await give(noa, 'contact', { requestId });
  await withdraw(noa, 'contact');
  assert.deepEqual(await give(noa, 'contact', { requestId }), given, 'the first answer');
  assert.deepEqual(await statesOf(noa), { contact: 'STATE_WITHDRAWN' });
  await give(noa, 'contact');
  assert.equal((await withdraw(noa, 'contact', { validateOnly: true })).state, 'STATE_WITHDRAWN');
  assert.deepEqual(await statesOf(noa), { contact: 'STATE_GIVEN' });
  const again = { requestId: randomUUID() };
  assert.deepEqual(await withdraw(noa, 'contact', again), await withdraw(noa, 'contact', again));
});

test('nobody agrees for somebody else, and nobody reads or withdraws what is another’s', async () => {
  const name = nameOf(camille, 'alumni');
  const about = [['GiveConsent', agreement(camille, 'alumni')], ['WithdrawConsent', { name, reason: 'x' }], ['GetConsent', { name }], ['ListConsents', { parent: camille.person }], ['ListConsents', { parent: 'persons/-' }]];
  const coach = await be(new Client(stack.server, stack.token('coach@incubators/la-serre')));
  const system = { client: new Client(stack.server, stack.token('system')) };
  for (const [method, request] of about) {
    for (const other of [noa, coach, system]) assert.equal(await codeOf(other, method, request), Code.PERMISSION_DENIED, method);
    assert.equal(await codeOf({ client: new Client(stack.server) }, method, request), Code.UNAUTHENTICATED, method);
  }
  assert.equal(await codeOf(admin, 'GiveConsent', agreement(camille, 'alumni')), Code.PERMISSION_DENIED, 'an administrator neither');
  assert.equal((await noa.client.watch('WatchConsents').ended).code, Code.PERMISSION_DENIED);
  assert.equal((await camille.client.call('GetConsent', { name })).state, 'STATE_GIVEN');
});

test('an administrator withdraws for somebody who asked for it, and says so', async () => {
  const name = nameOf(camille, 'alumni');
  for (const reason of ['', '  ']) assert.deepEqual(fieldsOf(await admin.client.refusal('WithdrawConsent', { name, reason })), ['reason']);
  assert.equal((await admin.client.call('GetConsent', { name })).state, 'STATE_GIVEN');
  assert.equal((await admin.client.call('WithdrawConsent', { name, reason: 'demande par courrier' })).state, 'STATE_WITHDRAWN');
  const own = await give(admin, 'alumni');
  assert.equal((await withdraw(admin, 'alumni')).name, own.name, 'of oneself without a reason');
  assert.equal(await codeOf(admin, 'WithdrawConsent', { name: `${NOBODYS}/consents/alumni`, reason: 'x' }), Code.NOT_FOUND);
});

test('every step is audited, with who and why', async () => {
  const { auditRecords } = await admin.client.of('AccessService').call('ListAuditRecords', { resource: nameOf(camille, 'alumni') });
  assert.deepEqual(auditRecords.map(({ principal, method, reason }) => [principal, method.split('/')[1], reason]),
    [[admin.person, 'WithdrawConsent', 'demande par courrier'], [camille.person, 'GiveConsent', '']]);
  const [, { changes }] = auditRecords;
  assert.ok(changes.some(({ field, after }) => field === 'wording' && JSON.stringify(after).includes('anciens')), JSON.stringify(changes));
  assert.ok(!JSON.stringify(auditRecords.map(({ changesJson }) => changesJson)).includes('anciens'), 'as it was sealed it tells nothing');
});

test('administrators read those of everybody, page by page', async () => {
  const all = await listOf(admin, 'persons/-');
  const names = all.map(({ name }) => name);
  for (const name of [nameOf(camille, 'alumni'), nameOf(noa, 'contact'), nameOf(admin, 'alumni')]) assert.ok(names.includes(name), name);
  assert.deepEqual(names, [...new Set(names)].sort());
  assert.deepEqual((await admin.client.call('ListConsents', { parent: 'persons/-', pageSize: 1000 })).consents, all);
  assert.deepEqual(await listOf(admin, camille.person), all.filter(({ name }) => name.startsWith(`${camille.person}/`)));
  assert.equal(await codeOf(admin, 'ListConsents', { parent: NOBODYS }), Code.NOT_FOUND);
  assert.deepEqual(fieldsOf(await admin.client.refusal('ListConsents', { parent: 'programmes/-' })), ['parent']);
});

test('what each may do is told of each', async () => {
  const own = nameOf(noa, 'alumni'), others = nameOf(camille, 'alumni');
  const may = async ({ client }) => (await client.of('AccessService').call('GetPermissions', { resources: [own, others] })).permissions
    .map(({ methods }) => methods.filter((method) => method.endsWith('Consent')).sort());
  assert.deepEqual(await may(noa), [['GetConsent', 'GiveConsent', 'WithdrawConsent'], []]);
});

test('who follows them is told of each as it is given and withdrawn, nothing twice', async () => {
  const watch = admin.client.watch('WatchConsents', { heartbeat: { seconds: '0', nanos: 500_000_000 } });
  await eventually('it begins', () => watch.messages.length > 0);
  const someone = await newcomer('Sacha Exemple');
  const { name } = await give(someone, 'alumni');
  await give(someone, 'alumni');
  await withdraw(someone, 'alumni');
  const told = () => watch.messages.flatMap(({ changes }) => changes).filter(({ consent }) => consent.name === name);
  await eventually('it is withdrawn', () => told().some(({ consent }) => consent.withdrawTime));
  assert.deepEqual(told().map(({ kind, consent }) => [kind, consent.state]), [['CHANGE_KIND_CREATED', 'STATE_GIVEN'], ['CHANGE_KIND_UPDATED', 'STATE_WITHDRAWN']]);
  const [{ resumeToken }] = watch.messages;
  watch.cancel();
  const resumed = admin.client.watch('WatchConsents', { resumeToken });
  await eventually('all that followed is told', () => resumed.messages.flatMap(({ changes }) => changes).some(({ consent }) => consent.state === 'STATE_WITHDRAWN'));
  resumed.cancel();
});

test('whoever is erased agrees to nothing any more, and what they agreed to is withdrawn', async () => {
  const someone = await newcomer('Dominique Exemple');
  for (const purpose of PURPOSES) await give(someone, purpose);
  const early = await withdraw(someone, 'contact');
  const other = await newcomer('Claude Exemple'), once = agreement(other, 'alumni', { requestId: randomUUID() });
  const kept = await other.client.call('GiveConsent', once);
  const watch = admin.client.watch('WatchConsents');
  await eventually('it begins', () => watch.messages.length > 0);
  const { name: erasure } = await someone.client.call('ErasePerson', { name: someone.person });
  assert.deepEqual(await statesOf(someone), { alumni: 'STATE_WITHDRAWN', talent_pool: 'STATE_WITHDRAWN', contact: 'STATE_WITHDRAWN' });
  assert.deepEqual((await admin.client.call('GetConsent', { name: nameOf(someone, 'contact') })).withdrawTime, early.withdrawTime, 'what was withdrawn before stays as it was');
  const told = () => watch.messages.flatMap(({ changes }) => changes).filter(({ consent }) => consent.state === 'STATE_WITHDRAWN').map(({ consent }) => consent.name);
  await eventually('it is told', () => ['alumni', 'talent_pool'].every((purpose) => told().includes(nameOf(someone, purpose))));
  watch.cancel();
  const { auditRecords } = await admin.client.of('AccessService').call('ListAuditRecords', { resource: nameOf(someone, 'alumni') });
  const record = auditRecords.find(({ method }) => method.endsWith('/ErasePerson'));
  assert.deepEqual([record.principal, record.reason], [someone.person, 'the person was erased']);
  await eventually('it is done everywhere', async () => (await admin.client.call('GetErasure', { name: erasure })).doneTime);
  for (const { name, wording } of await listOf(admin, someone.person)) assert.equal(wording, '', name);
  assert.deepEqual(stack.database.sql("SELECT id FROM record_history WHERE collection = 'consents'", stack.schemaOf('access')), [], 'no table keeps what they read');
  assert.deepEqual(await other.client.call('GiveConsent', once), kept, 'who read the same words is told the same again');
  // Until the process knows of it, their token is theirs.
  const refused = await someone.client.refusal('GiveConsent', agreement(someone, 'alumni'));
  assert.ok(['ALREADY_ERASED', 'SIGN_IN_ERASED'].includes(refused.ErrorInfo.reason), refused.ErrorInfo.reason);
  assert.equal((await statesOf(someone)).alumni, 'STATE_WITHDRAWN');
});

test('what somebody agreed to is told to them with its moments', async () => {
  const someone = await newcomer('Sasha Exemple');
  await give(someone, 'alumni');
  const { giveTime, withdrawTime } = await withdraw(someone, 'alumni');
  const { services } = await someone.client.call('ExportPerson', { name: someone.person });
  const told = services.flatMap(({ data }) => data).filter(({ resource }) => resource === nameOf(someone, 'alumni'));
  const iso = ({ seconds }) => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
  assert.deepEqual(told.filter(({ field }) => field !== 'wording').map(({ field, value, place }) => [field, value, place]),
    [['give_time', iso(giveTime), 'PLACE_LIVE'], ['withdraw_time', iso(withdrawTime), 'PLACE_LIVE']]);
  assert.equal(told.filter(({ field }) => field === 'wording').length, 1);
});

test('of an erasure and a consent at the same moment, nothing that counts is left', async () => {
  for (let i = 0; i < 5; ++i) {
    const someone = await newcomer(`Exemple Numéro${i}`);
    const given = Promise.allSettled(PURPOSES.map((purpose) => give(someone, purpose)));
    const erased = admin.client.call('ErasePerson', { name: someone.person, reason: 'un essai' });
    const settled = await given;
    await erased;
    for (const { reason } of settled) assert.ok(!reason || [Code.FAILED_PRECONDITION, Code.UNAUTHENTICATED].includes(reason.code), reason);
    assert.ok(Object.values(await statesOf(someone)).every((state) => state === 'STATE_WITHDRAWN'), JSON.stringify(await statesOf(someone)));
  }
});

const apart = process.env.PEPINIERE_APART && 'services that run apart show certificates of their own';
test('a service reads and follows those of everybody, and agrees and withdraws for nobody', { skip: apart }, async () => {
  const certificates = new Certificates(stack.folder);
  certificates.makeAuthority('tests');
  certificates.make('door', 'tests', 'IP:127.0.0.1');
  certificates.make('alumni', 'tests', 'DNS:alumni.pepiniere.example');
  fs.writeFileSync(certificates.file('tests.json'), JSON.stringify({ 'alumni.pepiniere.example': ['service'] }));
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
  stack.flags = [`--tls-cert=${certificates.certificate('door')}`, `--tls-key=${certificates.key('door')}`, `--tls-client-ca=${certificates.certificate('tests')}`,
    `--clients=${certificates.file('tests.json')}`];
  stack.launch();
  const pem = (file) => fs.readFileSync(file);
  const client = new Client(stack.server, '', grpc.credentials.createSsl(pem(certificates.certificate('tests')), pem(certificates.key('alumni')), pem(certificates.certificate('alumni'))));
  const all = await eventually('it serves', () => client.all('ListConsents', 'consents', { parent: 'persons/-' }).catch(({ code }) => code !== Code.UNAVAILABLE && assert.fail(Code[code])));
  assert.ok(all.some(({ name }) => name === nameOf(camille, 'alumni')));
  assert.ok((await client.firstOf('WatchConsents')).resumeToken);
  for (const method of ['GetConsent', 'GiveConsent', 'WithdrawConsent']) assert.equal(await codeOf({ client }, method, { name: nameOf(camille, 'alumni') }), Code.PERMISSION_DENIED, method);
});
