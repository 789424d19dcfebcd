// What must be true of any folder of beta.gouv.fr content that goes in and out of a portfolio.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Stack, temporaryFolder } from './stack.mjs';

const SYSTEM = { as: 'system' };

// The rows of an import report: {projects: {created, updated, unchanged, superseded}}, as numbers.
export function countsOf(report) {
  const number = (row) => ['created', 'updated', 'unchanged', 'superseded'].map((key) => [key, Number(row[key] ?? 0)]);
  return Object.fromEntries(report.counts.map((row) => [row.resourceType, Object.fromEntries(number(row))]));
}

export function assertUnchanged(report, why) {
  const counts = countsOf(report);
  assert.ok(counts.projects.unchanged > 0, why);
  for (const [type, row] of Object.entries(counts)) {
    assert.deepEqual([row.created, row.updated, row.superseded], [0, 0, 0], `${why}: ${type}`);
  }
}

export const importFolder = (stack, folder, ...flags) => stack.json(['import', 'betagouv', folder, ...flags], SYSTEM);

export async function exportFolder(stack) {
  const folder = path.join(temporaryFolder(), 'export');
  await stack.pep(['export', 'betagouv', folder], SYSTEM);
  return folder;
}

// Every regular file below a folder: {relative path: text}.
export function filesOf(folder) {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    return [path.relative(folder, file), fs.readFileSync(file, 'utf8')];
  }).sort());
}

// What says when and as which line it was recorded: of no account between two portfolios.
const RECORDING = new Set(['createTime', 'updateTime', 'etag', 'uid', 'phaseRecord', 'recordTime']);

function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).filter((key) => !RECORDING.has(key)).sort().map((key) => [key, plain(value[key])]));
}

// All that a reader of the portfolio can see, a JSON text each by name.
export async function portraitOf(stack) {
  const portrait = {};
  const add = (item) => (portrait[item.name] = JSON.stringify(plain(item)));
  for (const type of ['organisations', 'incubators', 'teams', 'projects', 'committees']) {
    (await stack.jsonLines([type, 'list', '--all'], SYSTEM)).forEach(add);
  }
  (await grantsOf(stack)).forEach(add);
  return portrait;
}

// The funding lines of every project that has any.
export async function grantsOf(stack) {
  const projects = stack.sql("SELECT DISTINCT project_id FROM project_entries WHERE collection = 'fundingLines' ORDER BY project_id").flat();
  const grants = [];
  for (const id of projects) grants.push(...(await stack.jsonLines(['projects', 'entries', id, 'funding'], SYSTEM)));
  return grants;
}

// Two maps of texts are the same, but for who did something, who is somebody else in another stack; else says where they begin to
// differ, shortly.
export function assertSame(now, was, why) {
  assert.deepEqual(Object.keys(now), Object.keys(was), why);
  const withoutIds = (text) => text.replace(/persons\/[0-9A-Z]{26}/g, 'persons/x');
  for (const [name, text] of Object.entries(was)) {
    if (withoutIds(now[name]) === withoutIds(text)) continue;
    let at = 0;
    while (now[name][at] === text[at]) ++at;
    const around = (t) => JSON.stringify(t.slice(Math.max(0, at - 60), at + 60));
    assert.fail(`${why}: ${name}: ${around(now[name])} was ${around(text)}`);
  }
}

// Rows of every table that an import writes to.
export function rowsOf(stack) {
  const tables = ['organisations', 'incubators', 'teams', 'projects', 'project_history', 'project_terms', 'phase_records',
    'phase_spans', 'project_events', 'record_history', 'audit_records', 'import_items',
    'committees', 'hearings', 'project_entries'];
  return Object.fromEntries(tables.map((table) => [table, stack.sql(`SELECT COUNT(*) FROM ${table}`)[0][0]]));
}

// Out and in again: to where it came from and to an empty portfolio, nothing is lost and nothing changes.
export async function assertRoundTrip(stack) {
  const exported = await exportFolder(stack);
  const rows = () => ({ ...rowsOf(stack), import_items: '' });  // what was made here is now told by a source too
  const before = rows();
  assertUnchanged(await importFolder(stack, exported), 'an export comes home');
  assert.deepEqual(rows(), before, 'an export comes home: the tables');

  const fresh = await Stack.start();
  await importFolder(fresh, exported);
  assertSame(await portraitOf(fresh), await portraitOf(stack), 'an export fills an empty portfolio');
  assertUnchanged(await importFolder(fresh, exported), 'an export again');
  assertSame(filesOf(await exportFolder(fresh)), filesOf(exported), 'an export of an export');
  await fresh.stop();
}
