// `pep check eig` without a server: its figures are those of an independent reader, on the sample, on content as dirty as content
// gets, and on the real one where a copy of it lies beside the repository; every oddity is told for its file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { ODDITIES, REAL, SAMPLE, writeOddities } from './eig_oddities.mjs';
import { PEP, SOURCE, runProgram, temporaryFolder } from './stack.mjs';

function check(folder, ...options) {
  const run = runProgram(PEP, ['check', 'eig', folder, ...options]);
  assert.equal(run.code, 0, run.err);
  return run.out;
}

// The figures as the independent reader prints them.
function figuresOf({ figures }) {
  const byTitle = (lines) => Object.fromEntries(lines.map((line) => [line.title, [line.defined, line.challenges, line.participants, line.others]]));
  const breakdowns = Object.entries(figures).filter(([key]) => key.startsWith('by')).map(([key, lines]) => [key, byTitle(lines)]);
  return { ...figures, roles: Object.fromEntries(figures.roles.map(({ role, people }) => [role, people])), ...Object.fromEntries(breakdowns) };
}

function assertCounted(folder) {
  const independent = runProgram('python3', [path.join(SOURCE, 'tests/e2e/eig_counts.py'), folder]);
  assert.equal(independent.code, 0, independent.err);
  const report = JSON.parse(check(folder, '--output', 'json'));
  assert.deepEqual(figuresOf(report), JSON.parse(independent.out));
  for (const finding of report.findings) assert.ok(finding.file && finding.code && finding.action, JSON.stringify(finding));
  return report;
}

test('the sample', () => assert.ok(assertCounted(SAMPLE).figures.challenges > 0));

test('dirty content', async (t) => {
  const folder = writeOddities();
  const { figures, findings } = assertCounted(folder);
  await t.test('nothing is dropped', () => {
    const read = Object.entries(ODDITIES).filter(([file, [, codes]]) => file.startsWith('defis/') && !codes.includes('SKIPPED_FILE'));
    assert.equal(figures.challenges, read.length);
  });
  for (const [file, [, codes]] of Object.entries(ODDITIES)) {
    await t.test(file, () => {
      const found = findings.filter((finding) => finding.file === file).flatMap(({ code, key }) => [code, `${code} ${key}`]);
      for (const code of codes) assert.ok(found.includes(code), `${code} among ${found.join(', ') || 'nothing'}`);
    });
  }
  for (const file of ['defis/dossier.md', 'defis/lien.md']) {
    assert.deepEqual(findings.filter((finding) => finding.file === file).map(({ code }) => code), ['SKIPPED_FILE'], file);
  }
  await t.test('the report holds the same', () => {
    const [json, lines] = ['report.json', 'report.jsonl'].map((name) => path.join(folder, name));
    check(folder, '--report', json);
    check(folder, '--report', lines);
    assert.deepEqual(JSON.parse(fs.readFileSync(json, 'utf8')).findings, findings);
    assert.deepEqual(fs.readFileSync(lines, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line)), findings);
  });
});

test('the real content', { skip: !fs.existsSync(REAL) && 'no content of the EIG site in ../shared/data/eig' }, () => {
  const { figures } = assertCounted(REAL);
  const files = fs.readdirSync(path.join(REAL, 'content/defis')).filter((name) => name.endsWith('.md'));
  assert.equal(figures.challenges, files.length);
});

test('a folder that holds no such content is refused', () => {
  const run = runProgram(PEP, ['check', 'eig', temporaryFolder()]);
  assert.notEqual(run.code, 0);
  assert.match(run.err, /no folder such as defis/);
});
