// Following changes through the door: what is told, to whom, from where.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, detailsOf } from '../../e2e/rpc.mjs';
import { Stack, eventually } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', OTHERS = 'incubators/le-relais';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));

let stack, coach, stranger, admin, anonymous, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [coach, stranger, admin, anonymous] = [as(`coach@${OURS}`), as(`coach@${OTHERS}`), as('programme_admin'), as('')];
  await admin.call('CreateOrganisation', { organisationId: 'ministere', organisation: { title: 'Ministère' } });
  await admin.call('CreateOrganisation', { organisationId: 'agence', organisation: { title: 'Agence', parent: 'organisations/ministere' } });
  for (const [id, title] of [['la-serre', 'La Serre'], ['le-relais', 'Le Relais']]) {
    await admin.call('CreateIncubator', { incubatorId: id, incubator: { title } });
  }
});
after(closeClients);

const create = (fields = {}, client = admin) => client.call('CreateProject', { projectId: `p-${++number}`,
  project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: `Essai ${number}`, primaryIncubator: OURS, ...fields } });
const rename = (name, title) => admin.call('UpdateProject', { project: { name, title }, updateMask: { paths: ['title'] } });
const advance = (name, phase, date) => admin.call('AdvancePhase', { name, phase: `PHASE_${phase}`, effectiveDate: day(date), force: true, reason: 'essai' });

const watches = new Set();
after(() => watches.forEach((watch) => watch.cancel()));

// A watch that has begun: what is written from now on comes.
async function follow(client, method, request = {}) {
  const watch = client.watch(method, request);
  watches.add(watch);
  await eventually('the watch begins', () => watch.messages.length > 0);
  watch.changes = () => watch.messages.flatMap((message) => message.changes);
  watch.sees = (count) => eventually(`${count} changes`, () => watch.changes().length >= count);
  return watch;
}
const told = (change) => `${change.kind.slice('CHANGE_KIND_'.length)} ${(change.project ?? change.phaseRecord ?? change.committee ?? change.organisation ?? change.incubator ?? change).name}`;

test('each write is told once, as its transaction left the project', async () => {
  const watch = await follow(coach, 'WatchProjects');
  const { name } = await create();
  await advance(name, 'INVESTIGATION', '2026-01-01');
  await rename(name, 'Autre');
  const last = await admin.call('DeleteProject', { name });
  await watch.sees(4);
  assert.deepEqual(watch.changes().map(told), ['CREATED', 'UPDATED', 'UPDATED', 'DELETED'].map((kind) => `${kind} ${name}`));
  assert.deepEqual(watch.changes().map((c) => c.project.phase), ['PHASE_UNSPECIFIED', ...Array(3).fill('PHASE_INVESTIGATION')]);
  assert.equal(watch.changes()[3].project.etag, last.etag);
  assert.equal(new Set(watch.messages.map((m) => m.resumeToken)).size, 5);
});

test('a token resumes just after its message', async () => {
  const watch = await follow(anonymous, 'WatchProjects');
  const { name } = await create();
  await watch.sees(1);
  watch.cancel();
  await rename(name, 'Pendant l’absence');
  const again = await follow(anonymous, 'WatchProjects', { resumeToken: watch.messages.at(-1).resumeToken });
  await again.sees(1);
  assert.deepEqual(again.changes().map((c) => c.project.title), ['Pendant l’absence']);
});

test('a token serves the watch that it was given for, and no other', async () => {
  const { resumeToken } = await anonymous.firstOf('WatchProjects');
  const refused = async (method, request) => {
    const error = await anonymous.watch(method, request).ended;
    return [error.code, detailsOf(error).BadRequest?.fieldViolations[0].field];
  };
  assert.deepEqual(await refused('WatchProjects', { resumeToken, filter: 'phase = SCALING' }), [Code.INVALID_ARGUMENT, 'resume_token']);
  assert.deepEqual(await refused('WatchCommittees', { resumeToken }), [Code.INVALID_ARGUMENT, 'resume_token']);
  assert.deepEqual(await refused('WatchProjects', { resumeToken: 'n’importe quoi' }), [Code.INVALID_ARGUMENT, 'resume_token']);
  assert.deepEqual(await refused('WatchProjects', { filter: 'title = a' }), [Code.INVALID_ARGUMENT, 'filter']);
});

test('what is no longer kept is OUT_OF_RANGE', async () => {
  const { resumeToken } = await anonymous.firstOf('WatchProjects');
  await create();
  await create();
  await eventually('the feed holds them', () => Number(stack.sql('SELECT COUNT(*) FROM outbox')[0][0]) === 0);
  stack.sql('DELETE FROM changes; UPDATE feed_head SET purged_seq = last_seq');
  const error = await anonymous.watch('WatchProjects', { resumeToken }).ended;
  assert.equal(error.code, Code.OUT_OF_RANGE);
  assert.match(error.details, /list the resources again/);
});

test('a filter is told who comes, who changes and who leaves', async () => {
  const watch = await follow(anonymous, 'WatchProjects', { filter: `phase = CONSTRUCTION AND incubator = ${OURS}` });
  const { name } = await create();
  const { name: elsewhere } = await create({ primaryIncubator: OTHERS });
  for (const project of [name, elsewhere]) {
    await advance(project, 'INVESTIGATION', '2026-01-01');
    await advance(project, 'CONSTRUCTION', '2026-02-01');
  }
  await rename(name, 'Autre');
  await advance(name, 'SCALING', '2026-03-01');
  const { name: end } = await create();
  await advance(end, 'CONSTRUCTION', '2026-03-01');
  await watch.sees(4);
  assert.deepEqual(watch.changes().map(told), [`CREATED ${name}`, `UPDATED ${name}`, `DELETED ${name}`, `CREATED ${end}`]);
});

test('a ministry is everything below it; when the tree changes, who follows it lists again', async () => {
  const watch = await follow(anonymous, 'WatchProjects', { filter: 'ministry = organisations/ministere' });
  await create();
  const { name } = await create({ sponsors: ['organisations/agence'] });
  await watch.sees(1);
  assert.deepEqual(watch.changes().map(told), [`CREATED ${name}`]);
  await admin.call('UpdateOrganisation', { organisation: { name: 'organisations/agence', parent: '' }, updateMask: { paths: ['parent'] } });
  assert.equal((await watch.ended).code, Code.OUT_OF_RANGE);
});

test('what is not open data is told to those whom it concerns', async () => {
  const callers = { coach, stranger, anonymous };
  const followed = {};
  for (const [caller, client] of Object.entries(callers)) followed[caller] = await follow(client, 'WatchProjects');
  await create({ intrapreneur: 'quelqu’un', outcome: { lessons: 'tout bas', lessonsConfidential: true } });
  for (const [caller, watch] of Object.entries(followed)) {
    await watch.sees(1);
    const { project } = watch.changes()[0];
    assert.deepEqual([project.intrapreneur, project.outcome?.lessons], caller === 'coach' ? ['quelqu’un', 'tout bas'] : ['', ''], caller);
  }
});

test('a role that is taken back sees no more, on a stream that was open before either', async () => {
  const { subject } = await stranger.call('GetCaller');
  const binding = await admin.call('CreateAccessBinding', { accessBinding: { principal: subject, role: 'ROLE_COACH', resource: OURS } });
  const watch = await follow(stranger, 'WatchProjects');
  const { name } = await create({ intrapreneur: 'quelqu’un' });
  await watch.sees(1);
  assert.equal(watch.changes()[0].project.intrapreneur, 'quelqu’un');
  await admin.call('RevokeAccessBinding', { name: binding.name });
  await rename(name, 'Après');
  const error = await watch.ended;
  assert.deepEqual([error.code, detailsOf(error).ErrorInfo.reason], [Code.UNAVAILABLE, 'ROLES_CHANGED']);
  assert.equal(watch.changes().length, 1);
  const again = await follow(stranger, 'WatchProjects', { resumeToken: watch.messages.at(-1).resumeToken });
  await again.sees(1);
  assert.deepEqual(again.changes().map((c) => [c.project.title, c.project.intrapreneur]), [['Après', '']]);
});

test('the ledger is followed line by line, of one project or of all', async () => {
  const { name } = await create(), { name: other } = await create();
  const one = await follow(coach, 'WatchPhaseRecords', { parent: name }), all = await follow(anonymous, 'WatchPhaseRecords', { parent: 'projects/-' });
  await advance(name, 'INVESTIGATION', '2026-01-01');
  await advance(other, 'INVESTIGATION', '2026-01-01');
  await admin.call('CorrectPhase', { name: `${name}/phaseRecords/1`, phaseRecord: { effectiveDate: day('2026-01-02') }, reason: 'erreur' });
  await all.sees(4);
  await one.sees(3);
  assert.deepEqual(one.changes().map(told), [`CREATED ${name}/phaseRecords/1`, `DELETED ${name}/phaseRecords/1`, `CREATED ${name}/phaseRecords/2`]);
  assert.equal(one.messages.at(-1).changes.length, 2, 'a correction is one transaction');
  assert.deepEqual([Boolean(one.changes()[0].phaseRecord.recordedBy), Boolean(all.changes()[0].phaseRecord.recordedBy)], [true, false]);
});

test('what is recorded below projects is named to those who may list it there', async () => {
  const { name } = await create(), { name: other } = await create({ primaryIncubator: OTHERS });
  const [all, one, foreign, open] = await Promise.all([
    follow(admin, 'WatchProjectLines', { parent: 'projects/-' }), follow(coach, 'WatchProjectLines', { parent: name }),
    follow(stranger, 'WatchProjectLines', { parent: 'projects/-' }), follow(anonymous, 'WatchProjectLines', { parent: 'projects/-' })]);
  const date = day('2026-01-01');
  const fundingLine = { fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '10' }, date };
  await admin.call('CreateFundingLine', { parent: name, fundingLine });
  await admin.call('CreateFundingLine', { parent: other, fundingLine });
  const said = await coach.call('CreateJournalEntry', { parent: name, journalEntry: { date, text: 'entre nous' } });
  await coach.call('PublishJournalEntry', { name: said.name, publicText: 'à tous' });
  await coach.call('UnpublishJournalEntry', { name: said.name });
  const last = await admin.call('CreateProjectEvent', { parent: name, event: { type: 'other', date, comment: 'fin' } });
  const sees = (watch) => eventually(last.name, () => watch.changes().some((change) => change.name === last.name));
  await Promise.all([all, one, foreign, open].map(sees));
  const published = `${name}/events/1`;
  const ofEvents = [`CREATED ${published}`, `DELETED ${published}`, `CREATED ${last.name}`];
  const sorted = (watch) => watch.changes().map(told).sort();
  assert.deepEqual(open.changes().map(told), ofEvents, 'the public sees events alone');
  assert.deepEqual(sorted(foreign), [...ofEvents, `CREATED ${other}/fundingLines/1`].sort());
  const confidential = [`CREATED ${name}/fundingLines/1`, `CREATED ${said.name}`, `UPDATED ${said.name}`, `UPDATED ${said.name}`];
  assert.deepEqual(sorted(one), [...ofEvents, ...confidential].sort());
  assert.deepEqual(sorted(all), [...ofEvents, ...confidential, `CREATED ${other}/fundingLines/1`].sort());
  const watch = coach.watch('WatchProjectLines', { parent: 'incubators/la-serre' });
  assert.equal((await watch.ended).code, Code.INVALID_ARGUMENT);
});

test('committees are followed, of one incubator or of all', async () => {
  const ours = await follow(coach, 'WatchCommittees', { incubator: OURS }), all = await follow(anonymous, 'WatchCommittees');
  const plan = (committeeId, incubator) => admin.call('CreateCommittee', { committeeId, committee: { incubator, date: day('2026-06-01'), notes: 'notes' } });
  await plan('ici', OURS);
  await plan('ailleurs', OTHERS);
  await admin.call('HoldCommittee', { name: 'committees/ici' });
  await all.sees(3);
  await ours.sees(2);
  assert.deepEqual(ours.changes().map((c) => `${told(c)} ${c.committee.state}`), ['CREATED committees/ici STATE_PLANNED', 'UPDATED committees/ici STATE_HELD']);
  assert.deepEqual([ours.changes()[0].committee.notes, all.changes()[0].committee.notes], ['notes', '']);
});

test('organisations and incubators are followed as they are written, moved and deleted', async () => {
  const organisations = await follow(anonymous, 'WatchOrganisations'), incubators = await follow(anonymous, 'WatchIncubators');
  const made = await admin.call('CreateOrganisation', { organisationId: 'bureau', organisation: { title: 'Bureau', parent: 'organisations/agence' } });
  await admin.call('UpdateOrganisation', { organisation: { name: made.name, parent: '' }, updateMask: { paths: ['parent'] } });
  await admin.call('CreateIncubator', { incubatorId: 'l-abri', incubator: { title: 'L’Abri', owner: made.name } });
  await admin.call('DeleteIncubator', { name: 'incubators/l-abri' });
  await admin.call('DeleteOrganisation', { name: made.name });
  await organisations.sees(3);
  await incubators.sees(2);
  assert.deepEqual(organisations.changes().map(told), ['CREATED', 'UPDATED', 'DELETED'].map((kind) => `${kind} ${made.name}`));
  assert.deepEqual(organisations.changes().map((c) => c.organisation.parent), ['organisations/agence', '', '']);
  assert.deepEqual(incubators.changes().map(told), ['CREATED incubators/l-abri', 'DELETED incubators/l-abri']);
  assert.equal(incubators.changes()[0].incubator.owner, made.name);
  assert.equal(made.uid.length, 26);
  assert.deepEqual(new Set(organisations.changes().map((c) => c.organisation.uid)), new Set([made.uid]));
});

test('an incubator that is hidden is deleted for those who are not told of it', async () => {
  await admin.call('CreateIncubator', { incubatorId: 'la-cave', incubator: { title: 'La Cave' } });
  const seen = await follow(new Client(stack.server, stack.token('coach@incubators/la-cave')), 'WatchIncubators');
  const unseen = [await follow(anonymous, 'WatchIncubators'), await follow(stranger, 'WatchIncubators')];
  const change = (fields) => admin.call('UpdateIncubator', { incubator: { name: 'incubators/la-cave', ...fields }, updateMask: { paths: Object.keys(fields) } });
  await change({ hidden: true });
  await Promise.all([seen, ...unseen].map((watch) => watch.sees(1)));
  await change({ title: 'La Grotte' });
  await seen.sees(2);
  await change({ hidden: false });
  await seen.sees(3);
  assert.deepEqual(seen.changes().map(told), Array(3).fill('UPDATED incubators/la-cave'));
  for (const watch of unseen) {
    await eventually('it is shown again', () => told(watch.changes().at(-1)).startsWith('UPDATED'));
    assert.deepEqual([told(watch.changes()[0]), watch.changes()[0].incubator.title], ['DELETED incubators/la-cave', 'La Cave']);
    assert.ok(!watch.changes().some((c) => c.incubator.hidden));
  }
});

test('a watch says how much it has told, as often as it is asked to', async () => {
  const watch = await follow(anonymous, 'WatchOrganisations', { heartbeat: { seconds: 0, nanos: 500_000_000 } });
  const ages = () => watch.messages.filter((message) => message.age).map(({ age }) => Number(age.seconds) + age.nanos / 1e9);
  await eventually('it says so', () => ages().length >= 3);
  assert.ok(ages().every((age) => age >= 0 && age < 60));
  for (const heartbeat of [{ seconds: 0, nanos: 499_000_000 }, { seconds: 15, nanos: 1 }]) {
    const error = await anonymous.watch('WatchIncubators', { heartbeat }).ended;
    assert.deepEqual([error.code, detailsOf(error).BadRequest.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'heartbeat']);
  }
});

test('the server says when it goes, and a reader goes on with the next one', async () => {
  const watch = await follow(anonymous, 'WatchProjects');
  const { name } = await create();
  await watch.sees(1);
  await stack.stop();
  assert.equal((await watch.ended).code, Code.UNAVAILABLE);
  stack.launch();
  await stack.serving();
  await rename(name, 'Après');
  const again = await follow(new Client(stack.server), 'WatchProjects', { resumeToken: watch.messages.at(-1).resumeToken });
  await again.sees(1);
  assert.deepEqual(again.changes().map((c) => c.project.title), ['Après']);
});
