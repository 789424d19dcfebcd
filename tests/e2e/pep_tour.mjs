// Every command of pep, for real, against the fictional sample: exit codes, what programs parse, what people read.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { before } from 'node:test';
import { assertRoundTrip, assertUnchanged, countsOf, importFolder, rowsOf } from './content.mjs';
import { PEP, SAMPLE, SOURCE, Stack, eventually, runProgram } from './stack.mjs';

// What scripts rely on: clients/pep/kit/exit_code.h.
const OK = 0, USAGE = 2, NOT_FOUND = 3, REFUSED = 4, NOT_ALLOWED = 5, CONFLICT = 6, UNAVAILABLE = 7, INVALID = 8;
const SYSTEM = { as: 'system' }, ADMIN = { as: 'programme_admin' }, COACH = { as: 'coach@incubators/la-serre' };
const FRENCH = { env: { LANG: 'fr_FR.UTF-8' } };
const FOLDERS = { projects: '_startups', incubators: '_incubators', organisations: '_organisations', teams: '_teams' };

const HIDDEN = 'la-remise';  // an incubator of the sample
const JOURNAL = path.join(SAMPLE, '../sample_journal.sh');
const idsIn = (folder) => fs.readdirSync(path.join(SAMPLE, 'content', folder)).map((file) => file.replace(/\.md$/, '')).sort();

let stack;

async function ends(code, args, options, complaint) {
  const result = await stack.run(args, options);
  assert.equal(result.code, code, `pep ${args.join(' ')}: ${result.out}${result.err}`);
  if (complaint) assert.match(result.err, complaint);
  return result;
}

before(async () => {
  stack = await Stack.start();
});

test('ping, and a server that is not there', async () => {
  await ends(OK, ['ping']);
  await ends(UNAVAILABLE, ['ping', '--server', '127.0.0.1:1']);
  await ends(UNAVAILABLE, ['projects', 'list', '--server', '127.0.0.1:1'], {}, /run/);
});

test('login and whoami', async () => {
  assert.match(await stack.pep(['whoami']), /Nobody/);
  const me = await stack.json(['whoami'], COACH);
  assert.deepEqual(me.roles, ['coach@incubators/la-serre']);
  assert.equal(me.server, stack.server);
  await ends(USAGE, ['login', '--as', 'roi'], {}, /programme_admin/);
  await ends(NOT_ALLOWED, ['projects', 'list'], { env: { PEP_TOKEN: 'forged' } });
  await ends(NOT_ALLOWED, ['import', 'betagouv', SAMPLE]);
  await ends(NOT_ALLOWED, ['import', 'betagouv', SAMPLE], COACH);
});

test('a dry run reports all of it and leaves nothing', async () => {
  const empty = rowsOf(stack);
  const report = await importFolder(stack, SAMPLE, '--dry-run');
  assert.equal(report.dryRun, true);
  assert.equal(countsOf(report).projects.created, idsIn('_startups').length);
  assert.deepEqual(rowsOf(stack), empty);
  const nothing = await ends(OK, ['--output', 'json', 'projects', 'list', '--all']);
  assert.equal(nothing.out, '');
});

test('an import brings everything; again, nothing', async () => {
  const file = path.join(stack.folder, 'report.json'), lines = path.join(stack.folder, 'report.jsonl');
  const first = await importFolder(stack, SAMPLE, '--report', file);
  const counts = countsOf(first);
  for (const [type, folder] of Object.entries(FOLDERS)) assert.equal(counts[type].created, idsIn(folder).length, type);
  assert.deepEqual(JSON.parse(fs.readFileSync(file, 'utf8')), first);
  for (const finding of first.findings) assert.ok(finding.code && finding.action && finding.file, JSON.stringify(finding));

  const rows = rowsOf(stack);
  const second = await importFolder(stack, SAMPLE, '--report', lines);
  assertUnchanged(second, 'the same again');
  assert.deepEqual(rowsOf(stack), rows);
  assert.deepEqual(fs.readFileSync(lines, 'utf8').trim().split('\n').map((line) => JSON.parse(line)), second.findings);
  assert.match(await stack.pep(['import', 'betagouv', SAMPLE], { ...SYSTEM, ...FRENCH }), /bizarreries/);
  await ends(NOT_FOUND, ['import', 'betagouv', '/nowhere'], SYSTEM);
});

test('lists: one JSON object a line, a thing each', async () => {
  for (const [type, folder] of Object.entries(FOLDERS)) {
    const listed = await stack.jsonLines([type, 'list', '--all']);
    assert.deepEqual(listed.map((item) => item.name), idsIn(folder).filter((id) => id !== HIDDEN).map((id) => `${type}/${id}`));
    assert.equal((await stack.jsonLines([type, 'list', '--limit', '2'])).length, 2);
    assert.deepEqual((await stack.jsonLines([type, 'list', '--all', '--page-size', '2'])), listed);
    const csv = (await stack.pep(['--output', 'csv', type, 'list', '--all'])).split('\n');
    assert.match(csv[0], /^name,title,/);
  }
});

test('the sample shows what is hidden, what was renamed, a word that nobody explained, and a journal', async () => {
  const incubators = async (options) => (await stack.jsonLines(['incubators', 'list', '--all'], options)).map(({ name }) => name);
  assert.ok((await incubators(SYSTEM)).includes(`incubators/${HIDDEN}`));
  const shared = async (options) => (await stack.json(['projects', 'show', 'guichet-des-saisons'], options)).otherIncubators ?? [];
  assert.deepEqual([await shared(), await shared(SYSTEM)], [[], [`incubators/${HIDDEN}`]]);
  assert.equal((await stack.json(['projects', 'show', 'plume-publique'])).name, 'projects/ecrivain-public');

  const summary = (...args) => stack.json(['portfolio', 'summary', ...args]);
  const { unknownPhaseCount, totalCount } = await summary();
  assert.deepEqual([unknownPhaseCount, totalCount], ['1', String(idsIn('_startups').length)]);
  assert.equal((await summary('--as-of', '2026-08-31')).unknownPhaseCount, undefined);
  const listed = await stack.jsonLines(['projects', 'list', '--filter', 'unknown_phase:*']);
  assert.deepEqual(listed.map(({ name, phase, unknownPhase }) => [name, phase, unknownPhase]), [['projects/quai-accessible', 'PHASE_SCALING', 'essaimage']]);
  const said = (env, ...args) => stack.pep(['portfolio', 'summary', ...args], env);
  assert.match(await said({}), /1 whose last line says a phase that nobody explained: --filter 'unknown_phase:\*' lists it/);
  assert.match(await said(FRENCH), /1 dont la dernière ligne dit une phase que personne n'a expliquée/);
  assert.doesNotMatch(await said({}, '--as-of', '2026-08-31'), /nobody explained/);

  const { code, out, err } = runProgram(JOURNAL, [PEP], { env: stack.environment('programme_admin') });
  assert.equal(code, 0, out + err);
  const lines = await stack.jsonLines(['journal', 'list', 'sentier-entretenu'], SYSTEM);
  assert.deepEqual(lines.map(({ published }) => published?.comment), ['La carte imprimable est relue par trois communes', undefined]);
  const read = await stack.pep(['--lang', 'fr', 'journal', 'list', 'sentier-entretenu'], SYSTEM);
  assert.match(read.replace(/\s+/g, ' '), /le public lit : La carte imprimable est relue par trois communes/);
});

test('lists: filters say the same as their flags', async () => {
  const names = async (...args) => (await stack.jsonLines(['projects', 'list', '--all', ...args])).map((p) => p.name);
  const same = async (flags, filter) => {
    const found = await names(...flags);
    assert.ok(found.length > 0, filter);
    assert.deepEqual(found, await names('--filter', filter));
  };
  await same(['--phase', 'construction,acceleration'], 'phase = CONSTRUCTION OR phase = SCALING');
  await same(['--incubator', 'la-serre'], 'incubator = "incubators/la-serre"');
  await same(['--ministry', 'ministere-des-rivieres'], 'ministry = "organisations/ministere-des-rivieres"');
  await same(['--sponsor', 'agence-des-crues'], 'sponsor = "organisations/agence-des-crues"');
  await same(['--theme', 'Nature'], 'theme:"Nature"');
  await ends(INVALID, ['projects', 'list', '--filter', '('], {}, /filter/);
  await ends(INVALID, ['projects', 'list', '--filter', 'colour = "red"'], {}, /colour/);
  await ends(USAGE, ['projects', 'list', '--phase', 'adolescence'], {}, /construction/);
  await ends(USAGE, ['projects', 'list', '--as-of', '2026-02-30']);
  await ends(USAGE, ['projects', 'lost']);
});

test('what no list has is said, with what it may have been, rather than an empty list', async () => {
  const flags = [['--incubator', 'la-sere', /no such incubator: la-sere; did you mean la-serre\?/, /aucun incubateur de ce nom : la-sere ; vouliez-vous dire la-serre \?/],
    ['--ministry', 'ministere-des-rivires', /no such ministry: .*did you mean ministere-des-rivieres/, /aucun ministère de ce nom/],
    ['--sponsor', 'agence-des-cures', /no such sponsor: .*agence-des-crues/, /aucun sponsor de ce nom/],
    ['--theme', 'Natrue', /no such theme: Natrue; did you mean .*Nature/, /aucune thématique de ce nom/]];
  const commands = [['projects', 'list'], ['portfolio', 'summary'], ['portfolio', 'durations'], ['portfolio', 'flow', '--from', '2020-01-01'], ['export', 'csv', '-']];
  for (const [flag, value, english, french] of flags) {
    for (const command of commands) await ends(NOT_FOUND, [...command, flag, value], {}, english);
    await ends(NOT_FOUND, ['projects', 'list', flag, value], FRENCH, french);
  }
  await ends(NOT_FOUND, ['committees', 'list', '--incubator', 'nulle-part'], ADMIN, /no such incubator: nulle-part$/m);
  await ends(NOT_FOUND, ['attention', '--ministry', 'nulle-part'], ADMIN, /no such ministry: nulle-part/);
  await ends(NOT_FOUND, ['gates', 'list', '--incubator', 'nulle-part'], ADMIN, /no such incubator/);
  assert.ok((await stack.jsonLines(['projects', 'list', '--theme', 'NATURE'])).length > 0, 'however it is spelt');
});

test('found by any name', async () => {
  const hits = (...words) => stack.jsonLines(['search', ...words]);
  for (const words of [['alerte', 'crue'], ['crue', 'alerte'], ['alertecrue'], ['Alerte-Crue'], ['alrete', 'crue']]) {
    assert.equal((await hits(...words))[0].name, 'projects/alerte-crue', words.join(' '));
  }
  assert.deepEqual([...new Set((await hits('serre', '--kind', 'incubator')).map((hit) => hit.kind))], ['SEARCH_KIND_INCUBATOR']);
  const listed = async (text) => (await stack.jsonLines(['projects', 'list', '--all', '--text', text])).map((p) => p.name);
  for (const text of ['alerte riverain', 'riverain alerte']) {
    assert.deepEqual(await listed(text), (await hits(...text.split(' '), '--all', '--kind', 'project')).map((hit) => hit.name), text);
  }
  assert.match(await stack.pep(['search', 'alerte', 'crue'], FRENCH), /alerte-crue +Alerte Crue +projet/);
  await ends(USAGE, ['search', 'x', '--kind', 'planete'], FRENCH, /planete/);
  const terms = await stack.jsonLines(['vocabulary', 'terms', 'technology']);
  assert.ok(terms.find((term) => term.value === 'postgresql').projectCount > 0);
  await ends(USAGE, ['vocabulary', 'terms', 'colour']);
});

test('show, in French and in English; JSON is never translated', async () => {
  assert.match(await stack.pep(['projects', 'show', 'alerte-crue']), /Operated since 1 Sep 2022/);
  assert.match(await stack.pep(['projects', 'show', 'alerte-crue'], FRENCH), /Opéré depuis le 1er sept\. 2022|Opéré.*1er sept\. 2022/);
  assert.deepEqual(await stack.json(['projects', 'show', 'alerte-crue'], FRENCH), await stack.json(['projects', 'show', 'alerte-crue']));
  for (const [type, folder] of Object.entries(FOLDERS)) {
    const id = idsIn(folder)[0];
    assert.equal((await stack.json([type, 'show', id])).name, `${type}/${id}`);
    assert.ok((await stack.pep([type, 'show', id])).includes(id));
    await ends(NOT_FOUND, [type, 'show', 'nobody-s'], {}, /nobody-s/);
  }
  await ends(NOT_FOUND, ['projects', 'show', 'alerte-cru'], FRENCH, /aucun projet de ce nom : alerte-cru ; vouliez-vous dire alerte-crue \?/);
  await ends(NOT_FOUND, ['projects', 'show', 'alerte-cru'], {}, /no such project: alerte-cru; did you mean alerte-crue\?/);
});

test('as of a day', async () => {
  const phaseOn = async (day) => (await stack.json(['projects', 'show', 'alerte-crue', '--as-of', day])).phase;
  assert.equal(await phaseOn('2017-02-28'), undefined);
  assert.equal(await phaseOn('2017-03-01'), 'PHASE_INVESTIGATION');
  assert.equal(await phaseOn('2019-02-01'), 'PHASE_SCALING');
  assert.equal(await phaseOn('2030-01-01'), 'PHASE_OPERATED');
  const listed = await stack.jsonLines(['projects', 'list', '--all', '--as-of', '2018-01-01', '--phase', 'construction']);
  assert.ok(listed.some((p) => p.name === 'projects/alerte-crue' && p.phaseSince.year === 2017));
});

test('create, update, advance, correct, history, and what was known before', async () => {
  const project = (...args) => stack.json(['projects', ...args], COACH);
  await ends(NOT_ALLOWED, ['projects', 'create', 'neuf', '--title', 'Neuf', '--incubator', 'le-relais', '--kind', 'startup'], COACH);
  const made = await project('create', 'neuf', '--title', 'Neuf', '--incubator', 'la-serre', '--kind', 'startup');
  assert.deepEqual([made.name, made.kind, made.phase], ['projects/neuf', 'PROJECT_KIND_STATE_STARTUP', undefined]);
  await ends(CONFLICT, ['projects', 'create', 'neuf', '--title', 'Neuf', '--incubator', 'la-serre', '--kind', 'startup'], COACH);
  await ends(NOT_FOUND, ['projects', 'create', 'faux', '--title', 'Faux', '--incubator', 'nulle-part', '--kind', 'startup'], ADMIN);

  await project('advance', 'neuf', 'investigation', '--date', '2026-01-05');
  const knownBefore = new Date().toISOString();
  const refused = await ends(REFUSED, ['projects', 'advance', 'neuf', 'construction', '--date', '2026-03-02'], COACH);
  for (const missing of ['problem', 'sponsor', 'intrapreneur', 'budget', 'timebox']) assert.match(refused.err, new RegExp(`--${missing}`));
  assert.match((await ends(REFUSED, ['projects', 'advance', 'neuf', 'construction'], { ...COACH, ...FRENCH })).err, /Refusé/);
  await ends(NOT_ALLOWED, ['projects', 'advance', 'neuf', 'construction', '--force', '--reason', 'si'], COACH);
  await ends(NOT_ALLOWED, ['projects', 'advance', 'neuf', 'construction']);
  await ends(USAGE, ['projects', 'advance', 'neuf', 'adolescence'], COACH, /investigation/);

  await ends(CONFLICT, ['projects', 'update', 'neuf', '--mission', 'X', '--etag', 'old'], COACH);
  await ends(OK, ['projects', 'update', 'neuf', '--mission', 'Rien', '--dry-run'], COACH);
  const updated = await project('update', 'neuf', '--problem', 'Trop de semis perdus', '--sponsor', 'direction-des-semis',
    '--intrapreneur', 'bureau des semis', '--budget', '90000', '--timebox', '2026-03-02..2026-09-01');
  assert.equal(updated.mission, undefined, 'the dry run kept nothing');
  assert.deepEqual(updated.budget.allocated, { currencyCode: 'EUR', units: '90000' });
  await ends(REFUSED, ['projects', 'advance', 'neuf', 'construction', '--date', '2026-03-02'], COACH, /committee/);
  await project('evidence', 'neuf', 'COMMITTEE_GO', '--phase', 'construction', '--uri', 'https://comptes-rendus.example/mars');
  await ends(OK, ['projects', 'advance', 'neuf', 'construction', '--date', '2026-03-02', '--dry-run'], COACH);
  const moved = await project('advance', 'neuf', 'construction', '--date', '2026-03-02', '--comment', 'Le comité dit oui');
  assert.deepEqual([moved.phase, moved.phaseSince], ['PHASE_CONSTRUCTION', { year: 2026, month: 3, day: 2 }]);

  const corrected = await project('correct', 'neuf', '2', '--date', '2026-04-01', '--reason', 'commencé en avril');
  assert.deepEqual(corrected.phaseSince, { year: 2026, month: 4, day: 1 });
  const history = (...args) => stack.jsonLines(['projects', 'history', 'neuf', ...args], COACH);
  const [dry, ...holding] = await history();
  assert.deepEqual([dry.phase, ...holding.map((line) => [line.phase, line.effectiveDate.month, line.comment, line.reason])],
    ['PHASE_INVESTIGATION', ['PHASE_CONSTRUCTION', 4, 'Le comité dit oui', 'commencé en avril']]);
  const all = await history('--all');
  assert.equal(all.find((line) => line.name.endsWith('/2')).supersededBy, 'projects/neuf/phaseRecords/3');
  assert.deepEqual((await history('--known-at', knownBefore)).map((line) => line.phase), ['PHASE_INVESTIGATION']);
  const then = await stack.json(['projects', 'show', 'neuf', '--known-at', knownBefore, '--as-of', '2026-06-01'], COACH);
  assert.deepEqual([then.phase, then.budget], ['PHASE_INVESTIGATION', undefined]);
  const listed = await stack.jsonLines(['projects', 'list', '--all', '--known-at', knownBefore, '--as-of', '2026-06-01', '--phase', 'construction'], COACH);
  assert.ok(!listed.some((p) => p.name === 'projects/neuf'));
  await ends(REFUSED, ['projects', 'correct', 'neuf', '2', '--date', '2026-05-01', '--reason', 'encore'], COACH);
  await ends(OK, ['projects', 'correct', 'neuf', '3', '--withdraw', '--reason', 'pas encore décidé'], COACH);
  assert.equal((await stack.json(['projects', 'show', 'neuf'])).phase, 'PHASE_INVESTIGATION');

  await ends(OK, ['projects', 'advance', 'neuf', 'operated', '--force', '--reason', 'reprise d’un ancien service'], ADMIN);
  const last = (await history()).at(-1);
  assert.deepEqual([last.phase, last.forced, last.reason], ['PHASE_OPERATED', true, 'reprise d’un ancien service']);
});

test('questions asked of the portfolio', async () => {
  const summary = await stack.json(['portfolio', 'summary', '--as-of', '2026-08-20', '--group-by', 'phase', '--incubator', 'le-relais']);
  assert.deepEqual(summary.asOf, { year: 2026, month: 8, day: 20 });
  for (const group of summary.groups) {
    assert.deepEqual(Object.keys(group).slice(0, 2), ['keys', 'count']);
    assert.deepEqual([Object.keys(group.keys), typeof group.count], [['phase'], 'string']);
  }
  const counted = await stack.jsonLines(['projects', 'list', '--all', '--as-of', '2026-08-20', '--incubator', 'le-relais']);
  assert.equal(Number(summary.totalCount), counted.filter((p) => p.phase).length);

  const pairs = await stack.json(['portfolio', 'summary', '--group-by', 'kind,ministry']);
  assert.deepEqual(Object.keys(pairs.groups[0].keys).sort(), ['kind', 'ministry']);
  await ends(INVALID, ['portfolio', 'summary', '--group-by', 'phase,kind,theme']).catch(() =>
    ends(USAGE, ['portfolio', 'summary', '--group-by', 'phase,kind,theme']));
  assert.match(await stack.pep(['portfolio', 'summary'], FRENCH), /projets/);

  const durations = await stack.json(['portfolio', 'durations', '--as-of', '2026-08-20']);
  const investigation = durations.rows.find((row) => row.phase === 'PHASE_INVESTIGATION');
  assert.ok(investigation.completed.p50Days > 0 && investigation.completed.p50Days <= investigation.completed.p95Days);

  const flow = await stack.json(['portfolio', 'flow', '--from', '2020-01-01', '--to', '2026-08-20']);
  const number = (value) => Number(value ?? 0);
  for (const row of flow.rows) assert.equal(number(row.atEnd), number(row.atStart) + number(row.entered) - number(row.left), row.phase);
  await ends(USAGE, ['portfolio', 'flow']);
  await ends(USAGE, ['portfolio', 'flow', '--year', '2025', '--from', '2025-01-01']);
  await ends(USAGE, ['portfolio', 'flow', '--quarter', '2025-Q5']);
  const year = await stack.json(['portfolio', 'flow', '--year', '2025']);
  assert.deepEqual([year.fromDate, year.toDate], [{ year: 2024, month: 12, day: 31 }, { year: 2025, month: 12, day: 31 }]);
  const days = await stack.json(['portfolio', 'flow', '--from', '2025-01-01', '--to', '2025-12-31']);
  assert.deepEqual(days.rows, year.rows);
  assert.match(await stack.pep(['portfolio', 'flow', '--quarter', '2025-T1'], FRENCH), /^Du 1er janv\. 2025 au 31 mars 2025/);
  await ends(INVALID, ['portfolio', 'flow', '--from', '2026-01-01', '--to', '2025-01-01']);
});

test('every figure has its list', async () => {
  const number = (value) => Number(value ?? 0);
  const flow = await stack.json(['portfolio', 'flow', '--year', '2024']);
  const moves = await stack.jsonLines(['portfolio', 'moves', '--year', '2024', '--all']);
  assert.equal(moves.length, flow.transitions.reduce((sum, t) => sum + number(t.count), 0));
  const converted = await stack.jsonLines(['portfolio', 'moves', '--year', '2024', '--move', 'converted', '--page-size', '1', '--all']);
  assert.equal(converted.length, number(flow.convertedCount));
  const csv = (await stack.pep(['--output', 'csv', 'portfolio', 'moves', '--year', '2024', '--all'])).trim().split('\n');
  assert.equal(csv[0].trim(), 'date,project,title,from_phase,to_phase');
  assert.equal(csv.length, 1 + moves.length);

  const durations = await stack.json(['portfolio', 'durations', '--as-of', '2026-08-20']);
  const stays = await stack.jsonLines(['portfolio', 'stays', '--as-of', '2026-08-20', '--in', 'construction', '--state', 'completed', '--all']);
  assert.equal(stays.length, number(durations.rows.find((row) => row.phase === 'PHASE_CONSTRUCTION').completed.count));
  assert.match(await stack.pep(['portfolio', 'stays', '--in', 'investigation', '--state', 'running'], FRENCH), /en cours/);

  const differences = await stack.jsonLines(['portfolio', 'compare', '--before', '2024-12-31', '--after', '2025-12-31', '--all']);
  assert.ok(differences.length > 0 && differences.every((d) => d.reasons.join() === 'DIFFERENCE_REASON_MOVED'));
  assert.match(await stack.pep(['portfolio', 'compare', '--before', '2024-12-31', '--after', '2025-12-31'], FRENCH), /a bougé/);
  await ends(USAGE, ['portfolio', 'compare']);
  assert.match(await stack.pep(['portfolio', 'summary', '--group-by', 'domain'], FRENCH), /par domaine ministériel/);
  assert.match(await stack.pep(['portfolio', 'summary', '--ministry', 'ministere-des-rivieres']), /by organisation and all below it/);
});

test('the counts are those of the files', async () => {
  const { out } = runProgram('python3', [path.join(SOURCE, 'tests/e2e/phase_counts.py'), SAMPLE, '2026-08-20']);
  const summary = await stack.json(['portfolio', 'summary', '--as-of', '2026-08-20', '--group-by', 'phase', '--filter', 'NOT title = "Neuf"']);
  assert.deepEqual(Object.fromEntries(summary.groups.map((g) => [g.keys.phase, Number(g.count)])), JSON.parse(out));
});

test('export, and in again: what came in and what was done here', async () => {
  const csv = await stack.pep(['export', 'csv', '-'], ADMIN);
  assert.equal(csv.trim().split('\n').length, 1 + idsIn('_startups').length + 1);
  const file = path.join(stack.folder, 'all.csv');
  await stack.pep(['export', 'csv', file, '--phase', 'construction'], ADMIN);
  assert.ok(fs.readFileSync(file, 'utf8').startsWith('name,title,kind,phase'));
  await stack.pep(['export', 'csv', file, '--spreadsheet'], ADMIN);
  assert.ok(fs.readFileSync(file, 'utf8').startsWith('\ufeffname;title;kind;phase'));
  await assertRoundTrip(stack);
});

test('completion scripts are accepted by their shells', async () => {
  for (const [shell, check] of [['bash', ['-n']], ['zsh', ['-n']], ['fish', ['--no-execute']]]) {
    const script = path.join(stack.folder, `completion.${shell}`);
    fs.writeFileSync(script, await stack.pep(['completion', shell]));
    assert.ok(fs.readFileSync(script, 'utf8').includes('organisations'));
    const result = runProgram(shell, [...check, script]);
    if (result.code !== null) assert.equal(result.code, 0, `${shell}: ${result.err}`);  // null: not installed here
  }
  const script = `source ${stack.folder}/completion.bash; COMP_WORDS=(pep projects adv); COMP_CWORD=2; _pep; echo "\${COMPREPLY[@]}"`;
  assert.equal(runProgram('bash', ['-c', script]).out.trim(), 'advance');
  await ends(USAGE, ['completion', 'tcsh']);
});

test('help, in both languages', async () => {
  assert.match(await stack.pep(['--help']), /Exit codes/);
  assert.match(await stack.pep(['--help'], FRENCH), /portefeuille/);
  assert.match(await stack.pep(['projects', 'advance', '--help']), /--reason/);
});

test('a server that goes away is said to be away', async () => {
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
  await ends(UNAVAILABLE, ['projects', 'list', '--timeout', '2']);
  stack.launch();
  await eventually('it serves again', async () => (await stack.run(['ping'])).code === OK);
  assert.equal((await stack.json(['projects', 'show', 'alerte-crue'])).phase, 'PHASE_OPERATED');
});
