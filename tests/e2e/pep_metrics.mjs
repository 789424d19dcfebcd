// Every indicator of a file, computed without a server: the worked figures of the formulas' page, what is told of a file that is
// wrong, and hundreds of random histories, each held against an independent script (metrics/recompute.py), figure by figure.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { PEP, SOURCE, runProgram, temporaryFolder } from './stack.mjs';

const OK = 0, USAGE = 2, INVALID = 8;
const HISTORIES = 300;
const IDS = ['cycle_time', 'lead_time', 'wip', 'age', 'throughput', 'littles_law', 'velocity', 'say_do', 'deployment_frequency', 'change_lead_time',
  'change_fail_rate', 'recovery_time', 'rework_rate', 'jdma', 'nps', 'csat'];
const RECOMPUTE = path.join(SOURCE, 'tests/e2e/metrics/recompute.py');
const env = { PATH: process.env.PATH, HOME: '/nonexistent', PEP_SERVER: '127.0.0.1:1' };
const AS_OF = '2026-10-01T00:00:00Z', DAY = 86400;
// An instant so many seconds after another.
const after = (instant, seconds) => new Date(Date.parse(instant) + seconds * 1000).toISOString();
const ago = (days) => after(AS_OF, -days * DAY);

function pep(args, { input = '', lang = 'C.UTF-8' } = {}) {
  return runProgram(PEP, ['metrics', 'compute', ...args], { input, env: { ...env, LANG: lang } });
}
// By the ids of indicators.
function compute(what, ...flags) {
  const { code, out, err } = pep(['-', ...flags], { input: JSON.stringify({ asOf: AS_OF, ...what }) });
  assert.equal(code, OK, err);
  const answer = JSON.parse(out);
  assert.deepEqual(answer.indicators.map(({ id }) => id), IDS);
  return { ...answer, ...Object.fromEntries(answer.indicators.map((figure) => [figure.id, figure])) };
}
// An item that was in progress from so many days to so many days after the beginning of a period.
const item = (id, from, to, begin) => ({
  id, transitions: [{ to: 'IN_PROGRESS', at: after(begin, from * DAY) }, ...to === undefined ? [] : [{ to: 'DONE', at: after(begin, to * DAY) }]],
});
const percentiles = ({ p50, p85, p95 }) => [p50, p85, p95];
const days = (figure) => percentiles(figure).map((seconds) => seconds / DAY);

test('nothing told is no data, of every indicator', () => {
  for (const figure of compute({}).indicators) {
    assert.equal(figure.noData, 'NO_ROWS', figure.id);
    assert.equal(figure.formula, `${figure.id}@1`);
    assert.ok(!('value' in figure) && !('p50' in figure), figure.id);
  }
});

test('percentiles are nearest ranks, averaged on exact ties', () => {
  const begin = ago(60), lasting = (list) => compute({ items: list.map((length, i) => item(`T${i}`, 0, length, begin)) }).cycle_time;
  assert.deepEqual(days(lasting([1, 2, 3, 4, 5, 6, 7, 8, 9, 20])), [5.5, 9, 20]);
  assert.deepEqual(days(lasting([20, 3, 1, 2])), [2.5, 20, 20]);
  assert.deepEqual(days(lasting([7])), [7, 7, 7]);
});

test("Little's law, and the items that cross an edge", () => {
  const from = ago(10), of = (spans) => compute({ from, to: AS_OF, items: spans.map(([a, b], i) => item(`T${i}`, a, b, from)) }).littles_law;
  const inside = [[0, 4], [2, 9], [4, 6]];
  const { value, wipMean, wipExpected, crossing, n } = of(inside);
  assert.deepEqual([value, wipMean, wipExpected, crossing, n], [0, 1.3, 1.3, 0, 3]);
  const over = of([...inside, [-3, 2]]);
  assert.deepEqual([over.value, over.wipMean, over.wipExpected, over.crossing], [20, 1.5, 1.8, 1]);
});

test('without a start it is left out of durations, and still finished; a reopened one is not', () => {
  const done = { to: 'DONE', at: ago(3) }, started = { to: 'IN_PROGRESS', at: ago(5) };
  const answer = compute({ items: [{ id: 'bare', transitions: [done] }, { id: 'whole', requested: ago(9), transitions: [done, started] },
    { id: 'again', transitions: [started, done, { to: 'IN_PROGRESS', at: ago(1) }] }] });
  assert.deepEqual([answer.cycle_time.n, answer.cycle_time.excluded], [1, [{ id: 'bare', reason: 'NO_START' }]]);
  assert.equal(answer.throughput.value, 2);
  assert.deepEqual([answer.lead_time.n, answer.lead_time.p50], [1, 6 * DAY]);
  assert.deepEqual([answer.wip.value, answer.age.p50], [1, 5 * DAY]);
});

test('velocity is of the last three closed sprints; what is added later is not said, what is moved out is', () => {
  const sprints = [4, 3, 2, 1].map((back) => ({ id: `S${back}`, start: ago(14 * back), end: ago(14 * (back - 1)), closed: true }));
  const points = { S4: 100, S3: 8, S2: 5, S1: 11 };
  const items = sprints.map(({ id, start, end }) => ({ id: `in ${id}`, transitions: [{ to: 'DONE', at: after(end, -DAY) }],
    estimates: [{ value: 1, at: after(start, -DAY) }, { value: points[id], at: start }, { value: 999, at: end }], memberships: [{ sprint: id, from: start }] }));
  const late = { id: 'late', transitions: [{ to: 'DONE', at: ago(1) }], memberships: [{ sprint: 'S1', from: ago(2) }] };
  const moved = { id: 'moved', transitions: [{ to: 'DONE', at: ago(1) }], memberships: [{ sprint: 'S1', from: ago(20), to: ago(5) }] };
  const { velocity, say_do: sayDo } = compute({ sprints, items: [...items, late, moved] });
  assert.deepEqual([velocity.value, velocity.min, velocity.max, velocity.n], [8, 5, 11, 3]);
  assert.deepEqual(velocity.excluded, [{ id: 'late', reason: 'NO_ESTIMATE' }]);
  assert.deepEqual([sayDo.numerator, sayDo.denominator, sayDo.value], [4, 5, 0.8]);
  assert.equal(compute({ sprints: sprints.slice(2), items }).velocity.noData, 'TOO_FEW');
});

// One deployment of production, finished so many days before the end.
const deployment = (id, back, more = {}) => ({ id, tier: 'production', finishedAt: ago(back), outcome: 'SUCCEEDED', ...more });

test('deployment frequency: empty weeks count, those before the first event do not exist', () => {
  // The end is a Thursday: its own week is not complete. Three days of one week, none in the two after it, and one.
  const told = { deployments: [deployment('a', 28), deployment('a2', 28), deployment('b', 27), deployment('c', 26), deployment('d', 5)] };
  const { deployment_frequency: four } = compute(told);
  assert.deepEqual([four.n, four.value, four.min, four.max, four.band], [4, 0.5, 0, 3, 'monthly']);
  assert.equal(compute({ deployments: told.deployments.slice(4) }).deployment_frequency.noData, 'TOO_FEW');
  const daily = Array.from({ length: 91 }, (_, i) => deployment(`d${i}`, i + 0.5));
  assert.deepEqual((({ value, band }) => [value, band])(compute({ deployments: daily }).deployment_frequency), [7, 'daily']);
});

test('the lead time of changes begins with their writing, and not with what was there before', () => {
  const changes = [{ sha: 'old', authoredAt: ago(80) }, { sha: 'plain', authoredAt: ago(12), mergedAt: ago(11) },
    { sha: 'rebased', authoredAt: ago(9), createdAt: ago(14), mergedAt: ago(11) }, { sha: 'early', authoredAt: ago(12), mergedAt: ago(9) }];
  const { change_lead_time: lead } = compute({ changes, deployments: [deployment('first', 30, { changes: ['old'] }),
    deployment('next', 10, { changes: ['old', 'plain', 'rebased', 'early'] }), deployment('after', 2, { changes: ['plain'] })] });
  assert.deepEqual([lead.n, lead.p50, lead.value, lead.band], [2, 3 * DAY, 3 * DAY, 'one_week']);
  assert.deepEqual(lead.excluded, [{ id: 'old', reason: 'BASELINE' }, { id: 'early', reason: 'DEPLOYED_BEFORE_MERGE' }]);
});

test('incidents are not deployments: never more than 100 %; what is young is left out of both sides', () => {
  const deployments = [deployment('calm', 20), deployment('bad', 10), deployment('young', 0.5)];
  const incidents = ['a', 'b', 'c'].map((id, i) => ({ id, detectedAt: after(ago(10), i * 60) }));
  const { change_fail_rate: rate } = compute({ deployments, incidents });
  assert.deepEqual([rate.value, rate.numerator, rate.denominator, rate.maturing, rate.band], [0.5, 1, 2, 1, 'high']);
  assert.deepEqual(rate.excluded, [{ id: 'young', reason: 'MATURING' }]);
  const far = compute({ deployments: [deployment('calm', 20)], incidents: [{ id: 'x', detectedAt: ago(18.9) }] }).change_fail_rate;
  assert.deepEqual([far.value, far.excluded], [0, [{ id: 'x', reason: 'NOT_LINKED' }]]);
  assert.equal(compute({ deployments: [deployment('young', 0.5)] }).change_fail_rate.noData, 'EMPTY_DENOMINATOR');
});

test('recovery ends with the last incident; what is open is listed', () => {
  const resolved = { d1: [30, 90], d2: [30], d3: [600], d4: [undefined] };
  const incidents = Object.entries(resolved).flatMap(([id, ends]) => ends.map((minutes, i) => ({ id: `${id} ${i}`, deployment: id,
    detectedAt: after(ago(9), 60), ...minutes && { resolvedAt: after(ago(9), minutes * 60) } })));
  const { recovery_time: recovery } = compute({ deployments: Object.keys(resolved).map((id) => deployment(id, 9)), incidents });
  assert.deepEqual([recovery.p50, recovery.n, recovery.open, recovery.excluded], [90 * 60, 3, 1, [{ id: 'd4', reason: 'OPEN' }]]);
});

test('rework is known where intent is', () => {
  const rework = (...intents) => compute({ deployments: intents.map((intent, i) => deployment(`d${i}`, i + 1, intent && { intent })) }).rework_rate;
  assert.deepEqual((({ value, numerator, denominator, excluded }) => [value, numerator, denominator, excluded])(rework('PLANNED', 'INCIDENT', undefined, 'PLANNED', 'PLANNED')),
    [0.25, 1, 4, [{ id: 'd2', reason: 'NO_INTENT' }]]);
  assert.equal(rework(undefined, undefined).noData, 'NO_INTENT');
});

test('what users said: the band is of the exact sum, whatever is shown', () => {
  const { jdma, nps, csat } = compute({ surveys: { jdma: { good: 60, medium: 39, bad: 1 }, nps: { 0: 3, 7: 2, 9: 5 }, csat: { 1: 1, 4: 2, 5: 1 } } });
  assert.deepEqual([jdma.value, jdma.shown, jdma.band, jdma.n, jdma.flagged], [7.95, 8, 'medium', 100, false]);
  assert.deepEqual([nps.value, nps.numerator, nps.denominator, csat.value], [20, 2, 10, 75]);
  const few = compute({ surveys: { jdma: { good: 0, medium: 0, bad: 4 }, nps: { 10: 0 } } });
  assert.deepEqual([few.jdma.value, few.jdma.band, few.jdma.flagged, few.nps.noData], [0, 'bad', true, 'EMPTY_DENOMINATOR']);
});

test('what is promised of days that are given as they are', () => {
  const { forecast } = compute({ throughput: [0, 2, 1, 0, 3, 0, 0, 1, 2, 0, 0, 4, 1, 0] }, '--forecast', 'days=30,items=20');
  assert.deepEqual([forecast.days, forecast.items, forecast.itemsWanted, forecast.daysNeeded],
    [30, { p50: 30, p85: 23, p95: 19 }, 20, { p50: 20, p85: 27, p95: 31 }]);
  const never = compute({ throughput: [0, 0, 0] }, '--forecast', 'items=5').forecast.daysNeeded, late = compute({ throughput: [0, 0, 0, 1] }, '--forecast', 'items=300').forecast.daysNeeded;
  assert.deepEqual([never, late.p85, late.beyondDays, late.noData], [{ p50: null, p85: null, p95: null, noData: 'TOO_FEW' }, null, 1096, undefined], 'what never comes says why');
  const { forecast: none } = compute({ items: [item('T', 0, 1, ago(9))] }, '--forecast', 'days=30');
  assert.deepEqual([none.noData, none.items], ['TOO_FEW', undefined]);
});

test('days and weeks are local: a late evening in UTC is the next day, across the change of the clock too', () => {
  // 23:30 UTC on Saturdays, which are Sundays in Paris and Saturdays in UTC; the Sunday of the change has 23 hours.
  const deployments = [0, 7, 14, 21, 28].map((back) => ({ id: `d${back}`, tier: 'production', outcome: 'SUCCEEDED', finishedAt: after('2026-03-29T22:30:00Z', -back * DAY) }));
  const asOf = '2026-04-05T22:00:00Z', weeksOf = (zone) => compute({ asOf, zone, deployments }).deployment_frequency.weeks;
  assert.equal(weeksOf('Europe/Paris')['2026-W14'], 1);
  assert.equal(weeksOf('UTC')['2026-W13'], 1);
});

test('the last revision of a point holds', () => {
  const point = (more) => ({ metric: 'visits', source: 'matomo', time: ago(2), ...more });
  const { points } = compute({ points: [point({ value: 7, revision: 2 }), point({ value: 5, revision: 1 }), point({ value: 9, time: after(AS_OF, DAY), revision: 1 }),
    { metric: 'online_share', dimensions: { audience: 'companies' }, time: after(AS_OF, DAY), value: 1 }] });
  assert.deepEqual(points.map(({ metric, value, n, noData }) => [metric, value, n, noData]), [['online_share', undefined, 0, 'NO_ROWS'], ['visits', 7, 1, undefined]]);
  assert.deepEqual(points[1].excluded, [{ id: 'points[1]', reason: 'OLDER_REVISION' }, { id: 'points[2]', reason: 'NOT_KNOWN_YET' }]);
});

test('one is explained: its rows, and those at its percentiles', () => {
  const items = [1, 2, 3, 4].map((length) => item(`T${length}`, 0, length, ago(30)));
  const answer = compute({ items }, '--explain', 'cycle_time');
  assert.deepEqual(answer.cycle_time.rows.map(({ id, contribution, at }) => [id, contribution, at]),
    [['T1', DAY, undefined], ['T2', 2 * DAY, ['p50']], ['T3', 3 * DAY, ['p50']], ['T4', 4 * DAY, ['p85', 'p95']]]);
  assert.deepEqual(answer.cycle_time.rows[0].instants, [ago(30), ago(29)].map((instant) => instant.replace('.000Z', 'Z')));
  assert.deepEqual([answer.explanation.formula, answer.explanation.zone, answer.explanation.asOf], ['cycle_time@1', 'Europe/Paris', AS_OF]);
  assert.equal(answer.lead_time.rows, undefined);
  const input = JSON.stringify({ asOf: AS_OF, items });
  assert.match(pep(['-', '--explain', 'cycle_time', '--output', 'table'], { input, lang: 'fr_FR.UTF-8' }).out, /Temps de cycle[\s\S]*T4 .*4 j .*p85 p95/);
  assert.match(pep(['-', '--explain', 'cycle_time', '--output', 'csv'], { input }).out, /^id,first,second,third,contribution,at,note\r\nT1,/);
});

test('people read a table in their language', () => {
  const input = JSON.stringify({ asOf: AS_OF, items: [item('T', 0, 2.5, ago(9))], surveys: { jdma: { good: 60, medium: 39, bad: 1 } } });
  const english = pep(['-', '--output', 'table'], { input }).out, french = pep(['-', '--output', 'table'], { input, lang: 'fr_FR.UTF-8' }).out;
  assert.match(english, /cycle_time +Cycle time +2 d 12 h +/);
  assert.match(english, /jdma .*8\.0 .*medium/);
  assert.match(english, /nps .*no data: nothing told/);
  assert.match(french, /cycle_time +Temps de cycle +2 j 12 h +/);
  assert.match(french, /jdma .*8,0 .*moyen/);
  assert.match(pep(['-', '--output', 'csv'], { input }).out, /^id,formula,unit,value,n,[\s\S]*\r\njdma,jdma@1,score,7\.95,100,/);
});

test('all that is wrong is told at once, by its path, in both languages and for programs', () => {
  const wrong = JSON.stringify({ zone: 'Europe/Nowhere', asOf: '2026-10-01', sprint: [], items: [{ id: 'T', transitions: [{ to: 'DOING', at: 'yesterday' }] }, { id: 'T' }],
    sprints: [{ id: 'S', start: AS_OF, end: AS_OF }], deployments: [{ tier: 'production' }], surveys: { nps: { 11: 1 }, jdma: { good: -1, medium: 0 } }, throughput: 7 });
  const places = [['sprint', 'UNKNOWN_MEMBER'], ['asOf', 'NO_INSTANT'], ['zone', 'NO_ZONE'], ['items[0].transitions[0].to', 'NO_WORD'],
    ['items[0].transitions[0].at', 'NO_INSTANT'], ['items[1]', 'REPEATED'], ['sprints[0].end', 'NOT_AFTER'], ['deployments[0].id', 'MISSING'],
    ['surveys.jdma.good', 'NO_COUNT'], ['surveys.jdma.bad', 'MISSING'], ['surveys.nps.11', 'NOT_ON_SCALE'], ['throughput', 'NO_LIST']];
  const { code, err, out } = pep(['-', '--output', 'json'], { input: wrong });
  assert.deepEqual([code, out], [INVALID, '']);
  const { code: name, violations } = JSON.parse(err).error;
  assert.equal(name, 'INVALID_ARGUMENT');
  assert.deepEqual(violations.map(({ path: place, reason }) => [place, reason]), places);
  const english = pep(['-'], { input: wrong }), french = pep(['-'], { input: wrong, lang: 'fr_FR.UTF-8' });
  assert.equal(english.code, INVALID);
  assert.match(english.err, /items\[0\]\.transitions\[0\]\.at: must be an instant with its offset/);
  assert.match(english.err, /items\[1\]: T stands at items\[0\] already/);
  assert.match(french.err, /items\[0\]\.transitions\[0\]\.at: doit être un instant avec son décalage/);
  assert.match(french.err, /zone: doit être le nom d'un fuseau horaire/);
});

test('bad files and bad flags', () => {
  const reason = (text) => {
    const { code, err } = pep(['-', '--output', 'json'], { input: text });
    assert.equal(code, INVALID, text.slice(0, 40));
    return JSON.parse(err).error.violations[0].reason;
  };
  for (const [text, code] of [['{', 'NO_JSON'], ['', 'NO_JSON'], ['[]', 'NO_OBJECT'], ['{}', 'MISSING'], ['{"asOf":1,"asOf":2}', 'REPEATED_KEY'],
    [`{"items":${'['.repeat(100000)}`, 'TOO_DEEP'], [`{"asOf":"${AS_OF}","from":"${AS_OF}"}`, 'NOT_AFTER'], [`{"asOf":"${AS_OF}","zone":"localtime"}`, 'NO_ZONE'],
    [`{"asOf":"${AS_OF}","zone":"/etc/passwd"}`, 'NO_ZONE'], ['{"asOf":"2026-02-30T00:00:00Z"}', 'NO_INSTANT'], ['{"asOf":"infinite-future"}', 'NO_INSTANT'],
    ['{"asOf":"2026-10-01T00:00:00"}', 'NO_INSTANT'], ['{"asOf":" 2026-10-01T00:00:00Z"}', 'NO_INSTANT'], ['{"asOf":"12026-10-01T00:00:00Z"}', 'NO_INSTANT']]) {
    assert.equal(reason(text), code, text.slice(0, 60));
  }
  const input = JSON.stringify({ asOf: AS_OF });
  for (const flags of [['--forecast', 'days=0'], ['--forecast', 'days=x'], ['--forecast', 'by=weekday'], ['--forecast', 'days=1,days=2'], ['--forecast', ''],
    ['--forecast', 'weeks=3'], ['--explain', 'happiness']]) assert.equal(pep(['-', ...flags], { input }).code, USAGE, flags.join(' '));
  assert.match(pep(['-', '--forecast', 'weeks=3'], { input, lang: 'fr_FR.UTF-8' }).err, /« weeks=3 » n'est pas compris/);
  assert.equal(pep(['/nonexistent/file.json']).code, USAGE);
  assert.equal(pep([]).code, USAGE);
  const much = JSON.stringify({ asOf: AS_OF, throughput: Array(30).fill(1000000) });
  const { code, err } = pep(['-', '--forecast', 'days=30'], { input: much });
  assert.deepEqual([code, /more than 50,000 items/.test(err)], [INVALID, true], err);
});

// Where two answers differ, by path: numbers by more than the last digits of a double.
function differences(told, expected, place = '') {
  if (typeof expected === 'number' && typeof told === 'number') {
    return Math.abs(told - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) ? [] : [`${place}: ${told}, expected ${expected}`];
  }
  if (expected === null || typeof expected !== 'object') return told === expected ? [] : [`${place}: ${JSON.stringify(told)}, expected ${JSON.stringify(expected)}`];
  if (Array.isArray(expected) && told?.length !== expected.length) return [`${place}: ${JSON.stringify(told)}, expected ${JSON.stringify(expected)}`];
  return Object.keys(expected).flatMap((key) => differences(told?.[key], expected[key], place === '' ? key : `${place}.${key}`));
}
const byReason = (a, b) => (a.id + a.reason < b.id + b.reason ? -1 : 1);
const FIGURES = ['noData', 'value', 'p50', 'p85', 'p95', 'min', 'max', 'numerator', 'denominator', 'band'];

// All that the script says, and no figure that it does not say.
function assertSame(answer, expected, what) {
  const found = [];
  for (const [i, figure] of answer.indicators.entries()) {
    const other = expected.indicators[i];
    const [sorted, otherSorted] = [figure, other].map((one) => ({ ...one, excluded: [...one.excluded].sort(byReason) }));
    found.push(...differences(sorted, otherSorted, figure.id));
    for (const key of FIGURES) if (key in figure && !(key in other)) found.push(`${figure.id}.${key}: ${figure[key]}, expected none`);
  }
  found.push(...differences(answer.forecast, expected.forecast, 'forecast'));
  for (const key of ['noData', 'items', 'daysNeeded']) if (key in answer.forecast && !(key in expected.forecast)) found.push(`forecast.${key}: expected none`);
  found.push(...differences(answer.points ?? [], expected.points ?? [], 'points'));
  assert.deepEqual(found, [], what);
}

test(`an independent script finds the same in ${HISTORIES} random histories, and in each told otherwise`, () => {
  const folder = temporaryFolder();
  const { code, err } = runProgram('python3', [RECOMPUTE, 'batch', '1', String(HISTORIES), folder]);
  assert.equal(code, 0, err);
  const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  const answerTo = (name) => {
    const { code: done, out, err: complaint } = pep([path.join(folder, name), '--forecast', 'days=30,items=20']);
    assert.equal(done, OK, `${name}: ${complaint}`);
    return JSON.parse(out);
  };
  const told = new Map(IDS.map((id) => [id, new Set()]));
  for (let seed = 1; seed <= HISTORIES; ++seed) {
    const expected = read(`${seed}.expected.json`), answer = answerTo(`${seed}.json`), again = answerTo(`${seed}.again.json`);
    assertSame(answer, expected, `history ${seed}`);
    assert.deepEqual(again.indicators, answer.indicators, `history ${seed}, told otherwise`);
    assert.deepEqual(again.forecast, answer.forecast, `history ${seed}, told otherwise`);
    assertSame(again, expected, `history ${seed}, told otherwise`);
    for (const { id, noData } of answer.indicators) told.get(id).add(noData ?? 'a figure');
  }
  // The histories are worth something: each indicator had a figure in some, and none in others.
  for (const [id, kinds] of told) assert.ok(kinds.has('a figure') && kinds.size > 1, `${id}: ${[...kinds].join(', ')}`);
});
