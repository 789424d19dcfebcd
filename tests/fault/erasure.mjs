// An erasure is finished, whatever dies or stands still in the middle of it; and no backup brings anybody back.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { OURS, day, sheetOf, signIn, write } from '../e2e/lives.mjs';
import { Client, Code, closeClients } from '../e2e/rpc.mjs';
import { SERVICES, Stack, eventually, sleep } from '../e2e/stack.mjs';
import { Traces, cellsOf } from '../e2e/traces.mjs';
import { persist } from './load.mjs';

// Enough that an erasure takes a while.
const PROJECTS = 60, CHANGES = 3, ROUNDS = 4, LONGEST_MS = 400;
const AT_ONCE = 6;  // projects that are written side by side
// Two names that no other person of this test has, in letters alone.
const letters = (n) => [...randomBytes(n)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
let stack, admin, number = 0;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  await write(admin, 'CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

// Somebody who is named in so many projects, changed so often; and a search for them.
async function somebody(projects = PROJECTS) {
  const n = ++number, name = `${letters(8)} ${letters(10)}`;
  const who = { sub: `agent-${letters(10)}`, name, email: `${name.replace(' ', '.')}@jardins.example`, alias: name.split(' ').reverse().join(' ') };
  const { person } = await signIn(stack, who);
  await write(admin, 'CreateAccessBinding', { accessBinding: { principal: who.sub, role: 'ROLE_COACH', resource: OURS } });
  const planted = Array.from({ length: projects }, (_, i) => i);
  const plant = async (i) => {
    const project = `projects/p-${n}-${i}`;
    await write(admin, 'CreateProject', { projectId: `p-${n}-${i}`, project: { ...sheetOf(who), title: 'Semis', description: `Vu avec ${who.name} (${who.email}) et une experte` } });
    for (let change = 0; change < CHANGES; ++change)
      await write(admin, 'UpdateProject', { project: { name: project, contact: `${who.name}, bureau ${change}` }, updateMask: { paths: ['contact'] } });
    await write(admin, 'AdvancePhase', { name: project, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2025-01-06') });
  };
  while (planted.length) await Promise.all(planted.splice(0, AT_ONCE).map(plant));
  const traces = new Traces([who.sub, who.name, who.email, who.alias]);
  assert.ok(traces.placesIn(cellsOf(stack)).length > 5);
  return { ...who, person, projects, project: `projects/p-${n}-0`, traces };
}

const erase = ({ person, alias }, requestId = randomUUID()) => persist(admin, 'ErasePerson', { name: person, reason: 'à sa demande', knownAs: [alias], requestId });
const erasuresOf = async ({ person }) => (await persist(admin, 'ListErasures', { pageSize: 1000 })).erasures.filter((each) => each.person === person);

async function isDone(who) {
  const done = await eventually('the erasure is done', async () => {
    const [erasure] = await erasuresOf(who);
    return erasure?.doneTime && erasure;
  });
  for (const { service, doneTime, error } of done.services) assert.ok(doneTime && !error, `${service}: ${error}`);
  assert.equal((await erasuresOf(who)).length, 1, 'one erasure, and no other');
  return done;
}

// However many tries it took, the report has what each of them erased, once.
function isWhole({ services }, { projects }) {
  const { erased } = services.find(({ service }) => service === 'portfolio');
  const { count, resources } = erased.find(({ what }) => what === 'projects');
  assert.deepEqual([Number(count), new Set(resources).size], [projects, projects]);
}

// What was written is in the feeds, and they are in no table.
async function isNowhere({ traces, project }) {
  await eventually('the feeds have all of it', () => SERVICES.every((service) => stack.database.sql('SELECT COUNT(*) FROM outbox', stack.schemaOf(service))[0][0] === '0'));
  assert.deepEqual(traces.placesIn(cellsOf(stack)), []);
  const { contact, intrapreneur, title, description } = await persist(admin, 'GetProject', { name: project });
  assert.deepEqual([contact, intrapreneur, title, description], ['', '', 'Semis', 'Vu avec [personne effacée] ([personne effacée]) et une experte']);
}

async function launch(service) {
  stack.launchOne(service);
  await stack.serving();
}

async function restart(service) {
  const daemon = stack.daemons.get(service);
  daemon.kill('SIGKILL');
  await stack.endOf(daemon);
  await launch(service);
}

const auditHolds = () => eventually('every chain is whole', async () => (await stack.run(['audit', 'verify'], { as: 'programme_admin' })).code === 0);

for (const service of ['portfolio', 'access']) {
  test(`kill -9 of ${service} in the middle of it: it is done in the end`, async () => {
    for (let round = 0; round < ROUNDS; ++round) {
      const who = await somebody(), other = await somebody(1);
      // The same request is made again until there is an answer, and is no second erasure.
      const answered = erase(who);
      await sleep(Math.random() * LONGEST_MS);
      await restart(service);
      const { person } = await answered;
      assert.equal(person, who.person);
      isWhole(await isDone(who), who);
      await isNowhere(who);
      assert.ok(other.traces.placesIn(cellsOf(stack)).length > 5, 'who was not erased is there');
    }
    await auditHolds();
  });
}

test('a service that stands still is named as waiting, and is done when it goes on', async () => {
  const who = await somebody(5);
  const daemon = stack.daemons.get('portfolio');
  let answer;
  daemon.kill('SIGSTOP');
  try {
    answer = await admin.call('ErasePerson', { name: who.person, reason: 'à sa demande', knownAs: [who.alias] }, 40);
  } finally {
    daemon.kill('SIGCONT');
  }
  assert.equal(answer.doneTime, null);
  const waiting = answer.services.filter(({ doneTime }) => !doneTime);
  assert.deepEqual(waiting.map(({ service }) => service), ['portfolio'], JSON.stringify(answer.services));
  assert.notEqual(waiting[0].error, '');
  assert.ok(!who.traces.areIn(answer));
  assert.equal((await admin.refusal('ErasePerson', { name: who.person, reason: 'encore' })).code, Code.FAILED_PRECONDITION);
  isWhole(await isDone(who), who);
  await isNowhere(who);
});

// All of a schema but what is not dumped with it, in another one.
const KEPT_APART = ['person_keys', 'erased_owners'];
function dump(schema) {
  const copy = `${stack.schema}_dump`;
  // What the database itself computes is nobody's to write.
  const columnsOf = (table) => stack.database.sql(`SELECT column_name FROM information_schema.columns WHERE table_schema = '${schema}'
    AND table_name = '${table}' AND is_generated = 'NEVER' ORDER BY ordinal_position`).flat().map((name) => `\`${name}\``).join(', ');
  const copied = (to, from, table) => `INSERT INTO ${to}.${table} (${columnsOf(table)}) SELECT ${columnsOf(table)} FROM ${from}.${table}`;
  const tables = stack.database.sql(`SELECT table_name FROM information_schema.tables WHERE table_schema = '${schema}' AND table_type = 'BASE TABLE'`).flat()
    .filter((table) => !KEPT_APART.includes(table));
  stack.database.sql([`CREATE DATABASE ${copy}`, ...tables.flatMap((table) => [`CREATE TABLE ${copy}.${table} LIKE ${schema}.${table}`,
    copied(copy, schema, table)])].join(';\n'));
  return {
    load: () => stack.database.sql(['SET foreign_key_checks = 0', ...tables.flatMap((table) => [`DELETE FROM ${schema}.${table}`,
      copied(schema, copy, table)])].join(';\n')),
    drop: () => stack.database.sql(`DROP DATABASE ${copy}`),
  };
}

test('a backup of before is loaded: when the service is ready, who was erased since is not in it', async () => {
  const who = await somebody(5), other = await somebody(1);
  await eventually('the feed has all of it', () => stack.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  const backup = dump(stack.schema);
  try {
    await erase(who);
    await isDone(who);
    await isNowhere(who);
    const portfolio = stack.daemons.get('portfolio');
    portfolio.kill('SIGTERM');
    await stack.endOf(portfolio);
    backup.load();
    assert.ok(who.traces.placesIn(cellsOf(stack, ['portfolio'])).length > 2, 'the backup has them');
  } finally {
    backup.drop();
  }
  await launch('portfolio');
  assert.deepEqual(who.traces.placesIn(cellsOf(stack, ['portfolio'])), []);
  await isNowhere(who);
  assert.ok(other.traces.placesIn(cellsOf(stack, ['portfolio'])).length > 2, 'who was not erased is in it');
  assert.equal((await persist(admin, 'GetProject', { name: other.project })).intrapreneur, other.name.toUpperCase());
  // What the backup's audit has of them is as unreadable as before.
  const { auditRecords } = await persist(admin.of('GovernanceService'), 'ListAuditRecords', { resource: who.project, pageSize: 1000 });
  assert.ok(auditRecords.some(({ changes }) => changes.some(({ erased }) => erased)));
  assert.ok(!who.traces.areIn(auditRecords));
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});
