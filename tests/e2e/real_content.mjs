// The real content of beta.gouv.fr, where a copy of it lies beside the repository.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { assertRoundTrip, assertUnchanged, countsOf, importFolder } from './content.mjs';
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

test('the whole of it', async (t) => {
  const stack = await Stack.start();
  const first = await importFolder(stack, FOLDER);

  await t.test('nothing is dropped', async () => {
    const counts = countsOf(first);
    for (const [type, folder] of Object.entries(FOLDERS)) {
      const files = filesIn(folder);
      assert.equal(counts[type]?.created ?? 0, files.length, type);
      const ids = (await stack.jsonLines([type, 'list', '--all'])).map((item) => item.name.slice(type.length + 1));
      assert.deepEqual(ids.sort(), files.map((f) => f.name.replace(/\.md$/, '').normalize('NFC')).sort(), type);
    }
    for (const finding of first.findings) assert.ok(finding.file && finding.code && finding.action, JSON.stringify(finding));
  });

  await t.test('a second import changes nothing', async () => assertUnchanged(await importFolder(stack, FOLDER), 'the same again'));

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
