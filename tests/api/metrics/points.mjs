// Points: each once, the higher revision over the lower one, what was told before kept, what cannot be refused by itself.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { SEMIS, at, ground } from './ground.mjs';

let admin, coach, stranger, feed, anonymous;

before(async () => {
  ({ admin, coach, stranger, feed, anonymous } = await ground());
  for (const [definitionId, more] of Object.entries({ recoltes: { kind: 1, dimensions: ['audience'], additiveDimensions: ['audience'] }, jardiniers: { kind: 2 }, secret: { kind: 1, visibility: 2 } })) {
    await coach.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, period: 1, project: SEMIS, ...more } });
  }
});
after(closeClients);

const point = (date, value, more = {}) => ({ metric: 'definitions/recoltes', time: at(`${date}T10:00:00Z`), value, ...more });
const ingest = (points, client = coach, more = {}) => client.call('IngestPoints', { parent: SEMIS, source: 'releve', points, ...more });
const states = ({ results }) => results.map(({ state }) => state.replace('STATE_', ''));
const read = (request, client = anonymous) => client.call('ReadSeries', { parent: SEMIS, metric: 'definitions/recoltes', fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-03-01T00:00:00Z'), asOf: at('2026-03-01T00:00:00Z'), timeZone: 'Europe/Paris', ...request });

test('a point is new, then nothing new, then restated; what it was stays in the history', async () => {
  assert.deepEqual(states(await ingest([point('2026-01-05', 10)])), ['CREATED']);
  assert.deepEqual(states(await ingest([point('2026-01-05', 10)])), ['UNCHANGED']);
  const restated = await ingest([point('2026-01-05', 12)]);
  assert.deepEqual(states(restated), ['RESTATED']);
  const { revisions } = await anonymous.call('ListPointRevisions', { parent: restated.results[0].series });
  assert.deepEqual(revisions.map(({ value, supersedeTime }) => [value, supersedeTime !== null]), [[10, true], [12, false]]);
});

test('what one batch tells twice is restated by it, and what it told first stays in the history', async () => {
  const told = await ingest([point('2026-02-20', 1), point('2026-02-20', 2), point('2026-02-20', 2)]);
  assert.deepEqual(states(told), ['CREATED', 'RESTATED', 'UNCHANGED']);
  const { revisions } = await anonymous.call('ListPointRevisions', { parent: told.results[0].series, fromTime: at('2026-02-19T23:00:00Z'), toTime: at('2026-02-20T23:00:00Z') });
  assert.deepEqual(revisions.map(({ value, supersedeTime }) => [value, supersedeTime !== null]), [[1, true], [2, false]]);
});

test('the higher revision stands, in whatever order they come', async () => {
  await ingest([point('2026-01-06', 5, { revision: 2 })]);
  assert.deepEqual(states(await ingest([point('2026-01-06', 4, { revision: 1 })])), ['UNCHANGED']);
  assert.deepEqual(states(await ingest([point('2026-01-06', 6, { revision: 3 })])), ['RESTATED']);
});

test('what is refused of a batch does not keep the others back, and says why', async () => {
  const ahead = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const { results, counts } = await ingest([point('2026-01-07', 1), point('2026-01-07', -1, { metric: 'definitions/jardiniers' }), point('2026-01-07', 1, { metric: 'definitions/inconnue' }), point(ahead, 1), point('2026-01-07', 1, { dimensions: [{ key: 'saison', value: 'hiver' }] })]);
  assert.deepEqual(results.map(({ reason }) => reason.replace('REASON_', '')), ['UNSPECIFIED', 'NEGATIVE', 'UNKNOWN_METRIC', 'FUTURE', 'DIMENSION']);
  assert.deepEqual([Number(counts.created), Number(counts.refused)], [1, 4]);
  assert.deepEqual(results.map(({ field }) => field), ['', 'value', 'metric', 'time', 'dimensions[0].key']);
  assert.deepEqual(results.slice(1, 3).map(({ message }) => message), ['must not be less than 0: "jardiniers" is counted', '"inconnue" is no metric of this project, nor everybody\'s']);
  assert.equal(results[4].message, '"saison" is no dimension of "recoltes", which has audience');
});

test('an import says the same of each line, by its name', async () => {
  const items = [['line 2', point('2026-01-07', 1, { dimensions: [{ key: 'audience', value: 'martiens' }] })], ['line 3', point('2026-01-07', -1)]].map(([name, told]) => ({ file: 'points.csv', name, point: told }));
  const { report } = await coach.stream('ImportMetrics', [{ parent: SEMIS, source: 'releve', dryRun: true, items }]);
  assert.deepEqual(report.findings.map(({ key, code, message }) => [key, code, message]), [
    ['line 2', 'DIMENSION', 'audience "martiens" must be INDIVIDUALS, COMPANIES or ASSOCIATIONS'],
    ['line 3', 'NEGATIVE', 'value must not be less than 0: "recoltes" is counted']]);
});

test('what a dimension is, is held to the contract: nobody by name, nothing that reads as two', async () => {
  await coach.call('CreateDefinition', { definitionId: 'tris', definition: { title: 'Tris', direction: 1, kind: 3, period: 4, project: SEMIS, dimensions: ['bac', 'saison'] } });
  const told = (...dimensions) => ({ metric: 'definitions/tris', time: at('2026-02-21T10:00:00Z'), value: 1, dimensions: dimensions.map(([key, value]) => ({ key, value })) });
  const wrong = ['nord\nsaison=hiver', 'nord\u0000', 'nord\u202e', 'jeanne@jardins.example', 'x'.repeat(101), ' ', ''];
  const { results } = await ingest([...wrong.map((value) => told(['bac', value])), told(['bac', 'nord 2/b'], ['saison', 'été'])]);
  assert.deepEqual(results.map(({ reason }) => reason.replace('REASON_', '')), [...wrong.map(() => 'DIMENSION'), 'UNSPECIFIED']);
  const series = await anonymous.all('ListSeries', 'series', { parent: SEMIS, filter: 'metric = "definitions/tris"' });
  assert.deepEqual(series.map(({ dimensions }) => dimensions.map(({ value }) => value)), [['nord 2/b', 'été']]);
});

test('days without a point are no data, and no 0', async () => {
  const { buckets } = await read({ grain: 'GRAIN_DAY', fromTime: at('2026-01-04T23:00:00Z'), toTime: at('2026-01-08T23:00:00Z') });
  assert.deepEqual(buckets.map(({ n, noData, sum }) => [Number(n), noData, n > 0 ? sum : null]), [
    [1, 'NO_DATA_REASON_UNSPECIFIED', 12], [1, 'NO_DATA_REASON_UNSPECIFIED', 6], [1, 'NO_DATA_REASON_UNSPECIFIED', 1], [0, 'NO_DATA_REASON_NO_ROWS', null]]);
});

test('what two sources tell is never added up', async () => {
  await ingest([point('2026-01-05', 99)], coach, { source: 'autre' });
  const asked = { parent: SEMIS, metric: 'definitions/recoltes', grain: 'GRAIN_MONTH', fromTime: at('2026-01-01T00:00:00Z'), asOf: at('2026-03-01T00:00:00Z') };
  assert.equal((await anonymous.refusal('ReadSeries', asked)).code, Code.FAILED_PRECONDITION);
  assert.equal((await read({ grain: 'GRAIN_MONTH', source: 'autre', toTime: at('2026-01-31T23:00:00Z'), fromTime: at('2025-12-31T23:00:00Z') })).buckets[0].sum, 99);
});

const visit = (date, value, more = {}) => point(date, value, { metric: 'definitions/visits', ...more });
const usageOf = async (from, to, more = {}) => {
  const period = { fromTime: at(`${from}T00:00:00Z`), toTime: at(`${to}T00:00:00Z`), asOf: at(`${to}T00:00:00Z`) };
  const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['usage', 'cycle_time'], ...period, ...more });
  const one = indicators.find(({ subject }) => subject === 'definitions/visits');
  return one && { value: one.value ?? null, noData: one.noData.replace('NO_DATA_REASON_', ''), n: Number(one.n), reasons: one.exclusions.map(({ reason }) => reason), source: one.source, others: indicators.filter(({ indicator }) => indicator === 'cycle_time').map(({ noData }) => noData) };
};

test('who told before, or took everything back, does not silence the source that tells', async () => {
  await ingest([visit('2025-06-10', 100)], coach, { source: 'matomo' });
  await ingest([visit('2025-11-10', 40), visit('2025-11-11', 60)], coach, { source: 'plausible' });
  assert.deepEqual([(await usageOf('2025-06-01', '2025-07-01')).value, (await usageOf('2025-11-01', '2025-12-01')).value], [100, 100], 'a tool took the place of another');
  const both = await usageOf('2025-06-01', '2025-12-01');
  assert.deepEqual([both.value, both.noData, both.reasons], [null, 'SEVERAL_SOURCES', ['SEVERAL_SOURCES', 'SEVERAL_SOURCES']], 'what two tell is not added up');
  const chosen = await usageOf('2025-06-01', '2025-12-01', { source: 'plausible' });
  assert.deepEqual([chosen.value, chosen.source, chosen.others], [100, 'plausible', ['NO_DATA_REASON_NOT_COVERED']]);
  // A value typed by hand, and taken back.
  await ingest([visit('2025-11-12', 7)], coach, { source: 'manual' });
  assert.equal((await usageOf('2025-11-01', '2025-12-01')).noData, 'SEVERAL_SOURCES');
  const asked = { project: SEMIS, indicator: 'usage', subject: 'definitions/visits', fromTime: at('2025-11-01T00:00:00Z'), toTime: at('2025-12-01T00:00:00Z') };
  const why = await anonymous.call('ExplainIndicator', asked);
  assert.deepEqual([why.rows.length, why.exclusions.length], [0, 2], 'the series are named');
  assert.equal((await anonymous.call('ExplainIndicator', { ...asked, source: 'manual' })).indicator.value, 7);
  await ingest([visit('2025-11-12', 0, { withdrawn: true })], coach, { source: 'manual' });
  assert.deepEqual([(await usageOf('2025-11-01', '2025-12-01')).value, (await usageOf('2025-11-01', '2025-12-01', { source: 'manual' }))], [100, undefined]);
});

test('a day that is told by parts counts beside one that is told all together, and none is counted twice', async () => {
  const by = (audience) => ({ dimensions: [{ key: 'audience', value: audience }] });
  await ingest([visit('2026-04-09', 100), visit('2026-04-10', 10, by('INDIVIDUALS')), visit('2026-04-10', 5, by('COMPANIES')), visit('2026-04-11', 30), visit('2026-04-11', 20, by('INDIVIDUALS'))]);
  const { value, n, reasons } = await usageOf('2026-04-01', '2026-05-01');
  assert.deepEqual([value, n, reasons], [145, 4, ['WHOLE_TOLD']], 'the 10th by its parts, the 11th all together: its part is listed');
  const tenth = { fromTime: at('2026-04-09T22:00:00Z'), toTime: at('2026-04-10T22:00:00Z') };
  assert.equal((await usageOf('2026-04-10', '2026-04-11', tenth)).value, 15, 'of a period that is told by parts alone');
  const why = await anonymous.call('ExplainIndicator', { project: SEMIS, indicator: 'usage', subject: 'definitions/visits', fromTime: at('2026-04-01T00:00:00Z'), toTime: at('2026-05-01T00:00:00Z') });
  assert.deepEqual([why.rows.map(({ contribution }) => contribution).sort((a, b) => a - b), why.exclusions.map(({ reason }) => reason)], [[5, 10, 30, 100], ['WHOLE_TOLD']]);
  const summed = async (grain, more = {}) => (await read({ metric: 'definitions/visits', grain, fromTime: at('2026-03-31T22:00:00Z'), toTime: at('2026-04-30T22:00:00Z'), asOf: at('2026-05-01T00:00:00Z'), ...more })).buckets.filter((one) => Number(one.n) > 0).map(({ sum }) => sum);
  for (const timeZone of ['Europe/Paris', 'Europe/Madrid']) {
    assert.deepEqual([await summed('GRAIN_DAY', { timeZone }), await summed('GRAIN_MONTH', { timeZone })], [[100, 15, 30], [145]]);
  }
  assert.deepEqual(await summed('GRAIN_MONTH', by('INDIVIDUALS')), [30]);
  // Of what is no sum of days, what is all together stands, and its parts are listed.
  const accounts = (date, count, more = {}) => point(date, count, { metric: 'definitions/accounts', ...more });
  await ingest([accounts('2026-04-09', 1000), accounts('2026-04-10', 101, by('INDIVIDUALS'))]);
  const { indicators } = await anonymous.call('QueryIndicators', { project: SEMIS, indicators: ['usage'], fromTime: at('2026-04-01T00:00:00Z'), toTime: at('2026-05-01T00:00:00Z') });
  const gauge = indicators.find(({ subject }) => subject === 'definitions/accounts');
  assert.deepEqual([gauge.value, gauge.exclusions.map(({ reason }) => reason)], [1000, ['WHOLE_TOLD']]);
});

test('a source of the project tells, one of another does not, and nobody reads what is its own affair', async () => {
  await ingest([point('2026-01-09', 3)], feed, { source: 'capteur' });
  assert.equal((await stranger.refusal('IngestPoints', { parent: SEMIS, points: [point('2026-01-09', 1)] })).code, Code.PERMISSION_DENIED);
  await ingest([point('2026-01-05', 7, { metric: 'definitions/secret' })]);
  const asked = { parent: SEMIS, metric: 'definitions/secret', grain: 'GRAIN_DAY' };
  assert.equal((await coach.call('ReadSeries', asked)).definition.name, 'definitions/secret');
  for (const client of [anonymous, stranger]) {
    assert.equal((await client.refusal('ReadSeries', asked)).code, Code.NOT_FOUND);
    assert.ok((await client.all('ListDefinitions', 'definitions')).every(({ name }) => name !== 'definitions/secret'));
    assert.ok((await client.all('ListSeries', 'series', { parent: SEMIS })).every(({ metric }) => metric !== 'definitions/secret'));
  }
  assert.ok((await admin.all('ListSeries', 'series', { parent: 'projects/-' })).some(({ metric }) => metric === 'definitions/secret'));
});

test('what is kept added up, and what is added up anew, say the same as the points', async () => {
  const definition = { direction: 1, kind: 1, period: 4, project: SEMIS };
  await coach.call('CreateDefinition', { definitionId: 'pesees', definition: { title: 'Pesées', ...definition } });
  const start = Date.parse('2026-01-10T00:00:00Z');
  const weighed = (n, source) => Array.from({ length: n }, (_, i) => ({ metric: 'definitions/pesees', time: { seconds: start / 1000 + ((i * 7919) % 4_000_000), nanos: 0 }, value: ((i * 31) % 97) / 10 + source.length / 100 }));
  await ingest(weighed(400, 'pesee'), coach, { source: 'pesee' });
  // Of days that no clock tells otherwise than that of Paris nothing is kept: they are made of the points.
  const both = async (more) => {
    const request = { metric: 'definitions/pesees', source: 'pesee', fromTime: at('2026-01-13T15:20:00Z'), toTime: at('2026-02-25T09:10:00Z'), asOf: at('2026-02-25T09:10:00Z'), pageSize: 1000, ...more };
    const [kept, anew] = await Promise.all(['Europe/Paris', 'Europe/Madrid'].map((timeZone) => read({ ...request, timeZone })));
    assert.ok(kept.buckets.length > 1);
    assert.deepEqual(kept.buckets, anew.buckets);
  };
  const all = async () => {
    for (const grain of ['GRAIN_DAY', 'GRAIN_WEEK', 'GRAIN_MONTH']) await both({ grain, withPercentiles: grain === 'GRAIN_WEEK' });
  };
  await all();
  await new Promise((resolve) => setTimeout(resolve, 15_000));  // they are added up every ten seconds
  await all();
  await ingest(weighed(60, 'corrigee').map((one) => ({ ...one, value: one.value + 1 })), coach, { source: 'pesee' });
  await all();
});

test('a bucket of which the period has a part says so', async () => {
  await coach.call('CreateDefinition', { definitionId: 'passages', definition: { title: 'Passages', direction: 1, kind: 1, period: 1, project: SEMIS } });
  await ingest(Array.from({ length: 28 }, (_, i) => point(`2025-10-${String(i + 1).padStart(2, '0')}`, 10, { metric: 'definitions/passages' })));
  const months = async (from, to, asOf = '2026-03-01T00:00:00Z') => (await read({ metric: 'definitions/passages', grain: 'GRAIN_MONTH', fromTime: at(from), toTime: at(to), asOf: at(asOf) })).buckets.map(({ value, partial }) => [value ?? null, partial]);
  assert.deepEqual(await months('2025-09-30T22:00:00Z', '2025-10-31T23:00:00Z'), [[280, false]]);
  assert.deepEqual(await months('2025-10-15T00:00:00Z', '2025-10-20T00:00:00Z'), [[50, true]]);
  assert.deepEqual(await months('2025-10-01T10:00:01Z', '2025-10-31T23:00:00Z'), [[270, true]], 'cut at its beginning');
  assert.deepEqual(await months('2025-09-30T22:00:00Z', '2025-10-31T22:59:59Z'), [[280, true]], 'cut at its end');
  assert.deepEqual(await months('2025-09-30T22:00:00Z', '2025-10-31T23:00:00Z', '2025-10-10T22:00:00Z'), [[100, true]], 'not over');
  assert.deepEqual(await months('2025-09-15T00:00:00Z', '2025-11-15T00:00:00Z'), [[null, true], [280, false], [null, true]]);
});

test('buckets come page by page', async () => {
  const buckets = await anonymous.all('ReadSeries', 'buckets', { parent: SEMIS, metric: 'definitions/pesees', source: 'pesee', grain: 'GRAIN_DAY', fromTime: at('2026-01-13T15:20:00Z'), toTime: at('2026-02-25T09:10:00Z'), asOf: at('2026-02-25T09:10:00Z'), timeZone: 'Europe/Paris', pageSize: 7 });
  const whole = await read({ metric: 'definitions/pesees', source: 'pesee', grain: 'GRAIN_DAY', fromTime: at('2026-01-13T15:20:00Z'), toTime: at('2026-02-25T09:10:00Z'), asOf: at('2026-02-25T09:10:00Z'), pageSize: 1000 });
  assert.equal(buckets.length, 44);
  assert.deepEqual(buckets, whole.buckets);
});

test('a ratio is told to nobody who is not told its parts', async () => {
  await coach.call('CreateDefinition', { definitionId: 'part_secrete', definition: { title: 'Part', direction: 1, kind: 4, period: 1, project: SEMIS, numerator: 'definitions/secret', denominator: 'definitions/recoltes' } });
  const asked = { metric: 'definitions/part_secrete', source: 'releve', grain: 'GRAIN_MONTH', toTime: at('2026-01-31T23:00:00Z'), fromTime: at('2025-12-31T23:00:00Z') };
  const [told] = (await read(asked, coach)).buckets, [untold] = (await read(asked)).buckets;
  assert.equal(told.numerator, 7);
  assert.deepEqual([untold.noData, untold.numerator ?? null, untold.value ?? null], ['NO_DATA_REASON_NO_ROWS', null, null]);
});

test('nor is an objective that it measures, nor what its part is called', async () => {
  const part = 'definitions/part_secrete', period = { source: 'releve', grain: 'GRAIN_MONTH', toTime: at('2026-01-31T23:00:00Z'), fromTime: at('2025-12-31T23:00:00Z') };
  const { name } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Part', metric: part, baseline: 0, target: 1 } });
  const objectives = async (client) => [
    (await client.all('ListObjectives', 'objectives', { parent: SEMIS })).some((one) => one.name === name),
    (await client.call('CompareToTarget', { parent: SEMIS })).comparisons.some(({ objective }) => objective.name === name),
    (await client.call('QueryIndicators', { project: SEMIS, indicators: ['impact'] })).indicators.some(({ subject }) => subject === name),
  ];
  const parts = async (client) => [
    await client.call('GetDefinition', { name: part }),
    (await client.all('ListDefinitions', 'definitions')).find((one) => one.name === part),
    (await read({ metric: part, ...period }, client)).definition,
  ].map(({ numerator, denominator }) => [numerator, denominator]);
  for (const client of [anonymous, stranger]) {
    assert.deepEqual(await objectives(client), [false, false, false]);
    for (const [method, request] of Object.entries({ GetObjective: { name }, CompareToTarget: { parent: SEMIS, objective: name } })) {
      assert.equal((await client.refusal(method, request)).code, Code.NOT_FOUND, method);
    }
    assert.deepEqual(await parts(client), Array(3).fill(['', 'definitions/recoltes']));
  }
  for (const client of [coach, admin]) {
    assert.deepEqual(await objectives(client), [true, true, true]);
    assert.deepEqual(await parts(client), Array(3).fill(['definitions/secret', 'definitions/recoltes']));
  }
});

test('a stream of points is kept message by message', async () => {
  const message = (date, value) => ({ parent: SEMIS, source: 'flux', points: [point(date, value)] });
  const reply = await coach.stream('IngestPointStream', [message('2026-02-01', 1), message('2026-02-02', 2), message('2026-02-01', 1)]);
  assert.deepEqual([Number(reply.messages), Number(reply.counts.created), Number(reply.counts.unchanged)], [3, 2, 1]);
});

test('over what values may be added up stays, once some are split by it', async () => {
  const definition = { name: 'definitions/paniers', title: 'Paniers', direction: 1, kind: 1, period: 1, project: SEMIS, dimensions: ['audience', 'channel'], additiveDimensions: ['audience'] };
  await coach.call('CreateDefinition', { definitionId: 'paniers', definition });
  await ingest([point('2026-01-05', 3, { metric: definition.name, dimensions: [{ key: 'audience', value: 'COMPANIES' }] })]);
  const change = (additiveDimensions) => ['UpdateDefinition', { definition: { name: definition.name, additiveDimensions }, updateMask: { paths: ['additive_dimensions'] } }];
  const { code, BadRequest } = await coach.refusal(...change([]));
  assert.deepEqual([code, BadRequest.fieldViolations.map(({ field }) => field)], [Code.INVALID_ARGUMENT, ['definition.additive_dimensions']]);
  const { additiveDimensions } = await coach.call(...change(['audience', 'channel']));
  assert.deepEqual(additiveDimensions, ['audience', 'channel'], 'of what nothing is split by yet it may be said');
});

test('who is no longer told of a metric is told by their watch that it is gone', async () => {
  const watch = anonymous.watch('WatchDefinitions');
  await eventually('the watch has begun', () => watch.messages.length > 0);
  await coach.call('CreateDefinition', { definitionId: 'bientot', definition: { title: 'Bientôt privée', direction: 1, kind: 1, period: 1, project: SEMIS } });
  const told = () => watch.messages.flatMap(({ changes }) => changes).filter(({ definition }) => definition.name === 'definitions/bientot').map(({ kind, definition }) => [kind, definition.title]);
  for (const visibility of [2, 1]) {
    await coach.call('UpdateDefinition', { definition: { name: 'definitions/bientot', visibility, title: visibility === 2 ? 'Entre nous' : 'Ouverte' }, updateMask: { paths: ['visibility', 'title'] } });
  }
  await eventually('it is shown again', () => told().length === 3);
  watch.cancel();
  assert.deepEqual(told(), [['CHANGE_KIND_CREATED', 'Bientôt privée'], ['CHANGE_KIND_DELETED', 'Bientôt privée'], ['CHANGE_KIND_UPDATED', 'Ouverte']]);
});

test('who comes back to a watch is told of objectives that were deleted, their metric too', async () => {
  await coach.call('CreateDefinition', { definitionId: 'passagere', definition: { title: 'Passagère', direction: 1, kind: 1, period: 1, project: SEMIS } });
  const watch = coach.watch('WatchObjectives', { parent: SEMIS });
  await eventually('the watch has begun', () => watch.messages.length > 0);
  const { name } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Passager', metric: 'definitions/passagere', baseline: 1, target: 2 } });
  const of = ({ messages }) => messages.filter(({ changes }) => changes.some(({ objective }) => objective.name === name));
  await eventually('it is told', () => of(watch).length === 1);
  watch.cancel();
  await coach.call('DeleteObjective', { name });
  await coach.call('DeleteDefinition', { name: 'definitions/passagere' });
  const again = coach.watch('WatchObjectives', { parent: SEMIS, resumeToken: of(watch)[0].resumeToken });
  await eventually('its end is told', () => of(again).length === 1);
  again.cancel();
  assert.deepEqual(of(again)[0].changes.map(({ kind }) => kind), ['CHANGE_KIND_DELETED']);
});
