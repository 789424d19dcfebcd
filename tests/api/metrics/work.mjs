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

test('an item of an import that says where it comes from as nothing can, is left out alone', async () => {
  const from = (file, name, sourceId) => ({ file, name, workItem: { sourceId } });
  const items = [from('x'.repeat(1001), 'line 1', 'trop-long'), from('tableau.csv', 'line\u00072', 'sonnette'), from('tableau.csv', 'line 3', 'importe')];
  const { report } = await coach.stream('ImportMetrics', [{ parent: SEMIS, source: 'tableau', items }]);
  assert.deepEqual(report.findings.map(({ key, code, message }) => [key, code, message.match(/file|name/)?.[0]]), [['line 1', 'VALUE', 'file'], ['line\u00072', 'VALUE', 'name']]);
  assert.deepEqual(report.counts.map(({ resourceType, created, refused }) => [resourceType, Number(created), Number(refused)]), [['workItems', 1, 2]]);
});

// Of each thing that is in another, and of a survey, without what it must say.
const HALVES = [['transitions', { transitions: [{ to: IN_PROGRESS }] }, 'transitions[0].time'], ['transitions', { transitions: [{ time: at('2026-02-01T00:00:00Z') }] }, 'transitions[0].to'],
  ['estimates', { estimates: [{ value: 3 }] }, 'estimates[0].time'], ['memberships', { memberships: [{ sprint: `${SEMIS}/sprints/debut` }] }, 'memberships[0].from_time'],
  ['memberships', { memberships: [{ fromTime: at('2026-02-01T00:00:00Z') }] }, 'memberships[0].sprint']];

test('what is in an item is told whole, or its item is refused alone, and all stays readable', async () => {
  await coach.call('CreateSprint', { parent: SEMIS, sprintId: 'debut', sprint: { startTime: at('2026-02-01T00:00:00Z'), endTime: at('2026-02-15T00:00:00Z') } });
  await upsert([{ sourceId: 'entier', transitions: [step(IN_PROGRESS, '2026-02-01T10:00:00Z')] }]);
  for (const [list, half, field] of HALVES) {
    // Of one that is new, of one that is known, and where its lists are all that there is.
    for (const [sourceId, complete] of [['moitie', false], ['entier', false], ['entier', true]]) {
      const { results: [refused, kept] } = await upsert([{ sourceId, ...half }, { sourceId: `avec-${list}` }], { complete });
      assert.deepEqual([refused.state, refused.reason, refused.field], ['STATE_REFUSED', 'MISSING_FIELD', field]);
      assert.notEqual(kept.state, 'STATE_REFUSED');
    }
    const { report } = await coach.stream('ImportMetrics', [{ parent: SEMIS, source: 'csv', items: [{ name: 'ligne 1', workItem: { sourceId: 'importe', ...half } }] }]);
    assert.deepEqual(report.findings.map(({ code, key }) => [code, key]), [['MISSING_FIELD', 'ligne 1']]);
  }
  assert.ok((await anonymous.all('ListWorkItems', 'workItems', { parent: SEMIS })).some(({ sourceId }) => sourceId === 'entier'));
  await anonymous.call('GetFlow', { project: SEMIS, grain: 'GRAIN_WEEK', fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z') });
});

test('what is refused is told with its own reason, and not with that of another instant', async () => {
  const item = (sourceId, more) => ({ sourceId, ...more }), ago = at('1940-01-01T00:00:00Z'), time = at('2026-02-02T10:00:00Z');
  const { results } = await upsert([item('ancien', { transitions: [{ to: DONE, time: ago }] }), item('annee-1', { requestTime: at('0001-01-02T00:00:00Z') }), item('futur-2', { requestTime: at('2199-01-01T00:00:00Z') }),
    item('envers', { memberships: [{ sprint: `${SEMIS}/sprints/debut`, fromTime: time, toTime: at('2026-02-01T10:00:00Z') }] })]);
  assert.deepEqual(results.map(({ reason }) => reason), ['OUT_OF_BOUNDS', 'OUT_OF_BOUNDS', 'FUTURE', 'END_BEFORE_START']);
  const refusal = await coach.refusal('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems: [item('trop', { memberships: Array.from({ length: 1001 }, (_, i) => ({ sprint: `${SEMIS}/sprints/debut`, fromTime: { seconds: time.seconds + i, nanos: 0 }, toTime: { seconds: time.seconds + i, nanos: 500_000_000 } })) })] });
  assert.deepEqual(refusal.BadRequest.fieldViolations.map(({ field }) => field), ['work_items[0].memberships']);
});

test('what an import tells for the first time says what it must', async () => {
  const items = [{ survey: { kind: 1, counts: [{ answer: 'GOOD', count: 3 }] } }, { survey: { date: { year: 2026, month: 2, day: 3 }, counts: [{ answer: 'GOOD', count: 3 }] } }, { survey: { kind: 1, date: { year: 2026, month: 2, day: 3 }, counts: [{ count: 3 }] } },
    { sprint: { sourceId: 'sans-fin', startTime: at('2026-02-01T00:00:00Z') } }, { deployment: { sourceId: 'sans-palier' } }, { incident: { sourceId: 'sans-debut', title: 'Panne' } }];
  const { report } = await coach.stream('ImportMetrics', [{ parent: SEMIS, source: 'csv', items: items.map((item, i) => ({ name: `ligne ${i}`, ...item })) }]);
  assert.deepEqual(report.findings.map(({ code, key }) => `${key} ${code}`).sort(), items.map((item, i) => `ligne ${i} MISSING_FIELD`));
  assert.deepEqual(await anonymous.all('ListSurveys', 'surveys', { parent: SEMIS }), []);
});

test('what many tell at once is one, of each kind, whatever its source calls it; and two sources that call theirs alike have two', async () => {
  const BOTH = ['PROJ/1', 'V-1'], from = at('2026-02-03T10:00:00Z'), day = { year: 2026, month: 2, day: 4 }, change = `${SEMIS}/changes/${'d'.repeat(40)}`;
  const items = BOTH.flatMap((sourceId) => [{ sprint: { sourceId, startTime: from, endTime: at('2026-02-17T10:00:00Z') } }, { workItem: { sourceId, transitions: [step(DONE, '2026-02-04T10:00:00Z')] } },
    { deployment: { sourceId, tier: 1, environment: 'production', finishTime: from, outcome: 1 } }, { incident: { sourceId, detectTime: from } }]);
  items.push({ change: { name: change, authorTime: from } }, { survey: { kind: 1, date: day, form: 'à la fois', counts: [{ answer: 'GOOD', count: 3 }] } });
  const tellers = Array.from({ length: 6 }, (_, i) => ({ source: i % 2 ? 'gauche' : 'droite' }));
  const reports = await Promise.all(tellers.map(({ source }) => coach.stream('ImportMetrics', [{ parent: SEMIS, source, items: items.map((item, i) => ({ name: `ligne ${i}`, ...item })) }])));
  assert.deepEqual(reports.flatMap(({ report }) => report.findings), []);
  for (const collection of ['WorkItems', 'Sprints', 'Deployments', 'Incidents']) {
    const key = collection[0].toLowerCase() + collection.slice(1);
    const kept = (await anonymous.all(`List${collection}`, key, { parent: SEMIS })).filter(({ source }) => source === 'gauche' || source === 'droite');
    assert.deepEqual(kept.map(({ source, sourceId }) => `${source} ${sourceId}`).sort(), ['droite PROJ/1', 'droite V-1', 'gauche PROJ/1', 'gauche V-1'], collection);
  }
  const surveys = await anonymous.all('ListSurveys', 'surveys', { parent: SEMIS });
  assert.equal(surveys.filter(({ form }) => form === 'à la fois').length, 2);
  const made = (collection) => reports.reduce((sum, { report }) => sum + Number(report.counts.find(({ resourceType }) => resourceType === collection)?.created ?? 0), 0);
  assert.deepEqual(['sprints', 'workItems', 'deployments', 'incidents', 'changes', 'surveys'].map(made), [4, 4, 4, 4, 1, 2]);
});

test('estimates and sprints of one instant are the same in whatever order they come', async () => {
  await coach.call('CreateSprint', { parent: SEMIS, sprintId: 'fevrier', sprint: { startTime: at('2026-02-01T00:00:00Z'), endTime: at('2026-02-15T00:00:00Z') } });
  const time = at('2026-02-02T10:00:00Z'), open = { sprint: `${SEMIS}/sprints/fevrier`, fromTime: time }, estimates = [3, 8].map((value) => ({ estimates: [{ value, time }] }));
  const memberships = [open, { ...open, toTime: at('2026-02-05T10:00:00Z') }, { ...open, toTime: at('2026-02-04T10:00:00Z') }].map((one) => ({ memberships: [one] }));
  const tell = async (sourceId, parts) => {
    for (const part of parts) await upsert([{ sourceId, ...part }]);
    const item = await anonymous.call('GetWorkItem', { name: `${SEMIS}/workItems/${sourceId}` });
    return [item.estimates.map(({ value }) => value), item.memberships.map(({ toTime }) => Number(toTime?.seconds))];
  };
  const told = [...estimates, ...memberships], expected = [[8], [at('2026-02-05T10:00:00Z').seconds]];
  for (const [i, parts] of [told, [...told].reverse(), [told[1], told[0], told[3], told[4], told[2]]].entries()) assert.deepEqual(await tell(`ordre-${i}`, parts), expected);
  const { results: [again] } = await upsert([{ sourceId: 'ordre-0', ...estimates[0] }]);
  assert.equal(again.state, 'STATE_UNCHANGED');
  await upsert([{ sourceId: 'ordre-0', ...estimates[0] }], { complete: true });
  const corrected = await anonymous.call('GetWorkItem', { name: `${SEMIS}/workItems/ordre-0` });
  assert.deepEqual([corrected.estimates.map(({ value }) => value), corrected.memberships], [[3], []], 'where the lists are all that there is');
});

test('what is renamed at its source and here is told on, and what takes its old name is another', async () => {
  const tell = async (sourceId) => (await upsert([{ sourceId, transitions: [step(DONE, '2026-02-05T10:00:00Z')] }])).results[0].name;
  const first = await tell('ANCIEN/1');
  await coach.call('UpdateWorkItem', { workItem: { name: first, sourceId: 'NOUVEAU/1' }, updateMask: { paths: ['source_id'] } });
  assert.equal(await tell('NOUVEAU/1'), first);
  const second = await tell('ANCIEN/1');
  assert.notEqual(second, first);
  assert.equal(await tell('ANCIEN/1'), second);
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
