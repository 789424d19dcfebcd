// Importing content into the cohort service: what is odd is reported and costs no more than itself, each side keeps what it alone
// changed, and a person is made once.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { day } from './season.mjs';

const COHORT = 'programmes/verger/cohorts/1', SELECTED = 'STATE_SELECTED';
let stack, admin, system;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  system = new Client(stack.server, stack.token('system'));
});
after(closeClients);

const send = async (items, { source = 'registre', dryRun = false } = {}) =>
  (await system.stream('ImportCohortContent', [{ source, dryRun, items: items.map((item, at) => ({ file: `${at}.md`, ...item })) }])).report;
const counts = (report, type) => {
  const row = report.counts.find((count) => count.resourceType === type);
  return row ? ['created', 'updated', 'unchanged', 'refused'].map((key) => Number(row[key])) : [0, 0, 0, 0];
};
const codes = (report) => report.findings.map(({ file, key, code }) => [file, key, code].join(' '));
const PROGRAMME = { programme: { name: 'programmes/verger', title: 'Verger' } };
const SEASON = { cohort: { name: COHORT, title: 'Saison 1' } };
const challenge = (id, more = {}) => ({ challenge: { name: `challenges/${id}`, title: id, cohorts: [COHORT], state: SELECTED, ...more } });
const person = (sourceId, displayName, assignments = [], more = {}) => ({ person: { profile: { sourceId, displayName, cohorts: [COHORT], part: 'participant', ...more }, assignments } });
const named = (displayName) => admin.all('ListPersons', 'persons').then((persons) => persons.filter((one) => one.displayName === displayName));
const profileOf = async (sourceId) => (await admin.all('ListProfiles', 'profiles', { filter: `source_id = "${sourceId}"` }))[0];

test('the first message says where things come from', async () => {
  for (const messages of [[], [{ items: [] }], [{ source: 'x'.repeat(51) }], [{ source: 'a' }, { source: 'b' }]]) {
    const refused = await system.stream('ImportCohortContent', messages).then(() => null, ({ code }) => code);
    assert.equal(refused, Code.INVALID_ARGUMENT, JSON.stringify(messages));
  }
});

test('a dry run keeps nothing and makes nobody', async () => {
  const items = [PROGRAMME, SEASON, challenge('haies'), person('camille', 'Camille Exemple', [{ cohort: COHORT, challenge: 'challenges/haies' }])];
  const rehearsal = await send(items, { dryRun: true });
  assert.deepEqual([await admin.all('ListProgrammes', 'programmes'), await named('Camille Exemple')], [[], []]);
  const run = await send(items);
  assert.deepEqual(run.counts, rehearsal.counts);
  assert.deepEqual(counts(run, 'people'), [1, 0, 0, 0]);
  assert.equal((await named('Camille Exemple')).length, 1);
  assert.deepEqual(counts(await send(items), 'people'), [0, 0, 1, 0]);
  assert.equal((await named('Camille Exemple')).length, 1, 'made once');
});

test('each side keeps what it alone changed', async () => {
  await send([challenge('serres', { place: 'Tours' })]);
  await admin.call('UpdateChallenge', { challenge: { name: 'challenges/serres', description: 'La nôtre', project: 'projects/a' }, updateMask: { paths: ['description', 'project'] } });
  assert.deepEqual(counts(await send([challenge('serres', { place: 'Blois' })]), 'challenges'), [0, 1, 0, 0]);
  const { place, description, project } = await admin.call('GetChallenge', { name: 'challenges/serres' });
  assert.deepEqual([place, description, project], ['Blois', 'La nôtre', 'projects/a']);
  await admin.call('UpdateProgramme', { programme: { name: 'programmes/verger', title: 'Le verger' }, updateMask: { paths: ['title'] } });
  await send([PROGRAMME], { source: 'autre' });
  assert.equal((await admin.call('GetProgramme', { name: 'programmes/verger' })).title, 'Le verger', 'no source renames what is there');
});

test('what a source says is selected is public, and nobody is told when it was selected', async () => {
  const anonymous = new Client(stack.server, ''), name = 'challenges/noues';
  const told = async (client = admin) => { const { state, wasSelected, selectTime } = await client.call('GetChallenge', { name }); return [state, wasSelected, !!selectTime]; };
  const update = (of) => admin.call('UpdateChallenge', { challenge: { name, ...of }, updateMask: { paths: Object.keys(of) } });
  await send([challenge('noues'), challenge('cachees', { state: 'STATE_PROPOSED', selectTime: { seconds: 1 }, wasSelected: true })]);
  assert.deepEqual(await told(anonymous), [SELECTED, true, false]);
  assert.ok((await anonymous.all('ListChallenges', 'challenges')).some((one) => one.name === name));
  assert.equal((await anonymous.refusal('GetChallenge', { name: 'challenges/cachees' })).code, Code.NOT_FOUND);
  await update({ place: 'Tours' });
  await send([challenge('noues', { title: 'Les noues' })]);
  assert.deepEqual(await told(), [SELECTED, true, false], 'neither a change nor another import is when');
  await update({ state: 'STATE_WITHDRAWN' });
  assert.deepEqual(await told(anonymous), ['STATE_WITHDRAWN', true, false], 'what was public stays so');
  await update({ state: 'STATE_PROPOSED' });
  assert.deepEqual(await told(), ['STATE_PROPOSED', false, false]);
  await update({ state: SELECTED });
  assert.deepEqual(await told(anonymous), [SELECTED, true, true], 'who selects it here is known to, and when');
});

test('what breaks a rule is left out and reported, and the rest is kept', async () => {
  const report = await send([challenge('mares', { websiteUri: 'ftp://mares', cohorts: [COHORT, 'programmes/verger/cohorts/9'] }), challenge('a/b'),
    { cohort: { name: 'programmes/rien/cohorts/1', title: 'Rien' } }, { person: { profile: { displayName: 'Sans Fichier' } } }, {}]);
  const said = codes(report);
  for (const code of ['0.md website_uri INVALID_VALUE', '0.md cohorts MISSING_REFERENCE', '2.md  REFUSED', '3.md source_id REFUSED', '4.md  REFUSED']) {
    assert.ok(said.includes(code), `${code} among ${said.join(', ')}`);
  }
  assert.deepEqual(counts(report, 'challenges'), [1, 0, 0, 1]);
  assert.deepEqual((await admin.call('GetChallenge', { name: 'challenges/mares' })).cohorts, [COHORT, 'programmes/verger/cohorts/9']);
  assert.deepEqual(await named('Sans Fichier'), []);
});

test('people are assigned on the days of their cohort, and what a coach makes of that stays', async () => {
  const items = [challenge('haies'), challenge('vergers'), person('camille', 'Camille Exemple', [{ cohort: COHORT, challenge: 'challenges/haies', skill: 'Design' }])];
  const assignmentOf = async () => (await admin.all('ListAssignments', 'assignments', { filter: `cohort = "${COHORT}"` }))[0];
  assert.ok((await send(items)).findings.some(({ code }) => code === 'COHORT_WITHOUT_DAYS'));
  await admin.call('UpdateCohort', { cohort: { name: COHORT, startDate: day('2022-09-12'), endDate: day('2023-07-11') }, updateMask: { paths: ['start_date', 'end_date'] } });
  assert.deepEqual(counts(await send(items), 'assignments'), [1, 0, 0, 0]);
  const { name, challenge: works, lastDate } = await assignmentOf();
  assert.deepEqual([works, lastDate], ['challenges/haies', day('2023-07-11')]);
  await admin.call('UpdateAssignment', { assignment: { name, skill: 'Recherche' }, updateMask: { paths: ['skill'] } });
  assert.deepEqual(counts(await send(items), 'assignments'), [0, 0, 1, 0]);
  items[2].person.assignments[0].challenge = 'challenges/vergers';
  assert.deepEqual(counts(await send(items), 'assignments'), [0, 1, 0, 0]);
  const now = await assignmentOf();
  assert.deepEqual([now.name, now.challenge, now.skill], [name, 'challenges/vergers', 'Recherche']);
  await admin.call('DeleteAssignment', { name });
  await send(items);
  assert.equal(await assignmentOf(), undefined, 'what was deleted here does not come back');
});

test('what a source no longer tells of is reported, and stays', async () => {
  const report = await send([PROGRAMME], { source: 'registre' });
  const absent = report.findings.filter(({ code }) => code === 'ABSENT').map(({ message }) => message.split(' ')[0]);
  const { name } = await profileOf('camille');
  for (const gone of [COHORT, 'challenges/haies', name]) assert.ok(absent.includes(gone), `${gone} among ${absent.join(', ')}`);
  assert.equal((await admin.call('GetChallenge', { name: 'challenges/haies' })).deleteTime, null);
});

test('who was erased is not brought back, and what others are told of stays theirs', async () => {
  const items = [person('zelie', 'Zélie Kermadec', [], { skills: ['Design'], job: 'Designer' }), person('yann', 'Yann Exemple', [], { skills: ['Design'], description: 'Travaille avec Zélie Kermadec.' })];
  await send(items);
  const { person: she } = await profileOf('zelie');
  await admin.erase({ name: she, reason: 'à sa demande' });
  const report = await send(items);
  assert.ok(codes(report).includes('0.md  ERASED'));
  assert.deepEqual(await named('Zélie Kermadec'), []);
  assert.equal(await profileOf('zelie'), undefined);
  assert.deepEqual((await profileOf('yann')).skills, ['Design']);
  assert.ok(!report.findings.some(({ message }) => message.includes(she.replace('persons/', 'people/'))), 'she is not missed');
});
