// Why a figure is what it is: its rows, its export, what changed since it was known otherwise.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { GREFFE, SEMIS, at, ground } from './ground.mjs';

const ASKED = { project: SEMIS, indicator: 'cycle_time', fromTime: at('2026-03-01T00:00:00Z'), toTime: at('2026-04-01T00:00:00Z'), asOf: at('2026-04-01T00:00:00Z') };
let stack, coach, stranger, anonymous;

const item = (sourceId, done) => ({ sourceId, transitions: [{ to: 2, time: at('2026-03-02T08:00:00Z') }, { to: 3, time: at(done) }] });
const upsert = (workItems) => coach.call('UpsertWorkItems', { parent: SEMIS, source: 'tableau', workItems });

before(async () => {
  ({ stack, coach, stranger, anonymous } = await ground());
  await upsert([item('a', '2026-03-03T08:00:00Z'), item('b', '2026-03-04T08:00:00Z'), { sourceId: 'c', transitions: [{ to: 3, time: at('2026-03-05T08:00:00Z') }] }]);
});
after(closeClients);

async function whole(request) {
  const pages = [];
  for (let pageToken = ''; pages.length === 0 || pageToken; pageToken = pages.at(-1).nextPageToken) {
    pages.push(await anonymous.call('ExplainIndicator', { ...ASKED, ...request, pageSize: 1, pageToken }));
  }
  return pages;
}

test('the rows of all pages are what counts, and what was left out says why', async () => {
  const pages = await whole({ withExport: true });
  assert.deepEqual(pages.flatMap(({ rows }) => rows.map(({ resource, contribution, source }) => [resource, contribution, source])), [[`${SEMIS}/workItems/a`, 86_400, 'tableau'], [`${SEMIS}/workItems/b`, 172_800, 'tableau']]);
  assert.deepEqual(pages.flatMap(({ exclusions }) => exclusions.map(({ resource, reason }) => [resource, reason])), [[`${SEMIS}/workItems/c`, 'NO_START']]);
  assert.equal(pages[0].formula.name, 'formulas/cycle_time@1');
  const exported = pages.map(({ exportPart }) => exportPart).join('');
  assert.equal(createHash('sha256').update(exported).digest('hex'), pages[0].sha256);
  const lines = exported.trimEnd().split('\n').map((line) => JSON.parse(line));
  const times = lines.slice(1).filter((line) => line.contribution).map((line) => line.contribution).sort((x, y) => x - y);
  assert.equal((times[0] + times[1]) / 2, lines[0].indicator.percentiles.p50, 'the median is found again from the export alone');
});

test('a percentile marks the rows that it is taken from, both of them where it lies between two', async () => {
  const pages = await whole({});
  const marked = pages.flatMap(({ rows }) => rows.map(({ label, percentiles }) => [label, percentiles]));
  assert.equal(pages[0].indicator.percentiles.p50, 129_600, 'half way between one day and two');
  assert.deepEqual(marked, [['a', [50]], ['b', [50, 85, 95]]]);
});

test('each page calls its items by their titles, however many there are, to who reads them', async () => {
  const MANY = 1_010, began = Date.parse('2026-03-02T08:00:00Z'), instant = (minutes) => at(new Date(began + minutes * 60_000).toISOString());
  const asked = { project: GREFFE, indicator: 'cycle_time', fromTime: ASKED.fromTime, toTime: ASKED.toTime, asOf: ASKED.asOf, withExport: true, pageSize: 1_000 };
  const told = Array.from({ length: MANY }, (_, i) => ({ sourceId: `g${i}`, title: `Greffon ${i}`, transitions: [...(i === 7 ? [] : [{ to: 2, time: instant(i) }]), { to: 3, time: instant(i + 600) }] }));
  for (let i = 0; i < MANY; i += 500) await stranger.call('UpsertWorkItems', { parent: GREFFE, source: 'tableau', workItems: told.slice(i, i + 500) });
  const pages = [await stranger.call('ExplainIndicator', asked)];
  pages.push(await stranger.call('ExplainIndicator', { ...asked, pageToken: pages[0].nextPageToken }));
  assert.deepEqual(pages.map(({ rows, exclusions, titles, nextPageToken }) => [rows.length, exclusions.length, titles.length, nextPageToken !== '']), [[1_000, 0, 1_000, true], [9, 1, 10, false]]);
  for (const { rows, exclusions, titles, exportPart } of pages) {
    const called = new Map(titles.map(({ workItem, title }) => [workItem, title]));
    for (const { resource } of [...rows, ...exclusions]) assert.equal(called.get(resource), `Greffon ${resource.split('/g').at(-1)}`);
    assert.ok(!exportPart.includes('Greffon'), 'the export holds no titles');
  }
  for (const client of [anonymous, coach]) assert.deepEqual((await client.call('ExplainIndicator', asked)).titles, [], 'what others call their work is theirs');
});

test('what came later is told as late', async () => {
  // Instants are asked here in whole seconds: what was told before is of another one, and so is what comes.
  const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));
  await aSecond();
  const known = new Date(Date.now()).toISOString();
  await aSecond();
  await upsert([item('d', '2026-03-06T08:00:00Z')]);
  const [page] = await whole({ compareKnownAt: at(known) });
  assert.deepEqual(page.changes.map(({ kind, resource }) => [kind, resource]), [['KIND_LATE', `${SEMIS}/workItems/d`]]);
  assert.deepEqual([Number(page.before.n), Number(page.indicator.n)], [2, 3]);
});

test('of a level, what changed since is a later point, or the last one taken back', async () => {
  await coach.call('CreateDefinition', { definitionId: 'presents', definition: { title: 'Présents', direction: 1, kind: 3, period: 1, purpose: 1, project: SEMIS } });
  const tell = (date, more) => coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/presents', time: at(`${date}T10:00:00Z`), ...more }] });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 1_100));
  const known = async () => {
    await pause();
    const instant = at(new Date().toISOString());
    await pause();
    return instant;
  };
  const changes = async (compareKnownAt) => (await anonymous.call('ExplainIndicator', { ...ASKED, indicator: 'usage', subject: 'definitions/presents', compareKnownAt })).changes.map(({ kind, before: was, after: is }) => [kind, was, is]);
  await tell('2026-03-03', { value: 10 });
  const first = await known();
  await tell('2026-03-04', { value: 12 });
  assert.deepEqual(await changes(first), [['KIND_LATE', 10, 12]]);
  const second = await known();
  await tell('2026-03-04', { withdrawn: true });
  assert.deepEqual([await changes(second), await changes(first)], [[['KIND_WITHDRAWN', 12, 10]], []]);
});

test('changes of code say who told them and when, and those that no deployment names are listed', async () => {
  const sha = (digit) => digit.repeat(40), times = { fromTime: at('2026-01-01T00:00:00Z'), toTime: at('2026-02-01T00:00:00Z'), asOf: at('2026-02-01T00:00:00Z') };
  const deployment = (sourceId, day, changes) => ({ sourceId, source: 'chaine', tier: 1, outcome: 1, finishTime: at(`2026-01-${day}T10:00:00Z`), changes });
  const change = (digit, day) => ({ name: `${SEMIS}/changes/${sha(digit)}`, source: 'chaine', authorTime: at(`2026-01-${day}T08:00:00Z`), mergeTime: at(`2026-01-${day}T09:00:00Z`) });
  // Three pull requests before the second deployment, which names the commit of the last one.
  await coach.call('RecordDeployments', { parent: SEMIS, deployments: [deployment('m1', '05', [sha('1')]), deployment('m2', '12', [sha('4')])], changes: [change('1', '05'), change('2', '08'), change('3', '09'), change('4', '12')] });
  const why = await anonymous.call('ExplainIndicator', { project: SEMIS, indicator: 'change_lead_time', ...times });
  assert.deepEqual(why.rows.map(({ resource, source, revision, receiveTime }) => [resource, source, Number(revision), Number(receiveTime?.seconds) > 0]), [[`${SEMIS}/changes/${sha('4')}`, 'chaine', 1, true]]);
  assert.deepEqual(why.exclusions.map(({ resource, reason }) => [resource.split('/').at(-1)[0], reason]).sort(), [['1', 'BASELINE'], ['2', 'NOT_CARRIED'], ['3', 'NOT_CARRIED']]);
  const { rows, eventTime } = why.freshness.find(({ source }) => source === 'chaine');
  assert.deepEqual([Number(rows), Number(eventTime.seconds)], [1, Date.parse('2026-01-12T10:00:00Z') / 1000]);
});

test('answers, and points, say of which day, form, audience and source they are', async () => {
  const times = { fromTime: at('2026-05-01T00:00:00Z'), toTime: at('2026-06-01T00:00:00Z'), asOf: at('2026-06-01T00:00:00Z') };
  const survey = (date, counts, more) => coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: { year: 2026, month: 5, day: date }, counts: Object.entries(counts).map(([answer, count]) => ({ answer, count })), ...more } });
  await survey(4, { GOOD: 6, MEDIUM: 3, BAD: 1 }, { form: 'Formulaire du jardin', audience: 1, source: 'csv' });
  await survey(5, { GOOD: 2 }, { audience: 2 });
  const explain = (indicator, more = {}) => anonymous.call('ExplainIndicator', { project: SEMIS, indicator, ...times, ...more });
  const shown = ({ label, times: [time], contribution, form, source, dimensions }) => [label, new Date(Number(time.seconds) * 1000).toISOString(), contribution, form, source, dimensions.map(({ value }) => value).join()];
  const { indicator, rows, freshness } = await explain('jdma');
  assert.deepEqual(rows.map(shown), [['GOOD', '2026-05-03T22:00:00.000Z', 60, 'Formulaire du jardin', 'csv', 'INDIVIDUALS'], ['MEDIUM', '2026-05-03T22:00:00.000Z', 15, 'Formulaire du jardin', 'csv', 'INDIVIDUALS'],
    ['BAD', '2026-05-03T22:00:00.000Z', 0, 'Formulaire du jardin', 'csv', 'INDIVIDUALS'], ['GOOD', '2026-05-04T22:00:00.000Z', 20, '', 'manual', 'COMPANIES']]);
  assert.deepEqual([rows.reduce((sum, { contribution }) => sum + contribution, 0), Number(rows[0].revision), rows[0].note], [indicator.numerator, 1, '6 x 10']);
  assert.deepEqual(freshness.filter(({ rows: n }) => Number(n) > 0).map(({ source, rows: n }) => [source, Number(n)]), [['csv', 3], ['manual', 1]]);
  const { exportPart } = await explain('jdma', { withExport: true });
  assert.ok(exportPart.includes('INDIVIDUALS') && !exportPart.includes('Formulaire'), 'what may call people is not kept with figures');
  assert.deepEqual((await explain('jdma', { dimensions: [{ key: 'audience', value: 'COMPANIES' }] })).rows.map(({ contribution }) => contribution), [20]);
  const point = (audience, value) => ({ metric: 'definitions/procedures_completed', time: at('2026-05-06T12:00:00Z'), value, dimensions: [{ key: 'audience', value: audience }] });
  await coach.call('IngestPoints', { parent: SEMIS, points: [point('INDIVIDUALS', 7), point('COMPANIES', 2)] });
  const usage = await explain('usage', { subject: 'definitions/procedures_completed' });
  const told = usage.rows.map(shown).map(([label, , value, , source, audience]) => [label, value, source, audience]).sort(([, a], [, b]) => a - b);
  assert.deepEqual(told, [['procedures_completed', 2, 'manual', 'COMPANIES'], ['procedures_completed', 7, 'manual', 'INDIVIDUALS']]);
  const { name: subject } = await coach.call('CreateObjective', { parent: SEMIS, objective: { title: 'Plus de démarches', metric: 'definitions/procedures_completed', baseline: 3, target: 12 } });
  const { parameters } = await explain('impact', { subject });
  assert.deepEqual(parameters.map(({ key, value, origin }) => [key, value, origin]), [['baseline', 3, 'ORIGIN_OBJECTIVE'], ['target', 12, 'ORIGIN_OBJECTIVE']]);
});

test('an answer that is told anew is one restated row, and no other', async () => {
  const asked = { project: SEMIS, indicator: 'jdma', fromTime: at('2026-05-01T00:00:00Z'), toTime: at('2026-06-01T00:00:00Z'), asOf: at('2026-06-01T00:00:00Z') };
  const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));
  await aSecond();
  const known = new Date(Date.now()).toISOString();
  await aSecond();
  const { surveys } = await coach.call('ListSurveys', { parent: SEMIS });
  const { name, counts } = surveys.find(({ form }) => form !== '');
  await coach.call('UpdateSurvey', { survey: { name, counts: counts.map((one) => (one.answer === 'GOOD' ? { ...one, count: 7 } : one)) }, updateMask: { paths: ['counts'] } });
  const { changes } = await anonymous.call('ExplainIndicator', { ...asked, compareKnownAt: at(known) });
  assert.deepEqual(changes.map(({ kind, before, after: now }) => [kind, before, now]), [['KIND_RESTATED', 60, 70]]);
});

test('a figure is kept as it was, to be cited', async () => {
  const kept = await coach.call('CreateSnapshot', { parent: SEMIS, snapshot: { title: 'Avant la refonte' }, indicator: 'cycle_time', fromTime: ASKED.fromTime, toTime: ASKED.toTime, asOf: ASKED.asOf });
  await upsert([item('e', '2026-03-20T08:00:00Z')]);
  const got = await anonymous.call('GetSnapshot', { name: kept.name });
  assert.deepEqual([Number(got.indicator.n), got.sha256, got.title], [Number(kept.indicator.n), kept.sha256, 'Avant la refonte']);
  const { data } = await anonymous.call('ReadSnapshotExport', { name: kept.name });
  assert.equal(createHash('sha256').update(data).digest('hex'), kept.sha256);
  assert.equal((await anonymous.refusal('ExplainIndicator', { ...ASKED, indicator: 'inconnu' })).code, Code.INVALID_ARGUMENT);
});

const PERIOD = { fromTime: ASKED.fromTime, toTime: ASKED.toTime, asOf: ASKED.asOf }, SECRET = 777_777;
const keep = (indicator, subject, parent = SEMIS) => ({ parent, snapshot: { title: 'À citer' }, indicator, subject, ...PERIOD });

test('what is kept for everybody is made of what everybody is told, whoever has it kept', async () => {
  const make = (definitionId, more) => coach.call('CreateDefinition', { definitionId, definition: { title: definitionId, direction: 1, kind: 1, period: 1, project: SEMIS, ...more } });
  await make('intime', { visibility: 2 });
  await make('ouverte', {});
  await make('part_ouverte', { kind: 4, purpose: 2, visibility: 1, numerator: 'definitions/intime', denominator: 'definitions/ouverte' });
  await make('inverse', { kind: 4, purpose: 2, visibility: 1, numerator: 'definitions/ouverte', denominator: 'definitions/intime' });
  const time = at('2026-03-10T10:00:00Z');
  await coach.call('IngestPoints', { parent: SEMIS, points: [{ metric: 'definitions/intime', time, value: SECRET }, { metric: 'definitions/ouverte', time, value: 1_000_000 }] });
  const objectives = [];
  for (const metric of ['definitions/intime', 'definitions/part_ouverte']) {
    objectives.push((await coach.call('CreateObjective', { parent: SEMIS, objective: { title: metric, metric, baseline: 0, target: 1 } })).name);
  }
  for (const [indicator, subject] of [['online_share', 'definitions/part_ouverte'], ['online_share', 'definitions/inverse'], ...objectives.map((name) => ['impact', name])]) {
    assert.equal((await coach.call('ExplainIndicator', { project: SEMIS, indicator, subject, ...PERIOD })).indicator.noData, 'NO_DATA_REASON_UNSPECIFIED', subject);
    const refusal = await coach.refusal('CreateSnapshot', keep(indicator, subject));
    assert.deepEqual([refusal.code, refusal.PreconditionFailure.violations[0].type], [Code.FAILED_PRECONDITION, 'NOT_PUBLIC'], subject);
  }
  // Who is not told the part has kept what they are told: nothing.
  const officer = new Client(stack.server, stack.token('policy_officer'));
  const { name, indicator } = await officer.call('CreateSnapshot', keep('online_share', 'definitions/part_ouverte'));
  assert.deepEqual([indicator.noData, indicator.numerator ?? null], ['NO_DATA_REASON_NO_ROWS', null]);
  const exported = (await anonymous.call('ReadSnapshotExport', { name })).data.toString();
  assert.ok(!exported.includes(String(SECRET)), exported);
  await coach.call('UpdateDefinition', { definition: { name: 'definitions/intime', visibility: 1 }, updateMask: { paths: ['visibility'] } });
  const open = await coach.call('CreateSnapshot', keep('online_share', 'definitions/part_ouverte'));
  assert.equal(open.indicator.numerator, SECRET, 'once it is open data, it can be cited');
  await coach.call('UpdateDefinition', { definition: { name: 'definitions/intime', visibility: 2 }, updateMask: { paths: ['visibility'] } });
});

test('of what is another project’s own affair nothing can be kept, and nothing is said', async () => {
  const told = async (subject, indicator = 'usage') => {
    const { code, message, ResourceInfo } = await stranger.refusal('CreateSnapshot', keep(indicator, subject, GREFFE));
    return JSON.stringify([code, message, ResourceInfo]).replaceAll(subject.split('/').at(-1), 'ID');
  };
  assert.equal(await told('definitions/intime'), await told('definitions/inexistante'));
  // Whoever reads their own project, and asks of it what is another's.
  const asked = {
    CreateDefinition: (metric) => ({ definitionId: 'rapport', validateOnly: true, definition: { title: 'Rapport', direction: 1, kind: 4, period: 2, project: GREFFE, numerator: metric, denominator: 'definitions/visits' } }),
    CreateObjective: (metric) => ({ parent: GREFFE, validateOnly: true, objective: { title: 'But', hypothesis: 'Si', metric, baseline: 1, target: 2 } }),
    ReadSeries: (metric) => ({ parent: GREFFE, metric, grain: 4, ...PERIOD }),
    ExplainIndicator: (subject) => ({ project: GREFFE, indicator: 'usage', subject, ...PERIOD }),
  };
  for (const [method, request] of Object.entries(asked)) {
    const [theirs, none] = await Promise.all(['definitions/intime', 'definitions/inexistante'].map(async (metric) =>
      JSON.stringify(await stranger.refusal(method, request(metric)), (key, value) => (key === 'requestId' ? undefined : value)).replaceAll(metric.split('/')[1], 'ID')));
    assert.deepEqual(JSON.parse(theirs), JSON.parse(none), method);
  }
  const { objectives: [{ name }] } = await coach.call('ListObjectives', { parent: SEMIS });
  assert.equal(await told(name, 'impact'), await told(`${SEMIS}/objectives/inexistant`, 'impact'));
});

test('what a source told last is an event, not the end of the period', async () => {
  await stranger.call('UpsertWorkItems', { parent: GREFFE, source: 'ardoise', workItems: [{ sourceId: 'ancien', transitions: [{ to: 2, time: at('2026-03-10T08:00:00Z') }] }] });
  const { freshness } = await anonymous.call('ExplainIndicator', { ...ASKED, project: GREFFE, indicator: 'age' });
  const { rows, eventTime } = freshness.find(({ source }) => source === 'ardoise');
  assert.deepEqual([Number(rows), Number(eventTime.seconds)], [1, Date.parse('2026-03-10T08:00:00Z') / 1000]);
});

test('an indicator that there is not is answered by those that are called nearly so', async () => {
  const said = async (indicator) => (await anonymous.refusal('ExplainIndicator', { ...ASKED, indicator })).BadRequest.fieldViolations[0].description;
  assert.equal(await said('usge'), '"usge" is no indicator: did you mean \'usage\' or \'age\'?');
  assert.match(await said('frequentation'), /is no indicator: see the formulas; of a metric, ask for usage/);
});
