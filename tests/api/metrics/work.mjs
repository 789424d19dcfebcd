// Work items and sprints, and what is found of them: flow, velocity, cycle times.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, at, figures, ground } from './ground.mjs';

const TODO = 1, IN_PROGRESS = 2, DONE = 3;
let coach, stranger, feed, anonymous;

before(async () => {
  ({ coach, stranger, feed, anonymous } = await ground());
});
after(closeClients);

const step = (to, time) => ({ to, time: at(time) });
const upsert = (workItems, more = {}, client = coach) => client.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems, ...more });
const states = ({ results }) => results.map(({ state }) => state.replace('STATE_', ''));

test('an item is found again by what its source calls it, and what is told later is added, in whatever order', async () => {
  assert.deepEqual(states(await upsert([{ sourceId: '142', transitions: [step(DONE, '2026-02-03T10:00:00Z')] }])), ['CREATED']);
  assert.deepEqual(states(await upsert([{ sourceId: '142', transitions: [step(IN_PROGRESS, '2026-02-01T10:00:00Z')] }])), ['UPDATED']);
  assert.deepEqual(states(await upsert([{ sourceId: '142', transitions: [step(DONE, '2026-02-03T10:00:00Z')] }])), ['UNCHANGED']);
  const item = await anonymous.call('GetWorkItem', { name: `${SEMIS}/workItems/142` });
  assert.equal(item.state, 'STATE_CATEGORY_DONE');
  assert.deepEqual([item.startTime, item.finishTime].map(({ seconds }) => Number(seconds)), ['2026-02-01T10:00:00Z', '2026-02-03T10:00:00Z'].map((text) => at(text).seconds));
});

test('reopening voids the finish', async () => {
  await upsert([{ sourceId: 'reouvert', transitions: [step(IN_PROGRESS, '2026-02-01T08:00:00Z'), step(DONE, '2026-02-02T08:00:00Z'), step(TODO, '2026-02-03T08:00:00Z')] }]);
  const item = await anonymous.call('GetWorkItem', { name: `${SEMIS}/workItems/reouvert` });
  assert.deepEqual([item.state, item.finishTime], ['STATE_CATEGORY_TODO', null]);
});

test('who finishes an item, or gives it up, before what happened to it last is told so', async () => {
  const started = step(IN_PROGRESS, '2026-02-03T08:00:00Z');
  const { name } = await coach.call('CreateWorkItem', { parent: SEMIS, workItemId: 'a-finir', workItem: { title: 'À finir', transitions: [started] } });
  const write = (transitions) => ({ workItem: { name, transitions }, updateMask: { paths: ['transitions'] } });
  for (const end of [DONE, 4]) {
    const refusal = await coach.refusal('UpdateWorkItem', write([started, step(end, '2026-02-01T08:00:00Z')]));
    assert.deepEqual([refusal.code, refusal.BadRequest.fieldViolations.map(({ field }) => field)], [Code.INVALID_ARGUMENT, ['work_item.transitions[0].time']]);
  }
  assert.equal((await anonymous.call('GetWorkItem', { name })).state, 'STATE_CATEGORY_IN_PROGRESS');
  const reopened = [step(IN_PROGRESS, '2026-01-30T08:00:00Z'), step(DONE, '2026-02-01T08:00:00Z'), started];
  assert.equal((await coach.call('UpdateWorkItem', write(reopened))).state, 'STATE_CATEGORY_IN_PROGRESS', 'a history may have been reopened');
  assert.equal((await coach.call('UpdateWorkItem', write([...reopened, step(DONE, '2026-02-05T08:00:00Z')]))).state, 'STATE_CATEGORY_DONE');
  assert.deepEqual(states(await upsert([{ sourceId: 'outil', transitions: [started] }])), ['CREATED']);
  assert.deepEqual(states(await upsert([{ sourceId: 'outil', transitions: [step(DONE, '2026-02-01T08:00:00Z')] }])), ['UPDATED'], 'tools tell in any order');
});

test('a clock that is wrong, and a sprint that is not there, refuse their item alone', async () => {
  const ahead = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const { results } = await upsert([{ sourceId: 'futur', transitions: [step(DONE, ahead)] }, { sourceId: 'sprint', memberships: [{ sprint: `${SEMIS}/sprints/aucun`, fromTime: at('2026-02-01T00:00:00Z') }] }, { sourceId: 'bon' }]);
  assert.deepEqual(results.map(({ state, reason }) => [state, reason]), [['STATE_REFUSED', 'FUTURE'], ['STATE_REFUSED', 'UNKNOWN_SPRINT'], ['STATE_CREATED', '']]);
});

test('what is about people is for the team', async () => {
  await coach.call('CreateWorkItem', { parent: SEMIS, workItemId: 'titre', workItem: { title: 'Le portail', type: 'story' } });
  const title = async (client) => (await client.call('GetWorkItem', { name: `${SEMIS}/workItems/titre` })).title;
  assert.deepEqual([await title(coach), await title(anonymous), await title(stranger)], ['Le portail', '', '']);
  assert.equal((await stranger.refusal('DeleteWorkItem', { name: `${SEMIS}/workItems/titre` })).code, Code.PERMISSION_DENIED);
  assert.equal((await feed.refusal('CreateWorkItem', { parent: GREFFE, workItemId: 'x', workItem: {} })).code, Code.PERMISSION_DENIED);
});

test('ten items of one to ten days: the median is the mean of the two middles', async () => {
  await coach.call('CreateSprint', { parent: SEMIS, sprintId: 'mars', sprint: { startTime: at('2026-03-01T00:00:00Z'), endTime: at('2026-03-15T00:00:00Z'), closed: true } });
  const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20];
  await upsert(days.map((n) => ({ sourceId: `d${n}`, transitions: [step(IN_PROGRESS, '2026-03-02T08:00:00Z'), step(DONE, new Date(Date.parse('2026-03-02T08:00:00Z') + n * 86_400_000).toISOString())] })));
  const { cycle_time: cycle, throughput } = await figures(anonymous, ['cycle_time', 'throughput'], { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' });
  assert.deepEqual([cycle.percentiles.p50, cycle.percentiles.p85, cycle.percentiles.p95].map((seconds) => seconds / 86_400), [5.5, 9, 20]);
  assert.deepEqual([Number(cycle.n), throughput.value, cycle.formula], [10, 10, 'formulas/cycle_time@1']);
});

test('what nobody told is no data, with why', async () => {
  const { cycle_time: cycle, jdma } = await figures(anonymous, ['cycle_time', 'jdma'], { project: GREFFE });
  for (const one of [cycle, jdma]) assert.deepEqual([one.noData, Number(one.n), one.percentiles], ['NO_DATA_REASON_NO_ROWS', 0, null]);
});
