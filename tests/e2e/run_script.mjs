// ./run itself, over the programs of this build: a served portfolio, again in no time, stopped, left with Ctrl-C.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { BUILD, PEP, SAMPLE, SOURCE, eventually, freePort, runProgram, temporaryFolder } from './stack.mjs';

const RUN = path.join(SOURCE, 'run');
const folder = temporaryFolder();
fs.chmodSync(folder, 0o711);  // the database's user walks through it
const data = path.join(folder, 'data');
const listen = `127.0.0.1:${await freePort(3)}`;  // its own, and the two that come next: ./run
const env = { ...process.env, PEPINIERE_BUILD: BUILD, LANG: 'C.UTF-8' };
const options = ['--data', data, '--listen', listen];
const pepEnv = { ...env, PEP_SERVER: listen, PEP_CONFIG_DIR: path.join(data, 'pep') };

const run = (...args) => runProgram(RUN, [...options, ...args], { env });
const pep = (...args) => runProgram(PEP, args, { env: pepEnv });
const projects = () => pep('--output', 'json', 'projects', 'list', '--all').out.split('\n').filter(Boolean).length;
const pidOf = (file) => fs.existsSync(path.join(data, file)) && Number(fs.readFileSync(path.join(data, file), 'utf8'));
const alive = (pid) => pid && fs.existsSync(`/proc/${pid}`);

after(() => run('--stop'));

test('--detach ends with a served portfolio, a printed summary and one URL to open', async () => {
  const first = run('--detach');
  assert.equal(first.code, 0, first.out + first.err);
  assert.match(first.out, /Importing the fictional sample/);
  assert.match(first.out, /41 projects on/);
  assert.ok(first.out.includes(listen));
  assert.equal(projects(), 41);
  assert.deepEqual(JSON.parse(pep('--output', 'json', 'whoami').out).roles, ['programme_admin']);
  const [url] = first.out.match(/http:\/\/localhost:\d+/);
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<title>Pépinière<\/title>/);
  assert.equal((await (await fetch(`${url}/auth/session`)).json()).signIn, true);
});

test('a second start finds what the first one left', () => {
  const server = pidOf('pepiniered.pid');
  const second = run('--detach');
  assert.equal(second.code, 0, second.err);
  assert.match(second.out, /Already serving/);
  assert.equal(pidOf('pepiniered.pid'), server);
});

test('--stop stops all of it, and again does nothing', () => {
  const [server, database] = [pidOf('pepiniered.pid'), pidOf('mariadb/mariadb.pid')];
  assert.ok(alive(server) && alive(database));
  assert.equal(run('--stop').code, 0);
  assert.ok(!alive(server) && !alive(database));
  assert.equal(run('--stop').code, 0);
  assert.notEqual(pep('ping').code, 0);
});

test('in the foreground, with an import, until Ctrl-C', async () => {
  const child = spawn(RUN, [...options, '--import', SAMPLE], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '', err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  await eventually('it is there for its user', () => {
    assert.equal(child.exitCode, null, out + err);
    return out.includes('Ctrl-C ends it');
  });
  assert.match(out, /Importing/);
  assert.equal(projects(), 41, 'what was there, and no more');
  const [server, database] = [pidOf('pepiniered.pid'), pidOf('mariadb/mariadb.pid')];
  assert.ok(alive(server) && alive(database));
  process.kill(-child.pid, 'SIGINT');
  assert.deepEqual(await ended, { code: 0, signal: null }, err);
  assert.ok(!alive(server) && !alive(database));
});
