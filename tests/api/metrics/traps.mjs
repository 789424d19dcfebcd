// What known tools get wrong: absence shown as 0, checks that cannot fail, incidents counted as deployments, meanings changed under
// values, answers overwritten, shares of more than everything, changes that reach what they are not about.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, at, day, figures, ground } from './ground.mjs';

const FROM = at('2026-01-01T00:00:00Z'), TO = at('2026-04-01T00:00:00Z'), PERIOD = { fromTime: FROM, toTime: TO, asOf: TO };
const NONE = 'NO_DATA_REASON_UNSPECIFIED', CONFIRMED = 1, REFUTED = 2;
let coach, stranger, feed, anonymous;

before(async () => {
  ({ coach, stranger, feed, anonymous } = await ground());
});
after(closeClients);

const point = (metric, time, value, dimensions = {}) => ({ metric: `definitions/${metric}`, time: at(time), value, dimensions: Object.entries(dimensions).map(([key, text]) => ({ key, value: text })) });
const ingest = (points, { parent = SEMIS, source = 'releve', client = coach } = {}) => client.call('IngestPoints', { parent, source, points });
// January, February and March, in Paris.
const read = (request) => anonymous.call('ReadSeries', { parent: SEMIS, grain: 'GRAIN_MONTH', fromTime: at('2025-12-31T23:00:00Z'), toTime: at('2026-03-31T22:00:00Z'), asOf: TO, ...request });
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Whatever says that there is no data, wherever it is in an answer: [path, it].
function* withoutData(told, path = '') {
  if (!told || typeof told !== 'object') return;
  if (typeof told.noData === 'string' && told.noData !== NONE) yield [path, told];
  for (const [key, value] of Object.entries(told)) yield* withoutData(value, `${path}.${key}`);
}
const FIGURES = ['value', 'valueBefore', 'progression', 'progress', 'sum', 'mean', 'min', 'max', 'last', 'numerator', 'denominator', 'p15', 'p50', 'p85', 'p95', 'met'];
const figuresIn = (told) => FIGURES.filter((key) => typeof told?.[key] === 'number' || typeof told?.[key] === 'boolean');

test('absence is not 0: of a project of which nobody told anything, no answer has a figure', async () => {
  const objective = { title: 'Plus de visites', metric: 'definitions/visits', baseline: 0, target: 10 };
  await stranger.call('CreateObjective', { parent: GREFFE, objective });
  await stranger.call('CreateObjective', { parent: GREFFE, objective: { title: 'Contents', indicator: 'jdma', baseline: 0, target: 9 } });
  // Another project tells, so that there is something to be taken for theirs.
  await ingest([point('visits', '2026-02-01T10:00:00Z', 0)]);
  const answers = Object.fromEntries(await Promise.all([['QueryIndicators', { project: GREFFE, ...PERIOD }], ['GetDora', { project: GREFFE, ...PERIOD }], ['GetFlow', { project: GREFFE, ...PERIOD }],
    ['Forecast', { projects: [GREFFE], asOf: TO, items: 5 }], ['CompareToTarget', { parent: GREFFE, asOf: TO }], ['ReadSeries', { parent: GREFFE, metric: 'definitions/visits', grain: 'GRAIN_MONTH', withPercentiles: true, ...PERIOD }],
    ['ReadSeries ratio', { parent: GREFFE, metric: 'definitions/online_share', grain: 'GRAIN_MONTH', ...PERIOD }], ['GetPortfolioIndicators', { filter: 'project = greffe', ...PERIOD }],
    ['ListDigitalServices', { filter: 'project = greffe', ...PERIOD }], ['ExplainIndicator', { project: GREFFE, indicator: 'change_fail_rate', ...PERIOD }]]
    .map(async ([method, request]) => [method, await anonymous.call(method.split(' ')[0], request)])));
  for (const [method, answer] of Object.entries(answers)) {
    const told = [...withoutData(answer)];
    if (method !== 'GetPortfolioIndicators') assert.ok(told.length > 0, method);
    for (const [path, one] of told) assert.deepEqual([...figuresIn(one), ...figuresIn(one.percentiles)], [], `${method}${path}`);
  }
  for (const { indicator, noData, band } of answers.QueryIndicators.indicators) assert.deepEqual([noData === NONE, band], [false, ''], indicator);
  assert.equal(new Set(answers.QueryIndicators.indicators.map(({ indicator }) => indicator)).size, 19);
  assert.deepEqual(answers.GetPortfolioIndicators.distributions.filter(({ n, percentiles }) => n > 0 || percentiles).map(({ indicator }) => indicator), []);
  assert.ok(answers.GetDora.weeks.every(({ covered }) => !covered), 'weeks before the first event do not exist');
  assert.deepEqual(answers.CompareToTarget.comparisons.map(({ noData }) => noData !== NONE), [true, true]);
  assert.deepEqual([answers.Forecast.howMany, answers.Forecast.when, answers.Forecast.chances], [null, null, []]);
});

test('0 is a figure where it was told', async () => {
  const { buckets: [, february] } = await read({ metric: 'definitions/visits' });
  assert.deepEqual([Number(february.n), february.sum, february.noData], [1, 0, NONE]);
  await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 2, date: day('2026-02-03'), counts: [{ answer: '0', count: 4 }] } });
  const { nps, csat } = await figures(anonymous, ['nps', 'csat']);
  assert.deepEqual([nps.value, Number(nps.n), csat.noData], [-100, 4, 'NO_DATA_REASON_NO_ROWS']);
});

test('an hypothesis is confirmed by what was measured, and by nothing else', async () => {
  const { name } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Moins attendre', indicator: 'recovery_time', baseline: 60, target: 30 } });
  const keep = (indicator) => coach.call('CreateSnapshot', { parent: SEMIS, snapshot: { title: indicator }, indicator, ...PERIOD });
  const empty = await keep('recovery_time');
  assert.notEqual(empty.indicator.noData, NONE);
  for (const verdict of [CONFIRMED, REFUTED]) {
    assert.equal((await coach.refusal('JudgeObjective', { name, verdict, reason: 'Sans mesure' })).code, Code.INVALID_ARGUMENT);
    const refusal = await coach.refusal('JudgeObjective', { name, verdict, reason: 'Rien', evidence: [empty.name] });
    assert.deepEqual([refusal.code, refusal.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'NO_VALUE']);
  }
  await feed.call('RecordDeployment', { parent: SEMIS, deployment: { sourceId: 'r', source: 'chaine', tier: 1, finishTime: at('2026-03-02T10:00:00Z'), outcome: 3, rollbackTime: at('2026-03-02T10:20:00Z') } });
  const measured = await keep('recovery_time');
  assert.equal(measured.indicator.value, 1200);
  assert.equal((await coach.call('JudgeObjective', { name, verdict: CONFIRMED, reason: 'Mesuré', evidence: [measured.name] })).verdict, 'VERDICT_CONFIRMED');
});

test('incidents are no deployments, and a rate of them is never more than everything', async () => {
  const parent = GREFFE;
  const deploy = (sourceId, finishTime, more = {}) => stranger.call('RecordDeployment', { parent, deployment: { sourceId, tier: 1, finishTime: at(finishTime), outcome: 1, ...more } });
  await deploy('d1', '2026-03-02T10:00:00Z');
  const { rework_rate: unknown } = await figures(anonymous, ['rework_rate'], { project: parent });
  assert.deepEqual([unknown.noData, unknown.exclusions.map(({ reason }) => reason)], ['NO_DATA_REASON_NO_INTENT', ['NO_INTENT']], 'the forge is there, the intent is not');
  await deploy('d2', '2026-03-09T10:00:00Z', { intent: 2 });
  for (let i = 0; i < 7; ++i) {
    await stranger.call('RecordIncident', { parent, incident: { sourceId: `i${i}`, detectTime: at(`2026-03-02T1${i}:30:00Z`), ...(i > 3 ? { resolveTime: at('2026-03-03T10:00:00Z') } : {}) } });
  }
  const { change_fail_rate: failed, rework_rate: rework, deployment_frequency: frequency } = await figures(anonymous, ['change_fail_rate', 'rework_rate', 'deployment_frequency'], { project: parent, to: '2026-04-13T00:00:00Z', parameters: [{ key: 'frequency_weeks', value: 6 }] });
  assert.deepEqual([failed.numerator, failed.denominator, failed.value], [1, 2, 0.5], 'seven incidents of one deployment');
  assert.deepEqual([rework.numerator, rework.denominator], [1, 1], 'an intent that nobody recorded is none');
  assert.deepEqual([frequency.value, frequency.max], [0, 1]);
  const dora = await anonymous.call('GetDora', { project: parent, ...PERIOD });
  assert.equal(dora.weeks.reduce((sum, { deployments }) => sum + deployments, 0), 2);
  assert.ok(dora.weeks.every(({ failed: n, deployments }) => n <= deployments));
});

test('what a metric means stays what it means under the values that it has', async () => {
  const definition = { name: 'definitions/recoltes', title: 'Récoltes', direction: 1, kind: 1, period: 4, project: SEMIS };
  await coach.call('CreateDefinition', { definitionId: 'recoltes', definition });
  await ingest([point('recoltes', '2026-02-01T10:00:00Z', 5)]);
  for (const [field, value] of [['kind', 2], ['period', 1], ['project', GREFFE]]) {
    await coach.call('UpdateDefinition', { definition: { name: definition.name, [field]: value }, updateMask: { paths: [field] } }).catch(({ code }) => assert.ok([Code.INVALID_ARGUMENT, Code.PERMISSION_DENIED].includes(code), field));
  }
  const now = await anonymous.call('GetDefinition', { name: definition.name });
  assert.deepEqual([now.kind, now.period, now.project], ['KIND_ADDITIVE', 'PERIOD_INSTANT', SEMIS]);
  assert.equal((await coach.refusal('UpdateDefinition', { definition: { name: 'definitions/visits', unit: 'pages' } })).code, Code.PERMISSION_DENIED, 'everybody’s are no coach’s');
  // A title may be put right: the values are as they were.
  await coach.call('UpdateDefinition', { definition: { name: definition.name, title: 'Récoltes, en kilos' }, updateMask: { paths: ['title'] } });
  assert.equal((await read({ metric: definition.name })).buckets[1].sum, 5);
});

test('what was answered before can be asked again, whatever came over it', async () => {
  const survey = await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day('2026-02-10'), counts: [{ answer: 'GOOD', count: 10 }] } });
  const item = (done, complete = false) => coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', complete, workItems: [{ sourceId: 'réécrit', transitions: [{ to: 2, time: at('2026-02-10T10:00:00Z') }, { to: 3, time: at(done) }] }] });
  await item('2026-02-11T10:00:00Z');
  await ingest([point('visits', '2026-02-12T10:00:00Z', 3)]);
  await wait(1_100);
  const knownAt = at(new Date().toISOString());
  await wait(1_100);
  const asked = async (more) => {
    const { jdma, cycle_time: cycle } = await figures(anonymous, ['jdma', 'cycle_time'], more);
    const { buckets } = await read({ metric: 'definitions/visits', ...more });
    return [jdma.value, cycle.percentiles.p50, buckets[1].sum];
  };
  const told = await asked();
  assert.deepEqual(told, [10, 86_400, 3]);
  await coach.call('UpdateSurvey', { survey: { name: survey.name, counts: [{ answer: 'BAD', count: 10 }] }, updateMask: { paths: ['counts'] } });
  await item('2026-02-14T10:00:00Z', true);
  await ingest([point('visits', '2026-02-12T10:00:00Z', 8)]);
  assert.deepEqual(await asked(), [0, 4 * 86_400, 8]);
  assert.deepEqual(await asked({ knownAt }), told, 'as it was known then');
});

test('shares are of sums, uniques are not added up, and nothing is counted twice because it is split twice', async () => {
  const online = (month, share, all, audience) => [point('procedures_online', `2026-${month}-05T10:00:00Z`, share, { audience }), point('procedures_completed', `2026-${month}-05T10:00:00Z`, all, { audience })];
  await ingest([...online('01', 9, 10, 'COMPANIES'), ...online('02', 100, 1000, 'COMPANIES'), ...online('02', 1, 2, 'INDIVIDUALS')]);
  const { online_share: share } = await figures(anonymous, ['online_share']);
  assert.deepEqual([share.numerator, share.denominator, share.value], [110, 1012, 110 / 1012], 'the mean of shares would be 0.5');
  const { buckets } = await read({ metric: 'definitions/online_share' });
  assert.deepEqual(buckets.map(({ value, noData }) => (noData === NONE ? value : noData)), [0.9, 101 / 1002, 'NO_DATA_REASON_NO_ROWS']);
  for (const bucket of buckets) assert.ok(!(bucket.value > 1) && typeof bucket.sum !== 'number' && typeof bucket.mean !== 'number');

  const JANUARY = at('2025-12-31T23:00:00Z');  // as Paris has it: what is told by the month is of its beginning
  await ingest([point('active_users', '2026-01-15T10:00:00Z', 70, { audience: 'COMPANIES' }), point('active_users', '2026-01-15T10:00:00Z', 60, { audience: 'INDIVIDUALS' })]);
  const refusal = await anonymous.refusal('ReadSeries', { parent: SEMIS, metric: 'definitions/active_users', grain: 'GRAIN_MONTH', ...PERIOD, fromTime: JANUARY });
  assert.deepEqual([refusal.code, refusal.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'NOT_ADDITIVE'], 'somebody may be in both');
  const users = await read({ metric: 'definitions/active_users', dimensions: [{ key: 'audience', value: 'COMPANIES' }], fromTime: JANUARY });
  assert.equal(users.buckets[0].value, 70);
  assert.notEqual(typeof users.buckets[0].sum, 'number');

  await ingest([point('support_requests', '2026-01-05T10:00:00Z', 10, { audience: 'COMPANIES' }), point('support_requests', '2026-01-05T10:00:00Z', 10, { channel: 'courriel' })]);
  assert.equal((await anonymous.refusal('ReadSeries', { parent: SEMIS, metric: 'definitions/support_requests', grain: 'GRAIN_MONTH', ...PERIOD })).code, Code.FAILED_PRECONDITION, 'the same ten, split in two ways');
  await ingest([point('support_requests', '2026-01-05T10:00:00Z', 10)]);
  assert.equal((await read({ metric: 'definitions/support_requests' })).buckets[0].sum, 10, 'where the whole is told, it is the whole');
});

test('a change reaches what it is about, and nothing else', async () => {
  const items = (client, parent, source, to, time) => client.call('UpsertWorkItems', { parent, source, workItems: [{ sourceId: '7', transitions: [{ to, time: at(time) }] }] }).then(({ results }) => results[0].name);
  const ours = await items(coach, SEMIS, 'github', 2, '2026-02-01T10:00:00Z');
  const before = await anonymous.call('GetWorkItem', { name: ours });
  const [theirs, others] = [await items(coach, SEMIS, 'gitlab', 3, '2026-02-02T10:00:00Z'), await items(stranger, GREFFE, 'github', 3, '2026-02-02T10:00:00Z')];
  assert.equal(new Set([ours, theirs, others]).size, 3, 'another source’s 7, and another project’s, are others');
  const fresh = await coach.call('UpdateWorkItem', { workItem: { name: ours, title: 'Sept' }, updateMask: { paths: ['title'] } });
  assert.deepEqual([fresh.transitions, fresh.estimates, fresh.requestTime, fresh.sourceId], [before.transitions, before.estimates, before.requestTime, before.sourceId]);
  const stale = await coach.refusal('UpdateWorkItem', { workItem: { name: ours, title: 'Huit', etag: before.etag }, updateMask: { paths: ['title'] } });
  assert.equal(stale.code, Code.ABORTED, 'somebody was faster');
  // A point of another source is another point; a series of another project can be named and not written to.
  const [{ series }] = (await ingest([point('visits', '2026-03-03T10:00:00Z', 1)])).results;
  await ingest([point('visits', '2026-03-03T10:00:00Z', 50)], { source: 'autre' });
  assert.equal((await read({ metric: 'definitions/visits', source: 'releve' })).buckets[2].sum, 1);
  const { results: [foreign] } = await stranger.call('IngestPoints', { parent: GREFFE, source: 'releve', points: [{ name: series, time: at('2026-03-03T10:00:00Z'), value: 99 }] });
  assert.deepEqual([foreign.state, foreign.reason], ['STATE_REFUSED', 'REASON_UNKNOWN_METRIC']);
  assert.equal((await read({ metric: 'definitions/visits', source: 'releve' })).buckets[2].sum, 1);
  // Deleted, an item counts nowhere; its figures come back with it.
  const of = async () => Number((await figures(anonymous, ['throughput'])).throughput.n);
  const all = await of();
  await coach.call('DeleteWorkItem', { name: theirs });
  assert.equal(await of(), all - 1);
  await coach.call('UndeleteWorkItem', { name: theirs });
  assert.equal(await of(), all);
});

test('a level that is split does not fall because a part of it was not told that day', async () => {
  const definition = { title: 'Dossiers en cours', unit: 'dossiers', direction: 1, kind: 3, period: 1, purpose: 1, project: SEMIS, dimensions: ['audience'], additiveDimensions: ['audience'] };
  const { name: metric } = await coach.call('CreateDefinition', { definitionId: 'dossiers', definition });
  const told = (date, value, audience) => point('dossiers', `${date}T12:00:00Z`, value, { audience });
  const { name: objective } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Moins attendre', metric, baseline: 0, target: 2000 } });
  await ingest([told('2026-03-18', 100, 'INDIVIDUALS'), told('2026-03-18', 900, 'COMPANIES'), told('2026-03-19', 101, 'INDIVIDUALS')]);
  const usage = async (from, to) => {
    const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['usage'], fromTime: at(from), toTime: at(to), asOf: at(to) });
    const one = indicators.find(({ subject }) => subject === metric);
    return [one.value, Number(one.n), one.exclusions.map(({ reason }) => reason), one.formula];
  };
  assert.deepEqual(await usage('2026-03-01T00:00:00Z', '2026-03-18T23:00:00Z'), [1000, 2, [], 'formulas/usage@2']);
  assert.deepEqual(await usage('2026-03-01T00:00:00Z', '2026-03-19T23:00:00Z'), [1001, 2, [], 'formulas/usage@2'], 'it was 101');
  assert.deepEqual(await usage('2026-03-18T23:00:00Z', '2026-03-19T23:00:00Z'), [101, 1, ['NOT_TOLD'], 'formulas/usage@2'], 'what is missing of it is told');
  const why = await anonymous.call('ExplainIndicator', { project: SEMIS, indicator: 'usage', subject: metric, ...PERIOD });
  assert.deepEqual([why.indicator.value, why.rows.map(({ contribution }) => contribution).sort((a, b) => a - b)], [1001, [101, 900]], 'its rows add up to it');
  const { comparisons: [goal] } = await anonymous.call('CompareToTarget', { parent: SEMIS, objective, asOf: TO });
  assert.deepEqual([goal.value, goal.progress], [1001, 1001 / 2000]);
  // Kept and anew: as it stands, and as it was known once all of it was told.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  for (const more of [{}, { knownAt: at(new Date().toISOString()) }]) {
    const asked = { metric, ...more, withPercentiles: true, fromTime: at('2026-03-15T23:00:00Z'), toTime: at('2026-03-22T23:00:00Z') };
    const days = (await read({ ...asked, grain: 'GRAIN_DAY' })).buckets;
    const shown = ({ value, noData, n }) => (noData === NONE ? value : `${noData.replace('NO_DATA_REASON_', '')} ${n}`);
    assert.deepEqual(days.map(shown), ['NO_ROWS 0', 'NO_ROWS 0', 1000, 'TOO_FEW 1', 'NO_ROWS 0', 'NO_ROWS 0', 'NO_ROWS 0'], Object.keys(more).join());
    const paged = await anonymous.all('ReadSeries', 'buckets', { parent: SEMIS, asOf: TO, ...asked, grain: 'GRAIN_DAY', pageSize: 3 });
    assert.deepEqual(paged, days, 'whichever page it is on');
    const [week] = (await read({ ...asked, grain: 'GRAIN_WEEK' })).buckets;
    assert.deepEqual([shown(week), Number(week.n), week.last], [1001, 3, 1001]);
    for (const bucket of [...days, week]) {
      assert.deepEqual(figuresIn({ ...bucket, value: null, last: null }), [], 'of parts there is no mean, least or most of the whole');
      assert.equal(bucket.percentiles, null);
    }
    const [, , , alone] = (await read({ ...asked, grain: 'GRAIN_DAY', dimensions: [{ key: 'audience', value: 'INDIVIDUALS' }] })).buckets;
    assert.deepEqual([alone.value, alone.min, alone.max, alone.mean, alone.percentiles.p50], [101, 101, 101, 101, 101]);
  }
});

test('what begins or ends to be told is no progression', async () => {
  const { name: metric } = await coach.call('CreateDefinition', { definitionId: 'comptes', definition: { title: 'Comptes ouverts', direction: 1, kind: 3, period: 1, purpose: 1, project: SEMIS, dimensions: ['audience'], additiveDimensions: ['audience'] } });
  await ingest([point('comptes', '2026-01-10T12:00:00Z', 10, { audience: 'INDIVIDUALS' }), point('comptes', '2026-02-10T12:00:00Z', 15, { audience: 'INDIVIDUALS' })]);
  const service = async () => {
    const { digitalServices: [{ usages }] } = await anonymous.call('ListDigitalServices', { filter: 'project = semis', fromTime: at('2026-02-01T00:00:00Z'), toTime: at('2026-03-01T00:00:00Z'), asOf: TO });
    const { value, valueBefore, progression } = usages.find(({ definition }) => definition === metric);
    return [value, valueBefore, progression ?? null];
  };
  assert.deepEqual(await service(), [15, 10, 0.5]);
  await ingest([point('comptes', '2026-02-11T12:00:00Z', 85, { audience: 'COMPANIES' })]);
  assert.deepEqual(await service(), [100, 10, null]);
});

test('days that are not told yet are no decline: what both periods tell is compared', async () => {
  const { name: metric } = await stranger.call('CreateDefinition', { definitionId: 'passages_du_jour', definition: { title: 'Passages du jour', direction: 1, kind: 1, period: 1, purpose: 1, project: GREFFE } });
  const daily = (from, count, value) => Array.from({ length: count }, (_, i) => point('passages_du_jour', new Date(Date.parse(`${from}T12:00:00Z`) + i * 86_400_000).toISOString(), value));
  await ingest([...daily('2026-01-04', 28, 10), ...daily('2026-02-01', 22, 12)], { parent: GREFFE, client: stranger });
  const { digitalServices: [{ usages, lastDay }] } = await anonymous.call('ListDigitalServices', { filter: 'project = greffe', fromTime: at('2026-01-31T23:00:00Z'), toTime: at('2026-02-28T23:00:00Z'), asOf: TO });
  const { value, valueCompared, valueBefore, progression } = usages.find(({ definition }) => definition === metric);
  assert.deepEqual([value, valueCompared, valueBefore, progression], [264, 264, 220, 0.2]);
  assert.deepEqual([lastDay.month, lastDay.day], [2, 22], 'whenever that came');
});
