// Hidden incubators: whoever holds no role on one, or on one of its projects, is not told that there is one.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const HIDDEN = 'incubators/la-cave', OPEN = 'incubators/la-serre';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
let stack, admin;
const inside = {}, outside = {};

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  admin = as('programme_admin');
  Object.assign(inside, { admin, system: as('system'), coach: as(`coach@${HIDDEN}`), owner: as('ministry@organisations/jardins'), team: as('team@projects/secret'),
    sharing: as(`coach@${OPEN}`) });
  Object.assign(outside, { anonymous: as(''), stranger: as('coach@incubators/le-relais'), ministry: as('ministry@organisations/autre'), other_team: as('team@projects/ouvert'),
    officer: as('policy_officer'), source: as('source@projects/secret') });
  for (const id of ['jardins', 'autre']) await admin.call('CreateOrganisation', { organisationId: id, organisation: { title: id } });
  const incubator = (id, fields) => admin.call('CreateIncubator', { incubatorId: id, incubator: { title: id, ...fields } });
  await incubator('la-cave', { hidden: true, owner: 'organisations/jardins' });
  await incubator('la-serre', {});
  await incubator('le-relais', {});
  await admin.call('CreateTeam', { teamId: 'caviste', team: { title: 'Caviste', incubator: HIDDEN } });
  const project = async (id, fields) => {
    await admin.call('CreateProject', { projectId: id, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: id, ...fields, outcome: { lessons: 'Creuser' } } });
    await admin.call('AdvancePhase', { name: `projects/${id}`, phase: 'PHASE_STOPPED', effectiveDate: day('2026-01-01'), force: true, reason: 'essai' });
  };
  await project('secret', { primaryIncubator: HIDDEN });
  await project('partage', { primaryIncubator: OPEN, otherIncubators: [HIDDEN] });
  await project('ouvert', { primaryIncubator: 'incubators/le-relais' });
  await admin.call('CreateCommittee', { committeeId: 'cave', committee: { incubator: HIDDEN, date: day('2026-06-01'), hearings: [{ project: 'projects/secret' }] } });
});
after(closeClients);

const names = (items) => items.map(({ name }) => name);
const mentions = (answer) => JSON.stringify(answer).includes('la-cave');

// Whatever is open to all and may name an incubator.
async function everything(client) {
  return {
    incubators: await client.all('ListIncubators', 'incubators'),
    teams: await client.all('ListTeams', 'teams'),
    projects: await client.all('ListProjects', 'projects'),
    then: await client.all('ListProjects', 'projects', { knownAt: { seconds: String(Math.floor(Date.now() / 1000)) } }),
    project: await client.call('GetProject', { name: 'projects/secret' }),
    committees: await client.all('ListCommittees', 'committees'),
    summary: await client.call('GetPortfolioSummary', { groupBy: ['PORTFOLIO_DIMENSION_INCUBATOR'] }),
    lessons: await client.all('SearchLessons', 'lessons', { query: 'creuser' }),
    found: await client.all('SearchPortfolio', 'hits', { query: 'la cave' }),
    nearly: await client.call('SearchPortfolio', { query: 'la cabe' }),
    likely: await client.call('SearchPortfolio', { query: 'lacavee', kinds: ['SEARCH_KIND_INCUBATOR'] }),
  };
}

test('nothing that the public reads names it', async () => {
  for (const [who, client] of Object.entries(outside)) {
    for (const [what, answer] of Object.entries(await everything(client))) assert.ok(!mentions(answer), `${what} for ${who}`);
    for (const [method, request] of [['GetIncubator', { name: HIDDEN }], ['GetCommittee', { name: 'committees/cave' }], ['ListGateRequirements', { parent: HIDDEN }]]) {
      const refused = await client.refusal(method, request);
      const nowhere = await client.refusal(method, { name: 'incubators/nulle-part', parent: 'incubators/nulle-part', ...(method === 'GetCommittee' && { name: 'committees/nulle-part' }) });
      assert.equal(refused.code, Code.NOT_FOUND, `${method} by ${who}`);
      assert.equal(refused.message.replaceAll(/la-cave|cave/g, 'nulle-part'), nowhere.message);
    }
  }
});

test('its projects are public, and say nothing of it', async () => {
  const { anonymous } = outside;
  assert.deepEqual(names(await anonymous.all('ListProjects', 'projects')).sort(), ['projects/ouvert', 'projects/partage', 'projects/secret']);
  assert.equal((await anonymous.call('GetProject', { name: 'projects/secret' })).primaryIncubator, '');
  const shared = await anonymous.call('GetProject', { name: 'projects/partage' });
  assert.deepEqual([shared.primaryIncubator, shared.otherIncubators], [OPEN, []]);
  const { groups } = await anonymous.call('GetPortfolioSummary', { groupBy: ['PORTFOLIO_DIMENSION_INCUBATOR'] });
  assert.deepEqual(groups.map(({ keys, count }) => [keys.incubator, count]), [['', '1'], ['la-serre', '1'], ['le-relais', '1']]);
});

test('filters behave as if there were none', async () => {
  const find = async (method, field, filter, client = outside.anonymous) => names(await client.all(method, field, { filter })).sort();
  for (const filter of [`incubator = ${HIDDEN}`, 'incubator = la-cave', 'primary_incubator = la-cave', 'primary_incubator = la-cave OR incubator = la-cave']) {
    assert.deepEqual(await find('ListProjects', 'projects', filter), [], filter);
    assert.ok((await find('ListProjects', 'projects', filter, inside.coach)).includes('projects/secret'), filter);
    assert.equal((await outside.anonymous.call('GetPortfolioSummary', { filter })).totalCount, '0', filter);
  }
  const all = ['projects/ouvert', 'projects/partage', 'projects/secret'];
  for (const filter of ['NOT incubator = la-cave', 'incubator != la-cave']) assert.deepEqual(await find('ListProjects', 'projects', filter), all, filter);
  assert.deepEqual(await find('ListProjects', 'projects', 'NOT incubator:*'), ['projects/secret']);
  assert.deepEqual(await find('ListTeams', 'teams', 'incubator = la-cave'), []);
  assert.deepEqual(await find('ListIncubators', 'incubators', 'title = "la-cave"'), []);
  assert.deepEqual(await find('ListCommittees', 'committees', `incubator = ${HIDDEN}`), []);
  assert.deepEqual((await outside.anonymous.all('SearchLessons', 'lessons', { filter: 'incubator = la-cave' })), []);
  assert.equal((await inside.coach.all('SearchLessons', 'lessons', { filter: 'incubator = la-cave' })).length, 2);
});

test('who holds a role on it, or on one of its projects, finds it everywhere', async () => {
  for (const [who, client] of Object.entries(inside)) {
    assert.ok(names(await client.all('ListIncubators', 'incubators')).includes(HIDDEN), who);
    assert.equal((await client.call('GetIncubator', { name: HIDDEN })).hidden, true, who);
    for (const query of ['la cave', 'la cabe']) assert.ok(names((await client.call('SearchPortfolio', { query })).hits).includes(HIDDEN), `${query} for ${who}`);
    assert.equal((await client.call('GetProject', { name: 'projects/secret' })).primaryIncubator, HIDDEN, who);
    assert.ok(names(await client.all('ListCommittees', 'committees')).includes('committees/cave'), who);
  }
  const kept = await inside.sharing.call('UpdateProject', { project: { name: 'projects/partage', mission: 'x' }, updateMask: { paths: ['mission'] } });
  assert.deepEqual(kept.otherIncubators, [HIDDEN]);
});

test('nobody gets in by sharing a project with it', async () => {
  const { stranger } = outside;
  const share = (id, project) => stranger.refusal('CreateProject', { projectId: id, project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: id, primaryIncubator: 'incubators/le-relais', ...project } });
  const change = (project) => stranger.refusal('UpdateProject', { project: { name: 'projects/ouvert', ...project }, updateMask: { paths: Object.keys(project).map((key) => key.replace('I', '_i')) } });
  for (const [ours, absent] of [[await share('sonde', { otherIncubators: [HIDDEN] }), await share('sonde', { otherIncubators: ['incubators/nulle-part'] })],
    [await change({ otherIncubators: [HIDDEN] }), await change({ otherIncubators: ['incubators/nulle-part'] })],
    [await change({ primaryIncubator: HIDDEN }), await change({ primaryIncubator: 'incubators/nulle-part' })]]) {
    assert.deepEqual([ours.code, ours.message.replaceAll('la-cave', 'nulle-part')], [Code.INVALID_ARGUMENT, absent.message]);
  }
  assert.ok(!names(await stranger.all('ListIncubators', 'incubators')).includes(HIDDEN));
  const shared = await inside.coach.call('CreateProject', { projectId: 'cave-et-serre', project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'x', primaryIncubator: HIDDEN, otherIncubators: [OPEN] } });
  assert.deepEqual([shared.primaryIncubator, shared.otherIncubators], [HIDDEN, [OPEN]], 'who knows it may');
  await inside.coach.call('DeleteProject', { name: shared.name });
});

test('watches do not tell of it', async () => {
  const { resumeToken } = await admin.firstOf('WatchProjects');
  const sessions = await admin.firstOf('WatchCommittees');
  await admin.call('UpdateProject', { project: { name: 'projects/secret', mission: 'Creuser' } });
  await admin.call('UpdateCommittee', { committee: { name: 'committees/cave', title: 'Fin' }, updateMask: { paths: ['title'] } });
  await admin.call('CreateCommittee', { committeeId: 'temoin', committee: { incubator: OPEN, date: day('2026-06-01') } });
  const until = (client, method, request, isLast) => new Promise((resolve) => {
    const all = [];
    const { cancel } = client.watch(method, request, ({ changes }) => {
      all.push(...changes);
      if (changes.some(isLast)) resolve(all), cancel();
    });
  });
  for (const [who, client] of Object.entries(outside)) {
    const projects = await until(client, 'WatchProjects', { resumeToken }, ({ project }) => project.mission === 'Creuser');
    assert.ok(!mentions(projects), who);
    const committees = await until(client, 'WatchCommittees', { resumeToken: sessions.resumeToken }, ({ committee }) => committee.name === 'committees/temoin');
    assert.ok(!committees.some(({ committee }) => committee.name === 'committees/cave'), who);
  }
});

test('it takes effect at once, both ways', async () => {
  await admin.call('UpdateIncubator', { incubator: { name: HIDDEN, hidden: false }, updateMask: { paths: ['hidden'] } });
  assert.ok(names(await outside.anonymous.all('ListIncubators', 'incubators')).includes(HIDDEN));
  assert.equal((await outside.anonymous.call('GetProject', { name: 'projects/secret' })).primaryIncubator, HIDDEN);
  await admin.call('UpdateIncubator', { incubator: { name: HIDDEN, hidden: true }, updateMask: { paths: ['hidden'] } });
  assert.ok(!mentions(await everything(outside.anonymous)));
});
