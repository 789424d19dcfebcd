// A portfolio served for one test: the real binaries on a database of the test's own, with a local issuer as ./run makes
// one. Everything it starts ends with the process, however that ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt, sign } from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { apart } from './apart.mjs';
import { copyRows, copySchema } from './schemas.mjs';

// The servers of a test listen on 127.0.0.1, and Node 18 asks the first address of localhost alone.
dns.setDefaultResultOrder('ipv4first');

export const SOURCE = process.env.PEPINIERE_SOURCE ?? fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const BUILD = process.env.PEPINIERE_BUILD ?? path.join(SOURCE, 'build/debug');
export const PEP = path.join(BUILD, 'clients/pep/pep');
export const SAMPLE = path.join(SOURCE, 'clients/pep/sample');
// Each has a schema of its own.
const PEPINIERED = path.join(BUILD, 'services/pepiniered/pepiniered');
const MARIADB = path.join(SOURCE, '.ci/mariadb.sh');
const GRANT = path.join(SOURCE, 'migrations/grant.sh');

// By the names of services/services.txt, in the order in which they start.
export const SERVICES = fs.readFileSync(path.join(SOURCE, 'services/services.txt'), 'utf8').split('\n').filter((line) => /^[a-z]/.test(line));

// What ctest takes for "skipped" (SKIP_RETURN_CODE).
const SKIPPED = 77;

export function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(SKIPPED);
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Waits for what must come, much longer than it can take; fails rather than hangs.
export async function eventually(what, holds, seconds = 120) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`in vain for ${seconds} s: ${what}`);
    await sleep(50);
  }
}

const cleanups = [];
process.on('exit', () => {
  for (const clean of cleanups.reverse()) {
    try {
      clean();
    } catch (error) {
      console.error(`cleaning up: ${error.message}`);
    }
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

export function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pepiniere-'));
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Whether it could be bound: `open` binds, and says so by this event.
const bound = (socket, event, open) => new Promise((resolve) => {
  socket.once('error', () => resolve(false)).once(event, () => resolve(true));
  open();
});

// Below the ports that the system hands out, so that nobody takes it by chance; and held as a port of UDP while this
// process lives, so that no other test, nor this one, chooses it before the server that it is for listens.
async function claimed(port) {
  const claim = dgram.createSocket('udp4'), probe = net.createServer();
  if (!await bound(claim, 'listening', () => claim.bind({ port, address: '127.0.0.1', exclusive: true }))) return false;
  claim.unref();
  if (!await bound(probe, 'listening', () => probe.listen(port, '127.0.0.1'))) return false;
  await new Promise((resolve) => probe.close(resolve));
  return true;
}

// The first of `count` in a row.
export async function freePort(count = 1) {
  for (;;) {
    const first = randomInt(15000, 30000 - count);
    let free = 0;
    while (free < count && await claimed(first + free)) ++free;
    if (free === count) return first;
  }
}

// Functions of .ci/common.sh.
function house(script, logs) {
  execFileSync('bash', ['-euo', 'pipefail', '-c', `. .ci/common.sh; ${script}`],
    { cwd: SOURCE, env: { ...process.env, LOGS: logs }, stdio: ['ignore', 'pipe', 'inherit'] });
}

// The MariaDB of the test run, or one of the test's own, to be killed, whose commits are durable.
class Mariadb {
  constructor(folder, own) {
    this.folder = folder;
    this.own = own;
  }
  static #ofTheRun;
  static shared() {
    this.#ofTheRun ??= new Mariadb(path.join(BUILD, 'mariadb'), false).start();
    return this.#ofTheRun;
  }
  static own() {
    const folder = temporaryFolder();
    fs.chmodSync(folder, 0o711);  // the server's user walks through it
    const server = new Mariadb(path.join(folder, 'mariadb'), true);
    cleanups.push(() => execFileSync(MARIADB, ['stop', server.folder]));
    return server.start();
  }
  start() {
    const volatility = this.own ? [] : ['--volatile'];
    this.socket = execFileSync(MARIADB, ['start', this.folder, ...volatility], { encoding: 'utf8' }).trim();
    return this;
  }
  get passwordFile() {
    return path.join(this.folder, 'pepiniere.password');
  }
  // kill -9; returns when it is gone.
  async kill() {
    const pid = Number(fs.readFileSync(path.join(this.folder, 'mariadb.pid'), 'utf8'));
    process.kill(pid, 'SIGKILL');
    await eventually('MariaDB is gone', () => !fs.existsSync(`/proc/${pid}`) || /^State:\s+Z/m.test(statusOf(pid)));
  }
  // Rows of strings.
  sql(text, schema = '') {
    const out = execFileSync('mariadb', ['--no-defaults', `--socket=${this.socket}`, '--user=root', '--batch',
      '--skip-column-names', ...(schema ? [schema] : [])], { input: text, encoding: 'utf8', maxBuffer: 1 << 28 });
    return out.split('\n').filter(Boolean).map((line) => line.split('\t'));
  }
}

// The files of a folder and of those in it, in another that is made for them.
function copyFiles(from, to) {
  fs.mkdirSync(to);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const copy = entry.isDirectory() ? copyFiles : fs.copyFileSync;
    copy(path.join(from, entry.name), path.join(to, entry.name));
  }
}

// A script of ours that runs beside the test and ends with it; returns once it says that it listens.
function startBeside(script, options) {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanups.push(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout.once('data', () => {
      child.unref();
      child.stdout.destroy();
      resolve();
    });
  });
}

const ends = new WeakMap();  // of processes that were started

function statusOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return 'State: Z';
  }
}

// All services in one process.
export class Together {
  // options: ownDatabase (a MariaDB that the test may kill), flags (of pepiniered, beyond the usual), serve (true),
  // gateway (HTTP too, at stack.web: {signIn: false} without anybody's signing in), like (another, which is stopped: this one
  // has its rows and its keys).
  static async start({ ownDatabase = false, flags = [], serve = true, gateway, like } = {}) {
    const stack = new this();
    stack.folder = temporaryFolder();
    stack.database = ownDatabase ? Mariadb.own() : Mariadb.shared();
    stack.schema = `pepiniere_e2e_${randomBytes(6).toString('hex')}`;
    stack.flags = flags;
    stack.like = like;
    stack.gatewayFlags = gateway ? await stack.openGateway(gateway) : [];
    await stack.prepare();
    if (serve) {
      stack.launch();
      await stack.serving();
    }
    return stack;
  }

  // All that its processes need to be there.
  async prepare() {
    const drop = SERVICES.map((service) => `DROP DATABASE IF EXISTS ${this.schemaOf(service)}`).join(';');
    if (!this.database.own) cleanups.push(() => this.database.sql(drop));
    for (const service of SERVICES) this.makeSchema(service, this.schemaOf(service));
    if (this.like) copyFiles(path.join(this.like.folder, 'issuer'), path.join(this.folder, 'issuer'));
    house(`make_issuer '${this.folder}/issuer'`, this.folder);
    this.port = await freePort();
    this.server = `127.0.0.1:${this.port}`;
    this.trust = [`--jwks=${this.folder}/issuer/jwks.json`, '--issuer=https://pepiniere.localhost',
      '--audience=pepiniere', '--development', `--sources-key=${this.folder}/issuer/sources.key`, `--receipts-key=${this.folder}/issuer/receipts.pem`,
      `--answer-keys=${this.folder}/issuer/answer-keys`, `--answer-keys=${this.folder}/issuer/answer-keys-copy`];
    this.logins = new Map();
  }

  schemaOf(service) {
    return service === 'portfolio' ? this.schema : `${this.schema}_${service}`;
  }

  get databaseFlags() {
    return [`--db-socket=${this.database.socket}`, `--db-password-file=${this.database.passwordFile}`,
      ...SERVICES.map((service) => `--db=${service}=${this.schemaOf(service)}`)];
  }

  // In the database of the test run, a copy; in one of the test's own, with the commands that operators have.
  makeSchema(service, schema) {
    const { socket } = this.database;
    const migrate = (name) => house(`migrate ${service} '${socket}' ${name}`, this.folder);
    if (this.database.own) {
      migrate(schema);
      return;
    }
    copySchema(this.database, service, schema, { source: SOURCE, build: BUILD, migrate });
    if (this.like) copyRows(this.database, this.like.schemaOf(service), schema);
    execFileSync(GRANT, [schema, 'pepiniere', '--no-defaults', `--socket=${socket}`, '--user=root']);
  }

  async openGateway({ signIn = true }) {
    const port = await freePort();
    this.web = `http://localhost:${port}`;
    const files = path.join(BUILD, 'web');
    return [`--gateway-listen=127.0.0.1:${port}`, '--gateway-metrics', ...(fs.existsSync(files) ? [`--web=${files}`] : []),
      ...(signIn ? [`--development-key=${this.folder}/issuer/key.pem`] : [])];
  }

  get log() {
    return path.join(this.folder, 'pepiniered.log');
  }

  launch() {
    this.daemon = this.spawn([`--listen=${this.server}`, ...this.databaseFlags, ...this.trust, ...this.flags, ...this.gatewayFlags]);
  }

  // A process of pepiniered with these flags.
  spawn(flags) {
    const log = fs.openSync(this.log, 'a');
    const daemon = spawn(PEPINIERED, flags, { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    daemon.unref();  // a test that is over does not wait for it
    ends.set(daemon, new Promise((resolve) => daemon.once('exit', (code, signal) => resolve({ code, signal }))));
    cleanups.push(() => daemon.exitCode === null && daemon.signalCode === null && daemon.kill('SIGKILL'));
    return daemon;
  }
  // {code, signal}, when it has ended.
  endOf(daemon) {
    daemon.ref();
    return ends.get(daemon);
  }

  // Waits until it holds of `daemon`, which lives; what the processes said otherwise.
  async hasBegun(name, daemon, holds) {
    await eventually(`${name} serves`, () => {
      if (daemon.exitCode !== null || daemon.signalCode !== null) throw new Error(`${name} ended: ${daemon.exitCode ?? daemon.signalCode}`);
      return holds();
    }).catch((error) => {
      throw new Error(`${error.message}; the log: ${fs.readFileSync(this.log, 'utf8').slice(-4000)}`);
    });
  }

  get gateway() {
    return this.daemon;
  }

  async serving() {
    await this.hasBegun('pepiniered', this.daemon, async () => (await this.run(['ping'])).code === 0);
    if (!this.web) return;
    const door = this.web.replace('//localhost:', '//127.0.0.1:');  // whatever a name server says
    await this.hasBegun('the gateway', this.gateway, () => fetch(`${door}/readyz`).then((reply) => reply.ok, () => false));
  }

  exit() {
    return this.endOf(this.daemon);
  }
  // Ends it: SIGTERM, or another.
  stop(signal = 'SIGTERM') {
    this.daemon.kill(signal);
    return this.exit();
  }

  // The environment of a pep that is logged in as `role` ("coach@incubators/x"), or as nobody.
  environment(role = '') {
    const home = path.join(this.folder, 'home', role.replaceAll('/', '+') || 'nobody');
    const env = { PATH: process.env.PATH, HOME: home, PEP_CONFIG_DIR: home, PEP_SERVER: this.server, LANG: 'C.UTF-8',
      PEP_DEV_ISSUER_KEY: `${this.folder}/issuer/key.pem`, ...this.pepEnvironment };
    if (role && !this.logins.has(role)) {
      this.logins.set(role, home);
      execFileSync(PEP, ['login', '--as', role], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    }
    return env;
  }

  // The bearer token of a role.
  token(role) {
    const folder = path.join(this.environment(role).PEP_CONFIG_DIR, 'tokens');
    return fs.readFileSync(path.join(folder, fs.readdirSync(folder)[0]), 'utf8').trim();
  }

  // The bearer token of somebody with these claims ({sub, name, email, pepiniere_roles}), good for an hour.
  sign(claims) {
    const issuer = path.join(this.folder, 'issuer');
    const { keys: [{ alg, kid }] } = JSON.parse(fs.readFileSync(path.join(issuer, 'jwks.json'), 'utf8'));
    const now = Math.floor(Date.now() / 1000);
    const said = [{ alg, typ: 'JWT', kid }, { iss: 'https://pepiniere.localhost', aud: 'pepiniere', iat: now, exp: now + 3600, ...claims }];
    const text = said.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const key = fs.readFileSync(path.join(issuer, 'key.pem'));
    return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  }

  // Runs pep to its end: {code, out, err}. Beside the event loop, so that other calls go on.
  run(args, { as = '', env = {}, input = '' } = {}) {
    const child = spawn(PEP, args, { env: { ...this.environment(as), ...env }, cwd: this.folder });
    let out = '', err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.stdin.on('error', () => {}).end(input);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out, err }));
    });
  }

  // The same where it must go well: what it printed.
  async pep(args, options) {
    const { code, out, err } = await this.run(args, options);
    if (code !== 0) throw new Error(`pep ${args.join(' ')}: exit code ${code}\n${out}${err}`);
    return out;
  }

  // What it printed, as one JSON value; or as one a line.
  async json(args, options) {
    return JSON.parse(await this.pep(['--output', 'json', ...args], options));
  }
  async jsonLines(args, options) {
    return (await this.pep(['--output', 'json', ...args], options)).split('\n').filter(Boolean).map((l) => JSON.parse(l));
  }

  sql(text) {
    return this.database.sql(text, this.schema);
  }
}

// Each in a process of its own.
export const Apart = apart(Together, { SERVICES, freePort, startBeside });

export const Stack = process.env.PEPINIERE_APART ? Apart : Together;

// Runs a program to its end: {code, out, err}.
export function runProgram(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  return { code: status, out: stdout, err: stderr };
}
