// Former names: they lead to their project, wherever a project is named; nobody else is called so; and a source that calls
// a project otherwise moves it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients, detailsOf } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', THEIRS = 'incubators/le-verger';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const moment = (ms = Date.now()) => ({ seconds: String(Math.floor(ms / 1000)), nanos: (ms % 1000) * 1_000_000 });
const euros = (units) => ({ currencyCode: 'EUR', units: String(units) });
let stack, admin, coach, other, system, anyone, number = 0;

before(async () => {
  stack = await Stack.start();
  admin = new Client(stack.server, stack.token('programme_admin'));
  coach = new Client(stack.server, stack.token(`coach@${OURS}`));
  other = new Client(stack.server, stack.token(`coach@${THEIRS}`));
  system = new Client(stack.server, stack.token('system'));
  anyone = new Client(stack.server);
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
  await admin.call('CreateIncubator', { incubatorId: 'le-verger', incubator: { title: 'Le Verger' } });
});
after(closeClients);

const sheet = (id, { aliases = [], title = 'Un', ...more } = {}) => ({
  project: { name: `projects/${id}`, kind: 'PROJECT_KIND_STATE_STARTUP', title, mission: 'Une', primaryIncubator: OURS, aliases: aliases.map((alias) => `projects/${alias}`) },
  phaseRecords: [{ phase: 'PHASE_INVESTIGATION', effectiveDate: day('2023-01-01') }, { phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2023-09-01') }],
  events: [{ type: 'committee', date: day('2023-08-01'), comment: 'go' }],
  fundingLines: [{ fundingSource: 'FAST', amount: euros(200000), promotion: 16 }],
  ...more,
});
const session = (id, ...projects) => ({
  committee: { name: `committees/${id}`, incubator: OURS, date: day('2023-08-01'), hearings: projects.map((project) => ({ project: `projects/${project}`, summary: 'go' })) },
});
// Items a message, as many messages.
const sendAll = async (messages, { source = 'registre', dryRun = false } = {}) => (await system.stream('ImportProjects',
  messages.map((items) => ({ source, dryRun, items: items.map((item) => (item.committee ? { file: 'c', ...item } : { file: item.project.name, project: item })) })))).report;
const send = (...items) => sendAll([items]);
const counts = (report, type = 'projects') => {
  const row = report.counts.find((count) => count.resourceType === type);
  return row ? ['created', 'updated', 'unchanged', 'superseded', 'renamed'].map((key) => Number(row[key])) : [0, 0, 0, 0, 0];
};
const findings = (report, ...codes) => report.findings.filter(({ code }) => codes.includes(code)).map(({ file, code, key, message }) => `${file} ${code} ${key} ${message}`.replaceAll('projects/', ''));
const get = (id, client = anyone, more = {}) => client.call('GetProject', { name: `projects/${id}`, ...more });
const nameOf = async (id) => (await get(id)).name;
const fresh = () => `n-${++number}`;
const newProject = (id, more = {}) => coach.call('CreateProject', { projectId: id, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: id, primaryIncubator: OURS, ...more } });
const missing = (promise) => assert.rejects(promise, (error) => error.code === Code.NOT_FOUND);

test('a project is found by each of its aliases, under its own name', async () => {
  const id = fresh();
  await newProject(id, { aliases: [`projects/${id}-avant`, `projects/${id}.v1.html`, `projects/été-${id}`] });
  for (const alias of [`${id}-avant`, `${id}.v1.html`, `${id}.v1`, `été-${id}`]) assert.equal(await nameOf(alias), `projects/${id}`);
  await missing(get(`${id}-AVANT`));
  await assert.rejects(get(`${id}-avant `), (error) => error.code === Code.INVALID_ARGUMENT);
  await coach.call('UpdateProject', { project: { name: `projects/${id}`, aliases: [`projects/${id}-avant`] }, updateMask: { paths: ['aliases'] } });
  await missing(get(`${id}.v1`));
  await coach.call('DeleteProject', { name: `projects/${id}` });
  assert.ok((await get(`${id}-avant`)).deleteTime, 'as by its own name');
});

test('whatever takes a project takes its alias, and asks for the same roles', async () => {
  const id = fresh(), alias = `projects/${id}-avant`, name = `projects/${id}`;
  await newProject(id, { aliases: [alias] });
  assert.equal((await coach.call('UpdateProject', { project: { name: alias, mission: 'M' }, updateMask: { paths: ['mission'] } })).name, name);
  assert.equal((await coach.call('AdvancePhase', { name: alias, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2024-01-01') })).phaseRecord, `${name}/phaseRecords/1`);
  assert.equal((await anyone.call('GetPhaseRecord', { name: `${alias}/phaseRecords/1` })).name, `${name}/phaseRecords/1`);
  assert.equal((await anyone.call('ListPhaseRecords', { parent: alias })).phaseRecords.length, 1);
  const event = await coach.call('CreateProjectEvent', { parent: alias, event: { type: 'other', date: day('2024-02-01') } });
  assert.equal(event.name, `${name}/events/1`);
  assert.equal((await anyone.call('ListProjectEvents', { parent: alias })).events.length, 1);
  assert.equal((await coach.call('CreateFundingLine', { parent: alias, fundingLine: { fundingSource: 'FAST', amount: euros(10), date: day('2024-03-01') } })).name, `${name}/fundingLines/1`);
  assert.equal((await coach.call('GetProjectFinances', { name: alias })).project, name);
  const held = await coach.call('CreateCommittee', { committeeId: `c-${id}`, committee: { incubator: OURS, date: day('2026-01-01'), hearings: [{ project: alias }] } });
  assert.equal(held.hearings[0].project, name);
  assert.ok((await coach.all('ListAuditRecords', 'auditRecords', { resource: alias })).length > 3);
  for (const call of [['UpdateProject', { project: { name: alias, mission: 'N' }, updateMask: { paths: ['mission'] } }], ['DeleteProject', { name: alias }], ['ListEvidence', { parent: alias }]]) {
    await assert.rejects(other.call(...call), (error) => error.code === Code.PERMISSION_DENIED);
  }
  const same = { requestId: randomUUID(), parent: alias, event: { type: 'other', date: day('2024-02-02'), comment: 'une fois' } };
  assert.deepEqual(await coach.call('CreateProjectEvent', same), await coach.call('CreateProjectEvent', same));
  await coach.call('UpdateCommittee', { committee: { name: held.name, hearings: [] }, updateMask: { paths: ['hearings'] } });
  assert.equal((await coach.call('DeleteProject', { name: alias })).name, name);
});

test('an alias is an id that nobody uses', async () => {
  const [a, b] = [fresh(), fresh()];
  await newProject(a, { aliases: [`projects/${a}-avant`] });
  await newProject(b);
  const refused = (promise, field) => assert.rejects(promise, (error) => {
    assert.equal(error.code, Code.INVALID_ARGUMENT, error.message);
    return error.message.includes(field) || JSON.stringify(error.details ?? '').includes(field);
  });
  const call = (aliases) => coach.call('UpdateProject', { project: { name: `projects/${b}`, aliases }, updateMask: { paths: ['aliases'] } });
  await refused(call([`projects/${a}`]), 'project.aliases');
  await refused(call([`projects/${a}.html`]), 'project.aliases');
  await refused(call([`projects/${a}-avant`]), 'project.aliases');
  await refused(call(['sans-collection']), 'project.aliases');
  await refused(newProject(fresh(), { aliases: [`projects/${a}`] }), 'project.aliases');
  await assert.rejects(newProject(`${a}-avant`), (error) => error.code === Code.ALREADY_EXISTS && error.message.includes(`projects/${a}`) && error.message.includes('choose another id'));
  await coach.call('UpdateProject', { project: { name: `projects/${a}`, aliases: [] }, updateMask: { paths: ['aliases'] } });
  await call([`projects/${a}-avant`]);
  assert.equal(await nameOf(`${a}-avant`), `projects/${b}`);
  // Its own id is no news, and what it had it may keep.
  await call([`projects/${a}-avant`, `projects/${b}`]);
  await coach.call('UpdateProject', { project: { name: `projects/${b}`, mission: 'M' }, updateMask: { paths: ['mission'] } });
  // The id of a project that was deleted is free for an alias; the project then comes back under no one's alias.
  await coach.call('DeleteProject', { name: `projects/${a}` });
  await call([`projects/${a}`]);
  assert.equal(await nameOf(a), `projects/${b}`);
  const stays = (id, whose) => assert.rejects(coach.call('UndeleteProject', { name: `projects/${id}` }), (error) => {
    const [{ subject }] = detailsOf(error).PreconditionFailure.violations;
    return error.code === Code.FAILED_PRECONDITION && subject === `projects/${whose}`;
  });
  await stays(a, b);
  // What it had for an alias may be another's meanwhile, or a project.
  const [c, d, e] = [fresh(), fresh(), fresh()];
  await newProject(c, { aliases: [`projects/${d}`] });
  await coach.call('DeleteProject', { name: `projects/${c}` });
  await newProject(d);
  await stays(c, d);
  await coach.call('DeleteProject', { name: `projects/${d}` });
  await newProject(e, { aliases: [`projects/${d}`] });
  await stays(c, e);
  assert.equal(await nameOf(d), `projects/${e}`);
});

test('of two who want one alias at once, one has it', async () => {
  for (let round = 0; round < 5; ++round) {
    const alias = fresh(), ids = [fresh(), fresh(), fresh()];
    const done = await Promise.allSettled([...ids.map((id) => newProject(id, { aliases: [`projects/${alias}`] })), newProject(alias)]);
    assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1, JSON.stringify(done.map(({ reason }) => reason?.message)));
  }
});

test('a renamed file moves its project, with all that was recorded of it', async () => {
  const [was, is] = [fresh(), fresh()];
  await send(sheet(was), session(`s-${was}`, was));
  await new Promise((done) => setTimeout(done, 20));
  const known = moment();
  await new Promise((done) => setTimeout(done, 20));
  await coach.call('UpdateProject', { project: { name: `projects/${was}`, intrapreneur: 'bureau' }, updateMask: { paths: ['intrapreneur'] } });
  await coach.call('CreateEvidence', { parent: `projects/${was}`, evidence: { phase: 'PHASE_SCALING', requirement: 'risk-analysis', uri: 'https://a.example', note: 'n' } }).catch(() => {});
  await coach.call('CreateSpendingEntry', { parent: `projects/${was}`, spendingEntry: { amount: euros(5), startDate: day('2024-01-01'), endDate: day('2024-01-31') } }).catch(() => {});
  const total = async () => Number((await anyone.call('GetPortfolioSummary', {})).totalCount);
  const before = await get(was, coach), count = await total();
  const trail = (await coach.all('ListAuditRecords', 'auditRecords', { resource: `projects/${was}` })).length;

  const report = await sendAll([[sheet(is, { aliases: [was], title: 'Deux' })], [session(`s-${was}`, is)]]);
  assert.deepEqual([counts(report), counts(report, 'phaseRecords'), counts(report, 'events'), counts(report, 'fundingLines'), counts(report, 'committees')],
    [[0, 1, 0, 0, 1], [0, 0, 2, 0, 0], [0, 0, 1, 0, 0], [0, 0, 1, 0, 0], [0, 0, 1, 0, 0]]);
  assert.deepEqual(findings(report, 'RENAMED', 'ABSENT', 'ALIAS_IN_USE').filter((found) => !found.startsWith(' ')), [`${is} RENAMED redirect_from ${was} is now ${is}`]);
  assert.ok(!findings(report, 'ABSENT').some((found) => found.includes(`${was} `)));

  const now = await get(is, coach);
  assert.deepEqual([now.title, now.intrapreneur, now.createTime, now.phase, now.aliases], ['Deux', 'bureau', before.createTime, 'PHASE_CONSTRUCTION', [`projects/${was}`]]);
  assert.match(before.uid, /^[0-9A-Z]{26}$/);
  assert.equal(now.uid, before.uid, 'whoever keeps it beside the old name finds it under the new one');
  assert.equal(await nameOf(was), `projects/${is}`);
  assert.equal(await total(), count);
  const then = await get(was, coach, { knownAt: known });
  assert.deepEqual([then.name, then.uid, then.title, then.intrapreneur], [`projects/${is}`, before.uid, 'Un', '']);
  const listed = (await coach.all('ListProjects', 'projects', {})).map(({ name }) => name);
  assert.ok(listed.includes(`projects/${is}`) && !listed.includes(`projects/${was}`));
  assert.equal((await coach.all('ListPhaseRecords', 'phaseRecords', { parent: `projects/${is}` })).length, 2);
  assert.equal((await coach.all('ListFundingLines', 'fundingLines', { parent: `projects/${was}` })).length, 1);
  assert.deepEqual((await anyone.call('GetCommittee', { name: `committees/s-${was}` })).hearings.map(({ project }) => project), [`projects/${is}`]);
  const records = await coach.all('ListAuditRecords', 'auditRecords', { resource: `projects/${is}` });
  assert.ok(records.length > trail, 'the records of the old name are among those of the new one');
  const renamed = records.find(({ changes }) => changes.some(({ field }) => field === 'name'));
  assert.deepEqual(JSON.parse(renamed.changesJson).name, { before: `projects/${was}`, after: `projects/${is}` });
  assert.equal((await coach.all('ListAuditRecords', 'auditRecords', { resource: `projects/${was}` })).length, records.length);

  const again = await sendAll([[sheet(is, { aliases: [was], title: 'Deux' })], [session(`s-${was}`, is)]]);
  assert.deepEqual([counts(again), counts(again, 'committees')], [[0, 0, 1, 0, 0], [0, 0, 1, 0, 0]]);
  assert.deepEqual(findings(again, 'RENAMED', 'ALIAS_IN_USE'), []);
});

test('a chain of names leads to the last; a way back too', async () => {
  const [a, b, c] = [fresh(), fresh(), fresh()];
  await send(sheet(a));
  await send(sheet(b, { aliases: [a] }));
  await send(sheet(c, { aliases: [b] }));
  const found = async (query) => (await anyone.call('SearchPortfolio', { query })).hits[0].name;
  for (const name of [a, b, c]) assert.deepEqual([await nameOf(name), await found(name)], [`projects/${c}`, `projects/${c}`], name);
  const back = await send(sheet(a, { aliases: [c] }));
  assert.deepEqual(counts(back), [0, 1, 0, 0, 1]);
  for (const name of [a, b, c]) assert.deepEqual([await nameOf(name), await found(name)], [`projects/${a}`, `projects/${a}`], name);
  assert.equal((await coach.all('ListPhaseRecords', 'phaseRecords', { parent: `projects/${b}` })).length, 2);
  assert.ok((await coach.all('ListAuditRecords', 'auditRecords', { resource: `projects/${a}` })).some(({ resource }) => resource.startsWith(`projects/${b}`)));
});

test('files that each take the name of the next move all of them, and none becomes another', async () => {
  for (const reversed of [false, true]) {
    const [first, second, third] = [fresh(), fresh(), fresh()];
    await send(sheet(first, { title: 'Alpha' }), sheet(second, { title: 'Beta' }));
    const ids = async () => Object.fromEntries((await coach.all('ListProjects', 'projects', {})).map(({ name, createTime, title }) => [name.slice(9), `${title} ${createTime.seconds}.${createTime.nanos}`]));
    const before = await ids(), count = Object.keys(before).length;
    // "third, once second" and "second, once first".
    const files = () => {
      const both = [sheet(third, { title: 'Beta', aliases: [second] }), sheet(second, { title: 'Alpha', aliases: [first] })];
      return reversed ? both.reverse() : both;
    };
    const report = await send(...files());
    assert.deepEqual(counts(report), [0, 2, 0, 0, 2], JSON.stringify(report.findings));
    const now = await ids();
    assert.deepEqual([Object.keys(now).length, now[third], now[second]], [count, before[second], before[first]]);
    assert.equal(await nameOf(first), `projects/${second}`);
    assert.deepEqual(counts(await send(...files())), [0, 0, 2, 0, 0]);
  }
});

test('several renames between two imports are one move, whichever of the former names the file tells', async () => {
  const leadTo = async (names, now) => {
    for (const name of names) assert.equal(await nameOf(name), `projects/${now}`, name);
  };
  // Twice since the last import: the file tells both.
  const [a, b, c] = [fresh(), fresh(), fresh()];
  await send(sheet(a));
  const both = await send(sheet(c, { aliases: [b, a] }));
  assert.deepEqual([counts(both), findings(both, 'RENAMED', 'ALIAS_IN_USE')], [[0, 1, 0, 0, 1], [`${c} RENAMED redirect_from ${a} is now ${c}`]]);
  await leadTo([a, b, c], c);
  // It tells only the first name that it had: the project went by another one when we met it last.
  const [d, e] = [fresh(), fresh()];
  const oldest = await send(sheet(d, { aliases: [a] }));
  assert.deepEqual([counts(oldest), findings(oldest, 'RENAMED', 'ALIAS_IN_USE')], [[0, 1, 0, 0, 1], [`${d} RENAMED redirect_from ${c} is now ${d}`]]);
  await leadTo([a, c, d], d);
  // One that nobody ever imported, which the project declared.
  await send(sheet(d, { aliases: [a, b] }));
  const declared = await send(sheet(e, { aliases: [b] }));
  assert.deepEqual(counts(declared), [0, 1, 0, 0, 1]);
  await leadTo([a, b, c, d, e], e);
  assert.equal((await coach.all('ListPhaseRecords', 'phaseRecords', { parent: `projects/${e}` })).length, 2);
  const again = await send(sheet(e, { aliases: [b] }));
  assert.deepEqual([counts(again), findings(again, 'RENAMED', 'ALIAS_IN_USE')], [[0, 0, 1, 0, 0], []]);
});

test('nobody is renamed whose file is still there, or who never came from that source', async () => {
  const [kept, alias, made, late] = [fresh(), fresh(), fresh(), fresh()];
  await send(sheet(kept));
  // The file of the alias comes after, in another message: it is still there.
  const report = await sendAll([[sheet(alias, { aliases: [kept] })], [sheet(kept)]]);
  assert.deepEqual(counts(report), [1, 0, 1, 0, 0]);
  assert.deepEqual(findings(report, 'ALIAS_IN_USE'), [`${alias} ALIAS_IN_USE redirect_from[0] ${kept} is a project`]);
  assert.equal(await nameOf(kept), `projects/${kept}`);
  await newProject(made);
  assert.deepEqual(findings(await send(sheet(late, { aliases: [made] })), 'ALIAS_IN_USE', 'RENAMED'), [`${late} ALIAS_IN_USE redirect_from[0] ${made} is a project`]);
  assert.equal((await get(made)).title, made);
});

test('two files that claim one alias: the first is the project, the other is told', async () => {
  const [was, x, y] = [fresh(), fresh(), fresh()];
  await send(sheet(was));
  const report = await send(sheet(x, { aliases: [was] }), sheet(y, { aliases: [was] }));
  assert.deepEqual(counts(report), [1, 1, 0, 0, 1]);
  assert.deepEqual(findings(report, 'ALIAS_IN_USE'), [`${y} ALIAS_IN_USE redirect_from[0] ${was} is an alias of ${x}`]);
  assert.equal(await nameOf(was), `projects/${x}`);
  const both = fresh();
  await send(sheet(both, { aliases: [x, y] }));
  assert.deepEqual([await nameOf(x), await nameOf(y)], [`projects/${both}`, `projects/${y}`]);
});

test('two files that swap their names are told, and stay who they are', async () => {
  const [a, b] = [fresh(), fresh()];
  await send(sheet(a, { title: 'A' }), sheet(b, { title: 'B' }));
  const report = await send(sheet(a, { title: 'B', aliases: [b] }), sheet(b, { title: 'A', aliases: [a] }));
  assert.deepEqual(counts(report), [0, 2, 0, 0, 0]);
  assert.deepEqual(findings(report, 'ALIAS_IN_USE').sort(), [`${a} ALIAS_IN_USE redirect_from[0] ${b} is a project`,
    `${b} ALIAS_IN_USE  ${a} has ${b} for an alias`, `${b} ALIAS_IN_USE redirect_from[0] ${a} is a project`]);
  assert.deepEqual([await nameOf(a), await nameOf(b)], [`projects/${a}`, `projects/${b}`]);
});

test('a dry run says what would move, and moves nothing', async () => {
  const [was, is] = [fresh(), fresh()];
  await send(sheet(was));
  const report = await sendAll([[sheet(is, { aliases: [was] })]], { dryRun: true });
  assert.deepEqual(counts(report), [0, 1, 0, 0, 1]);
  assert.ok(!findings(report, 'ABSENT').some((found) => found.includes(`${was} `)));
  assert.equal(await nameOf(was), `projects/${was}`);
  await missing(get(is));
});

test('a project that was deleted here moves too, and stays deleted', async () => {
  const [was, is] = [fresh(), fresh()];
  await send(sheet(was));
  await coach.call('DeleteProject', { name: `projects/${was}` });
  assert.deepEqual(counts(await send(sheet(is, { aliases: [was] }))), [0, 1, 0, 0, 1]);
  assert.ok((await get(is, coach)).deleteTime);
});
