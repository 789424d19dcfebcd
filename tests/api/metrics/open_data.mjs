// The public indicators as open data: what anybody reads, and why there is no figure where there is none.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { SOURCE } from '../../e2e/stack.mjs';
import { SEMIS, day, ground } from './ground.mjs';

let stack, coach;

before(async () => {
  ({ stack, coach } = await ground({ gateway: { signIn: false } }));
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await coach.call('CreateSurvey', { parent: SEMIS, survey: { kind: 1, date: day(yesterday), counts: [{ answer: 'GOOD', count: 3 }, { answer: 'BAD', count: 1 }] } });
  await coach.call('CreateDefinition', { definitionId: 'discretes', definition: { title: 'Discrètes', direction: 'DIRECTION_UP', kind: 'KIND_ADDITIVE', period: 'PERIOD_DAY',
    purpose: 'PURPOSE_USAGE', visibility: 'VISIBILITY_PROJECT', project: SEMIS } });
  await coach.call('IngestPoints', { parent: SEMIS, points: [['definitions/discretes', 31337], ['definitions/visits', 42]].map(([metric, value]) => (
    { metric, time: { seconds: Math.floor(Date.now() / 1000) - 86_400 }, value })) });
});
after(closeClients);

const get = (path) => fetch(`${stack.web.replace('localhost', '127.0.0.1')}/api/v1/metrics${path}`);

test('JSON and CSV tell the same figures, and say where there is no data', async () => {
  const figures = await (await get('')).json();
  const of = (indicator) => figures.find((one) => one.project === SEMIS && one.indicator === indicator);
  assert.deepEqual([of('jdma').value, of('jdma').n, of('jdma').no_data], [7.5, 4, '']);
  assert.deepEqual([of('cycle_time').p50, of('cycle_time').no_data], [null, 'NO_ROWS']);
  const reply = await get('/indicators.csv');
  assert.match(reply.headers.get('content-type'), /^text\/csv/);
  const [head, ...lines] = (await reply.text()).trimEnd().split('\n');
  assert.match(head, /^project;indicator;/);
  assert.equal(lines.length, figures.length);
  assert.ok(lines.some((line) => line.startsWith(`${SEMIS};jdma;`) && line.includes(';7.5;')));
  assert.equal(of('deployment_frequency').unit, 'days/week');
  const { from, to, as_of: asOf } = of('cycle_time');
  assert.ok([from, to, asOf].every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) && from < to && Date.parse(to) <= Date.now(), 'of which period it is, where there is nothing too');
  assert.match(head, /;from;to;as_of$/);
  assert.ok(lines.every((line) => /;\d{4}-[^;]+Z;\d{4}-[^;]+Z;\d{4}-[^;]+Z$/.test(line)));
});

test('what a project keeps for itself is in neither', async () => {
  for (const path of ['', '/indicators.csv']) {
    const text = await (await get(path)).text();
    assert.match(text, /definitions\/visits/);
    assert.doesNotMatch(text, /discretes|31337/);
  }
});

test('the page of open data names every unit that a figure has', async () => {
  const page = fs.readFileSync(path.join(SOURCE, 'docs/open-data.md'), 'utf8');
  const [, row] = page.match(/^\| `unit` \| (.*) \|$/m);
  const named = new Set([...row.matchAll(/`([^`]+)`/g)].map(([, unit]) => unit));
  const formulas = await coach.all('ListFormulas', 'formulas');
  const units = new Set(formulas.map(({ unit }) => unit).filter(Boolean));
  assert.deepEqual([...units].filter((unit) => !named.has(unit)), []);
  assert.deepEqual([...named].filter((unit) => !units.has(unit)), [], 'and none that no figure has');
});
