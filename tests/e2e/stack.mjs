// A portfolio served for one test: the real binaries on a database of the test's own, with a local issuer as ./run makes
// one. Everything it starts ends with the process, however that ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copySchema } from './schemas.mjs';

// The servers of a test listen on 127.0.0.1, and Node 18 asks the first address of localhost alone.
dns.setDefaultResultOrder('ipv4first');

export const SOURCE = process.env.PEPINIERE_SOURCE ?? fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const BUILD = process.env.PEPINIERE_BUILD ?? path.join(SOURCE, 'build/debug');
export const PEP = path.join(BUILD, 'clients/pep/pep');
export const SAMPLE = path.join(SOURCE, 'clients/pep/sample');
const PEPINIERED = path.join(BUILD, 'services/pepiniered/pepiniered');
const MARIADB = path.join(SOURCE, '.ci/mariadb.sh');
const GRANT = path.join(SOURCE, 'migrations/grant.sh');

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

// Below the ports that the system hands out, so that nobody takes it by chance.
export async function freePort() {
  for (;;) {
    const port = randomInt(15000, 30000);
    const free = await new Promise((resolve) => {
      const probe = net.createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
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

function statusOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return 'State: Z';
  }
}

export class Stack {
  // options: ownDatabase (a MariaDB that the test may kill), flags (of pepiniered, beyond the usual), serve (true),
  // gateway (HTTP too, at stack.web: {signIn: false} without anybody's signing in).
  static async start({ ownDatabase = false, flags = [], serve = true, gateway } = {}) {
    const stack = new Stack();
    stack.folder = temporaryFolder();
    stack.database = ownDatabase ? Mariadb.own() : Mariadb.shared();
    stack.schema = `pepiniere_e2e_${randomBytes(6).toString('hex')}`;
    const drop = `DROP DATABASE IF EXISTS ${stack.schema}; DROP DATABASE IF EXISTS ${stack.schema}_cohort`;
    if (!ownDatabase) cleanups.push(() => stack.database.sql(drop));
    stack.makeSchema('portfolio', stack.schema);
    stack.makeSchema('cohort', `${stack.schema}_cohort`);
    house(`make_issuer '${stack.folder}/issuer'`, stack.folder);
    stack.port = await freePort();
    stack.server = `127.0.0.1:${stack.port}`;
    stack.trust = [`--jwks=${stack.folder}/issuer/jwks.json`, '--issuer=https://pepiniere.localhost',
      '--audience=pepiniere', '--development'];
    stack.flags = [...flags, ...(gateway ? await stack.openGateway(gateway) : [])];
    stack.logins = new Map();
    if (serve) {
      stack.launch();
      await stack.serving();
    }
    return stack;
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
    const log = fs.openSync(this.log, 'a');
    const flags = [`--listen=${this.server}`, `--db-socket=${this.database.socket}`, `--db=portfolio=${this.schema}`, `--db=cohort=${this.schema}_cohort`,
      `--db-password-file=${this.database.passwordFile}`, ...this.trust, ...this.flags];
    const daemon = spawn(PEPINIERED, flags, { stdio: ['ignore', log, log] });
    fs.closeSync(log);
    daemon.unref();  // a test that is over does not wait for it
    this.daemon = daemon;
    this.ended = new Promise((resolve) => daemon.once('exit', (code, signal) => resolve({ code, signal })));
    cleanups.push(() => daemon.exitCode === null && daemon.signalCode === null && daemon.kill('SIGKILL'));
  }

  async serving() {
    await eventually('pepiniered serves', async () => {
      if (this.daemon.exitCode !== null) throw new Error(`pepiniered ended: ${fs.readFileSync(this.log, 'utf8')}`);
      return (await this.run(['ping'])).code === 0;
    });
    if (!this.web) return;
    const door = this.web.replace('//localhost:', '//127.0.0.1:');  // whatever a name server says
    await eventually('the gateway serves', () => fetch(`${door}/readyz`).then((reply) => reply.ok, () => false));
  }

  // {code, signal}, when it has ended.
  exit() {
    this.daemon.ref();
    return this.ended;
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

// Runs a program to its end: {code, out, err}.
export function runProgram(command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  return { code: status, out: stdout, err: stderr };
}
