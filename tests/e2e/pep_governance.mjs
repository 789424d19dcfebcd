// Governing from the command line, for real, against the fictional sample: a session from its agenda to the ledger, what it
// leaves in the feed, and a sealed record of who did it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { Client, closeClients } from './rpc.mjs';
import { SAMPLE, Stack, eventually } from './stack.mjs';

const OK = 0, REFUSED = 4, NOT_ALLOWED = 5, TAMPERED = 9;
const SYSTEM = { as: 'system' }, ADMIN = { as: 'programme_admin' }, COACH = { as: 'coach@incubators/la-serre' };
const SESSION = 'serre-juin', PROJECT = 'mon-essai';

let stack;

async function ends(code, args, options, complaint) {
  const result = await stack.run(args, options);
  assert.equal(result.code, code, `pep ${args.join(' ')}: ${result.out}${result.err}`);
  if (complaint) assert.match(result.err + result.out, complaint);
  return result;
}
const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));

before(async () => {
  stack = await Stack.start();
  await ends(OK, ['import', 'betagouv', SAMPLE], SYSTEM);
  await ends(OK, ['projects', 'create', PROJECT, '--title', 'Mon essai', '--incubator', 'la-serre'], COACH);
  await ends(OK, ['projects', 'advance', PROJECT, 'investigation', '--date', '2026-01-05'], COACH);
});

after(closeClients);

test('the sample tells committees that were held, and grants', async () => {
  const held = lines((await ends(OK, ['committees', 'list', '--all', '-o', 'json'])).out);
  assert.ok(held.length > 0 && held.every((committee) => committee.state === 'STATE_HELD'));
  const grants = lines((await ends(OK, ['projects', 'entries', 'alerte-crue', 'funding', '-o', 'json'], ADMIN)).out);
  assert.deepEqual(grants.map((line) => [line.fundingSource, line.promotion, line.amount.units]), [['FAST', 1, '200000']]);
  await ends(NOT_ALLOWED, ['projects', 'entries', 'alerte-crue', 'funding']);
});

test('a session is prepared, refused, completed and held', async () => {
  await ends(OK, ['committees', 'create', SESSION, '--incubator', 'la-serre', '--date', '2026-06-12'], COACH);
  await ends(OK, ['committees', 'hear', SESSION, PROJECT, '--summary', 'Construire ?'], COACH);
  await ends(OK, ['committees', 'show', SESSION], COACH, /✗ a sponsor {2}→ {2}pep projects update mon-essai --sponsor/);
  await ends(REFUSED, ['projects', 'check', PROJECT], COACH, /✗ a named intrapreneur/);
  await ends(OK, ['committees', 'decide', SESSION, PROJECT, 'go', '--amount', '120 000', '--funding-source', 'FAST',
    '--promotion', '4'], COACH);
  const prepared = await ends(OK, ['committees', 'show', SESSION], COACH, /✗ a sponsor/);
  const untold = /Until the session is held, what is asked and decided is read by those alone who prepare it\./;
  const listed = async (options) => (await ends(OK, ['committees', 'list', '--state', 'planned'], options)).out;
  for (const options of [{}, SYSTEM]) {
    const seen = await ends(OK, ['committees', 'show', SESSION], options, untold);
    assert.doesNotMatch(seen.out + seen.err, /Construire|120 000/);
    assert.match(await listed(options), /not told/);
    assert.deepEqual((await ends(OK, ['committees', 'list', '--state', 'planned', '-o', 'csv'], options)).out.split('\n')[1].split(',')[6], '');
  }
  assert.doesNotMatch(prepared.out + prepared.err, untold);
  assert.doesNotMatch(await listed(COACH), /not told/);
  assert.doesNotMatch(prepared.out, /✗ a budget/, 'the session grants it');
  for (const id of ['parti', 'supprime']) {
    await ends(OK, ['projects', 'create', id, '--title', id, '--incubator', 'la-serre'], COACH);
    await ends(OK, ['committees', 'hear', SESSION, id], COACH);
  }
  await ends(OK, ['projects', 'update', 'parti', '--incubator', 'le-relais'], ADMIN);
  const client = new Client(stack.server, stack.token('programme_admin'));
  await assert.rejects(client.call('DeleteProject', { name: 'projects/supprime' }), /still referred to/, 'a planned session holds it');
  for (const id of ['parti', 'supprime']) await ends(OK, ['committees', 'hear', SESSION, id, '--remove'], COACH);
  await ends(REFUSED, ['committees', 'hold', SESSION, '--dry-run'], COACH, /mon-essai: a sponsor {2}→ {2}pep projects update/);
  await ends(OK, ['projects', 'update', PROJECT, '--sponsor', 'agence-des-crues', '--problem', 'Un irritant',
    '--timebox', '2026-06-12..2026-12-12', '--intrapreneur', 'Un agent'], COACH);
  await ends(NOT_ALLOWED, ['projects', 'waive', PROJECT, 'BUDGET', '--phase', 'construction', '--reason', 'petit'], COACH);
  await ends(OK, ['projects', 'waive', PROJECT, 'BUDGET', '--phase', 'construction', '--reason', 'petit'], ADMIN);
  await ends(OK, ['committees', 'hold', SESSION], COACH, /Held/);
  assert.doesNotMatch(await stack.pep(['committees', 'show', SESSION]), untold);
  const project = await stack.json(['projects', 'show', PROJECT]);
  assert.equal(project.phase, 'PHASE_CONSTRUCTION');
  await ends(OK, ['projects', 'spend', PROJECT, '20 000', '--category', 'building', '--date', '2026-07-01'], COACH);
  await ends(OK, ['projects', 'extend', PROJECT, '2027-03-01', '--granted-by', 'le comité', '--reason', 'été'], COACH);
  const finances = await stack.json(['projects', 'budget', PROJECT, '--as-of', '2026-08-01'], COACH);
  assert.equal(finances.remaining.units, '100000');
  await ends(OK, ['projects', 'amend', `projects/${PROJECT}/spendingEntries/1`, '--amount', '30000', '--reason', 'une faute'],
    COACH);
  const after = await stack.json(['projects', 'budget', PROJECT, '--as-of', '2026-08-01'], COACH);
  assert.equal(after.remaining.units, '90000');
  await ends(OK, ['projects', 'health', PROJECT], COACH, /moderate budget/);
});

test('gates are changed for an incubator and given back', async () => {
  const gate = 'incubators/la-serre/gates/scaling/requirements/USER_TESTS';
  await ends(OK, ['gates', 'set', gate, '--weight', 'mandatory', '--label-fr', 'des tests', '--label-en', 'tests'], ADMIN);
  await ends(OK, ['gates', 'list', '--incubator', 'la-serre', '--phase', 'scaling'], {}, /USER_TESTS/);
  const check = ['projects', 'check', PROJECT, '--phase', 'scaling'];
  await ends(REFUSED, check, COACH, /✗ tests .*\n.*pep projects evidence mon-essai USER_TESTS --phase scaling --uri URL/);
  await ends(OK, ['projects', 'evidence', PROJECT, 'USER_TESTS', '--phase', 'scaling', '--note', 'Cinq entretiens'], COACH);
  await ends(REFUSED, check, COACH, /✓ tests/);
  await ends(OK, ['gates', 'reset', gate], ADMIN);
});

test('roles that are kept here count at once', async () => {
  const me = { as: 'ministry@organisations/agence-des-crues' };
  const { subject } = await stack.json(['whoami'], me);
  const binding = await stack.json(['access', 'grant', subject, 'coach@le-relais', '--reason', 'un essai'], ADMIN);
  await eventually('the role counts', async () =>
    (await stack.json(['whoami'], me)).roles.includes('coach@incubators/le-relais'));
  await eventually('to the portfolio too', async () => (await stack.run(['projects', 'entries', 'velo-facteur', 'funding'], me)).code === OK);
  await ends(OK, ['attention'], me);
  const needs = async (...flags) => lines((await ends(OK, ['attention', ...flags, '-o', 'json'], me)).out);
  const [three, all] = [await needs('--limit', '3'), await needs('--all')];
  assert.deepEqual(three, all.slice(0, 3), 'the most urgent of all that the roles reach');
  await ends(OK, ['access', 'list', '--active'], ADMIN, /coach@incubators\/le-relais/);
  await ends(OK, ['access', 'revoke', binding.name], ADMIN);
});

test('lessons are found by their words', async () => {
  await ends(OK, ['projects', 'update', PROJECT, '--outcome-reason', 'Plus de besoin', '--lessons', 'Parler aux usagers'], COACH);
  await ends(OK, ['projects', 'advance', PROJECT, 'stopped'], COACH);
  await ends(OK, ['lessons', 'search', 'usagers'], {}, /Parler aux usagers/);
});

test('a watch goes on where it stopped', async () => {
  const place = path.join(stack.folder, 'place');
  const follow = () => stack.run(['watch', 'projects', '--since-file', place, '--limit', '1', '-o', 'json']);
  const first = follow();
  await eventually('a watch has its place', () => fs.existsSync(place));
  await ends(OK, ['projects', 'update', PROJECT, '--mission', 'Une'], COACH);
  assert.equal(lines((await first).out)[0].data.mission, 'Une');
  await ends(OK, ['projects', 'update', PROJECT, '--mission', 'Deux'], COACH);
  const [event] = lines((await follow()).out);
  assert.equal(event.type, 'pepiniere.portfolio.project.updated.v1');
  assert.equal(event.data.mission, 'Deux');
});

test('who changed what is sealed', async () => {
  await ends(OK, ['audit', 'list', `projects/${PROJECT}`], COACH, /Deux/);
  const head = path.join(stack.folder, 'head');
  await eventually('records are sealed', async () => Number((await stack.json(['audit', 'verify', '--service', 'portfolio'], ADMIN)).sequence) > 20);
  await ends(OK, ['audit', 'verify', '--head-file', head], ADMIN, /each as it was sealed/);
  await ends(OK, ['audit', 'verify', '--head-file', head], ADMIN);
  // A record of long ago that nobody sealed, put in by somebody who may write anything.
  stack.sql("INSERT INTO audit_records (id, occurred_at_us, principal, method, resource, request_id, trace_id, reason, diff, seal_version, on_behalf_of) SELECT '00000000000000000000000000', 1, principal, method, resource, request_id, trace_id, reason, diff, seal_version, on_behalf_of FROM audit_records LIMIT 1");
  await ends(TAMPERED, ['audit', 'verify'], ADMIN, /portfolio: record 00000000000000000000000000 .* was never sealed/);
  await ends(OK, ['audit', 'verify', '--service', 'cohort'], ADMIN, /cohort: \d+ records, each as it was sealed/);
});
