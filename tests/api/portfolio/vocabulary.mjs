// Words for phases: one that nobody explained is said, and explaining it reads the ledgers anew, from then on.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const moment = (ms = Date.now()) => ({ seconds: String(Math.floor(ms / 1000)), nanos: (ms % 1000) * 1_000_000 });
let stack, admin, coach, system, anyone, number = 0;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  coach = new Client(stack.server, stack.token(`coach@${OURS}`));
  system = new Client(stack.server, stack.token('system'));
  anyone = new Client(stack.server);
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

const known = (phase, start, end) => ({ phase: `PHASE_${phase}`, effectiveDate: day(start), ...(end ? { endDate: day(end) } : {}) });
const said = (sourcePhase, start) => ({ sourcePhase, effectiveDate: day(start) });
const importItems = async (...items) => (await system.stream('ImportProjects', [{ source: 'registre', items }])).report;
const newProject = async (...phaseRecords) => {
  const id = `v-${++number}`;
  const project = { project: { name: `projects/${id}`, kind: 'PROJECT_KIND_STATE_STARTUP', title: id, primaryIncubator: OURS }, phaseRecords };
  await importItems({ file: id, project });
  return { name: `projects/${id}`, again: () => importItems({ file: id, project }) };
};
const stand = async ({ name }, more = {}) => {
  const { phase, phaseSince, paused, unknownPhase, unknownPhaseSince } = await anyone.call('GetProject', { name, ...more });
  const iso = (date) => date && [date.year, date.month, date.day].join('-');
  return [phase.slice(6), iso(phaseSince), paused, unknownPhase, iso(unknownPhaseSince) ?? null];
};
// How many the summary counts under this heading, which are those that the filter lists.
const unknown = async (more = {}) => {
  const { unknownPhaseCount } = await anyone.call('GetPortfolioSummary', more);
  const listed = await anyone.all('ListProjects', 'projects', { ...more, filter: more.filter ? `(${more.filter}) AND unknown_phase:*` : 'unknown_phase:*' });
  assert.equal(Number(unknownPhaseCount), listed.length, JSON.stringify(more));
  return listed.length;
};
const explainAs = (phaseWord, paths) => admin.call('UpdatePhaseWord', { phaseWord, updateMask: { paths } });
const explain = (word, phase) => explainAs({ name: `phaseWords/${word}`, phase: phase ? `PHASE_${phase}` : 0 }, ['phase']);
const words = async () => new Map((await anyone.all('ListPhaseWords', 'phaseWords', { pageSize: 3 })).map((word) => [word.name.slice('phaseWords/'.length), word]));

test('a last line that nobody explained is said, and nothing is told of a pause', async () => {
  const project = await newProject(known('CONSTRUCTION', '2023-06-01', '2024-06-01'), said('mot-a', '2024-06-01'));
  assert.deepEqual(await stand(project), ['CONSTRUCTION', '2023-6-1', false, 'mot-a', '2024-6-1']);
  assert.deepEqual(await stand(project, { asOf: day('2024-05-31') }), ['CONSTRUCTION', '2023-6-1', false, '', null]);
  const list = async (filter) => (await anyone.all('ListProjects', 'projects', { filter })).map(({ name, unknownPhase }) => `${name} ${unknownPhase}`);
  assert.deepEqual(await list('unknown_phase = "mot-a"'), [`${project.name} mot-a`]);
  assert.ok((await list('unknown_phase:*')).includes(`${project.name} mot-a`));
  assert.deepEqual(await list('unknown_phase = "mot-z"'), []);
  const before = await unknown();
  assert.deepEqual([await unknown({ asOf: day('2024-05-31') }), await unknown({ filter: `title = "${project.name.slice('projects/'.length)}"` })], [0, 1]);
  const alone = await newProject(said('mot-a', '2024-06-01'));
  assert.deepEqual(await stand(alone), ['UNSPECIFIED', null, false, 'mot-a', '2024-6-1'].map((v) => v));
  assert.equal(await unknown(), before + 1, 'one that is in no phase is counted too');
  const { totalCount, notStartedCount } = await anyone.call('GetPortfolioSummary', {});
  assert.equal(Number(totalCount) + Number(notStartedCount), (await anyone.all('ListProjects', 'projects', {})).length);
});

test('a stay says from when on a word that nobody explained stands in it', async () => {
  const project = await newProject(known('INVESTIGATION', '2023-01-01'), said('mot-e', '2023-03-01'), known('CONSTRUCTION', '2023-06-01'), said('mot-f', '2024-06-01'));
  const iso = (date) => date && [date.year, date.month, date.day].join('-');
  const stays = async (more = {}) => (await anyone.all('ListPhaseStays', 'phaseStays', { filter: `title = "${project.name.slice('projects/'.length)}"`, ...more }))
    .map(({ phase, endDate, unknownSinceDate, days }) => {
      if (phase === 'PHASE_CONSTRUCTION' && unknownSinceDate) assert.equal(days, 366, 'up to the day from which on it is not known');
      return [phase.slice(6), iso(endDate) ?? null, iso(unknownSinceDate) ?? null];
    }).sort();
  assert.deepEqual(await stays(), [['CONSTRUCTION', null, '2024-6-1'], ['INVESTIGATION', '2023-6-1', '2023-3-1']]);
  assert.deepEqual(await stays({ asOf: day('2024-05-31') }), [['CONSTRUCTION', null, null], ['INVESTIGATION', '2023-6-1', '2023-3-1']]);
  assert.deepEqual(await stays({ asOf: day('2023-02-28') }), [['INVESTIGATION', null, null]]);
  await explain('mot-f', 'SCALING');
  assert.deepEqual(await stays(), [['CONSTRUCTION', '2024-6-1', null], ['INVESTIGATION', '2023-6-1', '2023-3-1'], ['SCALING', null, null]]);
});

test('explaining a word reads ledgers anew from now on, and imports agree', async () => {
  const project = await newProject(known('CONSTRUCTION', '2023-06-01'), said('Mot-B', '2024-06-01'));
  await new Promise((done) => setTimeout(done, 20));
  const then = moment(), wereUnknown = await unknown();
  await new Promise((done) => setTimeout(done, 20));
  const word = await explain('mot-b', 'OPERATED');
  assert.deepEqual([word.phase, Number(word.lineCount), word.builtin], ['PHASE_OPERATED', 1, false]);
  assert.deepEqual(await stand(project), ['OPERATED', '2024-6-1', false, '', null]);
  assert.deepEqual(await stand(project, { knownAt: then }), ['CONSTRUCTION', '2023-6-1', false, 'Mot-B', '2024-6-1']);
  assert.deepEqual([await unknown(), await unknown({ knownAt: then })], [wereUnknown - 1, wereUnknown]);
  const records = await anyone.all('ListPhaseRecords', 'phaseRecords', { parent: project.name });
  assert.deepEqual(records.map(({ phase, sourcePhase }) => [phase, sourcePhase]), [['PHASE_CONSTRUCTION', ''], ['PHASE_OPERATED', 'Mot-B']]);
  const report = await project.again();
  for (const { resourceType, created, updated, superseded } of report.counts) assert.deepEqual([created, updated, superseded].map(Number), [0, 0, 0], resourceType);
  const later = await newProject(said('mot-b', '2024-01-01'));
  assert.equal((await stand(later))[0], 'OPERATED');
  await explain('mot-b', '');
  assert.deepEqual(await stand(project), ['CONSTRUCTION', '2023-6-1', false, 'Mot-B', '2024-6-1']);
  assert.equal(await unknown(), wereUnknown + 1, 'the other that says it too');
});

test('a correction of the line explains it for that project alone', async () => {
  const project = await newProject(known('CONSTRUCTION', '2023-06-01'), said('mot-c', '2024-06-01'));
  await admin.call('CorrectPhase', { name: `${project.name}/phaseRecords/2`, phaseRecord: { phase: 'PHASE_STOPPED' }, updateMask: { paths: ['phase'] }, reason: 'fini' });
  assert.deepEqual(await stand(project), ['STOPPED', '2024-6-1', false, '', null]);
  await explain('mot-c', 'OPERATED');
  assert.equal((await stand(project))[0], 'STOPPED');
});

test('words are listed, those that only ledgers say too; what is built in stays', async () => {
  await newProject(said('mot-d', '2024-06-01'));
  const listed = await words();
  assert.deepEqual([listed.get('mot-d').phase, Number(listed.get('mot-d').lineCount)], ['PHASE_UNSPECIFIED', 1]);
  assert.deepEqual([listed.get('acceleration').phase, listed.get('acceleration').builtin], ['PHASE_SCALING', true]);
  assert.deepEqual([...listed.keys()], [...listed.keys()].sort());
  await assert.rejects(explain('acceleration', 'STOPPED'), (error) => error.code === Code.INVALID_ARGUMENT);
  await assert.rejects(coach.call('UpdatePhaseWord', { phaseWord: { name: 'phaseWords/mot-d', phase: 'PHASE_STOPPED' }, updateMask: { paths: ['phase'] } }), (error) => error.code === Code.PERMISSION_DENIED);
  await assert.rejects(admin.call('UpdatePhaseWord', { phaseWord: { name: 'phaseWords/mot-d', etag: 'autre', phase: 'PHASE_STOPPED' }, updateMask: { paths: ['phase'] } }), (error) => error.code === Code.ABORTED);
});

test('of several who explain one word at once, nobody is told that it exists already', async () => {
  for (let round = 0; round < 3; ++round) {
    const done = await Promise.allSettled(Array.from({ length: 8 }, () => explain(`mot-a-plusieurs-${round}`, 'OPERATED')));
    const codes = done.map(({ reason }) => reason?.code ?? Code.OK);
    assert.ok(codes.includes(Code.OK) && codes.every((code) => code === Code.OK || code === Code.ABORTED), String(codes));
    assert.equal((await words()).get(`mot-a-plusieurs-${round}`).phase, 'PHASE_OPERATED');
  }
});

test('a label is one line, whichever way it comes in', async () => {
  const label = 'Mot\nde deux lignes';
  const refused = explainAs({ name: 'phaseWords/mot-f', label }, ['label']);
  await assert.rejects(refused, (error) => error.code === Code.INVALID_ARGUMENT && error.details === 'phase_word.label: must be one line without control or invisible characters');
  const report = await importItems({ file: '_phases/mot-f.md', phaseWord: { name: 'phaseWords/mot-f', label } });
  assert.ok(report.findings.some(({ code, key }) => code === 'CONTROL_CHARACTER' && key === 'label'), JSON.stringify(report.findings));
  assert.doesNotMatch((await words()).get('mot-f').label, /\p{Cc}/u);
});

test('a source brings words and labels; what an administrator said stays', async () => {
  const word = { file: '_phases/mot-e.md', phaseWord: { name: 'phaseWords/mot-e', label: 'Mot E' } };
  const report = await importItems(word);
  assert.ok(report.findings.some(({ code, file }) => code === 'UNKNOWN_VOCABULARY' && file === word.file));
  await explain('mot-e', 'CONSOLIDATION');
  const again = await importItems(word, { file: '_phases/acceleration.md', phaseWord: { name: 'phaseWords/acceleration', label: 'Accélération' } });
  const row = again.counts.find(({ resourceType }) => resourceType === 'phaseWords');
  assert.deepEqual([row.created, row.updated, row.unchanged].map(Number), [1, 0, 1]);
  const listed = await words();
  assert.deepEqual([listed.get('mot-e').phase, listed.get('mot-e').label], ['PHASE_CONSOLIDATION', 'Mot E']);
  assert.deepEqual([listed.get('acceleration').phase, listed.get('acceleration').label], ['PHASE_SCALING', 'Accélération']);
});
