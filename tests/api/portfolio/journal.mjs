// A project's journal: written for its people, and public only by decision.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { today } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', PROJECT = 'projects/semis';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const SECRET = 'Le prestataire bloque la livraison';
const people = {}, others = {};
let stack, coach, team, admin;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  Object.assign(people, { coach: as(`coach@${OURS}`), team: as(`team@${PROJECT}`), ministry: as('ministry@organisations/jardins'), system: as('system'), admin: as('programme_admin') });
  Object.assign(others, { anonymous: as(''), stranger: as('coach@incubators/le-relais'), other_team: as('team@projects/ailleurs'), other_ministry: as('ministry@organisations/autre') });
  ({ coach, team, admin } = people);
  for (const id of ['jardins', 'autre']) await admin.call('CreateOrganisation', { organisationId: id, organisation: { title: id } });
  for (const id of ['la-serre', 'le-relais']) await admin.call('CreateIncubator', { incubatorId: id, incubator: { title: id } });
  await admin.call('CreateProject', { projectId: 'semis', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Semis', primaryIncubator: OURS,
    sponsors: ['organisations/jardins'], links: { productUri: 'https://semis.example' } } });
  await admin.call('AdvancePhase', { name: PROJECT, phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2025-01-01'), force: true, reason: 'essai' });
});
after(closeClients);

const write = (text, client = coach, date = '2026-03-01') => client.call('CreateJournalEntry', { parent: PROJECT, journalEntry: { date: day(date), text } });
const list = (client = coach, request = {}) => client.all('ListJournalEntries', 'journalEntries', { parent: PROJECT, ...request });
const events = (client) => client.all('ListProjectEvents', 'events', { parent: PROJECT });

test('its people write and read it, and nobody else knows that it is there', async () => {
  const line = await write(SECRET);
  assert.deepEqual([line.name, line.text, line.date, line.published, line.publishTime], [`${PROJECT}/journalEntries/1`, SECRET, day('2026-03-01'), null, null]);
  assert.equal((await write('Vu avec l’équipe', team)).name, `${PROJECT}/journalEntries/2`);
  for (const [who, client] of Object.entries(people)) assert.equal((await list(client)).length, 2, who);
  for (const [who, client] of Object.entries(others)) {
    const denied = who === 'anonymous' ? Code.UNAUTHENTICATED : Code.PERMISSION_DENIED;
    const asked = [['ListJournalEntries', { parent: PROJECT }], ['CreateJournalEntry', { parent: PROJECT, journalEntry: { date: day('2026-03-01'), text: 'x' } }],
      ['CorrectJournalEntry', { name: line.name, withdraw: true, reason: 'x' }], ['PublishJournalEntry', { name: line.name }], ['UnpublishJournalEntry', { name: line.name }],
      ['ListAuditRecords', { resource: PROJECT }], ['ListAuditRecords', { resource: line.name }]];
    for (const [method, request] of asked) assert.equal((await client.refusal(method, request)).code, denied, `${method} by ${who}`);
  }
  assert.equal((await people.ministry.refusal('CreateJournalEntry', { parent: PROJECT, journalEntry: { date: day('2026-03-01'), text: 'x' } })).code, Code.PERMISSION_DENIED);
  assert.equal((await team.refusal('PublishJournalEntry', { name: line.name })).code, Code.PERMISSION_DENIED);
});

test('a private line is in no list, search, watch or figure of those who may not read it', async () => {
  const watches = [['WatchProjects', {}], ['WatchPhaseRecords', { parent: 'projects/-' }], ['WatchCommittees', {}]];
  const opened = Object.values(others).flatMap((client) => watches.map(([method, request]) => client.watch(method, request)));
  const before = await Promise.all(opened.map(async ({ messages }) => messages));
  await write(SECRET);
  await admin.call('UpdateProject', { project: { name: PROJECT, mission: 'Après la note' } });
  await Promise.all(opened.filter((_, i) => i % watches.length === 0).map(({ messages }) => new Promise((resolve) => {
    const wait = setInterval(() => messages.some(({ changes }) => changes.some(({ project }) => project.mission === 'Après la note')) && (clearInterval(wait), resolve()), 20);
  })));
  for (const { messages, cancel } of opened) assert.ok(!JSON.stringify(messages).includes('prestataire')), cancel();
  assert.ok(before);
  for (const [who, client] of Object.entries(others)) {
    const answers = [await client.call('GetProject', { name: PROJECT }), await client.all('ListProjects', 'projects'), await events(client),
      await client.all('ListProjects', 'projects', { filter: 'text:prestataire' }), await client.all('SearchLessons', 'lessons', { query: '' }),
      await client.all('ListPhaseRecords', 'phaseRecords', { parent: PROJECT, showSuperseded: true }), await client.all('ListCommittees', 'committees')];
    assert.ok(!JSON.stringify(answers).includes('prestataire'), who);
    assert.deepEqual(answers[3], [], who);
  }
});

test('publishing shows first what it will look like, then makes an event of type other; taking it back removes it', async () => {
  const line = await write('Nous sommes prêts', coach, '2026-04-02');
  const count = (await events(others.anonymous)).length;
  const preview = await coach.call('PublishJournalEntry', { name: line.name, publicText: 'Le service ouvre en mai', validateOnly: true });
  assert.deepEqual([preview.published.type, preview.published.date, preview.published.comment], ['other', day('2026-04-02'), 'Le service ouvre en mai']);
  assert.equal((await events(others.anonymous)).length, count, 'nothing was kept');
  const published = await coach.call('PublishJournalEntry', { name: line.name, publicText: 'Le service ouvre en mai' });
  const { createTime: _, updateTime: __, etag: ___, ...shown } = published.published;
  assert.deepEqual(shown, (({ createTime, updateTime, etag, ...rest }) => rest)(preview.published));
  assert.ok(published.publishTime);
  assert.equal(published.text, 'Nous sommes prêts');
  const seen = (await events(others.anonymous)).at(-1);
  assert.deepEqual([seen.name, seen.type, seen.comment], [published.published.name, 'other', 'Le service ouvre en mai']);
  assert.equal((await list()).find(({ name }) => name === line.name).published.name, seen.name);
  const again = await coach.refusal('PublishJournalEntry', { name: line.name });
  assert.deepEqual([again.code, again.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'PUBLISHED']);

  const back = await coach.call('UnpublishJournalEntry', { name: line.name });
  assert.deepEqual([back.published, back.publishTime], [null, null]);
  assert.equal((await events(others.anonymous)).length, count);
  assert.equal((await coach.refusal('UnpublishJournalEntry', { name: line.name })).PreconditionFailure.violations[0].type, 'NOT_PUBLISHED');
  await coach.call('PublishJournalEntry', { name: line.name });
  assert.equal((await events(others.anonymous)).at(-1).comment, 'Nous sommes prêts', 'its own text by default');
  await coach.call('UnpublishJournalEntry', { name: line.name });
});

test('what is published is corrected once it is taken back', async () => {
  const line = await write('Faute', coach, '2026-04-03');
  await coach.call('PublishJournalEntry', { name: line.name });
  const correction = { name: line.name, journalEntry: { date: day('2026-04-03'), text: 'Juste' }, reason: 'une faute' };
  const refused = await coach.refusal('CorrectJournalEntry', correction);
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  assert.match(refused.PreconditionFailure.violations[0].description, /UnpublishJournalEntry/);
  assert.equal((await coach.refusal('CorrectJournalEntry', { name: line.name, withdraw: true, reason: 'x' })).code, Code.FAILED_PRECONDITION);
  await coach.call('UnpublishJournalEntry', { name: line.name });
  const corrected = await team.call('CorrectJournalEntry', correction);
  assert.equal(corrected.text, 'Juste');
  const [was] = (await list(coach, { showSuperseded: true })).filter(({ name }) => name === line.name);
  assert.deepEqual([was.trail.supersededBy, was.trail.supersedeReason], [corrected.name, 'une faute']);
  assert.equal((await coach.refusal('PublishJournalEntry', { name: line.name })).PreconditionFailure.violations[0].type, 'SUPERSEDED');
});

test('a line whose event is deleted is not published any more', async () => {
  const line = await write('Éphémère', coach, '2026-04-04');
  const { published } = await coach.call('PublishJournalEntry', { name: line.name });
  await coach.call('DeleteProjectEvent', { name: published.name });
  assert.equal((await list()).find(({ name }) => name === line.name).published, null);
  assert.ok(await coach.call('CorrectJournalEntry', { name: line.name, withdraw: true, reason: 'plus vrai' }));
});

test('the latest day first, page by page, each line once', async () => {
  for (const date of ['2026-01-05', '2026-05-05', '2026-01-05']) await write(`du ${date}`, coach, date);
  const all = (await list(coach, { pageSize: 1000 })).map(({ name }) => name);
  const days = (await list(coach, { pageSize: 1000 })).map(({ date }) => `${date.year}-${date.month}-${date.day}`);
  assert.deepEqual(days, [...days].sort().reverse());
  assert.deepEqual((await list(coach, { pageSize: 2 })).map(({ name }) => name), all);
});

test('what cannot be said is refused by the name of its field', async () => {
  const fields = async (journalEntry) => (await coach.refusal('CreateJournalEntry', { parent: PROJECT, journalEntry })).BadRequest.fieldViolations.map(({ field }) => field);
  assert.deepEqual(await fields({ date: day('2999-01-01'), text: 'demain' }), ['journal_entry.date']);
  assert.deepEqual(await fields({ date: day('2026-01-01'), text: 'é'.repeat(10_001) }), ['journal_entry.text']);
  assert.deepEqual(await fields({ text: '' }), ['journal_entry.date', 'journal_entry.text']);
  for (const publicText of [' ', '\u200b']) {
    assert.deepEqual((await coach.refusal('PublishJournalEntry', { name: `${PROJECT}/journalEntries/1`, publicText })).BadRequest.fieldViolations.map(({ field }) => field), ['public_text']);
  }
  assert.equal((await coach.refusal('PublishJournalEntry', { name: `${PROJECT}/journalEntries/999` })).code, Code.NOT_FOUND);
});

test('a line, private or published, touches no light and settles no concern', async () => {
  const date = today(), asOf = day(date);  // the same, though it be midnight meanwhile
  const lights = async () => {
    const { project: _, asOf: __, ...signs } = await coach.call('GetProjectHealth', { name: PROJECT, asOf });
    const { items } = await coach.call('GetAttentionList', { parent: PROJECT, asOf });
    return { signs, concerns: items.map(({ concern, since }) => [concern, since]) };
  };
  await admin.call('CreateProjectEvent', { parent: PROJECT, event: { type: 'delivery', date: day('2025-02-01') } });
  const before = await lights();
  assert.ok(before.concerns.some(([concern]) => concern === 'CONCERN_STUCK'));
  const line = await write('Livraison prévue demain', coach, date);
  assert.deepEqual(await lights(), before);
  const { published } = await coach.call('PublishJournalEntry', { name: line.name });
  assert.deepEqual(await lights(), before);
  await coach.call('UnpublishJournalEntry', { name: line.name });
  assert.deepEqual(await lights(), before);
  assert.ok(published);
  await admin.call('CreateProjectEvent', { parent: PROJECT, event: { type: 'delivery', date: day(date) } });
  const after = await lights();
  assert.equal(after.signs.workingSolution.light, 'LIGHT_GREEN', 'a delivery is a delivery');
  assert.ok(!after.concerns.some(([concern]) => concern === 'CONCERN_STUCK'));
});
