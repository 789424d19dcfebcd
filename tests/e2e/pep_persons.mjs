// Persons from the command line, for real: who somebody is, what there is of them, and what is left once they are erased.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { closeClients } from './rpc.mjs';
import { importSample } from './sample.mjs';
import { Stack, eventually } from './stack.mjs';

const OK = 0, USAGE = 2, NOT_FOUND = 3, REFUSED = 4, NOT_ALLOWED = 5, CONFLICT = 6, INVALID = 8;
const ADMIN = { as: 'programme_admin' };
const LEA = 'lea.morel@serre.example', CALLED = 'Léa Morel';
// A project of the sample that she is written of in.
const PROJECT = 'debit-du-jour';

let stack, lea;

async function ends(code, args, options, complaint) {
  const result = await stack.run(args, options);
  assert.equal(result.code, code, `pep ${args.join(' ')}: ${result.out}${result.err}`);
  if (complaint) assert.match(result.err + result.out, complaint);
  return result;
}
const personOf = async (options) => (await stack.json(['whoami'], options)).person;
const everything = async (args, options) => JSON.stringify(await stack.jsonLines(args, options));

before(async () => {
  stack = await Stack.start();
  await importSample(stack);
  const home = path.join(stack.folder, 'home', 'lea');
  lea = { env: { PEP_CONFIG_DIR: home, HOME: home } };
  await ends(OK, ['access', 'grant', LEA, 'coach@la-serre', '--reason', 'un essai'], ADMIN);
  await ends(OK, ['login', '--subject', LEA, '--name', CALLED, '--email', LEA], lea);
});

after(closeClients);

test('the people of the sample have names, one agreed to something, and one was erased', async () => {
  const persons = await stack.jsonLines(['person', 'list', '--all'], ADMIN);
  const names = persons.map((person) => person.displayName ?? '');
  for (const name of ['Lise Marchetti', 'Omar Vidal', 'Inès Roux', 'Paul Simon', 'dev:programme_admin']) assert.ok(names.includes(name), name);
  assert.ok(!names.includes('Noé Garnier'));
  const { name: ines } = persons.find(({ displayName }) => displayName === 'Inès Roux');
  const consents = await stack.jsonLines(['person', 'consents', ines], ADMIN);
  assert.deepEqual(consents.map(({ name, state }) => [name, state]), [[`${ines}/consents/alumni`, 'STATE_GIVEN'], [`${ines}/consents/contact`, 'STATE_WITHDRAWN']]);
  const erased = persons.filter((person) => person.eraseTime);
  assert.equal(erased.length, 1);
  const [erasure] = await stack.jsonLines(['erasure', 'list'], ADMIN);
  assert.equal(erasure.person, erased[0].name);
  assert.equal(erasure.reason, 'à sa demande');
  await eventually('every service is done', async () => Boolean((await stack.json(['erasure', 'show', erasure.name], ADMIN)).doneTime));
  const report = (await stack.json(['erasure', 'show', erasure.name], ADMIN)).services.find(({ service }) => service === 'portfolio');
  assert.ok(report.erased.some(({ what, resources }) => what === 'projects' && resources.includes('projects/dernier-car')));
  assert.ok(!(await stack.json(['projects', 'show', 'dernier-car'], ADMIN)).intrapreneur);
  await ends(NOT_ALLOWED, ['erasure', 'list'], lea);
});

test('somebody is themselves, under a name that tells nobody who', async () => {
  const name = await personOf(lea);
  assert.match(name, /^persons\/[0-9A-Z]{26}$/);
  assert.equal(await personOf(lea), name, 'the same at each call');
  await ends(OK, ['person', 'show', 'me'], lea, new RegExp(`${CALLED}[^]*${LEA}`));
  await ends(OK, ['person', 'show', name], ADMIN, new RegExp(CALLED));
  await ends(OK, ['person', 'list', '--filter', 'Léa'], ADMIN, new RegExp(CALLED));
  await ends(NOT_ALLOWED, ['person', 'list'], lea);
  await ends(NOT_ALLOWED, ['person', 'show', 'me'], {}, /you are no person/);
  await ends(NOT_FOUND, ['person', 'show', '01ARZ3NDEKTSV4RRFFQ69G5FAV'], ADMIN, /no such person/);
});

test('what they do is recorded under that name, which tables show as what they are called', async () => {
  const name = await personOf(lea);
  await eventually('her role counts', async () => (await stack.json(['whoami'], lea)).roles.includes('coach@incubators/la-serre'));
  await ends(OK, ['projects', 'create', 'essai', '--title', 'Essai', '--incubator', 'la-serre'], lea);
  const [record] = await stack.jsonLines(['audit', 'list', 'projects/essai'], ADMIN);
  assert.equal(record.principal, name);
  const shown = await stack.pep(['audit', 'list', 'projects/essai'], ADMIN);
  assert.match(shown, new RegExp(CALLED));
  assert.ok(!shown.includes(name));
});

test('what somebody is called is theirs to correct', async () => {
  const { etag } = await stack.json(['person', 'show', 'me'], lea);
  await ends(OK, ['person', 'edit', 'me', '--alias', 'L. Morel', '--etag', etag], lea);
  await ends(CONFLICT, ['person', 'edit', 'me', '--alias', 'Léa', '--etag', etag], lea);
  await ends(USAGE, ['person', 'edit', 'me'], lea, /--display-name/);
  assert.deepEqual((await stack.json(['person', 'show', await personOf(lea)], ADMIN)).aliases, ['L. Morel']);
  await ends(NOT_ALLOWED, ['person', 'edit', await personOf(ADMIN), '--display-name', 'X'], lea);
});

test('somebody agrees in words that they read, and withdraws; so does an administrator, who says why', async () => {
  const name = await personOf(lea);
  const statesOf = async (args, options) => Object.fromEntries((await stack.jsonLines(['person', 'consents', ...args], options)).map((consent) => [consent.name.split('/').at(-1), consent.state]));
  assert.deepEqual(await statesOf([], lea), { alumni: undefined, talent_pool: undefined, contact: undefined });
  await ends(USAGE, ['person', 'consent', 'alumni'], lea, /nobody is at a terminal/);
  await ends(OK, ['person', 'consent', 'alumni', '--yes', '--dry-run'], lea, /nothing was kept/);
  await ends(OK, ['person', 'consent', 'alumni', '--yes'], lea, /Be listed among the alumni[^]*given[^]*at any time/);
  await ends(OK, ['--lang', 'fr', 'person', 'consent', 'contact', '--yes'], lea, /donné[^]*à tout moment/);
  await ends(USAGE, ['person', 'consent', 'newsletter', '--yes'], lea, /alumni\|talent_pool\|contact/);
  await ends(OK, ['person', 'consents'], lea, /alumni +Be listed among the alumni +given[^]*talent_pool .*never given/);
  assert.deepEqual(await statesOf([name], ADMIN), { alumni: 'STATE_GIVEN', contact: 'STATE_GIVEN' });
  await ends(OK, ['person', 'withdraw', 'alumni'], lea, /withdrawn/);
  await ends(REFUSED, ['person', 'withdraw', 'alumni'], lea, /was withdrawn already/);
  await ends(NOT_FOUND, ['person', 'withdraw', 'talent_pool'], lea, /never agreed to/);
  await ends(INVALID, ['person', 'withdraw', 'contact', '--person', name], ADMIN, /reason/);
  await ends(OK, ['person', 'withdraw', 'contact', '--person', name, '--reason', 'par courrier'], ADMIN);
  await ends(NOT_ALLOWED, ['person', 'consents', await personOf(ADMIN)], lea);
  const [record] = await stack.jsonLines(['audit', 'list', `${name}/consents/contact`], ADMIN);
  assert.equal(record.reason, 'par courrier');
  await ends(OK, ['person', 'consent', 'talent_pool', '--yes'], lea);
});

test('somebody signs in in one more way, which is theirs until it is taken away', async () => {
  const name = await personOf(lea);
  const way = (issuer, subject) => ['--issuer', issuer, '--subject', subject, '--reason', 'un essai'];
  const gateway = way('certificate', 'passerelle.example'), other = way('https://pepiniere.localhost', 'lea.bis@serre.example');
  await ends(OK, ['person', 'link', name, ...gateway, '--dry-run'], ADMIN, /passerelle\.example \(certificate\)[^]*nothing was kept/);
  assert.deepEqual((await stack.json(['person', 'show', name], ADMIN)).subjects.map(({ subject }) => subject), [LEA]);
  await ends(OK, ['person', 'link', name, ...gateway], ADMIN);
  await ends(OK, ['--lang', 'fr', 'person', 'show', 'me'], lea, /passerelle\.example \(certificat\)/);
  await ends(OK, ['person', 'link', name, ...other], ADMIN);
  const home = path.join(stack.folder, 'home', 'lea-bis'), bis = { env: { PEP_CONFIG_DIR: home, HOME: home } };
  await ends(OK, ['login', '--subject', 'lea.bis@serre.example'], bis);
  assert.equal(await personOf(bis), name, 'whichever they sign in as');

  const admin = await personOf(ADMIN);
  const taken = await ends(REFUSED, ['person', 'link', admin, ...gateway], ADMIN, new RegExp(`${name} signs in so already`));
  assert.match(taken.err, /pep person show [0-9A-Z]{26} [^]*--take-over/);
  await ends(REFUSED, ['--lang', 'fr', 'person', 'link', admin, ...gateway], ADMIN, /se connecte déjà ainsi[^]*--take-over/);
  await ends(OK, ['person', 'link', admin, ...gateway, '--take-over'], ADMIN, /passerelle\.example \(certificate\)/);
  await ends(INVALID, ['person', 'unlink', name, ...gateway], ADMIN, /subject/);
  await ends(OK, ['person', 'unlink', admin, ...gateway], ADMIN);
  await ends(OK, ['person', 'unlink', name, ...other], ADMIN);
  assert.deepEqual((await stack.json(['person', 'show', name], ADMIN)).subjects.map(({ subject }) => subject), [LEA]);
  await ends(USAGE, ['person', 'link', name, '--issuer', 'certificate', '--subject', 'x'], ADMIN, /--reason/);
  await ends(NOT_ALLOWED, ['person', 'link', 'me', ...gateway], lea);
});

test('all that there is of somebody is told to them', async () => {
  await ends(OK, ['projects', 'update', PROJECT, '--intrapreneur', 'Léa Morel'], ADMIN);
  await ends(OK, ['person', 'export', 'me'], lea, /portfolio +projects\/debit-du-jour +intrapreneur +Léa Morel/);
  const file = path.join(stack.folder, 'lea.json');
  await ends(OK, ['person', 'export', 'me', '--json', file], lea);
  const told = JSON.parse(fs.readFileSync(file, 'utf8'));
  assert.equal(told.person, await personOf(lea));
  assert.equal(told.accessBindings.length, 1);
  assert.equal(fs.statSync(file).mode & 0o777, 0o600);
  await ends(NOT_ALLOWED, ['person', 'export', await personOf(ADMIN)], lea);
});

test('somebody who is erased is found nowhere, and the audit is whole', async () => {
  const name = await personOf(lea);
  await ends(USAGE, ['person', 'erase', name, '--reason', 'une demande'], { ...ADMIN }, /nobody is at a terminal/);
  await ends(OK, ['person', 'erase', name, '--reason', 'une demande', '--yes'], ADMIN, /portfolio +erased +projects/);
  await ends(REFUSED, ['person', 'erase', name, '--reason', 'encore', '--yes'], ADMIN);
  assert.ok(!(await stack.json(['projects', 'show', PROJECT], ADMIN)).intrapreneur);
  for (const service of ['portfolio', 'cohort', 'access']) {
    const audit = await everything(['audit', 'list', '--service', service, '--all'], ADMIN);
    for (const word of ['Morel', LEA]) assert.ok(!audit.includes(word), `${service} tells ${word}`);
  }
  assert.ok(!(await everything(['access', 'list', '--all'], ADMIN)).includes(LEA));
  for (const { state } of await stack.jsonLines(['person', 'consents', name], ADMIN)) assert.equal(state, 'STATE_WITHDRAWN');
  const [record] = await stack.jsonLines(['audit', 'list', 'projects/essai'], ADMIN);
  assert.equal(record.principal, name, 'that somebody did it stays');
  await ends(OK, ['audit', 'list', `projects/${PROJECT}`], ADMIN, /intrapreneur: [^·\n]*erased/);
  await eventually('what was done is sealed', async () =>
    (await stack.run(['audit', 'verify'], ADMIN)).code === OK);
});
