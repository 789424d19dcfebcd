// What somebody would try who means to read another person, to be one, or to erase more than themselves.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { OURS, day, sheetOf, signIn, write } from './lives.mjs';
import { Client, Code, closeClients } from './rpc.mjs';
import { Stack, eventually } from './stack.mjs';
import { Traces } from './traces.mjs';

const OTHERS = 'incubators/le-relais';
const VICTIM = { sub: 'agente-victoire', name: 'Victoire Hallouin', email: 'victoire.hallouin@jardins.example', alias: 'HALLOUIN Victoire' };
const UNKNOWN = 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ';
const DENIED = [Code.PERMISSION_DENIED, Code.UNAUTHENTICATED];
const ADDRESS = { AccessService: 'pepiniere.access.v1.AccessService', GovernanceService: 'pepiniere.portfolio.v1.GovernanceService', CohortService: 'pepiniere.cohort.v1.CohortService' };
const victims = new Traces(Object.values(VICTIM));
let stack, admin, system, victim, stranger, people, base, number = 0;

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  base = stack.web.replace('//localhost:', '//127.0.0.1:');
  const as = (role) => new Client(stack.server, role && stack.token(role));
  admin = as('programme_admin');
  system = as('system');
  for (const id of ['la-serre', 'le-relais']) await write(admin, 'CreateIncubator', { incubatorId: id, incubator: { title: id } });
  victim = await signIn(stack, VICTIM);
  stranger = await signIn(stack, { sub: 'agent-curieux', name: 'Curieux Quidam', email: 'curieux@jardins.example' });
  people = { stranger: stranger.client, coach: as(`coach@${OTHERS}`), ministry: as('ministry@organisations/jardins'), team: as('team@projects/semis'), system, source: as('source@projects/semis'),
    officer: as('policy_officer') };
  await write(admin, 'CreateProject', { projectId: 'semis', project: { ...sheetOf(VICTIM), title: 'Semis' } });
});
after(closeClients);

const newPerson = (name = `Passant Numéro${++number}`) => signIn(stack, { sub: `agent-${randomUUID()}`, name, email: `${randomUUID()}@jardins.example` });
const newProject = async (fields) => (await write(admin, 'CreateProject', { projectId: `p-${randomUUID()}`, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Essai', primaryIncubator: OURS, ...fields } })).name;
const fieldsOf = (refusal) => (refusal.BadRequest?.fieldViolations ?? []).map(({ field }) => field);
const isWhole = async () => {
  const { displayName, email, subjects, eraseTime } = await admin.call('GetPerson', { name: victim.person });
  assert.deepEqual([displayName, email, subjects.length, eraseTime], [VICTIM.name, VICTIM.email, 1, null]);
  const { contact, intrapreneur } = await admin.call('GetProject', { name: 'projects/semis' });
  assert.deepEqual([contact, intrapreneur], [VICTIM.email, VICTIM.name.toUpperCase()]);
};

// What is asked about a person.
const ABOUT = (name) => [['GetPerson', { name }], ['UpdatePerson', { person: { name, displayName: 'Autre' } }], ['ExportPerson', { name }], ['ErasePerson', { name, reason: 'x' }]];
const OF_CONSENTS = (name) => [['GetConsent', { name: `${name}/consents/alumni` }], ['ListConsents', { parent: name }], ['GiveConsent', { name: `${name}/consents/alumni` }],
  ['WithdrawConsent', { name: `${name}/consents/alumni`, reason: 'x' }]];
const FOR_ADMINISTRATORS = [['ListPersons', {}], ['ListConsents', { parent: 'persons/-' }], ['ListErasures', {}], ['GetErasure', { name: 'erasures/01HZZZZZZZZZZZZZZZZZZZZZZZ' }]];

test('nobody reads, corrects, exports or erases another person, or agrees for them; and is not told whether there is one', async () => {
  const erased = await newPerson();
  await write(admin, 'ErasePerson', { name: erased.person, reason: 'x' });
  for (const [who, client] of [...Object.entries(people), ['nobody', new Client(stack.server)]]) {
    const expected = who === 'nobody' ? Code.UNAUTHENTICATED : Code.PERMISSION_DENIED;
    const told = new Set();
    for (const name of [victim.person, erased.person, UNKNOWN]) {
      const refusals = await Promise.all([...ABOUT(name), ...OF_CONSENTS(name)].map(async ([method, request]) => [method, await client.refusal(method, request)]));
      for (const [method, { code }] of refusals) assert.equal(code, expected, `${method} by ${who} about ${name}`);
      told.add(JSON.stringify(refusals.map(([method, { code, message, ErrorInfo }]) => [method, code, message, ErrorInfo?.reason])).replaceAll(name, 'persons/x'));
    }
    assert.equal(told.size, 1, [...told].join('\n'));
    for (const [method, request] of FOR_ADMINISTRATORS) assert.equal((await client.refusal(method, request)).code, expected, `${method} by ${who}`);
  }
  assert.ok(!victims.areIn(await Promise.all(ABOUT(victim.person).map(([method, request]) => stranger.client.refusal(method, request)))));
  await isWhole();
});

test('somebody reads, corrects and exports themselves', async () => {
  const { client, person } = await newPerson();
  const corrected = await client.call('UpdatePerson', { person: { name: person, displayName: 'Un autre nom', aliases: ['Autre Nom'] }, updateMask: { paths: ['display_name', 'aliases'] } });
  assert.deepEqual([corrected.displayName, corrected.aliases], ['Un autre nom', ['Autre Nom']]);
  assert.equal((await client.call('GetPerson', { name: person })).displayName, 'Un autre nom');
  assert.equal((await client.call('ExportPerson', { name: person })).person, person);
  assert.ok(!(await client.call('GetCaller')).roles.some(({ role }) => role === 'ROLE_OWNER'), 'that is no role among the others');
});

test('nobody is made an owner or a service: by no binding, and by no token', async () => {
  for (const role of ['ROLE_OWNER', 'ROLE_SERVICE'])
    for (const resource of [victim.person, 'persons/-', '']) {
      const refused = await admin.refusal('CreateAccessBinding', { accessBinding: { principal: stranger.sub, role, resource } });
      assert.equal(refused.code, Code.INVALID_ARGUMENT, `${role} ${resource}`);
      assert.ok(fieldsOf(refused).includes('access_binding.role'), fieldsOf(refused).join());
    }
  const claims = ['owner', 'owner@', 'service', 'service@', 'SERVICE', 'ROLE_SERVICE', 'ROLE_OWNER', 'owner@persons/-', `owner@${victim.person}`, `ROLE_OWNER@${victim.person}`, `OWNER@${victim.person}`];
  for (const role of claims) {
    const liar = new Client(stack.server, stack.sign({ sub: `agent-${randomUUID()}`, name: 'Un menteur', pepiniere_roles: [role] }));
    assert.deepEqual((await liar.call('GetCaller')).roles, [], role);
    for (const [method, request] of [...ABOUT(victim.person), ...OF_CONSENTS(victim.person)]) assert.equal((await liar.refusal(method, request)).code, Code.PERMISSION_DENIED, `${method} as ${role}`);
    assert.equal((await liar.refusal('IdentifyPerson', { issuer: 'https://pepiniere.localhost', subject: VICTIM.sub })).code, Code.PERMISSION_DENIED, role);
  }
  // What claims to be the victim's person, an address or a name proves nothing: the subject alone does.
  const namesake = await signIn(stack, { ...VICTIM, sub: 'agente-homonyme' });
  assert.notEqual(namesake.person, victim.person);
  for (const sub of [victim.person, 'anonymous', `${VICTIM.sub} `, VICTIM.sub.toUpperCase()]) {
    const client = new Client(stack.server, stack.sign({ sub, name: 'Un menteur' }));
    const { person } = await client.call('GetCaller').catch(({ code }) => (assert.equal(code, Code.UNAUTHENTICATED, sub), { person: '' }));
    assert.notEqual(person, victim.person, sub);
    assert.ok(DENIED.includes((await client.refusal('GetPerson', { name: victim.person })).code), sub);
  }
  await isWhole();
});

test('what persons are called is said to those who read what is restricted, and to nobody else', async () => {
  const names = [victim.person, UNKNOWN, stranger.person];
  for (const who of ['coach', 'ministry', 'team', 'system']) assert.deepEqual((await people[who].call('NamePersons', { names })).displayNames, [VICTIM.name, '', stranger.name], who);
  // Owners of themselves read what is restricted of themselves alone.
  for (const who of ['stranger', 'source', 'officer']) assert.equal((await people[who].refusal('NamePersons', { names })).code, Code.PERMISSION_DENIED, who);
  assert.ok(DENIED.includes((await new Client(stack.server).refusal('NamePersons', { names })).code));
  assert.equal((await admin.call('NamePersons', { names: Array(100).fill(victim.person) })).displayNames.length, 100);
  for (const many of [101, 5000]) assert.equal((await admin.refusal('NamePersons', { names: Array(many).fill(victim.person) })).code, Code.INVALID_ARGUMENT, String(many));
  for (const bad of ['', 'persons/', 'persons/-', 'persons/%', 'persons/_', 'projects/semis', 'x'.repeat(100_000), VICTIM.email, 'persons/x/y', `${victim.person} `, victim.person.toLowerCase()]) {
    const answer = await admin.call('NamePersons', { names: [bad] }).catch((error) => error);
    if (answer instanceof Error) assert.equal(answer.code, Code.INVALID_ARGUMENT, bad.slice(0, 40));
    else assert.deepEqual(answer.displayNames, [''], bad.slice(0, 40));
  }
});

// Through the gateway, in the two tongues of browsers: the code of gRPC.
async function overConnect(service, method, request, token) {
  const answer = await fetch(`${base}/${ADDRESS[service]}/${method}`, { method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(request) });
  return answer.ok ? 'ok' : `${answer.status} ${(await answer.text()).slice(0, 200)}`;
}
async function overGrpcWeb(service, method, request, token) {
  const message = Buffer.from(JSON.stringify(request)), head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  const answer = await fetch(`${base}/${ADDRESS[service]}/${method}`, { method: 'POST',
    headers: { 'content-type': 'application/grpc-web+json', 'x-grpc-web': '1', ...(token && { authorization: `Bearer ${token}` }) }, body: Buffer.concat([head, message]) });
  const text = await answer.text();
  return answer.headers.get('grpc-status') ?? /grpc-status: ?(\d+)/i.exec(text)?.[1] ?? String(answer.status);
}

test('what services ask one another is no person’s to ask, by no door', async () => {
  const dataSubject = { person: victim.person, knownAs: [VICTIM.name] };
  const asked = [['AccessService', 'IdentifyPerson', { issuer: 'https://pepiniere.localhost', subject: VICTIM.sub, displayName: 'Pris', email: 'pris@perso.example' }],
    ...Object.keys(ADDRESS).flatMap((service) => [[service, 'ExportPersonalData', { dataSubject }], [service, 'ErasePersonalData', { dataSubject, requestId: randomUUID() }]])];
  const callers = { ...people, admin, victim: victim.client, nobody: new Client(stack.server) };
  for (const [service, method, request] of asked) {
    for (const [who, client] of Object.entries(callers)) {
      const { code } = await client.of(service).refusal(method, request);
      assert.equal(code, who === 'nobody' ? Code.UNAUTHENTICATED : Code.PERMISSION_DENIED, `${service}.${method} by ${who}`);
    }
    for (const token of ['', stack.token('programme_admin'), stack.sign(VICTIM), stack.sign({ sub: 'agent-menteur', pepiniere_roles: ['service'] })]) {
      assert.match(await overConnect(service, method, request, token), /^(401|403|404|501) /, `${service}.${method}, Connect`);
      const { UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED } = Code;
      assert.ok([UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED, 404].map(String).includes(await overGrpcWeb(service, method, request, token)), `${service}.${method}, gRPC-Web`);
    }
  }
  await isWhole();
});

// What the audit has sealed, as whoever reads it sees it.
async function sealedTexts() {
  const records = await admin.of('GovernanceService').all('ListAuditRecords', 'auditRecords', { resource: 'projects/semis', pageSize: 1000 });
  const found = [];
  const walk = (value) => {
    if (typeof value === 'string' && value.startsWith('\u001fsealed:')) found.push(value);
    else if (value && typeof value === 'object') Object.values(value).forEach(walk);
  };
  records.forEach(({ changesJson }) => walk(JSON.parse(changesJson)));
  assert.ok(found.length > 0, 'there is something sealed');
  return [...new Set(found)];
}

test('a sealed text that is copied elsewhere is opened for nobody', async () => {
  const coach = people.coach;
  const { name } = await write(admin, 'CreateProject', { projectId: 'copie', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Copie', primaryIncubator: OTHERS } });
  for (const sealed of await sealedTexts()) {
    for (const copy of [sealed, sealed.slice(1), ` ${sealed}`, `\\u001f${sealed.slice(1)}`, `\u241f${sealed.slice(1)}`]) {
      const written = [['contact', copy], ['intrapreneur', copy], ['mission', copy], ['title', copy.slice(0, 300)],
        ['sourceFields', { fields: { x: { stringValue: copy }, y: { listValue: { values: [{ stringValue: copy }] } } } }]];
      for (const [field, value] of written) {
        const path = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        const kept = await coach.call('UpdateProject', { project: { name, [field]: value }, updateMask: { paths: [path] } }).catch((error) => error);
        // Refused, or nothing but the text that it is.
        if (kept instanceof Error) assert.equal(kept.code, Code.INVALID_ARGUMENT, `${field}: ${kept.message}`);
        else assert.deepEqual((await coach.call('GetProject', { name }))[field], kept[field], field);
      }
      await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06'), comment: copy })
        .catch(({ code }) => assert.ok([Code.INVALID_ARGUMENT, Code.FAILED_PRECONDITION].includes(code), Code[code]));
    }
    await system.stream('ImportProjects', [{ source: 'registre', items: [{ file: 'a.md', project: { project: { name, kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Copie', primaryIncubator: OTHERS,
      contact: sealed, mission: sealed, sourceFields: { fields: { x: { stringValue: sealed } } } } } }] }]);
  }
  for (const client of [coach, admin]) {
    const answers = [await client.call('GetProject', { name }), await client.all('ListPhaseRecords', 'phaseRecords', { parent: name }),
      (await client.of('GovernanceService').all('ListAuditRecords', 'auditRecords', { resource: name, pageSize: 1000 }))];
    assert.ok(!victims.areIn(answers));
  }
  await isWhole();
});

test('a name that would be found everywhere, or that is none, erases nobody', async () => {
  const { person } = await newPerson();
  const tooShort = ['', 'ab', '   ', '\t\t\t', '%', '%%%', '_', '___', '.*', '.*.*', '...', '---', 'a%', '_a_', "' OR", '\u0301\u0301\u0301', '\u200b\u200b\u200b', '…', '💧💧💧', '@.@', '(?:)', '\\\\\\'];
  for (const known of tooShort) {
    const refused = await admin.refusal('ErasePerson', { name: person, reason: 'x', knownAs: ['Un Nom Juste', known] });
    assert.equal(refused.code, Code.INVALID_ARGUMENT, JSON.stringify(known));
    assert.ok(fieldsOf(refused).some((field) => field.startsWith('known_as')), `${JSON.stringify(known)}: ${fieldsOf(refused)}`);
  }
  const tooMuch = [{ knownAs: ['x'.repeat(256)] }, { knownAs: Array.from({ length: 10_000 }, (_, i) => `nom ${i} de personne`) }, { reason: 'x'.repeat(1001) }, { reason: '' }, { reason: 'a\u0000b' }, { knownAs: ['abc\u0000def'] }];
  for (const fields of tooMuch) assert.equal((await admin.refusal('ErasePerson', { name: person, reason: 'x', ...fields })).code, Code.INVALID_ARGUMENT, JSON.stringify(fields).slice(0, 60));
  const { client, person: own } = await newPerson();
  for (const aliases of [['ab'], ['%%%'], Array.from({ length: 21 }, (_, i) => `Alias ${i}`), ['x'.repeat(256)]])
    assert.equal((await client.refusal('UpdatePerson', { person: { name: own, aliases }, updateMask: { paths: ['aliases'] } })).code, Code.INVALID_ARGUMENT, JSON.stringify(aliases).slice(0, 60));
  assert.equal((await admin.call('GetPerson', { name: person })).eraseTime, null);
  assert.deepEqual(await admin.all('ListErasures', 'erasures').then((all) => all.filter((each) => each.person === person)), []);
  const stale = await admin.refusal('ErasePerson', { name: person, reason: 'x', etag: 'un-autre' });
  assert.ok([Code.ABORTED, Code.INVALID_ARGUMENT].includes(stale.code), Code[stale.code]);
  await isWhole();
});

test('who has hardly a name is erased all the same', async () => {
  for (const claims of [{ name: 'A.B', email: 'a@b' }, { name: '…', email: '' }, { name: '李', email: '李@b' }, { sub: '---' }, { name: '%%%', email: '___' }]) {
    const { client, person } = await signIn(stack, { sub: `agent-${randomUUID()}`, ...claims });
    await client.call('UpdatePerson', { person: { name: person, aliases: ['A-B'] }, updateMask: { paths: ['aliases'] } }).catch(({ code }) => assert.equal(code, Code.INVALID_ARGUMENT));
    await write(admin, 'ErasePerson', { name: person, reason: 'x' });
    await eventually(`${JSON.stringify(claims)} is erased everywhere`, async () => (await admin.all('ListErasures', 'erasures')).find((each) => each.person === person)?.doneTime);
    assert.equal((await admin.call('GetPerson', { name: person })).subjects.length, 0);
  }
  await isWhole();
});

test('signs of patterns are letters like others: nobody else goes', async () => {
  const { person } = await newPerson();
  await write(admin, 'ErasePerson', { name: person, reason: 'x', knownAs: ['Vic%Hallouin', 'Vict.*louin', 'Hallou', 'ictoire Hallouin', 'Victoire  Hallouin-Martin', 'V.ctoire Hallouin'] });
  await eventually('it is done', async () => (await admin.all('ListErasures', 'erasures')).find((each) => each.person === person)?.doneTime);
  const { contact, intrapreneur } = await admin.call('GetProject', { name: 'projects/semis' });
  assert.equal(intrapreneur, VICTIM.name.toUpperCase());
  assert.equal(contact, VICTIM.email);
});

test('who calls themselves by another’s name erases nothing of that other', async () => {
  const project = await newProject({ contact: VICTIM.email, intrapreneur: VICTIM.name, programmeContact: 'Une autre équipe' });
  const tries = [{ knownAs: [VICTIM.name, VICTIM.email] }, { knownAs: ['équipe', 'jardins example'] }, { as: { displayName: VICTIM.name, email: VICTIM.email } }, { as: { aliases: [VICTIM.name, VICTIM.email, 'autre équipe'] } }];
  for (const { as, ...request } of tries) {
    const { client, person } = await newPerson();
    // Each step may be refused; what must not be is what comes of them.
    const attempt = (method, asked) => client.call(method, asked).catch(({ code }) => assert.ok([Code.PERMISSION_DENIED, Code.INVALID_ARGUMENT, Code.FAILED_PRECONDITION].includes(code), `${method}: ${code}`));
    if (as) await attempt('UpdatePerson', { person: { name: person, ...as } });
    await attempt('ErasePerson', { name: person, ...request });
    const { contact, intrapreneur, programmeContact } = await admin.call('GetProject', { name: project });
    assert.deepEqual([contact, intrapreneur, programmeContact], [VICTIM.email, VICTIM.name, 'Une autre équipe'], JSON.stringify({ as, ...request }));
    await isWhole();
  }
});

test('of two who erase one person at the same moment, one does', async () => {
  const { person } = await newPerson();
  const made = await Promise.allSettled(Array.from({ length: 8 }, () => write(admin, 'ErasePerson', { name: person, reason: 'x' })));
  assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1, JSON.stringify(made));
  for (const { status, reason } of made) assert.ok(status === 'fulfilled' || [Code.FAILED_PRECONDITION, Code.ABORTED].includes(reason.code), String(reason));
  assert.equal((await admin.all('ListErasures', 'erasures')).filter((each) => each.person === person).length, 1);
  // The same request, at the same moment and again, is one.
  const other = await newPerson(), request = { name: other.person, reason: 'x', requestId: randomUUID() };
  const same = await Promise.allSettled(Array.from({ length: 4 }, () => admin.call('ErasePerson', request)));
  assert.equal(new Set(same.filter(({ status }) => status === 'fulfilled').map(({ value }) => value.name)).size, 1);
  const again = await admin.call('ErasePerson', request);
  assert.equal(again.person, other.person);
  assert.equal((await admin.refusal('ErasePerson', { ...request, reason: 'y' })).code, Code.INVALID_ARGUMENT);
});

test('what was written of somebody before they were erased is gone, whoever wrote at the same moment', async () => {
  const who = { sub: `agent-${randomUUID()}`, name: 'Ursule Peltier-Vann', email: 'ursule@peltier.example', alias: 'PELTIER-VANN Ursule' };
  const { client, person } = await signIn(stack, who);
  await write(admin, 'CreateAccessBinding', { accessBinding: { principal: who.sub, role: 'ROLE_COACH', resource: OURS } });
  await eventually('the role counts', async () => (await client.refusal('CreateProject', { project: { primaryIncubator: OURS } })).code === Code.INVALID_ARGUMENT);
  const written = [];
  let over = false;
  // They write of themselves until they may not; an administrator goes on a little.
  const writing = [client, client, admin, admin].map(async (writer) => {
    for (let n = 0; !over && n < 500; ++n) {
      try {
        const { name } = await write(writer, 'CreateProject', { projectId: `c-${randomUUID()}`, project: { ...sheetOf(who), title: 'Course' } });
        written.push({ name, at: Date.now() });
      } catch ({ code }) {
        assert.ok([...DENIED, Code.ABORTED, Code.UNAVAILABLE].includes(code), Code[code]);
      }
    }
  });
  await eventually('there is something to erase', () => written.length >= 40);
  const asked = Date.now();
  const { name } = await write(admin, 'ErasePerson', { name: person, reason: 'x', knownAs: [who.alias] });
  const { doneTime } = await eventually('it is done', async () => {
    const erasure = await admin.call('GetErasure', { name });
    return erasure.doneTime && erasure;
  });
  over = true;
  await Promise.all(writing);
  assert.ok(doneTime);
  const traces = new Traces(Object.values(who));
  const before = written.filter(({ at }) => at < asked);
  assert.ok(before.length >= 30);
  for (const each of before) {
    assert.ok(!traces.areIn(await admin.call('GetProject', { name: each.name })), each.name);
    assert.ok(!traces.areIn(await admin.of('GovernanceService').call('ListAuditRecords', { resource: each.name })), each.name);
  }
  // Of what was written meanwhile, nothing is half there: a project has all of them, or nothing.
  for (const each of written) {
    const { contact, intrapreneur, programmeContact, incubatorContact } = await admin.call('GetProject', { name: each.name });
    assert.equal(new Set([contact, intrapreneur, programmeContact, incubatorContact].map(Boolean)).size, 1, each.name);
  }
});

test('bad names are refused as such, and break nothing', async () => {
  const bad = ['', 'persons/', 'persons/-', 'persons/%', 'persons/../access', 'persons/x/y', 'projects/semis', `${victim.person}/x`, ` ${victim.person}`, `persons/${'0'.repeat(100_000)}`, 'persons/\u0000'];
  for (const name of bad)
    for (const [method, request] of ABOUT(name)) {
      for (const client of [admin, stranger.client]) {
        const { code } = await client.refusal(method, request);
        assert.ok([Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.PERMISSION_DENIED].includes(code), `${method} ${name.slice(0, 40)}: ${Code[code]}`);
      }
    }
  for (const name of ['', 'erasures/', 'erasures/x', 'erasures/%', victim.person]) assert.ok([Code.INVALID_ARGUMENT, Code.NOT_FOUND].includes((await admin.refusal('GetErasure', { name })).code), name);
  for (const filter of ['display_name = "%"', 'subject = "%"', 'email = "_"']) assert.deepEqual((await admin.call('ListPersons', { filter })).persons, [], filter);
  assert.deepEqual((await admin.call('ListPersons', { filter: `subject = "${VICTIM.sub}"` })).persons.map(({ name }) => name), [victim.person]);
  const refused = await admin.refusal('ListPersons', { filter: 'display_name = = x' });
  assert.deepEqual([refused.code, fieldsOf(refused)], [Code.INVALID_ARGUMENT, ['filter']]);
  // A correction takes nobody's place.
  const { client, person } = await newPerson();
  const own = await client.call('UpdatePerson', { person: { name: person, displayName: 'Autre Nom', subjects: [{ issuer: 'https://pepiniere.localhost', subject: VICTIM.sub }] } }).catch((error) => error);
  if (own instanceof Error) assert.equal(own.code, Code.INVALID_ARGUMENT);
  else assert.ok(!victims.areIn(own.subjects));
  assert.equal((await victim.client.call('GetCaller')).person, victim.person);
  await isWhole();
});
