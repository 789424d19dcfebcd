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
const { load } = await import('./load.mjs');
const { windowOf } = await load('metrics/api/window.ts');
const { durationParts } = await load('metrics/words/units.ts');
const { FEEDS } = await load('metrics/feeds.ts');
const { dimensionsIn, dimensionsText, explanationUrl, measuresUrl } = await load('metrics/api/addresses.ts');
const { placesOf } = await load('metrics/pages/portfolio/places.ts');
const { forecastAsked, isItems } = await load('metrics/pages/project/forecast_asked.ts');
const { outcomeFilter } = await load('metrics/components/outcomes_asked.ts');
const { hookAddress } = await load('metrics/components/hook_address.ts');
const { sha256Of } = await load('metrics/api/hash.ts');
const { SETUP } = await load('metrics/words/setup.ts');
const { NO_DATA, TO_CONNECT, INDICATORS } = await load('metrics/words/indicators.ts');

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
  assert.ok(asked('objectives', 'GetObjective', { name: 'projects/a/objectives/1' }, 'projects/a/objectives/1') && asked('objectives', 'CompareToTarget', { parent: 'projects/a' }, 'projects/a/objectives/1'));
  assert.ok(FEEDS.every(({ touches }) => !touches({ method: 'ListFormulas', request: '{}' }, 'all')), 'formulas come with the software');
});

test('an address names a figure: its subject, its values, its period', () => {
  const dimensions = [{ key: 'audience', value: 'COMPANIES' }, { key: 'channel', value: 'mairie: guichet' }];
  assert.deepEqual(dimensionsIn(dimensionsText(dimensions)), dimensions);
  assert.deepEqual(dimensionsIn(''), []);
  const url = new URL(explanationUrl('projects/été', { indicator: 'usage', subject: 'definitions/visits', dimensions }, new URLSearchParams('du=2026-01-01&page=x')), 'http://localhost');
  assert.equal(url.pathname, '/projets/%C3%A9t%C3%A9/mesures/usage');
  assert.deepEqual(Object.fromEntries(url.searchParams), { sujet: 'definitions/visits', dimensions: 'audience:COMPANIES,channel:mairie: guichet', du: '2026-01-01' });
  assert.equal(measuresUrl('projects/a', new URLSearchParams('au=2026-01-31'), 'impact'), '/projets/a/mesures?au=2026-01-31#impact');
});

test('a forecast asks what the address says, within what the contract lets it', () => {
  const of = (params) => forecastAsked('projects/a', (name) => params[name] ?? '');
  assert.deepEqual(of({}), { projects: ['projects/a'] });
  const asked = of({ dici: '2026-12-31', elements: '20', calcul: 'semaine' });
  assert.deepEqual([asked.byDate.year, asked.byDate.month, asked.byDate.day, asked.items, asked.method], [2026, 12, 31, 20, 2]);
  assert.deepEqual(['0', '1', '10000', '10001', '1.5', '-1', ''].map(isItems), [false, true, true, false, false, false, false]);
  assert.deepEqual(of({ elements: '0', dici: '2026-02-30', calcul: 'autre' }), { projects: ['projects/a'] });
});

test('a spread lies on a scale that has 0', () => {
  assert.deepEqual(placesOf({ p15: 5, p50: 10, p85: 20 }), { from: 25, middle: 50, to: 100 });
  assert.deepEqual(placesOf({ p15: -10, p50: 0, p85: 10 }), { from: 0, middle: 50, to: 100 });
  assert.equal(placesOf({ p15: 0, p50: 0, p85: 0 }), undefined);
  assert.equal(placesOf({}), undefined, 'nothing is not 0');
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
  assert.equal(Object.keys(NO_DATA).length, 8);
});
