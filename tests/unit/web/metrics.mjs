// Metrics in the browser: which period is asked, how figures are said, what a change makes worth asking again, and what an address
// names.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

if (!fs.existsSync(path.join(process.env.PEPINIERE_SOURCE, 'clients/web/src/gen'))) {
  console.log('skipped: the contract in TypeScript is made with the web client');
  process.exit(77);
}
globalThis.location = { origin: 'http://localhost' };
const { load } = await import('./load.mjs');
const { daysOf, windowOf } = await load('metrics/api/window.ts');
const { COUNTED, durationParts } = await load('metrics/words/units.ts');
const { FEEDS } = await load('metrics/feeds.ts');
const { dimensionsIn, dimensionsText, explanationUrl, measuresUrl } = await load('metrics/api/addresses.ts');
const { placesOf } = await load('metrics/pages/portfolio/places.ts');
const { forecastAsked, isItems, isToCome } = await load('metrics/pages/project/forecast_asked.ts');
const { barsOf } = await load('metrics/pages/project/week_bars.ts');
const { linesOf } = await load('metrics/pages/services/dashboard_lines.ts');
const { figuredOf, isSilent } = await load('metrics/pages/services/satisfactions.ts');
const { outcomeFilter } = await load('metrics/components/outcomes_asked.ts');
const { hookAddress } = await load('metrics/components/hook_address.ts');
const { sha256Of } = await load('metrics/api/hash.ts');
const { SETUP } = await load('metrics/words/setup.ts');
const { NO_DATA, TO_CONNECT, INDICATORS, latestOf, remedyOf } = await load('metrics/words/indicators.ts');
const { isPing, noteText, messageText } = await load('metrics/words/notes.ts');
const { MEASURES, ofSeveral, portfolioWords } = await load('metrics/words/portfolio.ts');
const { say } = await load('kit/words/text.ts');
const { answerText, bringsTime, isAnswer } = await load('metrics/pages/explanation/row_names.ts');
const { stretchOf } = await load('metrics/api/periods.ts');
const { restatementsOf, seriesOf, taken } = await load('metrics/api/points.ts');
const { pointOf, valueFormOf, asksOfValue } = await load('metrics/components/value_form.ts');
const { SURVEYS } = await load('metrics/components/survey_kind.ts');
const { ITEMS } = await load('metrics/components/item_kind.ts');
const { SPRINTS } = await load('metrics/components/sprint_kind.ts');
const { stateFilter } = await load('metrics/components/states_asked.ts');
const { asToldBy, sourcesOf } = await load('metrics/api/told_by.ts');
const { aSource } = await load('metrics/components/source_choice.ts');
const { measuresObjectives, objectiveFormOf } = await load('metrics/components/objective_form.ts');
const { faultsOf, readValues } = await load('kit/form/field.ts');
const { tellerOf } = await load('metrics/words/data.ts');
const { symbolText } = await load('metrics/words/symbols.ts');
const { problemOf } = await load('kit/api/problem.ts');
const { measureWords } = await load('metrics/words/words.ts');
const { REFUSED_POINTS } = await load('metrics/words/values.ts');

const secondsOf = (time) => Number(time.seconds);
const seconds = (text) => Date.parse(text) / 1000;

test('what an address does not say, the service does', () => {
  assert.deepEqual(windowOf('', '', '2026-11-28'), {});
  assert.deepEqual(windowOf('hier', 'demain', '2026-11-28'), {});
  assert.deepEqual(Object.keys(windowOf('2026-03-01', '', '2026-11-28')), ['fromTime']);
});

test('both days of a period belong to it, as the clocks of Paris show them', () => {
  const { fromTime, toTime, asOf } = windowOf('2026-03-01', '2026-03-31', '2026-11-28');
  assert.deepEqual([fromTime, toTime, asOf].map(secondsOf), ['2026-02-28T23:00:00Z', '2026-03-31T22:00:00Z', '2026-03-31T22:00:00Z'].map(seconds));
});

test('a period that is not over ends now, which the service knows', () => {
  assert.deepEqual(Object.keys(windowOf('2026-11-01', '2026-11-28', '2026-11-28')), ['fromTime']);
  assert.deepEqual(windowOf('', '2027-01-01', '2026-11-28'), {});
});

test('a duration is said by its two largest units', () => {
  const said = (of) => durationParts(of).map(({ text, n }) => text.fr.replace('{n}', n)).join(' ');
  assert.deepEqual([5.5 * 86_400, 86_400, 3 * 3_600 + 120, 90 * 60 * 24, 59.4, 0, 86_400 + 60].map(said), ['5 j 12 h', '1 j', '3 h 2 min', '1 j 12 h', '59 s', '0 s', '1 j']);
});

test('what is told of a project makes its figures worth asking again, and not those of another', () => {
  const asked = (feed, method, request, ...names) => FEEDS.find(({ name }) => name === `metrics.${feed}`).touches({ method, request: JSON.stringify(request) }, new Set(names));
  const item = 'projects/a/workItems/142';
  assert.ok(asked('items', 'GetFlow', { project: 'projects/a' }, item) && asked('items', 'Forecast', { projects: ['projects/a'] }, item));
  assert.ok(asked('items', 'QueryIndicators', { project: 'projects/a' }, item) && asked('items', 'ExplainIndicator', { project: 'projects/a', indicator: 'cycle_time' }, item));
  assert.ok(!asked('items', 'GetFlow', { project: 'projects/ab' }, item) && !asked('items', 'GetDora', { project: 'projects/a' }, item));
  assert.ok(asked('items', 'GetPortfolioIndicators', { filter: 'incubator = "incubators/x"' }, item), 'of all projects');
  assert.ok(asked('deployments', 'GetDora', { project: 'projects/a' }, 'projects/a/deployments/1') && asked('incidents', 'GetDora', { project: 'projects/a' }, 'projects/a/incidents/1'));
  assert.ok(asked('series', 'ReadSeries', { parent: 'projects/a', metric: 'definitions/visits' }, 'projects/a/series/1'));
  assert.ok(asked('surveys', 'ListDigitalServices', {}, 'projects/a/surveys/1'));
  for (const feed of ['items', 'sprints', 'changes', 'deployments', 'incidents', 'surveys', 'objectives']) assert.ok(asked(feed, 'QueryIndicators', { project: 'projects/a' }, 'projects/a/x/1') && asked(feed, 'ListAuditRecords', { resource: 'projects/a' }, 'projects/a/x/1'), feed);
  assert.ok(asked('changes', 'GetDora', { project: 'projects/a' }, 'projects/a/changes/abc') && !asked('sprints', 'GetFlow', { project: 'projects/a' }, 'projects/a/sprints/1'));
  for (const [feed, method] of [['surveys', 'ListSurveys'], ['deployments', 'ListDeployments'], ['incidents', 'ListIncidents'], ['series', 'ListSeries'], ['items', 'ListWorkItems'], ['sprints', 'ListSprints']]) {
    assert.ok(asked(feed, method, { parent: 'projects/a' }, `projects/a/${feed}/1`) && !asked(feed, method, { parent: 'projects/b' }, `projects/a/${feed}/1`), method);
  }
  assert.ok(asked('series', 'ListPointRevisions', { parent: 'projects/a/series/1' }, 'projects/a/series/1') && asked('definitions', 'ListDefinitions', {}, 'definitions/visits'));
  assert.ok(asked('objectives', 'GetObjective', { name: 'projects/a/objectives/1' }, 'projects/a/objectives/1') && asked('objectives', 'CompareToTarget', { parent: 'projects/a' }, 'projects/a/objectives/1'));
  assert.ok(FEEDS.every(({ touches }) => !touches({ method: 'ListFormulas', request: '{}' }, 'all')), 'formulas come with the software');
});

test('an address names a figure: its subject, its values, its source, its period', () => {
  const dimensions = [{ key: 'audience', value: 'COMPANIES' }, { key: 'channel', value: 'mairie: guichet' }];
  assert.deepEqual(dimensionsIn(dimensionsText(dimensions)), dimensions);
  assert.deepEqual(dimensionsIn(''), []);
  const url = new URL(explanationUrl('projects/été', { indicator: 'usage', subject: 'definitions/visits', dimensions }, new URLSearchParams('du=2026-01-01&page=x')), 'http://localhost');
  assert.equal(url.pathname, '/projets/%C3%A9t%C3%A9/mesures/usage');
  assert.deepEqual(Object.fromEntries(url.searchParams), { sujet: 'definitions/visits', dimensions: 'audience:COMPANIES,channel:mairie: guichet', du: '2026-01-01' });
  assert.equal(explanationUrl('projects/a', { indicator: 'usage', subject: '', dimensions: [], source: 'sources/b' }), '/projets/a/mesures/usage?source=sources%2Fb');
  assert.equal(measuresUrl('projects/a', new URLSearchParams('au=2026-01-31'), 'impact'), '/projets/a/mesures?au=2026-01-31#impact');
});

test('what an audience says leads to the explanation of that, and what all say to that of all', () => {
  const [EVERYBODY, COMPANIES] = [0, 2];
  const jdma = { indicator: 'jdma', subject: '', dimensions: [] };
  const addressOf = (audience, figure = jdma) => explanationUrl('projects/a', figuredOf(figure, audience));
  assert.equal(addressOf(EVERYBODY), '/projets/a/mesures/jdma');
  assert.equal(addressOf(COMPANIES), '/projets/a/mesures/jdma?dimensions=audience%3ACOMPANIES');
  assert.equal(addressOf(COMPANIES, { ...jdma, dimensions: [{ key: 'audience', value: 'COMPANIES' }] }), '/projets/a/mesures/jdma?dimensions=audience%3ACOMPANIES', 'once');
});

test('an objective is measured by what can measure one, and its form says what the target is compared with', () => {
  const offered = ['cycle_time', 'jdma', 'usage', 'online_share', 'impact', 'forecast'].filter((indicator) => measuresObjectives({ indicator }));
  assert.deepEqual(offered, ['cycle_time', 'jdma']);
  const hintOf = (of) => objectiveFormOf('projects/a').fields.find(({ path }) => path === of).hint;
  assert.match(hintOf('metric').fr, /dernière valeur dite/);
  assert.match(hintOf('indicator').fr, /sur une période[\s\S]*P85/);
});

test('of what several sources tell, who they are comes from what was left out; the chosen one takes the place of that alone', () => {
  const [KNOWN, NO_ROWS, SEVERAL] = [0, 1, 7];
  const left = (...ids) => ids.map((id) => ({ resource: `projects/a/series/${id}`, reason: 'SEVERAL_SOURCES' }));
  const series = [['1', 'sources/b'], ['2', 'audience'], ['3', 'audience'], ['4', 'csv']].map(([id, source]) => ({ name: `projects/a/series/${id}`, source }));
  assert.deepEqual(sourcesOf([{ exclusions: left('1', '2') }, { exclusions: left('3') }], series), ['audience', 'sources/b']);
  const usage = (subject, noData, value) => ({ indicator: 'usage', subject, noData, value });
  const [known, disputed] = [usage('definitions/files', KNOWN, 12), usage('definitions/visits', SEVERAL)];
  const chosen = [usage('definitions/files', NO_ROWS), usage('definitions/visits', KNOWN, 80)];
  assert.deepEqual(asToldBy([known, disputed], chosen), [known, chosen[1]], 'what one source tells is not hidden by the choice of another');
  assert.deepEqual(asToldBy([disputed], []), [disputed]);
  assert.deepEqual(['sources/b', 'audience', '-', 'a b', 'x'.repeat(191)].map(aSource), [true, true, false, false, false]);
});

test('the dashboard as a file has a line a figure: whose, of how many, and why there is none', () => {
  const [KNOWN, NO_ROWS, COMPANIES] = [0, 1, 2];
  const figure = (indicator, more) => ({ indicator, subject: '', unit: 'score', noData: KNOWN, n: 10n, band: 'GOOD', ...more });
  const service = { usages: [], usageNoData: NO_ROWS, onlineShare: figure('online_share', { noData: NO_ROWS, n: 0n, band: '' }), satisfactions: [{ audience: COMPANIES, indicators: [figure('jdma', { value: 6.9 })] }] };
  const told = linesOf(service).map(({ indicator, audience, value, noData, n, band }) => [indicator, audience, value, noData, n, band]);
  assert.deepEqual(told, [['usage', 0, undefined, NO_ROWS, undefined, undefined], ['online_share', 0, undefined, NO_ROWS, 0, ''], ['jdma', COMPANIES, 6.9, KNOWN, 10, 'GOOD']]);
});

test('a service is silent where nothing was told; one that told too little, or what cannot be added up, is not', () => {
  const [KNOWN, NO_ROWS, TOO_FEW] = [0, 1, 3];
  const of = (usages, online, said) => isSilent({ usages, onlineShare: { noData: online }, satisfactions: [{ indicators: [{ noData: NO_ROWS }] }, { indicators: [{ noData: said }] }] });
  assert.deepEqual([of([], NO_ROWS, NO_ROWS), of([{}], NO_ROWS, NO_ROWS), of([], TOO_FEW, NO_ROWS), of([], NO_ROWS, KNOWN)], [true, false, false, false]);
});

test('a forecast asks what the address says, within what the contract lets it', () => {
  const of = (params) => forecastAsked('projects/a', (name) => params[name] ?? '', '2026-11-28');
  assert.deepEqual(of({}), { projects: ['projects/a'] });
  const asked = of({ dici: '2026-12-31', elements: '20', calcul: 'semaine' });
  assert.deepEqual([asked.byDate.year, asked.byDate.month, asked.byDate.day, asked.items, asked.method], [2026, 12, 31, 20, 2]);
  assert.deepEqual(['0', '1', '10000', '10001', '1.5', '-1', ''].map(isItems), [false, true, true, false, false, false, false]);
  assert.deepEqual(of({ elements: '0', dici: '2026-02-30', calcul: 'autre' }), { projects: ['projects/a'] });
  assert.deepEqual(['2026-11-27', '2026-11-28', '2029-08-23', '2029-08-24'].map((day) => isToCome(day, '2026-11-28')), [false, true, true, false], 'of 1,000 days, today is the first');
  assert.deepEqual(of({ dici: '2026-11-27' }), { projects: ['projects/a'] });
});

test('a spread lies on a scale that has 0', () => {
  assert.deepEqual(placesOf({ p15: 5, p50: 10, p85: 20 }), { from: 25, middle: 50, to: 100 });
  assert.deepEqual(placesOf({ p15: -10, p50: 0, p85: 10 }), { from: 0, middle: 50, to: 100 });
  assert.equal(placesOf({ p15: 0, p50: 0, p85: 0 }), undefined);
  assert.equal(placesOf({}), undefined, 'nothing is not 0');
});

test('weeks are drawn as their table tells them: one that is not over by what is known of it, one of which nothing is known not at all', () => {
  const week = (day, covered, deployments, failed = 0) => ({ startDate: { year: 2026, month: 11, day }, covered, deployments, failed });
  assert.deepEqual(barsOf([week(2, false, 0), week(9, true, 0), week(16, true, 3, 1), week(23, false, 1)]), [
    { day: '2026-11-02', value: undefined }, { day: '2026-11-09', value: 0, above: 0 }, { day: '2026-11-16', value: 2, above: 1 }, { day: '2026-11-23', value: 1, above: 0 }]);
});

test('events are filtered by what became of them', () => {
  assert.equal(outcomeFilter('refuses'), 'outcome = REFUSED');
  assert.equal(outcomeFilter(''), '');
});

test('what is pasted into a tool is the whole address, and the secret', () => {
  assert.equal(hookAddress('https://pepiniere.example/', '/hooks/01J'), 'https://pepiniere.example/hooks/01J');
  for (const [kind, steps] of Object.entries(SETUP)) {
    for (const lang of ['fr', 'en']) {
      const all = steps.map((step) => step[lang]).join(' ');
      assert.equal(all.includes('{address}') && all.includes('{secret}'), kind !== '0', `${kind} ${lang}`);
    }
  }
});

test('the hash of an export is that of its bytes', async () => {
  const text = '{"été":1}\n';
  assert.equal(await sha256Of(text), createHash('sha256').update(text).digest('hex'));
});

test('each indicator says what would tell it, and each reason why there is none has words', () => {
  assert.deepEqual(Object.keys(TO_CONNECT).sort(), Object.keys(INDICATORS).sort());
  const contract = fs.readFileSync(path.join(process.env.PEPINIERE_SOURCE, 'proto/pepiniere/metrics/v1/indicator.proto'), 'utf8');
  assert.deepEqual(Object.keys(NO_DATA), [...contract.matchAll(/NO_DATA_REASON_\w+ = (\d+);/g)].map(([, number]) => number));
});

test('indicators are called as the service and pep call them, apostrophes apart', () => {
  const table = fs.readFileSync(path.join(process.env.PEPINIERE_SOURCE, 'services/metrics/compute/indicator_names.cc'), 'utf8');
  const served = [...table.matchAll(/\{"(\w+)", "([^"]+)", "([^"]+)"\}/g)].map(([, id, fr, en]) => [id, { fr: fr.replaceAll("'", '’'), en: en.replaceAll("'", '’') }]);
  const { forecast } = Object.fromEntries(served);
  assert.deepEqual(INDICATORS, Object.fromEntries(served.filter(([id]) => id !== 'forecast')));
  assert.deepEqual(measureWords.forecast, forecast);
});

test('what would help is not another tool where one has told already', () => {
  const [NO_ROWS, TOO_FEW, NOT_COVERED, SEVERAL, NO_INTENT, NO_FAILURE] = [1, 3, 4, 7, 8, 10];
  assert.deepEqual([remedyOf('rework_rate', NO_ROWS).connects, remedyOf('deployment_frequency', NOT_COVERED).connects], [true, true]);
  assert.match(remedyOf('rework_rate', NO_INTENT).text.fr, /pourquoi chaque déploiement/);
  assert.deepEqual([remedyOf('rework_rate', NO_INTENT), remedyOf('recovery_time', NO_FAILURE), remedyOf('velocity', TOO_FEW), remedyOf('usage', SEVERAL)].map(({ connects }) => connects), [false, false, false, false]);
});

test('where sprints hold nothing, their team has to put items into them, and to estimate them', () => {
  const [EMPTY_DENOMINATOR, TOO_FEW] = [2, 3];
  for (const remedy of [remedyOf('velocity', TOO_FEW), remedyOf('say_do', EMPTY_DENOMINATOR)]) assert.match(remedy.text.fr, /mette(?:z|z-y)[\s\S]*estimez/i);
  assert.match(remedyOf('deployment_frequency', TOO_FEW).text.fr, /quand il y en aura assez/);
});

test('what counts the last weeks or sprints, and not the period, says so', () => {
  const said = (indicator, n) => latestOf(indicator, n) && say('fr', latestOf(indicator, n), { n });
  assert.deepEqual([said('deployment_frequency', 13), said('velocity', 1), said('velocity', 3), said('velocity', 0), said('cycle_time', 10)],
    ['Les 13 dernières semaines complètes', 'Le dernier sprint clos', 'Les 3 derniers sprints clos', undefined, undefined]);
});

test('units are said in the number of what is counted', () => {
  const said = (lang, unit, n) => say(lang, COUNTED[unit], { n });
  assert.deepEqual([said('fr', 'days/week', 1), said('fr', 'days/week', 2), said('en', 'days/week', 1), said('fr', 'days/month', 1), said('en', 'weeks', 1), said('fr', 'sprints', 3)],
    ['1 jour par semaine', '2 jours par semaine', '1 day a week', '1 jour par mois', '1 week', '3 sprints']);
});

test('a spread says whether it is of the medians of projects, or of their P85', () => {
  const [VALUE, MEDIAN, P85] = [1, 2, 3];
  assert.deepEqual([VALUE, MEDIAN, P85].map((measure) => (ofSeveral(measure) ? MEASURES[measure].fr : '')), ['', 'médiane de chaque projet', 'P85 de chaque projet']);
});

test('both days of an answer belong to its period', () => {
  const at = (text) => ({ seconds: BigInt(seconds(text)), nanos: 0 });
  assert.deepEqual(daysOf({ fromTime: at('2026-02-28T23:00:00Z'), toTime: at('2026-03-31T22:00:00Z') }), ['2026-03-01', '2026-03-31']);
});

test('remarks and refusals of the service are said in French, spans as people say them', () => {
  const said = (note) => noteText(note, (s) => `${s / 3600} h`).map(({ fr }) => fr).join(' ; ');
  assert.equal(said('i1 by time, 7200 s after; rolled back'), 'i1, remarqué 2 h après ; annulé après coup');
  assert.equal(said('projects/x/deployments/D-7 explicit'), 'D-7, quelqu’un l’a dit');
  assert.equal(said('crosses the end'), 'traverse la fin de la période');
  assert.equal(said('2026-W12, 2026-03-18'), '2026-W12, 2026-03-18', 'what is no sentence stays');
  const told = (message) => messageText(message, (iso) => `[${iso.slice(0, 10)}]`)?.fr;
  assert.match(told('must be an instant with an offset, as "2026-10-01T08:00:00Z"'), /^ce doit être un instant/);
  assert.match(told("is 2026-12-28T19:47:34+00:00, more than 24 hours after its receipt: set the source's clock right"), /^c’est le \[2026-12-28\], plus de 24 heures après sa réception/);
  assert.match(told('no metric is made of this kind of event'), /^aucune mesure/);
  assert.match(told('is of a/b, which this source does not listen to: it listens to c/d, e/f'), /^c’est de a\/b, que cette source n’écoute pas\s; elle écoute c\/d, e\/f$/);
  assert.equal(told('something new'), undefined);
});

test('the first thing that a forge sends says that it is connected, in the words of the service', () => {
  const sent = fs.readFileSync(path.join(process.env.PEPINIERE_SOURCE, 'services/metrics/ingest/github.cc'), 'utf8');
  const [, message] = /kind == "ping"\) return Ignored\{"([^"]+)"\}/.exec(sent);
  assert.ok(isPing(message) && !isPing('no metric is made of this kind of event'));
});

test('how many tell is counted in the number of those that do', () => {
  const said = (n) => say('fr', portfolioWords.tellingOf, { n, all: 198 });
  assert.deepEqual([0, 1, 2].map(said), ['0 projet sur 198 le dit', '1 projet sur 198 le dit', '2 projets sur 198 le disent']);
});

test('rows of an explanation are called as people call them, and bring time in units of time', () => {
  assert.deepEqual([answerText('jdma', 'GOOD').fr, answerText('nps', '9').fr, answerText('jdma', 'autre').fr], ['Très bien', '9', 'autre']);
  assert.deepEqual(['projects/a/surveys/1', 'projects/a/series/1', 'projects/a/workItems/surveys'].map((resource) => isAnswer({ resource })), [true, false, false]);
  assert.deepEqual([bringsTime('cycle_time', 's'), bringsTime('littles_law', 'ratio'), bringsTime('jdma', 'score')], [true, true, false]);
});

const [DAY, WEEK, MONTH, INSTANT] = [1, 2, 3, 4];
test('a value is told of a day, a week from Monday on, a month, as the clocks of Paris show them; or of an instant', () => {
  const of = (period, typed) => {
    const { fromTime, toTime } = stretchOf(period, typed);
    return [fromTime, toTime].map((time) => new Date(Number(time.seconds) * 1000 + time.nanos / 1e6).toISOString());
  };
  // The clocks change on 29 March, a Sunday.
  assert.deepEqual(of(DAY, '2026-03-29'), ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  assert.deepEqual(of(WEEK, '2026-03-29'), ['2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
  assert.deepEqual(of(WEEK, '2027-01-03'), ['2026-12-27T23:00:00.000Z', '2027-01-03T23:00:00.000Z'], '2026-W53');
  assert.deepEqual(of(MONTH, '2026-03-31'), ['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
  assert.deepEqual(of(MONTH, '2026-12-01'), ['2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z']);
  assert.deepEqual(of(INSTANT, '2026-03-29T10:00:00.000Z'), ['2026-03-29T10:00:00.000Z', '2026-03-29T10:00:00.001Z']);
  for (const [period, typed] of [[DAY, ''], [DAY, '2026-02-30'], [WEEK, 'hier'], [INSTANT, '']]) assert.equal(stretchOf(period, typed), undefined, typed);
});

test('what is typed is the point that is sent: 0 is a value, an empty dimension is none, what is taken back has none', () => {
  const definition = { name: 'definitions/visits', period: DAY, dimensions: ['audience', 'channel'] };
  const of = (values) => pointOf(definition, { time: '2026-03-02', ...values });
  assert.deepEqual([of({ value: '0' }).value, of({ value: '1,5' }).value, of({ value: '7', withdrawn: 'yes' }).withdrawn], [0, 1.5, true]);
  // As the page writes it, with any of the spaces between thousands; what is no number is none.
  assert.deepEqual(['1 234,5', '1\u00a0234,5', '1\u202f234,5', '12 345 678', '-1 234'].map((value) => of({ value }).value), [1234.5, 1234.5, 1234.5, 12345678, -1234]);
  assert.deepEqual(['1 2', '12 34,5', '1234 567'].map((value) => Number.isNaN(of({ value }).value)), [true, true, true]);
  const faults = (value) => faultsOf(valueFormOf(definition), { time: '2026-03-02', value }).value;
  assert.deepEqual([faults('1\u202f234,5'), faults('1 2') === undefined], [undefined, false]);
  assert.deepEqual(of({ value: '3', 'dimensions.audience': 'COMPANIES', 'dimensions.channel': ' ' }).dimensions, [{ key: 'audience', value: 'COMPANIES' }]);
  assert.equal(secondsOf(of({ value: '3' }).time), seconds('2026-03-01T23:00:00Z'));
  const form = valueFormOf(definition);
  assert.deepEqual(form.fields.map(({ path }) => path), ['time', 'dimensions.audience', 'dimensions.channel', 'withdrawn', 'value']);
  assert.deepEqual(['value', 'time'].map((path) => asksOfValue(path, { withdrawn: 'yes' })), [false, true]);
  assert.deepEqual(['points[0].value', 'dimensions', 'time'].map(form.pathOf), ['value', 'dimensions.audience', 'time']);
});

test('a point that is refused is wrong at its field, in words; another one says what became of it', async () => {
  const answer = (state, reason = 0) => taken(Promise.resolve({ results: [{ state, reason }] }));
  assert.deepEqual(await Promise.all([answer(1), answer(2), answer(3)]), [1, 2, 3]);
  const refusalOf = async (reason) => {
    const error = await answer(4, reason).then(() => undefined, (caught) => caught);
    return problemOf(error).fields[0];
  };
  for (const [reason, field] of [[5, 'dimensions'], [6, 'time'], [7, 'time'], [4, 'value'], [10, 'value']]) {
    const told = await refusalOf(reason);
    assert.equal(told.field, field);
    assert.equal(told.description, REFUSED_POINTS[reason].text.en, 'a sentence that the client has learnt in both languages');
  }
});

test('a series is that of exactly these values, in whatever order', () => {
  const all = [{ name: 's1', dimensions: [] }, { name: 's2', dimensions: [{ key: 'audience', value: 'COMPANIES' }] }, { name: 's3', dimensions: [{ key: 'channel', value: 'web' }, { key: 'audience', value: 'COMPANIES' }] }];
  assert.equal(seriesOf(all, []).name, 's1');
  assert.equal(seriesOf(all, [{ key: 'audience', value: 'COMPANIES' }, { key: 'channel', value: 'web' }]).name, 's3');
  assert.equal(seriesOf(all, [{ key: 'channel', value: 'web' }]), undefined);
});

test('what was told otherwise: the value before and the one after, the latest first; of what was told once, nothing', () => {
  const at = (day, received, value, withdrawn = false) => ({ time: { seconds: BigInt(day), nanos: 0 }, receiveTime: { seconds: BigInt(received), nanos: 0 }, value, withdrawn });
  const found = restatementsOf([at(1, 10, 30), at(2, 11, 5), at(2, 20, 7), at(2, 30, 0, true), at(3, 12, 5)]);
  assert.deepEqual(found.map(({ before, after }) => [before.value, after.value, after.withdrawn]), [[7, 0, true], [5, 7, false]]);
});

test('answers are counted by the kind of question; those that are changed go with those that are not', () => {
  const [JDMA, NPS] = [1, 2];
  const form = SURVEYS.newForm('projects/a');
  const paths = (kind) => form({ kind: String(kind) }).fields.map(({ path }) => path).filter((path) => path.startsWith('answers.'));
  assert.deepEqual(paths(JDMA), ['answers.GOOD', 'answers.MEDIUM', 'answers.BAD']);
  assert.equal(paths(NPS).length, 11);
  assert.deepEqual(form({}).fields.map(({ path }) => path), ['kind', 'date', 'audience', 'form']);
  const { parent, survey } = SURVEYS.made('projects/a', { kind: '1', date: '2026-03-02', 'answers.GOOD': '60', 'answers.BAD': '0' });
  assert.equal(parent, 'projects/a');
  assert.deepEqual(survey.counts, [{ answer: 'GOOD', count: 60 }, { answer: 'BAD', count: 0 }], 'what nobody counted is not 0');
  const before = { kind: JDMA, counts: [{ answer: 'GOOD', count: 60 }, { answer: 'MEDIUM', count: 39 }, { answer: 'BAD', count: 1 }] };
  const { paths: mask, fields } = SURVEYS.changed({ paths: ['answers.MEDIUM', 'answers.BAD'], fields: { answers: { MEDIUM: 40 } } }, before);
  assert.deepEqual([mask, fields.counts], [['counts'], [{ answer: 'GOOD', count: 60 }, { answer: 'MEDIUM', count: 40 }]], 'what was cleared is counted no more');
  assert.equal(SURVEYS.form(before).pathOf('counts'), 'answers.GOOD');
});

const at = (text) => ({ $typeName: 'google.protobuf.Timestamp', seconds: BigInt(Date.parse(text) / 1000), nanos: 0 });
const rows = (...all) => JSON.stringify(all);
const [TODO, IN_PROGRESS, DONE] = [1, 2, 3];

test('an item begins in progress, under an id that tells nothing of it: what it is called and since when is all that is left to say', () => {
  const { work_item_id: id, transitions } = ITEMS.start();
  assert.match(id, /^[0-9a-f]{8}$/);
  assert.notEqual(ITEMS.start().work_item_id, id);
  const [step] = JSON.parse(transitions);
  const { parent, workItemId, workItem } = ITEMS.made('projects/a', { work_item_id: id, title: 'Formulaire', transitions: rows({ ...step, time: '2026-03-02T08:00:00.000Z' }) });
  assert.deepEqual([parent, workItemId, workItem.title], ['projects/a', id, 'Formulaire']);
  assert.deepEqual(workItem.transitions.map(({ to, time }) => [to, secondsOf(time)]), [[IN_PROGRESS, seconds('2026-03-02T08:00:00Z')]]);
  assert.deepEqual([workItem.requestTime, workItem.memberships, workItem.estimates], [undefined, [], []], 'what nobody knows is not said');
  assert.equal(ITEMS.titleOf({ name: 'projects/a/workItems/x', title: '', sourceId: '142' }), '142');
});

test('what the service finds wrong with a row, by its place in time, is said where that row was typed', () => {
  const { pathOf } = ITEMS.newForm('projects/a');
  const typed = {
    transitions: rows({ to: '3', time: '2026-03-09T08:00:00.000Z' }, { to: '2', time: '2026-03-02T08:00:00.000Z' }, { to: '1', time: '2026-03-02T08:00:00.000Z' }),
    estimates: rows({ value: '3', time: '2026-03-02T08:00:00.000Z' }, { value: '5', time: '2026-03-02T08:00:00.000Z' }, { value: '8', time: '2026-03-01T08:00:00.000Z' }),
    memberships: rows({ sprint: 'projects/a/sprints/2', from_time: '2026-03-02T08:00:00.000Z' }, { sprint: 'projects/a/sprints/1', from_time: '2026-03-09T08:00:00.000Z' }),
  };
  assert.deepEqual(['transitions[0].time', 'transitions[1].time', 'transitions[2].time'].map((path) => pathOf(path, typed)), ['transitions[2].time', 'transitions[1].time', 'transitions[0].time']);
  assert.deepEqual(['estimates[0].value', 'estimates[1].value'].map((path) => pathOf(path, typed)), ['estimates[2].value', 'estimates[1].value'], 'of two at one instant the last one stands');
  assert.equal(pathOf('memberships[0].to_time', typed), 'memberships[1].to_time');
  assert.deepEqual(['memberships', 'title', 'transitions[7].time'].map((path) => pathOf(path, typed)), ['memberships', 'title', 'transitions[7].time']);
});

test('an instant that a tool told by the microsecond stays so when another step is added beside it', () => {
  const told = { ...at('2026-03-02T08:00:00Z'), nanos: 123_456_000 };
  const item = { name: 'projects/a/workItems/1', transitions: [{ to: TODO, time: told, status: 'À faire' }], estimates: [], memberships: [] };
  const form = ITEMS.form(item);
  const read = JSON.parse(readValues(form, item).transitions);
  const { workItem } = ITEMS.made('projects/a', { transitions: rows(...read, { to: String(DONE), time: '2026-03-09T08:00:00.000Z' }) });
  const { paths, fields } = ITEMS.changed({ paths: ['transitions'], fields: { transitions: workItem.transitions } }, item);
  assert.deepEqual(paths, ['transitions']);
  assert.deepEqual(fields.transitions.map(({ to, time, status }) => [to, time.nanos, status]), [[TODO, 123_456_000, 'À faire'], [DONE, 0, '']]);
});

test('a sprint is called as its team calls it, and listed with the day that it starts', () => {
  const { sprintId, sprint } = SPRINTS.made('projects/a', { sprint_id: ' sprint-12 ', start_time: '2026-03-02T08:00:00.000Z', end_time: '2026-03-13T17:00:00.000Z', closed: 'yes' });
  assert.deepEqual([sprintId, sprint.closed, secondsOf(sprint.endTime) - secondsOf(sprint.startTime)], ['sprint-12', true, 11 * 86_400 + 9 * 3_600]);
  const titleOf = (title) => SPRINTS.titleOf({ name: 'projects/a/sprints/12', title, sourceId: '12', startTime: at('2026-03-01T23:30:00Z') }, { shortDate: (day) => day });
  assert.deepEqual([titleOf('Semis'), titleOf('')], ['Semis, 2026-03-02', '12, 2026-03-02'], 'the day that it is in Paris');
});

test('items are listed by where they stand', () => {
  assert.deepEqual(['en-cours', 'a-faire', 'fait', 'abandonne', ''].map(stateFilter), ['state = IN_PROGRESS', 'state = TODO', 'state = DONE', 'state = CANCELLED', '']);
});

test('who told it is said in words, and what an audit keeps too', () => {
  assert.deepEqual(['manual', 'sources/01J', 'tableau'].map((source) => tellerOf(source).fr), ['À la main', 'Outil branché (01J)', 'tableau']);
  assert.deepEqual(['PRODUCTION', 'ROLLED_BACK', 'JDMA', 'COMPANIES', 'PROJECT'].map((symbol) => symbolText(symbol).en),
    ['Production, which users have', 'Rolled back after it reached users', '“Je donne mon avis”', 'Companies', 'Those who hold a role on the project alone']);
  assert.equal(symbolText('nothing'), undefined);
});
