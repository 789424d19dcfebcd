// A thousand writers at once, a server killed under them, readers that come and go: each reader ends with exactly what the
// database holds, in the order of the commits, with nothing missed and nothing twice.
import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import test, { after } from 'node:test';
import { Client, Code, closeClients } from '../e2e/rpc.mjs';
import { Stack, eventually, sleep } from '../e2e/stack.mjs';
import { MAY_MEET } from './load.mjs';

const WRITERS = 1000, READERS = 5, PROJECTS = 200, KILLS = 3;
const OURS = 'incubators/la-serre';

after(closeClients);

const pick = (list) => list[randomInt(list.length)];
const nameOf = (i) => `projects/p-${i}`;
const dayOf = (n) => ({ year: 2000 + (n % 20), month: 1 + (n % 12), day: 1 });

// What somebody may do to a project; some of it is refused, depending on what others did before.
const DEEDS = [
  (name) => ['CreateProject', { projectId: name.slice('projects/'.length), project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Né', primaryIncubator: OURS } }],
  (name) => ['UpdateProject', { project: { name, title: `Titre ${randomInt(1e6)}` }, updateMask: { paths: ['title'] } }],
  (name) => ['UpdateProject', { project: { name, themes: [`thème ${randomInt(10)}`] }, updateMask: { paths: ['themes'] } }],
  (name) => ['AdvancePhase', { name, phase: pick(['PHASE_INVESTIGATION', 'PHASE_CONSTRUCTION', 'PHASE_SCALING']), effectiveDate: dayOf(randomInt(240)), force: true, reason: 'au hasard' }],
  (name) => ['DeleteProject', { name }],
  (name) => ['UndeleteProject', { name }],
];
const REFUSED = new Set([Code.ALREADY_EXISTS, Code.NOT_FOUND, Code.FAILED_PRECONDITION, Code.INVALID_ARGUMENT]);

// Does three things, each until it is answered, however often the server goes away meanwhile.
async function write(client) {
  for (let n = 0; n < 3; ++n) {
    const [method, request] = pick(DEEDS)(nameOf(randomInt(PROJECTS)));
    const requestId = randomUUID();
    for (;;) {
      try {
        await client.call(method, { ...request, requestId }, 30);
        break;
      } catch (error) {
        if (REFUSED.has(error.code)) break;
        if (!MAY_MEET.has(error.code)) throw error;
        await sleep(50 + randomInt(200));
      }
    }
  }
}

// The server is away, or just back, with everybody at its door.
const COME_BACK = [Code.UNAVAILABLE, Code.RESOURCE_EXHAUSTED];

// Follows projects from a token on, hanging up at random, until it is told that there is no more.
class Reader {
  constructor(client, token) {
    this.client = client;
    this.token = token;
    this.told = [];  // of each change, in order
    this.state = new Map();
    this.connections = 0;
  }
  async follow() {
    while (!this.over) {
      ++this.connections;
      const watch = this.client.watch('WatchProjects', { resumeToken: this.token }, (message) => this.read(message));
      this.hangUp = () => watch.cancel();
      const patience = setTimeout(this.hangUp, 100 + randomInt(900));
      const error = await watch.ended;
      clearTimeout(patience);
      if (error && ![Code.CANCELLED, ...COME_BACK].includes(error.code)) throw error;
      if (COME_BACK.includes(error?.code)) await sleep(50);
    }
  }
  read({ changes, resumeToken }) {
    for (const { kind, project } of changes) {
      this.told.push(`${project.name} ${project.etag}`);
      if (kind === 'CHANGE_KIND_DELETED') this.state.delete(project.name);
      else this.state.set(project.name, project);
    }
    this.token = resumeToken;
  }
}

test('every reader ends with what the database holds', async () => {
  const stack = await Stack.start({ flags: ['--queue=8000'] });
  const clientOf = (role) => new Client(stack.server, stack.token(role));
  const admin = clientOf('programme_admin');
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  const { resumeToken } = await admin.firstOf('WatchProjects');
  const readers = Array.from({ length: READERS }, () => new Reader(clientOf('programme_admin'), resumeToken));
  const following = readers.map((reader) => reader.follow());

  const clients = Array.from({ length: 20 }, () => clientOf('programme_admin'));
  let done = 0;
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, i) => write(clients[i % clients.length]).then(() => ++done)));
  for (let kill = 1; kill <= KILLS; ++kill) {
    await eventually('the writers write', () => done >= kill * WRITERS / (KILLS + 2));
    await stack.stop(kill === KILLS ? 'SIGTERM' : 'SIGKILL');
    stack.launch();
    await stack.serving();
  }
  await writing;

  await eventually('the feed has all of it', () => stack.sql('SELECT COUNT(*) FROM outbox')[0][0] === '0');
  const commits = stack.sql("SELECT resource FROM changes WHERE resource_type = 'projects' ORDER BY seq").map(([name]) => name);
  assert.ok(commits.length > WRITERS / 2, `${commits.length} commits`);
  await eventually('every reader has come to the end', () => readers.every((reader) => reader.told.length >= commits.length));
  await sleep(500);  // for what must not come
  for (const reader of readers) {
    reader.over = true;
    reader.hangUp();
  }
  await Promise.all(following);

  const held = new Map((await admin.all('ListProjects', 'projects', { pageSize: 1000 })).map((project) => [project.name, project]));
  const [first] = readers;
  for (const reader of readers) {
    assert.ok(reader.connections > 2, `${reader.connections} connections`);
    assert.deepEqual(reader.told.map((line) => line.split(' ')[0]), commits, 'in the order of the commits, each once');
    assert.deepEqual(reader.told, first.told, 'every reader is told the same');
    assert.deepEqual([...reader.state.keys()].sort(), [...held.keys()].sort());
    for (const [name, project] of reader.state) assert.deepEqual(project, held.get(name), name);
  }
});
