// Importing again what changed there, over what changed here: each side keeps what it alone changed.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
let stack, coach, system, number = 0;

before(async () => {
  stack = await Stack.start();
  coach = new Client(stack.server, stack.token(`coach@${OURS}`));
  system = new Client(stack.server, stack.token('system'));
  const admin = new Client(stack.server, stack.token('programme_admin'));
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

const line = (phase, start, more = {}) => ({ phase: `PHASE_${phase}`, effectiveDate: day(start), ...more });
const newSheet = (more = {}) => ({
  project: { name: `projects/i-${++number}`, kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Un', mission: 'Une', themes: ['Nature'], primaryIncubator: OURS },
  phaseRecords: [line('INVESTIGATION', '2023-01-01'), line('CONSTRUCTION', '2023-06-01')],
  events: [{ type: 'committee', date: day('2023-05-01'), comment: 'go' }, { type: 'other', date: day('2023-07-01'), comment: 'fête' }],
  ...more,
});
const send = async (sheets, { source = 'registre', dryRun = false } = {}) =>
  (await system.stream('ImportProjects', sheets.map((project) => ({ source, dryRun, items: [{ file: project.project.name, project }] })))).report;
const counts = (report, type) => {
  const row = report.counts.find((count) => count.resourceType === type);
  return row ? ['created', 'updated', 'unchanged', 'superseded'].map((key) => Number(row[key])) : [0, 0, 0, 0];
};
const read = (sheet) => coach.call('GetProject', { name: sheet.project.name });
const phases = async (sheet, request = {}) => (await coach.call('ListPhaseRecords', { parent: sheet.project.name, ...request }))
  .phaseRecords.map((r) => `${r.phase.slice(6)} ${r.effectiveDate.year}-${r.effectiveDate.month}`);

test('local edits survive a source that did not change them; its own changes apply', async () => {
  const sheet = newSheet();
  await send([sheet]);
  await coach.call('UpdateProject', { project: { name: sheet.project.name, mission: 'La nôtre', intrapreneur: 'bureau' } });
  sheet.project.title = 'Deux';
  const report = await send([sheet]);
  assert.deepEqual(counts(report, 'projects'), [0, 1, 0, 0]);
  const now = await read(sheet);
  assert.deepEqual([now.title, now.mission, now.intrapreneur, now.themes], ['Deux', 'La nôtre', 'bureau', ['Nature']]);
  sheet.project.mission = 'La leur, depuis';
  await send([sheet]);
  assert.equal((await read(sheet)).mission, 'La leur, depuis');
  assert.deepEqual(counts(await send([sheet]), 'projects'), [0, 0, 1, 0]);
});

test('a grant that the source does not date is a grant; told otherwise, it is another', async () => {
  const grant = (more) => ({ fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '200000' }, promotion: 16, ...more });
  const sheet = newSheet({ fundingLines: [grant()] });
  assert.deepEqual(counts(await send([sheet]), 'fundingLines'), [1, 0, 0, 0]);
  assert.deepEqual(counts(await send([sheet]), 'fundingLines'), [0, 0, 1, 0]);
  const linesOf = () => coach.all('ListFundingLines', 'fundingLines', { parent: sheet.project.name });
  assert.deepEqual((await linesOf()).map((l) => [l.amount.units, l.promotion, l.date, l.trail.source]), [['200000', 16, null, 'registre']]);
  sheet.fundingLines = [grant({ date: day('2024-01-01') })];
  assert.deepEqual(counts(await send([sheet]), 'fundingLines'), [1, 0, 0, 1]);
  assert.deepEqual((await linesOf()).map((l) => l.date), [day('2024-01-01')]);
});

test('a ledger follows its source: what it adds, changes and takes back', async () => {
  const sheet = newSheet();
  await send([sheet]);
  sheet.phaseRecords.push(line('SCALING', '2024-01-01'));
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [1, 0, 2, 0]);
  sheet.phaseRecords[1] = line('CONSTRUCTION', '2023-08-01');
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [1, 0, 2, 1]);
  assert.deepEqual(await phases(sheet), ['INVESTIGATION 2023-1', 'CONSTRUCTION 2023-8', 'SCALING 2024-1']);
  sheet.phaseRecords.pop();
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [0, 0, 2, 1]);
  assert.equal((await read(sheet)).phase, 'PHASE_CONSTRUCTION');
  assert.equal((await phases(sheet, { showSuperseded: true })).length, 4, 'nothing is erased');
});

test('a correction made here is kept, and the source may say more', async () => {
  const sheet = newSheet();
  await send([sheet]);
  await coach.call('CorrectPhase', { name: `${sheet.project.name}/phaseRecords/2`, phaseRecord: { effectiveDate: day('2023-09-01') }, reason: 'vérifié' });
  await send([sheet]);
  assert.deepEqual(await phases(sheet), ['INVESTIGATION 2023-1', 'CONSTRUCTION 2023-9']);
  sheet.phaseRecords.push(line('SCALING', '2024-01-01'));
  await send([sheet]);
  assert.deepEqual(await phases(sheet), ['INVESTIGATION 2023-1', 'CONSTRUCTION 2023-9', 'SCALING 2024-1']);
  assert.deepEqual(counts(await send([sheet]), 'phaseRecords'), [0, 0, 3, 0]);
});

test('steps and events of ours stay beside those of the source', async () => {
  const sheet = newSheet();
  await send([sheet]);
  const { name } = sheet.project;
  await coach.call('CreateProjectEvent', { parent: name, event: { type: 'other', date: day('2023-10-01'), comment: 'à nous' } });
  sheet.events[1] = { type: 'other', date: day('2023-07-02'), comment: 'fête' };
  sheet.events.push({ type: 'eig', date: day('2023-11-01'), comment: '' });
  assert.deepEqual(counts(await send([sheet]), 'events'), [1, 1, 1, 0]);
  sheet.events.shift();
  assert.deepEqual(counts(await send([sheet]), 'events'), [0, 0, 2, 1]);
  const { events } = await coach.call('ListProjectEvents', { parent: name });
  assert.deepEqual(events.map((e) => `${e.type} ${e.comment}`).sort(), ['eig ', 'other fête', 'other à nous']);
});

test('a history that breaks the rules is recorded as it was, and each breach reported', async () => {
  const sheet = newSheet({ phaseRecords: [line('SCALING', '2020-01-01'), line('CONSTRUCTION', '2021-01-01'), line('OPERATED', '2022-01-01'), line('INVESTIGATION', '2023-01-01')] });
  sheet.project.sponsors = ['organisations/inconnue'];
  const { findings } = await send([sheet]);
  assert.deepEqual(findings.filter((f) => f.key.startsWith('phases')).map((f) => [f.key, f.code]),
    [['phases[1]', 'PHASE_BACKWARDS'], ['phases[2]', 'ILLEGAL_TRANSITION'], ['phases[3]', 'OUTCOME_LEFT']]);
  assert.ok(findings.some((f) => f.code === 'MISSING_REFERENCE' && f.message.includes('inconnue')));
  assert.equal((await read(sheet)).phase, 'PHASE_INVESTIGATION');
  assert.deepEqual((await read(sheet)).sponsors, ['organisations/inconnue']);
});

test('a dry run tells what a run would do', async () => {
  const sheet = newSheet();
  const rehearsal = await send([sheet], { dryRun: true, source: 'autre' });
  assert.equal((await coach.refusal('GetProject', { name: sheet.project.name })).code, Code.NOT_FOUND);
  const run = await send([sheet], { source: 'autre' });
  assert.deepEqual(rehearsal.counts, run.counts);
  assert.deepEqual(rehearsal.findings, run.findings);
});

test('a deleted project is kept up to date, stays deleted, and that is said', async () => {
  const sheet = newSheet();
  await send([sheet]);
  await coach.call('DeleteProject', { name: sheet.project.name });
  sheet.project.title = 'Depuis';
  assert.ok((await send([sheet])).findings.some((f) => f.code === 'DELETED_HERE'));
  assert.equal((await coach.call('UndeleteProject', { name: sheet.project.name })).title, 'Depuis');
});

test('what is no import is refused', async () => {
  const refused = (messages) => assert.rejects(system.stream('ImportProjects', messages), (error) => error.code === Code.INVALID_ARGUMENT);
  await refused([]);
  await refused([{ items: [] }]);
  await refused([{ source: 'a' }, { source: 'b' }]);
  await refused([{ source: 'x'.repeat(51) }]);
});
