// The real content of beta.gouv.fr, where a copy of it lies beside the repository.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import yaml from 'js-yaml';
import { assertRoundTrip, assertSame, assertUnchanged, countsOf, grantsOf, importFolder, portraitOf, rowsOf } from './content.mjs';
import { today } from './paris.mjs';
import { SOURCE, Stack, runProgram, skip } from './stack.mjs';

const FOLDER = path.join(SOURCE, '../shared/data/betagouv');
const FOLDERS = { projects: '_startups', incubators: '_incubators', organisations: '_organisations', teams: '_teams' };
const DAY = '2026-08-20';

if (!fs.existsSync(FOLDER)) skip('no content of beta.gouv.fr in ../shared/data/betagouv');
const content = fs.existsSync(path.join(FOLDER, 'content')) ? path.join(FOLDER, 'content') : FOLDER;

// The files of a folder: a thing each.
const filesIn = (folder) => {
  const where = path.join(content, folder);
  return fs.existsSync(where) ? fs.readdirSync(where, { withFileTypes: true }).filter((f) => f.isFile() && !f.name.startsWith('.')) : [];
};

// A second opinion of what startups say of committees and of FAST: it shares nothing with our reader.
const collapsed = (text) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const iso = ({ year, month, day }) => [year, month, day].map((n) => String(n).padStart(2, '0')).join('-');

function readStartups() {
  return filesIn('_startups').map((file) => {
    const text = fs.readFileSync(path.join(content, '_startups', file.name), 'utf8').replace(/^\ufeff/, '');
    const [, head] = text.match(/^---[ \t]*\r?\n([\s\S]*?)\n---[ \t]*\r?$/m);
    // CORE_SCHEMA leaves dates as they are written; json: of a key that comes twice the last counts.
    const { incubator, events, fast } = yaml.load(head, { schema: yaml.CORE_SCHEMA, json: true });
    const heard = (events ?? []).filter((event) => event.name === 'committee');
    return { project: `projects/${file.name.replace(/\.md$/, '').normalize('NFC')}`, incubator, fast,
      fastEvents: (events ?? []).filter((event) => event.name === 'fast'),
      heard: heard.map(({ date, comment }) => ({ date: String(date ?? '').slice(0, 10), comment: collapsed(comment ?? '') })) };
  });
}

test('the whole of it', async (t) => {
  const stack = await Stack.start();
  const first = await importFolder(stack, FOLDER);

  await t.test('nothing is dropped', async () => {
    const counts = countsOf(first);
    for (const [type, folder] of Object.entries(FOLDERS)) {
      const files = filesIn(folder);
      assert.equal(counts[type]?.created ?? 0, files.length, type);
      const ids = (await stack.jsonLines([type, 'list', '--all'], { as: 'system' })).map((item) => item.name.slice(type.length + 1));
      assert.deepEqual(ids.sort(), files.map((f) => f.name.replace(/\.md$/, '').normalize('NFC')).sort(), type);
    }
    for (const finding of first.findings) assert.ok(finding.file && finding.code && finding.action, JSON.stringify(finding));
  });

  await t.test('every event of a committee is heard in the session of its incubator and day', async () => {
    const sessions = await stack.jsonLines(['committees', 'list', '--all'], { as: 'system' });
    const byPlace = new Map(sessions.map((session) => [`${session.incubator} ${iso(session.date)}`, session]));
    assert.equal(byPlace.size, sessions.length, 'one session an incubator and day');
    const told = new Set(), hearings = new Set();
    let untold = 0;
    for (const { project, incubator, heard } of readStartups()) {
      for (const { date, comment } of heard) {
        if (!incubator || !/^\d{4}-\d\d-\d\d$/.test(date) || date > today()) {
          ++untold;
          continue;
        }
        const place = `incubators/${incubator} ${date}`, session = byPlace.get(place);
        assert.ok(session, place);
        assert.deepEqual([session.state, session.source], ['STATE_HELD', 'betagouv'], place);
        const found = session.hearings.filter((hearing) => hearing.project === project);
        assert.equal(found.length, 1, `${place}: ${project}`);
        assert.ok(collapsed(found[0].summary ?? '').includes(comment), `${place}: ${project}: ${comment}`);
        assert.equal(found[0].decision, undefined, 'a comment is no decision');
        told.add(place);
        hearings.add(`${place} ${project}`);
      }
    }
    assert.ok(told.size > 0);
    assert.deepEqual([...byPlace.keys()].sort(), [...told].sort());
    assert.equal(sessions.reduce((sum, session) => sum + session.hearings.length, 0), hearings.size);
    assert.equal(countsOf(first).committees.created, told.size);
    assert.equal(first.findings.filter((finding) => finding.code === 'UNPLACED_COMMITTEE').length, untold);
  });

  await t.test('every amount of `fast` is granted, once, by its promotion', async () => {
    const told = readStartups().filter(({ fast }) => fast?.montant);
    assert.ok(told.length > 0);
    const lines = await grantsOf(stack);
    for (const { project, fast, fastEvents } of told) {
      const its = lines.filter((line) => line.name.startsWith(`${project}/fundingLines/`));
      assert.deepEqual(its.map((line) => [line.fundingSource, Number(line.amount.units), line.promotion]), [['FAST', fast.montant, fast.promotion]], project);
      assert.equal(its[0].date && iso(its[0].date), fastEvents[0]?.date, project);
    }
    assert.equal(lines.length, told.length, 'nothing else is granted');
    assert.equal(countsOf(first).fundingLines.created, told.length);
  });

  await t.test('a second import changes nothing', async () => {
    const rows = rowsOf(stack), portrait = await portraitOf(stack);
    assertUnchanged(await importFolder(stack, FOLDER), 'the same again');
    assert.deepEqual(rowsOf(stack), rows);
    assertSame(await portraitOf(stack), portrait, 'the same again');
  });

  await t.test('the counts by phase are those of an independent reader', async () => {
    const independent = runProgram('python3', [path.join(SOURCE, 'tests/e2e/phase_counts.py'), FOLDER, DAY]);
    assert.equal(independent.code, 0, independent.err);
    const summary = await stack.json(['portfolio', 'summary', '--as-of', DAY, '--group-by', 'phase']);
    const counts = Object.fromEntries(summary.groups.map((group) => [group.keys.phase, Number(group.count)]));
    assert.deepEqual(counts, JSON.parse(independent.out));
    assert.equal(Number(summary.totalCount), Object.values(counts).reduce((a, b) => a + b));
  });

  await t.test('export and import again change nothing', () => assertRoundTrip(stack));
  await stack.stop();
});
