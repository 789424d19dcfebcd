// Roles given by administrators, and who the caller is.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
let stack, admin, system, newcomer, subject;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  admin = as('programme_admin');
  system = as('system');
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateIncubator', { incubatorId: 'le-relais', incubator: { title: 'Le Relais' } });
  // Somebody whom the identity provider knows, with a role that reaches nothing here.
  newcomer = as('coach@incubators/le-relais');
  ({ subject } = await newcomer.call('GetCaller'));
});
after(closeClients);

const bind = (fields, client = admin) => client.call('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource: OURS, ...fields } });
// To another process, what is given or taken back counts within a second; to the same, at once.
const counts = (check) => !process.env.PEPINIERE_APART ? check() : eventually('it counts in every process', () => check().then(() => true, () => false));
const rename = () => counts(() => newcomer.call('UpdateIncubator', { incubator: { name: OURS, summary: String(Math.random()) } }));
const denied = () => counts(async () => assert.equal((await newcomer.refusal('UpdateIncubator', { incubator: { name: OURS, summary: 'x' } })).code, Code.PERMISSION_DENIED));
const seconds = (n) => ({ seconds: String(Math.floor(Date.now() / 1000) + n), nanos: 0 });

test('a binding gives a role until it is revoked, and every step is audited', async () => {
  await denied();
  const binding = await bind({ reason: 'arrivée' });
  assert.equal((await admin.call('GetCaller')).person, binding.grantedBy);
  await rename();
  const roles = (await newcomer.call('GetCaller')).roles.map((held) => `${held.role} ${held.resource}`);
  assert.ok(roles.includes(`ROLE_COACH ${OURS}`), roles.join());
  const revoked = await admin.call('RevokeAccessBinding', { name: binding.name, reason: 'départ' });
  assert.deepEqual([revoked.revokedBy, revoked.revokeReason, binding.revokeReason], [binding.grantedBy, 'départ', '']);
  assert.deepEqual(await admin.call('GetAccessBinding', { name: binding.name }), revoked);
  await denied();
  assert.equal((await admin.refusal('RevokeAccessBinding', { name: binding.name })).code, Code.FAILED_PRECONDITION);
  const { auditRecords } = await admin.of('AccessService').call('ListAuditRecords', { resource: binding.name });
  assert.deepEqual(auditRecords.map((record) => record.reason), ['départ', 'arrivée']);
});

test('what is given already is not given again; what prolongs it is', async () => {
  const until = seconds(3600);
  const first = await bind({ endTime: until });
  for (const same of [{ endTime: until }, { endTime: seconds(1800) }, { startTime: seconds(60), endTime: until }]) {
    const refused = await admin.refusal('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource: OURS, ...same } });
    assert.deepEqual([refused.code, refused.ResourceInfo.resourceName], [Code.ALREADY_EXISTS, first.name]);
  }
  const longer = await bind({ endTime: seconds(7200) });
  await admin.call('RevokeAccessBinding', { name: longer.name });
  const elsewhere = await bind({ resource: 'incubators/le-relais', endTime: until });
  await admin.call('RevokeAccessBinding', { name: first.name });
  const again = await bind({ endTime: until });
  for (const { name } of [elsewhere, again]) await admin.call('RevokeAccessBinding', { name });
  await denied();
});

test('of two who give the same at the same moment, one does', async () => {
  const given = await Promise.allSettled(Array.from({ length: 8 }, () => bind()));
  const [one, ...more] = given.filter(({ status }) => status === 'fulfilled');
  assert.deepEqual(more, []);
  assert.ok(given.every(({ status, reason }) => status === 'fulfilled' || reason.code === Code.ALREADY_EXISTS), JSON.stringify(given));
  await admin.call('RevokeAccessBinding', { name: one.value.name });
  await denied();
});

test('a role is given to a principal exactly as it is written', async () => {
  const given = [];
  for (const principal of [`${subject} `, subject.toUpperCase()]) given.push(await bind({ principal }));
  await denied();
  for (const { name } of given) await admin.call('RevokeAccessBinding', { name });
});

test('a binding counts from its beginning to its end', async () => {
  const later = await bind({ startTime: seconds(3600) });
  await denied();
  await admin.call('RevokeAccessBinding', { name: later.name });
  const past = await admin.refusal('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource: OURS, endTime: seconds(-5) } });
  assert.deepEqual(past.BadRequest.fieldViolations.map((v) => v.field), ['access_binding.end_time', 'access_binding.end_time']);
});

test('a role is held on what it can be held on, and on what exists', async () => {
  const wrong = async (fields) => (await admin.refusal('CreateAccessBinding', { accessBinding: { principal: subject, ...fields } })).BadRequest.fieldViolations.map((v) => v.field);
  assert.deepEqual(await wrong({ role: 'ROLE_COACH', resource: 'organisations/x' }), ['access_binding.resource']);
  assert.deepEqual(await wrong({ role: 'ROLE_COACH', resource: 'incubators/nulle-part' }), ['access_binding.resource']);
  assert.deepEqual(await wrong({ role: 'ROLE_SYSTEM', resource: OURS }), ['access_binding.resource']);
  assert.deepEqual(await wrong({ resource: OURS }), ['access_binding.role']);
  assert.deepEqual(await wrong({ role: 'ROLE_COACH', resource: OURS, principal: 'anonymous' }), ['access_binding.principal']);
});

test('who gave a role on the wrong thing is told on what, and no binding gives what follows from something else', async () => {
  const wrong = async (role, resource) => {
    const refused = await admin.refusal('CreateAccessBinding', { accessBinding: { principal: subject, role, resource } });
    return refused.BadRequest.fieldViolations.map(({ field, description }) => `${field} ${description}`);
  };
  const expected = [['ROLE_COACH', 'teams/x', /^access_binding\.resource .*incubators\/\{incubator\} or programmes\/\{programme\} or networks\/\{network\}$/],
    ['ROLE_SOURCE', '', /^access_binding\.resource .*projects\/\{project\}$/],
    ['ROLE_POLICY_OFFICER', 'incubators/la-serre', /^access_binding\.resource .*everything/],
    ['ROLE_JUROR', 'calls/x', /^access_binding\.role nobody gives/], ['ROLE_MODERATOR', 'spaces/x', /^access_binding\.role nobody gives/],
    ['ROLE_OWNER', 'persons/x', /^access_binding\.role nobody gives/], ['ROLE_SERVICE', '', /^access_binding\.role .*services themselves/]];
  for (const [role, resource, said] of expected) {
    const [only, ...more] = await wrong(role, resource);
    assert.match(only, said, role);
    assert.deepEqual(more, [], role);
  }
});

test('a binding is found by its role, whichever it is', async () => {
  const given = await bind({ role: 'ROLE_ORGANISER', resource: 'events/hackathon' });
  assert.deepEqual((await admin.all('ListAccessBindings', 'accessBindings', { filter: 'role = ORGANISER' })).map(({ name }) => name), [given.name]);
  await admin.call('RevokeAccessBinding', { name: given.name });
});

test('bindings are listed by who, what, and whether they count, page by page; only administrators see them', async () => {
  const made = [];
  for (let i = 0; i < 3; ++i) made.push((await bind({ principal: `agent-${i}` })).name);
  await admin.call('RevokeAccessBinding', { name: made[0] });
  const list = (filter) => admin.all('ListAccessBindings', 'accessBindings', { filter, pageSize: 1 });
  assert.deepEqual((await list('principal = agent-1')).map((b) => b.name), [made[1]]);
  const active = (await list(`active = true AND resource = "${OURS}"`)).map((b) => b.name);
  assert.deepEqual(active, made.slice(1));
  assert.equal((await newcomer.refusal('ListAccessBindings')).code, Code.PERMISSION_DENIED);
});

test('what was given to a subject or a certificate of a person is found by the person, whom the binding tells', async () => {
  const { person, subject: sub } = await newcomer.call('GetCaller');
  const certificate = { issuer: 'certificate', subject: 'passerelle.example' };
  await admin.call('LinkSubject', { name: person, reason: 'sa passerelle', ...certificate });
  const principals = [sub, person, 'passerelle.example', 'certificate:passerelle.example', `certificate:${sub}`, 'agent-inconnu'];
  const made = [];
  for (const principal of principals) made.push(await bind({ principal, role: 'ROLE_ORGANISER', resource: 'events/atelier' }));
  const expected = [person, person, person, person, '', ''];
  assert.deepEqual(made.map((binding) => binding.person), expected);
  for (const [i, { name }] of made.entries()) assert.equal((await admin.call('GetAccessBinding', { name })).person, expected[i]);
  const found = async (filter) => (await admin.all('ListAccessBindings', 'accessBindings', { filter: `${filter} AND resource = "events/atelier"` })).map((binding) => binding.name).sort();
  const names = made.map(({ name }) => name);
  assert.deepEqual(await found(`principal = "${person}"`), names.slice(0, 4).sort());
  assert.deepEqual(await found(`principal != "${person}"`), names.slice(4).sort());
  assert.deepEqual(await found(`principal = "${sub}"`), names.slice(0, 1));
  assert.deepEqual(await found('principal = "persons/é"'), []);
  const told = await stack.run(['--output', 'json', 'access', 'list', '--principal', person], { as: 'programme_admin' });
  for (const name of names.slice(0, 4)) assert.ok(told.out.includes(name), name);
  assert.ok(!told.out.includes(names[4]));
  await admin.call('RevokeAccessBinding', { name: names[0], reason: 'fin de saison' });
  assert.match((await stack.run(['access', 'show', names[0]], { as: 'programme_admin' })).out, /revoked: fin de saison/);
  for (const name of names.slice(1)) await admin.call('RevokeAccessBinding', { name });
  await admin.call('UnlinkSubject', { name: person, reason: 'fin', ...certificate });
});

// What a source tells of a project that had these names before: it is renamed.
const tell = async (id, title, ...aliases) => (await system.stream('ImportProjects', [{ source: 'registre', items: [{ file: id, project: {
  project: { name: `projects/${id}`, kind: 'PROJECT_KIND_STATE_STARTUP', title, primaryIncubator: OURS, aliases: aliases.map((alias) => `projects/${alias}`) } } }] }])).report;
const line = { date: { year: 2026, month: 6, day: 1 }, text: 'Une ligne.' };
const writes = (id) => counts(() => newcomer.call('CreateJournalEntry', { parent: `projects/${id}`, journalEntry: line }));
const writesNot = (id) => counts(async () => assert.equal((await newcomer.refusal('CreateJournalEntry', { parent: `projects/${id}`, journalEntry: line })).code, Code.PERMISSION_DENIED, id));

test('a role on a project follows the project, whatever it is called, and whoever has its name then', async () => {
  await tell('semis', 'Semis');
  const binding = await bind({ role: 'ROLE_TEAM', resource: 'projects/semis' });
  assert.match(binding.resourceUid, /^[0-9A-Z]{26}$/);
  await writes('semis');
  await tell('plants', 'Semis', 'semis');
  await writes('plants');
  assert.equal((await newcomer.call('ListJournalEntries', { parent: 'projects/plants' })).journalEntries.length, 2);
  assert.equal((await bind({ principal: 'agent', role: 'ROLE_TEAM', resource: 'projects/semis' })).resource, 'projects/plants');
  // Another one is called so from now on.
  await tell('jardin', 'Semis', 'plants');
  await admin.call('CreateProject', { projectId: 'semis', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Autre', primaryIncubator: OURS } });
  await writes('jardin');
  await writesNot('semis');
  await admin.call('RevokeAccessBinding', { name: binding.name });
  await writesNot('jardin');
});

test('a role on a programme is asked of the cohort service', async () => {
  await admin.call('CreateProgramme', { programmeId: 'verger', programme: { title: 'Verger' } });
  assert.equal((await bind({ resource: 'programmes/verger' })).resource, 'programmes/verger');
  const wrong = await admin.refusal('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource: 'programmes/nulle-part' } });
  assert.deepEqual(wrong.BadRequest.fieldViolations.map(({ field, description }) => [field, description]), [['access_binding.resource', 'programmes/nulle-part does not exist']]);
});

test('bindings are told to administrators as they are made and revoked, nothing twice', async () => {
  const watch = admin.watch('WatchAccessBindings', { heartbeat: { seconds: '0', nanos: 500_000_000 } });
  await eventually('it begins', () => watch.messages.length > 0);
  const { name } = await bind({ principal: 'agent-suivi' });
  await admin.call('RevokeAccessBinding', { name });
  const told = () => watch.messages.flatMap(({ changes }) => changes).filter(({ accessBinding }) => accessBinding.name === name);
  await eventually('both are told', () => told().length >= 2);
  assert.deepEqual(told().map(({ kind, accessBinding }) => [kind, Boolean(accessBinding.revokeTime)]), [['CHANGE_KIND_CREATED', false], ['CHANGE_KIND_UPDATED', true]]);
  await eventually('a heartbeat says how old it is at most', () => watch.messages.some(({ changes, age }) => changes.length === 0 && age && Number(age.seconds) < 5));
  watch.cancel();
  for (const heartbeat of [{ seconds: '0', nanos: 1000 }, { seconds: '60', nanos: 0 }, { seconds: '-1', nanos: 0 }]) {
    const refused = await new Promise((resolve) => { admin.watch('WatchAccessBindings', { heartbeat }).ended.then(resolve); });
    assert.equal(refused.code, Code.INVALID_ARGUMENT);
  }
});

test('the portfolio answers for one release what it answered before', async () => {
  const old = admin.of('GovernanceService');
  const made = await old.call('CreateAccessBinding', { accessBinding: { principal: 'agent-ancien', role: 'ROLE_SYSTEM' } });
  assert.deepEqual(await admin.of('AccessService').call('GetAccessBinding', { name: made.name }), made);
  assert.deepEqual((await old.all('ListAccessBindings', 'accessBindings', { filter: 'principal = agent-ancien' })).map(({ name }) => name), [made.name]);
  assert.ok((await old.call('RevokeAccessBinding', { name: made.name, reason: 'fin' })).revokeTime);
  assert.equal((await old.refusal('RevokeAccessBinding', { name: made.name })).code, Code.FAILED_PRECONDITION);
  const refused = await newcomer.of('GovernanceService').refusal('CreateAccessBinding', { accessBinding: { principal: 'x', role: 'ROLE_SYSTEM' } });
  assert.equal(refused.code, Code.PERMISSION_DENIED);
  assert.equal((await old.call('GetCaller')).subject, (await admin.call('GetCaller')).subject);
});

test('nobody in particular is told so', async () => {
  const caller = await new Client(stack.server).call('GetCaller');
  assert.deepEqual(caller, { subject: '', roles: [], person: '' });
});
