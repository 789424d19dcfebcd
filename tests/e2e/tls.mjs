// TLS and mTLS with the real binaries: who has no right to talk does not, and a system's certificate is its name.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Certificates } from './certificates.mjs';
import { SAMPLE, Stack, eventually, temporaryFolder } from './stack.mjs';

const UNAVAILABLE = 7, NOT_ALLOWED = 5;
const folder = temporaryFolder();
const certificates = new Certificates(folder);
const file = (name) => certificates.file(name);

certificates.makeAuthority('authority');
certificates.makeAuthority('impostor');
certificates.make('server', 'authority', 'IP:127.0.0.1');
certificates.make('elsewhere', 'authority', 'DNS:elsewhere.example');
certificates.make('registry.example', 'authority', 'DNS:registry.example');
certificates.make('unknown.example', 'authority', 'DNS:unknown.example');
certificates.make('gateway.example', 'authority', 'DNS:gateway.example');
certificates.make('forged', 'impostor', 'DNS:registry.example');

const served = (name) => [`--tls-cert=${file(`${name}.pem`)}`, `--tls-key=${file(`${name}.key`)}`];
const trusting = (name) => ['--ca', file(`${name}.pem`)];
const showing = (name) => ['--cert', file(`${name}.pem`), '--key', file(`${name}.key`)];

async function start(flags) {
  const stack = await Stack.start({ flags, serve: false });
  stack.launch();
  return stack;
}

// Up, for whom it trusts.
async function answers(stack, ...args) {
  await eventually('it answers', async () => {
    assert.equal(stack.daemon.exitCode, null, fs.readFileSync(stack.log, 'utf8'));
    return (await stack.run([...args, 'ping'])).code === 0;
  });
}

test('TLS: the right authority, the right name, or nothing', async () => {
  const stack = await start(served('server'));
  await answers(stack, ...trusting('authority'));
  await stack.pep([...trusting('authority'), 'import', 'betagouv', SAMPLE], { as: 'system' });
  assert.ok((await stack.jsonLines([...trusting('authority'), 'projects', 'list', '--all'])).length > 0);
  assert.equal((await stack.run([...trusting('impostor'), '--timeout', '3', 'projects', 'list'])).code, UNAVAILABLE);
  assert.equal((await stack.run(['--insecure', '--timeout', '3', 'projects', 'list'])).code, UNAVAILABLE);
  // Why, and what to type, in both languages.
  const said = async (args, lang) => (await stack.run([...args, '--lang', lang, '--timeout', '3', 'projects', 'list'])).err;
  for (const [args, lang, expected] of [
    [[], 'en', /speaks TLS[^]*pep --ca FILE/], [[], 'fr', /parle TLS[^]*pep --ca FICHIER/],
    [['--insecure'], 'en', /speaks TLS[^]*pep --ca FILE …, .*without --insecure/], [['--insecure'], 'fr', /parle TLS[^]*sans --insecure/],
    [trusting('impostor'), 'en', /certificate[^]*not accepted: [^]*--ca FILE/], [trusting('impostor'), 'fr', /n'est pas accepté/]]) {
    assert.match(await said(args, lang), expected);
    assert.doesNotMatch(await said(args, lang), /\.\/run/);
  }
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });

  const other = await start(served('elsewhere'));
  const mistaken = await other.run([...trusting('authority'), '--timeout', '3', 'projects', 'list']);
  assert.equal(mistaken.code, UNAVAILABLE, 'a certificate of another name');
  assert.match(mistaken.err, /not accepted/);
  await other.stop();
});

test('mTLS: a certificate is a role; no certificate, no word', async () => {
  fs.writeFileSync(file('clients.json'), JSON.stringify({ 'registry.example': ['system'] }));
  const stack = await start([...served('server'), `--tls-client-ca=${file('authority.pem')}`, '--tls-require-client-cert',
    `--clients=${file('clients.json')}`]);
  const known = [...trusting('authority'), ...showing('registry.example')];
  await answers(stack, ...known);
  await stack.pep([...known, 'import', 'betagouv', SAMPLE]);
  const unknown = [...trusting('authority'), ...showing('unknown.example')];
  assert.equal((await stack.run([...unknown, 'import', 'betagouv', SAMPLE])).code, NOT_ALLOWED);
  for (const args of [trusting('authority'), [...trusting('authority'), ...showing('forged')]]) {
    assert.equal((await stack.run([...args, '--timeout', '3', 'projects', 'list'])).code, UNAVAILABLE);
  }
  assert.match((await stack.run([...trusting('authority'), '--timeout', '3', 'projects', 'list'])).err, /pep --cert FILE --key FILE/);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('mTLS: a certificate that is linked to a person is that person, and the system that it names otherwise', async () => {
  const stack = await start([...served('server'), `--tls-client-ca=${file('authority.pem')}`]);
  const trusted = trusting('authority'), gateway = [...trusted, ...showing('gateway.example')];
  const home = file('home');
  const ADMIN = { as: 'programme_admin' }, HER = { env: { PEP_CONFIG_DIR: home, HOME: home } };
  const pep = (args, options) => stack.pep([...trusted, ...args], options);
  const whoIs = (args, options) => stack.json([...args, 'whoami'], options);
  const way = ['--issuer', 'certificate', '--subject', 'gateway.example', '--reason', 'sa passerelle'];
  await answers(stack, ...trusted);
  await pep(['login', '--subject', 'zoe@serre.example', '--name', 'Zoé Exemple'], HER);
  const { person } = await whoIs(trusted, HER);
  await pep(['person', 'link', person, ...way], ADMIN);

  assert.deepEqual(await whoIs(gateway).then(({ subject, person: itself }) => [subject, itself]), ['gateway.example', person]);
  assert.match(await stack.pep([...gateway, 'person', 'show', 'me']), /Zoé Exemple[^]*gateway\.example \(certificate\)/);
  await stack.pep([...gateway, 'person', 'edit', 'me', '--alias', 'Z. Exemple']);
  const [edit, ...earlier] = await stack.jsonLines([...trusted, 'audit', 'list', person], ADMIN);
  assert.deepEqual([edit.method, edit.principal], ['pepiniere.access.v1.AccessService/UpdatePerson', person]);
  assert.ok(earlier.some(({ method, reason }) => method.endsWith('/LinkSubject') && reason === 'sa passerelle'));
  // Their roles, and those of the certificate's own name.
  await pep(['access', 'grant', person, 'policy_officer', '--reason', 'essai'], ADMIN);
  await pep(['access', 'grant', 'gateway.example', 'system', '--reason', 'essai'], ADMIN);
  await eventually('both count', async () => (await whoIs(gateway)).roles.length === 2);
  assert.deepEqual((await whoIs(gateway)).roles.sort(), ['policy_officer', 'system']);

  assert.equal((await stack.run([...gateway, 'person', 'consent', 'alumni', '--yes'])).code, NOT_ALLOWED, 'a program agrees to nothing');

  await pep(['person', 'unlink', person, ...way], ADMIN);
  await stack.stop();  // each process knows for a while whom it met
  stack.launch();
  await answers(stack, ...trusted);
  const system = await eventually('its role counts', async () => {
    const seen = await whoIs(gateway);
    return seen.roles.length > 0 && seen;
  });
  assert.deepEqual([system.subject, system.person, system.roles], ['gateway.example', undefined, ['system']]);
  assert.equal((await stack.run([...gateway, 'person', 'show', person])).code, NOT_ALLOWED);
  assert.deepEqual(await stack.jsonLines([...trusted, 'person', 'list', '--filter', 'subject = "gateway.example"'], ADMIN), [], 'no certificate makes a person');
  assert.equal((await stack.json([...trusted, ...showing('unknown.example'), 'whoami'])).subject, '', 'without a role and a person it is nobody');
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('who has a token whose subject is the name of a certificate is not that certificate, and holds none of its roles', async () => {
  fs.writeFileSync(file('listed.json'), JSON.stringify({ 'registry.example': [] }));
  const stack = await start([...served('server'), `--tls-client-ca=${file('authority.pem')}`, `--clients=${file('listed.json')}`]);
  const trusted = trusting('authority'), ADMIN = { as: 'programme_admin' };
  const grant = (principal, role) => stack.pep([...trusted, 'access', 'grant', principal, role, '--reason', 'essai'], ADMIN);
  const whoIs = (args, options) => stack.json([...trusted, ...args, 'whoami'], options);
  const holds = (name, role) => eventually(`${name} is ${role}`, async () => ((await whoIs(showing(name))).roles ?? []).includes(role));
  await answers(stack, ...trusted);
  await grant('registry.example', 'system');
  await grant('certificate:gateway.example', 'system');
  await grant('unknown.example', 'system');
  for (const name of ['registry.example', 'gateway.example', 'unknown.example']) await holds(name, 'system');
  const as = async (subject) => {
    const home = fs.mkdtempSync(path.join(folder, 'home-'));
    const them = { env: { PEP_CONFIG_DIR: home, HOME: home } };
    await stack.run([...trusted, 'login', '--subject', subject], them);
    return them;
  };
  const listed = await stack.run([...trusted, 'person', 'show', 'me'], await as('registry.example'));
  assert.equal(listed.code, NOT_ALLOWED, listed.out);
  assert.match(listed.err, /name of a certificate/);
  const alone = await whoIs([], await as('gateway.example'));
  assert.deepEqual([alone.subject, alone.roles ?? []], ['gateway.example', []], 'what was given to the certificate alone');
  // As before: what is given to a bare word is held by whoever is called so, a subject or a certificate.
  assert.deepEqual((await whoIs([], await as('unknown.example'))).roles, ['system']);
  assert.deepEqual(await stack.stop(), { code: 0, signal: null });
});

test('to a server without TLS, pep says so', async () => {
  const stack = await Stack.start({ gateway: { signIn: false } });
  const refusal = async (...args) => (await stack.run([...args, '--timeout', '3', 'projects', 'list'])).err;
  assert.match(await refusal(...trusting('authority')), /does not speak TLS[^]*without --ca/);
  assert.match(await refusal('--server', new URL(stack.web).host.replace('localhost', '127.0.0.1')), /web server[^]*--server HOST:PORT/);
  await stack.stop();
  assert.match(await refusal(), /Is it running/, 'nobody is there');
});

test('no plaintext to the outside, no development issuer without its flag', async () => {
  const refusal = async (change) => {
    const stack = await Stack.start({ serve: false });
    change(stack);
    stack.launch();
    assert.notEqual((await stack.exit()).code, 0);
    return fs.readFileSync(stack.log, 'utf8');
  };
  const outside = await refusal((stack) => {
    stack.server = stack.server.replace('127.0.0.1', '0.0.0.0');
  });
  assert.match(outside, /TLS|plaintext/);
  const door = await refusal((stack) => {
    stack.trust = stack.trust.filter((flag) => flag !== '--development');
  });
  assert.match(door, /--development/);
});
