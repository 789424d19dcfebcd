// `pep import eig` and `pep export eig`: what comes in is counted by the server as an independent reader counts the files, what is
// imported again changes nothing, and what goes out is what came in, byte for byte but for what was changed here.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { countsOf, filesOf } from './content.mjs';
import { ODDITIES, REAL, SAMPLE, writeOddities } from './eig_oddities.mjs';
import { Client, Code, closeClients } from './rpc.mjs';
import { SOURCE, Stack, runProgram, temporaryFolder } from './stack.mjs';

after(closeClients);

const SYSTEM = { as: 'system' };
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const importFolder = (stack, folder, ...flags) => stack.json(['import', 'eig', folder, ...flags], SYSTEM);
const contentOf = (folder) => filesOf(fs.existsSync(path.join(folder, 'content')) ? path.join(folder, 'content') : folder);
const namesIn = (folder, kind) => Object.keys(contentOf(folder)).filter((file) => file.startsWith(`${kind}/`));
const clientOf = (stack, role = 'programme_admin') => new Client(stack.server, stack.token(role));
const codesOf = ({ findings }, code) => findings.filter((finding) => finding.code === code);

async function exportFolder(stack) {
  const folder = temporaryFolder();
  await stack.pep(['export', 'eig', folder], SYSTEM);
  return folder;
}

function assertUnchanged(report, why) {
  for (const [type, row] of Object.entries(countsOf(report))) {
    assert.deepEqual([row.created, row.updated, row.superseded], [0, 0, 0], `${why}: ${type}`);
  }
}

// A google.protobuf.Struct as an object.
const valueOf = (value) => (value.kind === 'structValue' ? objectOf(value.structValue)
  : value.kind === 'listValue' ? value.listValue.values.map(valueOf) : value[value.kind]);
const objectOf = (struct) => Object.fromEntries(Object.entries(struct?.fields ?? {}).map(([key, value]) => [key, valueOf(value)]));

// Titles that are spelt alike are one.
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
  .replace(/[^\p{L}\p{N}+#]/gu, ' ').replace(/[+#]+(?=[\p{L}\p{N}])/gu, '').replace(/ /g, '') || text;

class Breakdown {
  lines = {};
  line(key) {
    return (this.lines[key] ??= { challenges: 0, participants: new Set(), others: new Set() });
  }
  // What is defined has a line from the start.
  constructor(titles = []) {
    for (const title of titles) this.line(fold(title));
  }
  static keys = (titles) => (titles.length ? new Set(titles.map(fold)) : new Set(['']));
  addChallenge(titles) {
    for (const key of Breakdown.keys(titles)) ++this.line(key).challenges;
  }
  addPerson(keys, person, participates) {
    for (const key of keys) this.line(key)[participates ? 'participants' : 'others'].add(person);
  }
  counted = () => Object.fromEntries(Object.entries(this.lines).map(([key, { challenges, participants, others }]) => [key, [challenges, participants.size, others.size]]));
}

// What the server's lists count up to.
async function figuresOf(stack) {
  const admin = clientOf(stack);
  const [challenges, people, cohorts] = await Promise.all([admin.all('ListChallenges', 'challenges'), admin.all('ListProfiles', 'profiles'),
    admin.all('ListCohorts', 'cohorts', { parent: 'programmes/eig' })]);
  const programme = objectOf((await admin.call('GetProgramme', { name: 'programmes/eig' })).sourceFields);
  const titleIn = ({ file, bytes }) => bytes.match(/^title:[ ]*(.*?)\s*$/m)?.[1].replace(/^(['"])(.*)\1$/, '$2').trim() || file.replace(/\.md$/, '');
  const titles = Object.fromEntries(cohorts.map(({ name, title }) => [name, title]));
  const byCohort = new Breakdown(Object.values(titles)), byHost = new Breakdown(), bySkill = new Breakdown(programme.expertises.map(titleIn)), byTheme = new Breakdown(programme.themes.map(titleIn));
  const referencesOf = (resource, key) => objectOf(resource.sourceFields).references?.[key] ?? [];
  // Those that are here, and texts that name none of these.
  const cohortsOf = (resource) => [...resource.cohorts.map((name) => titles[name]), ...referencesOf(resource, 'promos').filter(({ ids }) => !ids.length).map(({ text }) => text)];
  const hostsOf = (challenge) => referencesOf(challenge, 'who').flatMap(({ ids }) => ids);
  for (const challenge of challenges) {
    byCohort.addChallenge(cohortsOf(challenge));
    byHost.addChallenge(hostsOf(challenge));
    bySkill.addChallenge(challenge.skills);
    byTheme.addChallenge(challenge.themes);
  }
  const byId = new Map(challenges.map((challenge) => [challenge.name.slice('challenges/'.length), challenge]));
  const roles = {}, busy = new Map();
  for (const person of people) {
    const who = fold(person.displayName), participates = person.part === 'participant', named = referencesOf(person, 'defis');
    (roles[person.part] ??= new Set()).add(who);
    busy.set(who, busy.get(who) || named.length > 0);
    byCohort.addPerson(Breakdown.keys(cohortsOf(person)), who, participates);
    bySkill.addPerson(Breakdown.keys(person.skills), who, participates);
    for (const id of named.flatMap(({ ids }) => ids)) {
      byHost.addPerson(Breakdown.keys(hostsOf(byId.get(id))), who, participates);
      byTheme.addPerson(Breakdown.keys(byId.get(id).themes), who, participates);
    }
  }
  return { challenges: challenges.length, hiddenChallenges: challenges.filter(({ state }) => state !== 'STATE_SELECTED').length,
    people: busy.size, peopleWithoutChallenge: [...busy.values()].filter((has) => !has).length,
    roles: Object.fromEntries(Object.entries(roles).map(([role, persons]) => [role, persons.size])),
    byCohort: byCohort.counted(), byHost: byHost.counted(), bySkill: bySkill.counted(), byTheme: byTheme.counted() };
}

// The same of the files, as the independent reader counts them: its titles folded.
function countedIn(folder) {
  const { code, out, err } = runProgram('python3', [path.join(SOURCE, 'tests/e2e/eig_counts.py'), folder]);
  assert.equal(code, 0, err);
  const { hosts, hostSpellings, ...counted } = JSON.parse(out);
  assert.ok(hostSpellings >= hosts);
  const folded = (lines) => Object.fromEntries(Object.entries(lines).map(([title, [, ...counts]]) => [title && fold(title), counts]));
  return Object.fromEntries(Object.entries(counted).map(([key, value]) => [key, key.startsWith('by') ? folded(value) : value]));
}

// In, in again, counted, and out.
async function assertRoundTrip(folder) {
  const stack = await Stack.start();
  const rehearsal = await importFolder(stack, folder, '--dry-run');
  assert.deepEqual(await clientOf(stack).all('ListProgrammes', 'programmes'), [], 'a dry run keeps nothing');
  const first = await importFolder(stack, folder);
  assert.deepEqual(countsOf(first), countsOf(rehearsal), 'a dry run tells what a run does');
  assert.deepEqual(first.findings, rehearsal.findings);
  for (const { code, action } of first.findings) assert.ok(code && action);
  const portrait = await figuresOf(stack);
  assert.deepEqual(portrait, countedIn(folder));
  assertUnchanged(await importFolder(stack, folder), 'again');
  assert.deepEqual(await figuresOf(stack), portrait);
  const out = await exportFolder(stack);
  assertUnchanged(await importFolder(stack, out), 'what went out');
  return { stack, first, out };
}

test('the sample', async (t) => {
  const { stack, first, out } = await assertRoundTrip(SAMPLE);
  const admin = clientOf(stack);
  const challenge = (id) => admin.call('GetChallenge', { name: `challenges/${id}` });
  const profileOf = async (sourceId) => (await admin.all('ListProfiles', 'profiles', { filter: `source_id = "${sourceId}"` }))[0];

  await t.test('nothing is dropped, and everything goes out as it came', () => {
    const counts = countsOf(first);
    for (const [type, kind] of Object.entries({ cohorts: 'promos', challenges: 'defis', people: 'personnes' })) {
      assert.equal(counts[type].created, namesIn(SAMPLE, kind).length, type);
    }
    assert.deepEqual(contentOf(out), contentOf(SAMPLE));
  });

  await t.test('a person is made once, signs in nowhere, and is called by no name in their id', async () => {
    const persons = (await admin.all('ListPersons', 'persons')).filter(({ displayName }) => displayName === 'Agathe Lumeau');
    assert.equal(persons.length, 1);
    assert.deepEqual(persons[0].subjects, []);
    const profile = await profileOf('agathe-lumeau');
    assert.deepEqual([profile.person, profile.part, profile.cohorts, profile.codeUri], [persons[0].name, 'participant', ['programmes/eig/cohorts/saison-1'], 'https://forge.example/agathe']);
  });

  await t.test('what the site does not show is not public', async () => {
    const anyone = new Client(stack.server);
    assert.equal((await anyone.refusal('GetChallenge', { name: 'challenges/ruche-test' })).code, Code.NOT_FOUND);
    assert.equal((await anyone.call('GetChallenge', { name: 'challenges/lavoir' })).title, 'Lavoir');
  });

  await t.test('a text that names two challenges or hosts is split and reported', async () => {
    assert.ok(codesOf(first, 'SEVERAL_IN_ONE').some(({ file }) => file === 'personnes/clothilde-avril.md'));
    assert.ok(codesOf(first, 'SEVERAL_HOSTS').some(({ file }) => file === 'defis/deux-rives.md'));
    assert.ok(codesOf(first, 'SPELLINGS').some(({ message }) => message.includes('office des Phares')));
    assert.equal((await challenge('lavoir')).hostText, 'office des Phares');
  });

  await t.test('hosts are organisations however they are spelt, and a challenge attaches to the project of its id', async () => {
    assert.equal(codesOf(first, 'HOST_UNKNOWN').length, 3);
    await admin.call('CreateOrganisation', { organisationId: 'phares', organisation: { title: 'OFFICE DES PHARES' } });
    await clientOf(stack, 'system').stream('ImportProjects', [{ source: 'registre', items: [{ file: 'lavoir', project: { project: {
      name: 'projects/lavoir', kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Lavoir', mission: 'Laver' } } }] }]);
    const report = await importFolder(stack, SAMPLE);
    assert.equal(codesOf(report, 'HOST_UNKNOWN').length, 2);
    assert.equal(countsOf(report).challenges.updated, 3);
    const { host, hostUid, project, projectUid } = await challenge('lavoir');
    assert.deepEqual([host, project], ['organisations/phares', 'projects/lavoir']);
    assert.ok(hostUid && projectUid);
    assert.equal((await challenge('phare-ouvert')).project, '');
    assertUnchanged(await importFolder(stack, SAMPLE), 'attached');
    assert.deepEqual(contentOf(await exportFolder(stack)), contentOf(SAMPLE));
  });

  await t.test('people are assigned once their cohort has its days', async () => {
    assert.deepEqual(codesOf(first, 'COHORT_WITHOUT_DAYS').length, 2);
    await admin.call('UpdateCohort', { cohort: { name: 'programmes/eig/cohorts/saison-2', startDate: day('2022-09-12'), endDate: day('2023-07-11') }, updateMask: { paths: ['start_date', 'end_date'] } });
    const report = await importFolder(stack, SAMPLE);
    assert.equal(codesOf(report, 'COHORT_WITHOUT_DAYS').length, 1);
    const assignments = await admin.all('ListAssignments', 'assignments');
    assert.equal(countsOf(report).assignments.created, assignments.length);
    assert.deepEqual([...new Set(assignments.map(({ cohort }) => cohort))], ['programmes/eig/cohorts/saison-2']);
    const { name } = await profileOf('clothilde-avril');
    const assignment = assignments.find(({ person }) => person === name);
    assert.deepEqual([assignment.challenge, assignment.skill, assignment.startDate, assignment.lastDate], ['challenges/lavoir', 'Design', day('2022-09-12'), day('2023-07-11')]);
    await admin.call('UpdateAssignment', { assignment: { name: assignment.name, skill: 'Recherche' }, updateMask: { paths: ['skill'] } });
    assertUnchanged(await importFolder(stack, SAMPLE), 'assigned');
    assert.equal((await admin.call('GetAssignment', { name: assignment.name })).skill, 'Recherche');
  });

  await t.test('what was changed here stays, and alone differs in what goes out', async () => {
    await admin.call('UpdateChallenge', { challenge: { name: 'challenges/lavoir', place: 'Avallon' }, updateMask: { paths: ['place'] } });
    assertUnchanged(await importFolder(stack, SAMPLE), 'edited here');
    assert.equal((await challenge('lavoir')).place, 'Avallon');
    const was = contentOf(SAMPLE), now = contentOf(await exportFolder(stack));
    assert.equal(now['defis/lavoir.md'], was['defis/lavoir.md'].replace('town: Semur', 'town: Avallon'));
    assert.deepEqual({ ...now, 'defis/lavoir.md': '' }, { ...was, 'defis/lavoir.md': '' });
  });

  await t.test('what the source changes applies; what it no longer has is reported and stays', async () => {
    const folder = temporaryFolder();
    execFileSync('cp', ['-R', `${SAMPLE}/.`, folder]);
    const file = path.join(folder, 'content/defis/lavoir.md');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('title: Lavoir', 'title: Lavoir commun'));
    fs.rmSync(path.join(folder, 'content/defis/ruche-test.md'));
    const report = await importFolder(stack, folder);
    assert.deepEqual(codesOf(report, 'ABSENT').map(({ message }) => message.split(' ')[0]), ['challenges/ruche-test']);
    assert.deepEqual([(await challenge('lavoir')).title, (await challenge('lavoir')).place], ['Lavoir commun', 'Avallon']);
    assert.equal((await challenge('ruche-test')).deleteTime, null);
  });

  await t.test('who was erased is not brought back, and goes out no more', async () => {
    const { person, name } = await profileOf('agathe-lumeau');
    await admin.erase({ name: person, reason: 'à sa demande' });
    const report = await importFolder(stack, SAMPLE);
    assert.deepEqual(codesOf(report, 'ERASED').map(({ file }) => file), ['personnes/agathe-lumeau.md']);
    assert.equal(await profileOf('agathe-lumeau'), undefined);
    assert.equal((await admin.call('GetProfile', { name })).job, '');
    assert.ok(!(await admin.all('ListPersons', 'persons')).some(({ displayName }) => displayName === 'Agathe Lumeau'));
    assert.ok(!('personnes/agathe-lumeau.md' in contentOf(await exportFolder(stack))));
    // Who can do what she could is somebody else.
    assert.deepEqual((await profileOf('damien-osier')).skills, ['Développement']);
  });
});

test('dirty content goes out as it came', async () => {
  const folder = writeOddities();
  const { out } = await assertRoundTrip(folder);
  const was = contentOf(folder), now = contentOf(out);
  const read = Object.entries(ODDITIES).filter(([, [, codes]]) => !codes.includes('SKIPPED_FILE')).map(([file]) => file);
  for (const file of read) assert.equal(now[file], was[file], file);
});

test('the real content', { skip: !fs.existsSync(REAL) && 'no content of the EIG site in ../shared/data/eig' }, async () => {
  const { out } = await assertRoundTrip(REAL);
  assert.deepEqual(contentOf(out), contentOf(REAL));
});

test('a coach imports nothing', async () => {
  const stack = await Stack.start();
  const { code } = await stack.run(['import', 'eig', SAMPLE], { as: 'coach@programmes/eig' });
  assert.notEqual(code, 0);
  assert.deepEqual(await clientOf(stack).all('ListProgrammes', 'programmes'), []);
});
