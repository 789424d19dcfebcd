// Rows that no server of ours wrote: each costs its own answer, and nobody else's; an administrator repairs it. And those
// that were saved before a rule existed can be edited all the same.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const day = (year, month = 1) => ({ year, month, day: 1 });
const OURS = 'incubators/la-serre';
// 0000-00-00 as the connector gives it: without the zeros before a year's first digit.
const NO_DAY = '00-00-00';
let stack, admin, coach, anonymous, number = 0;

before(async () => {
  stack = await Stack.start({ gateway: { signIn: false } });
  [admin, coach, anonymous] = ['programme_admin', `coach@${OURS}`, ''].map((role) => new Client(stack.server, role && stack.token(role)));
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

const sheet = (more) => ({ kind: 1, title: 'Lisière', primaryIncubator: OURS, ...more });
async function project(more) {
  const { name } = await admin.call('CreateProject', { projectId: `p-${++number}`, project: sheet(more) });
  await admin.call('AdvancePhase', { name, phase: 1, effectiveDate: day(2024) });
  return name;
}
const idOf = (name) => name.slice(name.indexOf('/') + 1);
// Without what our own connections insist on.
const poison = (sql) => stack.sql(`SET sql_mode = ''; ${sql}`);
const every = (method, request = {}) => admin.call(method, { pageSize: 500, ...request });

// What is broken is told by its name, with what to do; the lists hold the others, and name it.
async function costsItsOwn(kind, field, name, request = {}) {
  const refused = await admin.refusal(`Get${kind}`, { name });
  assert.equal(refused.code, Code.DATA_LOSS);
  assert.match(refused.message, new RegExp(`${name} .*update of every field`));
  const method = `List${kind}s`;
  const page = await every(method, request);
  assert.ok(page.unreachable.includes(name), `${method} does not name it`);
  assert.ok(!page[field].some((item) => item.name === name));
  assert.ok(page[field].length > 0, `${method} lost the others`);
  for (let pageToken = '', seen = []; ;) {
    const part = await admin.call(method, { ...request, pageSize: 1, pageToken });
    seen = seen.concat(part[field].map((item) => item.name), part.unreachable);
    if (!(pageToken = part.nextPageToken)) {
      assert.equal(seen.length, page[field].length + page.unreachable.length, 'page by page, each once');
      break;
    }
  }
}

for (const [what, column, value] of [['a document that is no JSON', 'document', '{not json'], ['a number that is none', 'document', '{"standards.accessibility_percent":null}'],
  ['a kind of nobody', 'kind', 'CATHEDRAL'], ['a status of nobody', 'document', '{"standards.accessibility_status":42}'], ['a day that is none', 'time_box_end', '0000-00-00'],
  ['source fields that are no JSON', 'document', '{"source_fields":"{oops"}']]) {
  test(`a project with ${what}`, async () => {
    const [broken, sound] = [await project(), await project()];
    poison(`UPDATE projects SET ${column} = '${value}' WHERE id = '${idOf(broken)}'`);
    await costsItsOwn('Project', 'projects', broken);
    assert.equal((await admin.call('GetProject', { name: sound })).title, 'Lisière');
    assert.equal((await admin.refusal('UpdateProject', { project: { name: broken, title: 'Autre' } })).code, Code.DATA_LOSS);
    assert.equal((await coach.refusal('UpdateProject', { project: { name: broken, ...sheet() }, updateMask: { paths: ['*'] } })).code, Code.DATA_LOSS);
    const repaired = await admin.call('UpdateProject', { project: { name: broken, ...sheet({ title: 'Réparée' }) }, updateMask: { paths: ['*'] } });
    assert.deepEqual([repaired.title, repaired.phase], ['Réparée', 'PHASE_INVESTIGATION']);
    assert.ok(!(await every('ListProjects')).unreachable.includes(broken));
  });
}

test('a list that asks for nothing of what cannot be read holds all projects', async () => {
  const broken = await project({ title: 'Chablis' });
  poison(`UPDATE projects SET document = '{not json', kind = 'CATHEDRAL' WHERE id = '${idOf(broken)}'`);
  const named = async (...paths) => every('ListProjects', { readMask: { paths } });
  const page = await named('name', 'title', 'phase');
  assert.ok(!page.unreachable.includes(broken));
  const found = page.projects.find(({ name }) => name === broken);
  assert.deepEqual([found.title, found.phase, found.kind, found.etag], ['Chablis', 'PHASE_INVESTIGATION', 'PROJECT_KIND_UNSPECIFIED', '']);
  for (const path of ['kind', 'contact', 'links.product_uri', '*']) assert.ok((await named(path)).unreachable.includes(broken), path);
  await admin.call('UpdateProject', { project: { name: broken, ...sheet() }, updateMask: { paths: ['*'] } });
});

test('words find the others, and the list names the one that they found and nobody can read', async () => {
  const [broken, sound] = [await project({ title: 'Orée' }), await project({ title: 'Orée haute' })];
  poison(`UPDATE projects SET document = '{not json' WHERE id = '${idOf(broken)}'`);
  await costsItsOwn('Project', 'projects', broken, { filter: 'orée' });
  assert.ok((await admin.call('SearchPortfolio', { query: 'orée' })).hits.some(({ name }) => name === sound));
  await admin.call('UpdateProject', { project: { name: broken, ...sheet() }, updateMask: { paths: ['*'] } });
});

test('a span of no phase', async () => {
  const broken = await project();
  poison(`UPDATE phase_spans SET phase = 'LARVA' WHERE project_id = '${idOf(broken)}'`);
  await costsItsOwn('Project', 'projects', broken);
  const repaired = await admin.call('UpdateProject', { project: { name: broken, ...sheet() }, updateMask: { paths: ['*'] } });
  assert.equal(repaired.phase, 'PHASE_INVESTIGATION', 'made anew from the ledger');
});

test('a line of the ledger of no phase and no day is a line as a source might have written it', async () => {
  const name = await project();
  poison(`UPDATE phase_records SET phase = 'LARVA', effective_date = '0000-00-00' WHERE project_id = '${idOf(name)}'`);
  const { phaseRecords: [line] } = await every('ListPhaseRecords', { parent: name });
  assert.deepEqual([line.phase, line.sourcePhase, line.sourceDate], ['PHASE_UNSPECIFIED', 'LARVA', NO_DAY]);
  const corrected = await admin.call('CorrectPhase', { name: line.name, reason: 'relu', phaseRecord: { phase: 1, effectiveDate: day(2024) } });
  assert.equal(corrected.phase, 'PHASE_INVESTIGATION');
});

for (const [kind, field, table, fields] of [['Organisation', 'organisations', 'organisations', { title: 'Bureau' }],
  ['Incubator', 'incubators', 'incubators', { title: 'Serre' }], ['Team', 'teams', 'teams', { title: 'Terrain', incubator: OURS }]]) {
  test(`a ${kind} whose source fields are no JSON`, async () => {
    const singular = kind.toLowerCase();
    const create = async () => (await admin.call(`Create${kind}`, { [`${singular}Id`]: `x-${++number}`, [singular]: fields })).name;
    const [broken] = [await create(), await create()];
    poison(`UPDATE ${table} SET source_fields = '{oops' WHERE id = '${idOf(broken)}'`);
    await costsItsOwn(kind, field, broken);
    await admin.call(`Update${kind}`, { [singular]: { name: broken, ...fields }, updateMask: { paths: ['*'] } });
    assert.equal((await admin.call(`Get${kind}`, { name: broken })).title, fields.title);
  });
}

test('a committee whose document is no JSON, and its hearings', async () => {
  const heard = await project();
  const plan = async () => (await admin.call('CreateCommittee', { committeeId: `c-${++number}`, committee: { incubator: OURS, date: day(2026, 7), hearings: [{ project: heard }] } })).name;
  const [broken] = [await plan(), await plan()];
  poison(`UPDATE committees SET document = '[]' WHERE id = '${idOf(broken)}'; UPDATE hearings SET document = '{', phase = 'LARVA', decision = 'GO' WHERE committee_id = '${idOf(broken)}'`);
  await costsItsOwn('Committee', 'committees', broken);
  await admin.call('GetAttentionList', { parent: OURS });
  await admin.call('CheckReadiness', { name: heard, phase: 2 });
  const repaired = await admin.call('UpdateCommittee', { committee: { name: broken, date: day(2026, 7), hearings: [{ project: heard }] }, updateMask: { paths: ['*'] } });
  assert.deepEqual([repaired.incubator, repaired.hearings.length], [OURS, 1]);
});

test('a line of money that cannot be read counts nowhere, stands by its name, and is corrected', async () => {
  const parent = await project();
  const grant = async (units) => (await admin.call('CreateFundingLine', { parent, fundingLine: { fundingSource: 'FAST', amount: { units }, date: day(2026) } })).name;
  const [, broken] = [await grant('1000'), await grant('500')];
  poison(`UPDATE project_entries SET document = '{"amount":"beaucoup"}', day = '0000-00-00' WHERE project_id = '${idOf(parent)}' AND number = 2`);
  const { fundingLines } = await every('ListFundingLines', { parent });
  assert.deepEqual(fundingLines.map(({ name, fundingSource }) => [name, fundingSource]), [[`${parent}/fundingLines/1`, 'FAST'], [broken, '']]);
  assert.equal((await admin.call('GetProjectFinances', { name: parent })).allocated.units, '1000');
  await grant('1');
  await admin.call('CorrectFundingLine', { name: broken, reason: 'relu', fundingLine: { fundingSource: 'FAST', amount: { units: '500' }, date: day(2026) } });
  assert.equal((await admin.call('GetProjectFinances', { name: parent })).allocated.units, '1501');
});

test('a requirement of no weight asks for nothing until it is written anew', async () => {
  const change = (weight) => admin.call('UpdateGateRequirement', { gateRequirement: { name: 'gates/scaling/requirements/SOBRIETY', labelFr: 'sobre', labelEn: 'sober', weight } });
  await change('WEIGHT_MANDATORY');
  poison("UPDATE gate_requirements SET weight = 'HEAVY' WHERE code = 'SOBRIETY'");
  const codes = async () => (await every('ListGateRequirements', { phase: 'PHASE_SCALING' })).gateRequirements.map(({ code }) => code);
  assert.ok(!(await codes()).includes('SOBRIETY'));
  await change('WEIGHT_MANDATORY');
  assert.ok((await codes()).includes('SOBRIETY'));
});

test('an event whose day is none is told as it was written', async () => {
  const parent = await project();
  const { name } = await admin.call('CreateProjectEvent', { parent, event: { type: 'other', date: day(2026) } });
  poison(`UPDATE project_events SET date = '0000-00-00' WHERE project_id = '${idOf(parent)}'`);
  const { events: [event] } = await every('ListProjectEvents', { parent });
  assert.deepEqual([event.name, event.sourceDate], [name, NO_DAY]);
});

test('a server that starts on all of it serves, counts and publishes; the log names each once', async () => {
  const [broken, sound] = [await project(), await project()];
  poison(`UPDATE projects SET document = '{', time_box_start = '0000-00-00' WHERE id = '${idOf(broken)}';
    UPDATE project_history SET kind = 'CATHEDRAL' WHERE id = '${idOf(broken)}'; UPDATE phase_spans SET starts = '0000-00-00', phase = 'LARVA' WHERE project_id = '${idOf(broken)}'`);
  await stack.stop();
  stack.launch();
  await stack.serving();
  [admin, anonymous] = ['programme_admin', ''].map((role) => new Client(stack.server, role && stack.token(role)));
  const { projects, unreachable } = await every('ListProjects');
  assert.ok(unreachable.includes(broken) && projects.some(({ name }) => name === sound));
  await every('ListProjects');
  const published = await fetch(`${stack.web}/api/v2.7/startups.json`).then((reply) => reply.json());
  assert.ok(published.data.some(({ id }) => id === idOf(sound)));
  assert.ok(!published.data.some(({ id }) => id === idOf(broken)));
  await anonymous.call('GetPortfolioSummary');
  const said = fs.readFileSync(stack.log, 'utf8').split('\n').filter((line) => line.includes('cannot be read') && line.includes(`"${broken}"`));
  assert.ok(said.length >= 1);
});

test('what was saved before a rule existed is edited in its other fields', async () => {
  const name = await project();
  poison(`UPDATE projects SET title = 'a\\u0007b', primary_incubator = '', document = '{"links.product_uri":"ftp://vieux.example","sponsors":["a/b"],"standards.accessibility_level":"Z"}' WHERE id = '${idOf(name)}'`);
  stack.sql(`UPDATE projects SET title = CONCAT('a', CHAR(7), 'b') WHERE id = '${idOf(name)}'`);
  const update = (fields, ...paths) => admin.call('UpdateProject', { project: { name, ...fields }, updateMask: paths.length ? { paths } : null });
  const wrong = async (fields, ...paths) => (await admin.refusal('UpdateProject', { project: { name, ...fields }, updateMask: { paths } })).BadRequest.fieldViolations.map((v) => v.field);
  assert.equal((await update({ mission: 'Voir loin' })).mission, 'Voir loin');
  const as_is = await admin.call('GetProject', { name });
  assert.equal((await update({ ...as_is, mission: 'Voir plus loin' }, 'mission', 'links', 'sponsors')).mission, 'Voir plus loin', 'what is sent back as it was is not changed');
  assert.deepEqual(await wrong({ links: { productUri: 'ftp://neuf.example' } }, 'links.product_uri'), ['project.links.product_uri']);
  assert.deepEqual(await wrong({ timeBox: { startDate: day(2026, 2), endDate: day(2026) } }, 'time_box'), ['project.time_box.end_date']);
  assert.equal((await update({ links: { productUri: 'https://neuf.example' } }, 'links.product_uri')).links.productUri, 'https://neuf.example');
  assert.equal((await update({ title: 'Lisière' }, 'title')).title, 'Lisière');
});
