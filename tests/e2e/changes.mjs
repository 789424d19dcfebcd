// The stream of changes: several services' feeds over one connection, as a page reads them, whatever happens to its reader
// and to the services meanwhile.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import test, { before } from 'node:test';
import { BUILD, SAMPLE, Stack, eventually, freePort, temporaryFolder } from './stack.mjs';

const PORTFOLIO = '/pepiniere.portfolio.v1.PortfolioService', COHORT = '/pepiniere.cohort.v1.CohortService', ACCESS = '/pepiniere.access.v1.AccessService';
const PROJECTS = 'portfolio.projects', COMMITTEES = 'portfolio.committees', LINES = 'portfolio.lines', PROGRAMMES = 'cohort.programmes', COHORTS = 'cohort.cohorts', BINDINGS = 'access.bindings', CONSENTS = 'access.consents';
const PROGRAMME = 'programmes/eig-essai';

let stack, base;
before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  base = stack.web.replace('localhost', '127.0.0.1');
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  await write(`${COHORT}/CreateProgramme`, { programmeId: PROGRAMME.split('/')[1], programme: { title: 'Un essai' } });
});

async function write(method, body) {
  const reply = await fetch(base + method, { method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${stack.token('programme_admin')}` } });
  assert.equal(reply.status, 200, `${method}: ${reply.status}`);
  return reply.json();
}
const newId = () => `essai-${Math.random().toString(36).slice(2)}`;
async function newProject() {
  const project = { kind: 1, title: 'Un essai', primaryIncubator: 'incubators/la-serre' };
  return (await write(`${PORTFOLIO}/CreateProject`, { projectId: newId(), project })).name;
}
async function newCohort() {
  return (await write(`${COHORT}/CreateCohort`, { parent: PROGRAMME, cohortId: newId(), cohort: { title: 'Promotion' } })).name;
}

// What asks for these feeds, each after its token where there is one.
function question(feeds, tokens = {}) {
  const query = new URLSearchParams(feeds.map((feed) => ['feed', feed]));
  for (const [feed, token] of Object.entries(tokens)) query.append('resume', `${feed}:${token}`);
  return `/changes?${query}`;
}

// Reads events as they come, until it hangs up or the answer ends.
class Reader {
  constructor(response) {
    this.response = response;
    this.events = [];
    this.comments = [];
    let rest = '';
    response.setEncoding('utf8').on('data', (text) => {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop();
      for (const block of blocks) this.hear(block);
    });
    // True: the answer came to its end.
    this.ended = new Promise((resolve) => response.once('close', () => resolve(response.complete)));
    response.on('error', () => {});
  }
  static open(feeds, { tokens, at = base, headers = {} } = {}) {
    return new Promise((resolve, reject) => {
      http.get(at + question(feeds, tokens), { agent: false, headers }, (response) => {
        const { statusCode, headers: { 'content-type': type } } = response;
        if (statusCode === 200 && type === 'text/event-stream') resolve(new Reader(response));
        else reject(new Error(`${statusCode} ${type}`));
      }).on('error', reject);
    });
  }
  hear(block) {
    assert.ok(!block.includes('\n'), 'an event is one line');
    if (block.startsWith(':')) this.comments.push(block);
    else this.events.push(JSON.parse(block.replace(/^data: /, '')));
  }
  of(feed) {
    return this.events.filter((event) => event.feed === feed);
  }
  changes(feed) {
    return this.of(feed).flatMap((event) => event.changes ?? []);
  }
  // Once each feed has said where it begins.
  async begun(...feeds) {
    for (const feed of feeds) await eventually(`${feed} begins`, () => this.of(feed).some((event) => event.token));
    return this;
  }
  async sees(feed, name, kind) {
    await eventually(`${kind} ${name}`, () => this.changes(feed).some((change) => change.name === name && change.kind === kind));
  }
  // The last token of each feed.
  tokens() {
    return Object.fromEntries(this.events.filter((event) => event.token).map((event) => [event.feed, event.token]));
  }
  hangUp() {
    this.response.destroy();
  }
}

test('several services, one connection', async () => {
  const feeds = [PROJECTS, COMMITTEES, PROGRAMMES, COHORTS];
  const reader = await (await Reader.open(feeds)).begun(...feeds);
  for (const feed of feeds) {
    const [{ service, token, changes, ...more }] = reader.of(feed);
    assert.deepEqual([service, changes, more], [feed.split('.')[0], [], { feed }]);
    assert.equal(typeof token, 'string');
  }
  const project = await newProject();
  const name = await newCohort();
  await write(`${COHORT}/UpdateCohort`, { cohort: { name, title: 'Promotion 2' } });
  await write(`${COHORT}/DeleteCohort`, { name });
  await write(`${COHORT}/UpdateProgramme`, { programme: { name: PROGRAMME, title: 'Deux essais' } });
  await reader.sees(PROJECTS, project, 'CREATED');
  await reader.sees(COHORTS, name, 'DELETED');
  await reader.sees(PROGRAMMES, PROGRAMME, 'UPDATED');
  assert.deepEqual(reader.changes(COHORTS), ['CREATED', 'UPDATED', 'DELETED'].map((kind) => ({ name, kind })));
  assert.deepEqual(reader.changes(COMMITTEES), []);
  const told = reader.of(COHORTS).filter(({ changes }) => changes.length > 0);
  assert.equal(new Set(told.map(({ token }) => token)).size, 3, 'each has a place of its own');
  reader.hangUp();
});

test('what is recorded below a project is named to those who may list it', async () => {
  const reader = await (await Reader.open([LINES])).begun(LINES);
  const project = await newProject();
  await write('/pepiniere.portfolio.v1.GovernanceService/CreateFundingLine', { parent: project,
    fundingLine: { fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: '10' }, date: { year: 2026, month: 1, day: 1 } } });
  await write(`${PORTFOLIO}/CreateProjectEvent`, { parent: project, event: { type: 'other', date: { year: 2026, month: 1, day: 1 } } });
  await reader.sees(LINES, `${project}/events/1`, 'CREATED');
  assert.deepEqual(reader.changes(LINES).map(({ name }) => name), [`${project}/events/1`]);
  reader.hangUp();
});

test('who comes back with its tokens misses nothing, and nothing comes twice', async () => {
  const feeds = [PROJECTS, COHORTS];
  const first = await (await Reader.open(feeds)).begun(...feeds);
  const seen = await newCohort();
  await first.sees(COHORTS, seen, 'CREATED');
  first.hangUp();
  const project = await newProject(), cohort = await newCohort();
  const second = await Reader.open(feeds, { tokens: first.tokens() });
  await second.sees(PROJECTS, project, 'CREATED');
  await second.sees(COHORTS, cohort, 'CREATED');
  assert.deepEqual(second.changes(COHORTS).map(({ name }) => name), [cohort]);
  second.hangUp();
});

test('who was given which role, and who agreed to what, is told to administrators; whoever may not follow it follows the rest', async () => {
  const visitor = await (await Reader.open([BINDINGS, PROJECTS])).begun(PROJECTS);
  await eventually('it is refused', () => visitor.of(BINDINGS).length > 0);
  assert.deepEqual(visitor.of(BINDINGS), [{ service: 'access', feed: BINDINGS, refused: true }]);
  assert.equal((await fetch(base + question([BINDINGS]))).status, 401, 'alone, it is an error');
  const admin = await (await Reader.open([BINDINGS, CONSENTS, PROJECTS], { headers: { authorization: `Bearer ${stack.token('programme_admin')}` } })).begun(BINDINGS, CONSENTS, PROJECTS);
  const { name } = await write(`${ACCESS}/CreateAccessBinding`, { accessBinding: { principal: 'quelqu-un', role: 'ROLE_SYSTEM' } });
  await admin.sees(BINDINGS, name, 'CREATED');
  const { person } = await write(`${ACCESS}/GetCaller`, {});
  const { consentPurposes: [{ id, wording }] } = await write(`${ACCESS}/ListConsentPurposes`, {});
  const consent = await write(`${ACCESS}/GiveConsent`, { name: `${person}/consents/${id}`, wording });
  await admin.sees(CONSENTS, consent.name, 'CREATED');
  const project = await newProject();
  await visitor.sees(PROJECTS, project, 'CREATED');
  assert.equal(visitor.of(BINDINGS).length, 1);
  for (const reader of [visitor, admin]) reader.hangUp();
});

test('what is written below calls and cohorts is followed by whoever may read it, and told to nobody else', async () => {
  const open = ['cohort.versions', 'cohort.moods', 'cohort.applications', 'cohort.hearings', 'cohort.offers'], juries = ['cohort.jurors', 'cohort.reviews', 'cohort.rankings', 'cohort.placements'];
  const reader = (role) => Reader.open([...open, ...juries], { headers: role ? { authorization: `Bearer ${stack.token(role)}` } : {} });
  const coach = await (await reader(`coach@${PROGRAMME}`)).begun(...open, ...juries), other = await (await reader('coach@programmes/ailleurs')).begun(...open, ...juries);
  const visitor = await (await reader()).begun(...open);
  for (const feed of juries) await eventually(`${feed} is refused`, () => visitor.of(feed).some(({ refused }) => refused));
  const call = (await write(`${COHORT}/CreateCall`, { callId: newId(), call: { cohort: await newCohort(), title: 'Un appel', kind: 'KIND_CANDIDATES' } })).name;
  const person = 'persons/01HZZZZZZZZZZZZZZZZZZZZZZZ';
  const { name } = await write(`${COHORT}/CreateJuror`, { parent: call, juror: { person, displayName: 'Un juré' } });
  await coach.sees('cohort.jurors', name, 'CREATED');
  const { name: grid } = await write(`${COHORT}/CreateGrid`, { gridId: newId(), grid: { programme: PROGRAMME, title: 'Une grille' } });
  const { name: version } = await write(`${COHORT}/CreateGridVersion`, { parent: grid, version: { criteria: [{ code: 'IMPACT', label: 'Intérêt', maximum: 4 }] } });
  for (const each of [coach, other, visitor]) await each.sees('cohort.versions', version, 'CREATED');
  for (const each of [other, visitor]) assert.deepEqual(each.changes('cohort.jurors'), []);
  for (const each of [coach, other, visitor]) each.hangUp();
});

test('a token that is of no use is said to be lost, and the feed goes on from now', async () => {
  const before = await (await Reader.open([COHORTS])).begun(COHORTS);
  before.hangUp();
  const reader = await Reader.open([PROJECTS, COHORTS], { tokens: { [PROJECTS]: before.tokens()[COHORTS], [COHORTS]: 'nonsense' } });
  await reader.begun(PROJECTS, COHORTS);
  for (const feed of [PROJECTS, COHORTS]) {
    const [lost, begins] = reader.of(feed);
    assert.deepEqual(lost, { service: feed.split('.')[0], feed, lost: true });
    assert.deepEqual(begins.changes, []);
  }
  const project = await newProject();
  await reader.sees(PROJECTS, project, 'CREATED');
  reader.hangUp();
});

test('a wrong question is answered in JSON, with what there is', async () => {
  const refusal = async (at) => {
    const reply = await fetch(base + at);
    assert.equal(reply.status, 400, at);
    const { code, message } = await reply.json();
    assert.equal(code, 'invalid_argument');
    return message.split('; there are ')[1];
  };
  for (const at of ['/changes', question(['x']), question([PROJECTS, 'x'])]) assert.equal(await refusal(at), 'those of portfolio, cohort, metrics, feedback, policy, access', at);
  for (const [service, some] of [['portfolio', [PROJECTS, COMMITTEES]], ['cohort', [PROGRAMMES, COHORTS, 'cohort.offers']], ['metrics', ['metrics.series', 'metrics.sprints', 'metrics.changes']],
    ['feedback', ['feedback.campaigns', 'feedback.ideas']], ['policy', ['policy.proposals', 'policy.claims']], ['access', [BINDINGS, CONSENTS]]]) {
    // "portfolio.projects, .committees": of the same service.
    const told = await refusal(question([`${service}.nothing`]));
    const named = told.split(', ').map((name) => (name.startsWith('.') ? service + name : name));
    for (const feed of some) assert.ok(named.includes(feed), told);
  }
  assert.equal((await fetch(base + question([PROJECTS], { [COHORTS]: 'x' }))).status, 400);
  assert.equal((await fetch(base + question([PROJECTS]), { method: 'POST' })).status, 405);
  const stranger = await fetch(base + question([PROJECTS, COHORTS]), { headers: { authorization: 'Bearer nonsense' } });
  assert.equal(stranger.status, 401);
});

test('a reader who hangs up leaves nothing behind', async () => {
  const open = async () => Number((await (await fetch(`${base}/metrics`)).text()).match(/^pepiniere_watches_open (\d+)/m)?.[1] ?? NaN);
  const own = 13;  // by which services of the process copy what others have: organisations and incubators, roles, consents
  await eventually('the readers before are gone', async () => (await open()) === own);
  const reader = await (await Reader.open([PROJECTS, COHORTS])).begun(PROJECTS, COHORTS);
  assert.equal(await open(), own + 2);
  reader.hangUp();
  await eventually('the streams are closed', async () => (await open()) === own);
});

// The way to a server, which a test opens and cuts.
class Door {
  constructor(port) {
    this.port = port;
    this.sockets = new Set();
    this.server = net.createServer((outside) => {
      const inside = net.connect(stack.port, '127.0.0.1');
      for (const [socket, other] of [[outside, inside], [inside, outside]]) {
        this.sockets.add(socket);
        socket.on('error', () => {}).on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }
  open() {
    return new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
  }
  cut() {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

test('a service that is not there holds up no other', async () => {
  const door = new Door(await freePort());
  const port = await freePort();
  const at = `http://127.0.0.1:${port}`;
  const alone = spawn(path.join(BUILD, 'services/pepiniered/pepiniered'), ['--services=gateway', `--backend=${stack.server}`,
    `--backend=cohort=127.0.0.1:${door.port}`, `--gateway-listen=127.0.0.1:${port}`, `--log-file=${temporaryFolder()}/log`], { stdio: 'inherit' });
  const get = (where) => fetch(at + where);
  try {
    await eventually('it lives', () => get('/healthz').then((reply) => reply.ok, () => false));
    const ready = await get('/readyz');
    assert.equal(ready.status, 503);
    assert.match(await ready.text(), /cohort/);

    const reader = await (await Reader.open([PROJECTS, COHORTS], { at })).begun(PROJECTS);
    const project = await newProject();
    await reader.sees(PROJECTS, project, 'CREATED');
    assert.deepEqual(reader.of(COHORTS), []);
    assert.equal((await get('/api/v2.7/programmes.csv')).status, 503);
    assert.equal((await get('/api/v2.7/startups.csv')).status, 200);
    assert.equal((await get(`/${PROGRAMME}`)).status, 200, 'whether it is there, nobody can tell');

    await door.open();
    await reader.begun(COHORTS);
    const cohort = await newCohort();
    await reader.sees(COHORTS, cohort, 'CREATED');
    await eventually('it is ready', async () => (await get('/readyz')).ok);
    assert.equal((await get(`/${PROGRAMME}`)).status, 200);
    assert.equal((await get('/programmes/nulle-part')).status, 404);
    await eventually('programmes are open data', async () => (await get('/api/v2.7/programmes.csv')).ok);
    assert.match(await (await get('/api/v2.7/programmes.csv')).text(), /^id;name;[^]*\neig-essai;/);
    // What was read before this cohort was there is given until it is 30 s old.
    await eventually('cohorts too', async () => (await (await get('/api/v2.7/cohorts.json')).json())
      .some(({ id, programme }) => `programmes/${programme}/cohorts/${id}` === cohort));

    door.cut();
    assert.equal(await reader.ended, true, 'in good order: its reader comes back');
    assert.match(reader.comments.at(-1), /^: unavailable: /);
    const next = await (await Reader.open([PROJECTS, COHORTS], { at, tokens: reader.tokens() })).begun(PROJECTS);
    next.hangUp();
  } finally {
    alone.kill();
    door.cut();
    await new Promise((resolve) => alone.once('exit', resolve));
  }
});

test('SIGTERM ends it with a word', async () => {
  const reader = await (await Reader.open([PROJECTS, COHORTS])).begun(PROJECTS, COHORTS);
  const { code } = await stack.stop();
  assert.equal(code, 0);
  assert.equal(await reader.ended, true);
  assert.match(reader.comments.at(-1), /^: unavailable: the server restarts/);
});
