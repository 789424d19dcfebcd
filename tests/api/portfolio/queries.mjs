// The questions asked of a portfolio, against a slow reading of the ledgers of the sample.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { SAMPLE, Stack } from '../../e2e/stack.mjs';

const PHASES = ['INVESTIGATION', 'CONSTRUCTION', 'SCALING', 'CONSOLIDATION', 'OPERATED', 'TRANSFERRED', 'STOPPED', 'INCONCLUSIVE'];
const DAYS = ['2016-01-01', '2019-06-30', '2022-01-01', '2024-02-29', '2026-08-20', '2030-01-01'];
const MS = 86_400_000;
const date = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const number = (d) => Date.UTC(d.year, d.month - 1, d.day) / MS;
const dayNumber = (iso) => Date.parse(iso) / MS;

let client, projects, ministryOf;

before(async () => {
  const stack = await Stack.start();
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  client = new Client(stack.server);
  const parents = new Map((await client.all('ListOrganisations', 'organisations')).map((o) => [o.name, o.parent]));
  ministryOf = (name) => (parents.get(name) ? ministryOf(parents.get(name)) : name);
  projects = await client.all('ListProjects', 'projects');
  for (const project of projects) {
    const lines = await client.all('ListPhaseRecords', 'phaseRecords', { parent: project.name });
    project.lines = lines.filter((l) => l.effectiveDate && l.phase !== 'PHASE_UNSPECIFIED')
      .map((l) => ({ phase: l.phase.slice(6), from: number(l.effectiveDate) }));
  }
});
after(closeClients);

// The list is in the order that decides: the last line that has begun counts.
const phaseOn = (project, day) => project.lines.filter((line) => line.from <= day).at(-1)?.phase;

// Stays: lines that repeat a phase prolong it; a line that another of the same day outdoes is none.
function staysOf(project) {
  const stays = [];
  for (const [i, line] of project.lines.entries()) {
    if (project.lines[i + 1]?.from === line.from) continue;
    if (stays.at(-1)?.phase !== line.phase) stays.push({ ...line, to: Infinity });
    if (stays.length > 1 && stays.at(-1).from === line.from) stays.at(-2).to = line.from;
  }
  return stays;
}

const KEYS = {
  phase: (p, day) => [phaseOn(p, day)],
  kind: (p) => [p.kind.replace('PROJECT_KIND_', '')],
  incubator: (p) => [p.primaryIncubator.split('/')[1]],
  organisation: (p) => p.sponsors.map((s) => s.split('/')[1]),
  ministry: (p) => [...new Set(p.sponsors.map((s) => ministryOf(s).split('/')[1]))],
  theme: (p) => p.themes,
  user_type: (p) => p.userTypes,
  year_of_entry: (p) => [String(new Date(p.lines[0].from * MS).getUTCFullYear())],
};

test('summaries by one and two dimensions', async () => {
  const dimensions = Object.keys(KEYS);
  const grouped = [...dimensions.map((d) => [d]), ['phase', 'ministry'], ['theme', 'year_of_entry'], ['incubator', 'user_type']];
  for (const day of DAYS) {
    const counted = projects.filter((p) => phaseOn(p, dayNumber(day)));
    for (const by of grouped) {
      const expected = {};
      for (const project of counted) {
        let keys = [''];
        for (const dimension of by) {
          const values = KEYS[dimension](project, dayNumber(day));
          keys = keys.flatMap((key) => (values.length ? values : ['']).map((value) => `${key}|${value}`));
        }
        for (const key of keys) expected[key] = (expected[key] ?? 0) + 1;
      }
      const summary = await client.call('GetPortfolioSummary', { asOf: date(day), groupBy: by.map((d) => `PORTFOLIO_DIMENSION_${d.toUpperCase()}`) });
      const told = Object.fromEntries(summary.groups.map((g) => [by.map((d) => `|${g.keys[d]}`).join(''), Number(g.count)]));
      assert.deepEqual(told, expected, `${day} by ${by}`);
      assert.deepEqual([Number(summary.totalCount), Number(summary.notStartedCount)], [counted.length, projects.length - counted.length]);
    }
  }
});

test('lists as of a day', async () => {
  for (const day of DAYS) {
    for (const project of await client.all('ListProjects', 'projects', { asOf: date(day), readMask: { paths: ['name', 'phase'] } })) {
      const expected = phaseOn(projects.find((p) => p.name === project.name), dayNumber(day)) ?? 'UNSPECIFIED';
      assert.equal(project.phase, `PHASE_${expected}`, `${project.name} on ${day}`);
    }
  }
});

test('flows: what entered, what left', async () => {
  for (const [from, to] of [['2016-01-01', '2026-08-20'], ['2021-03-31', '2022-03-31'], ['2024-01-01', '2024-01-01']]) {
    const flow = await client.call('GetPortfolioFlow', { fromDate: date(from), toDate: date(to) });
    const [begin, end] = [dayNumber(from), dayNumber(to)];
    const moves = projects.flatMap((p) => staysOf(p).map((stay, i, all) => ({ to: stay.phase, from: all[i - 1]?.phase, on: stay.from })))
      .filter((move) => move.on > begin && move.on <= end);
    const at = (phase, day) => projects.filter((p) => phaseOn(p, day) === phase).length;
    assert.deepEqual(flow.rows.map((r) => [r.phase.slice(6), ...[r.atStart, r.entered, r.left, r.atEnd].map(Number)]),
      PHASES.map((phase) => [phase, at(phase, begin), moves.filter((m) => m.to === phase).length,
        moves.filter((m) => m.from === phase).length, at(phase, end)]));
    assert.equal(Number(flow.openedCount), moves.filter((m) => !m.from).length);
    assert.equal(Number(flow.convertedCount), moves.filter((m) => m.from === 'INVESTIGATION' && m.to === 'CONSTRUCTION').length);
    assert.equal(flow.transitions.reduce((sum, t) => sum + Number(t.count), 0), moves.length);
  }
});

// R's type 2.
function percentile(values, p) {
  const sorted = [...values].sort((a, b) => a - b), k = Math.floor(p * sorted.length / 100), rest = (p * sorted.length) % 100;
  return rest > 0 ? sorted[k] : (sorted[k - 1] + sorted[k]) / 2;
}

test('durations: completed stays and running ages apart', async () => {
  for (const day of ['2021-01-01', '2026-08-20']) {
    const on = dayNumber(day);
    const { rows } = await client.call('GetPhaseDurations', { asOf: date(day) });
    const stays = projects.flatMap(staysOf).filter((stay) => stay.from <= on);
    for (const [i, phase] of PHASES.entries()) {
      const mine = stays.filter((stay) => stay.phase === phase);
      const check = (told, values) => {
        assert.equal(Number(told.count), values.length, `${phase} on ${day}`);
        if (values.length === 0) return;
        for (const [field, p] of [['p50Days', 50], ['p85Days', 85], ['p95Days', 95]]) {
          assert.equal(told[field], percentile(values, p), `${phase} ${field} on ${day}`);
        }
      };
      check(rows[i].completed, mine.filter((s) => s.to <= on).map((s) => s.to - s.from));
      check(rows[i].running, mine.filter((s) => s.to > on).map((s) => on - s.from));
    }
  }
});

test('a filter narrows a question as it narrows the list', async () => {
  const asOf = date('2026-08-20');
  for (const filter of ['ministry = "organisations/ministere-des-rivieres"', 'NOT theme:"Nature"', 'kind = STATE_STARTUP AND phase = SCALING']) {
    const listed = await client.all('ListProjects', 'projects', { asOf, filter });
    const summary = await client.call('GetPortfolioSummary', { asOf, filter });
    assert.equal(Number(summary.totalCount), listed.filter((p) => p.phase !== 'PHASE_UNSPECIFIED').length, filter);
  }
});

test('questions that make no sense are refused', async () => {
  const by = (...dimensions) => ({ groupBy: dimensions.map((d) => `PORTFOLIO_DIMENSION_${d}`) });
  for (const [method, request] of [['GetPortfolioSummary', by('PHASE', 'KIND', 'THEME')], ['GetPortfolioSummary', by('PHASE', 'PHASE')],
    ['GetPortfolioSummary', by('UNSPECIFIED')], ['GetPortfolioSummary', { asOf: date('2026-02-30') }], ['GetPortfolioFlow', {}],
    ['GetPortfolioFlow', { fromDate: date('2026-02-01'), toDate: date('2026-01-01') }]]) {
    assert.equal((await client.refusal(method, request)).code, Code.INVALID_ARGUMENT, `${method} ${JSON.stringify(request)}`);
  }
});
