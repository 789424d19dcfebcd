// The lists behind a portfolio's figures, and two moments compared.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { SAMPLE, Stack, sleep } from '../../e2e/stack.mjs';

const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const iso = (date) => date && [date.year, date.month, date.day].map((n) => String(n).padStart(2, '0')).join('-');
const now = (ms = Date.now()) => ({ seconds: String(Math.floor(ms / 1000)), nanos: (ms % 1000) * 1e6 });
const OURS = 'incubators/essais';

let admin, anonymous, empty, imported;

before(async () => {
  const stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [admin, anonymous] = [as('programme_admin'), as('')];
  empty = now();
  await sleep(20);
  await stack.pep(['import', 'betagouv', SAMPLE], { as: 'system' });
  imported = now();
  await sleep(20);
  await admin.call('CreateIncubator', { incubatorId: 'essais', incubator: { title: 'Essais' } });
});
after(closeClients);

async function project(id, ...steps) {
  const { name } = await admin.call('CreateProject', { projectId: id,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: `Essai ${id}`, primaryIncubator: OURS } });
  for (const [phase, date] of steps) await advance(name, phase, date);
  return name;
}
const advance = (name, phase, date) =>
  admin.call('AdvancePhase', { name, phase: `PHASE_${phase}`, effectiveDate: day(date), force: true, reason: 'pour voir' });
// A time after all that was written, and before all that comes.
async function moment() {
  await sleep(20);
  const at = now();
  await sleep(20);
  return at;
}
const compare = async (before, after, filter = `primary_incubator = "${OURS}"`) => {
  const found = await anonymous.all('ComparePortfolio', 'differences', { before, after, filter, pageSize: 2 });
  return Object.fromEntries(found.map((d) => [d.project.split('/')[1], {
    from: d.before && `${d.before.phase.slice(6)} ${iso(d.before.phaseSince)}${d.before.paused ? ' paused' : ''}`,
    to: d.after && `${d.after.phase.slice(6)} ${iso(d.after.phaseSince)}${d.after.paused ? ' paused' : ''}`,
    reasons: d.reasons.map((r) => r.replace('DIFFERENCE_REASON_', '')),
  }]));
};

const KINDS = { OPENED: 'openedCount', CONVERTED: 'convertedCount', STOPPED: 'stoppedCount', INCONCLUSIVE: 'inconclusiveCount',
  TRANSFERRED: 'transferredCount', RESTARTED: 'restartedCount' };

test('every figure of a flow opens exactly the moves that it counts', async () => {
  for (const filter of ['', 'kind = STATE_STARTUP']) {
    const period = { fromDate: day('2019-12-31'), toDate: day('2026-08-20'), filter };
    const flow = await anonymous.call('GetPortfolioFlow', period);
    const list = (narrow) => anonymous.all('ListPhaseMoves', 'phaseMoves', { ...period, ...narrow, pageSize: 7 });
    const all = await list({});
    assert.ok(all.length > 20);
    assert.equal(flow.transitions.reduce((sum, t) => sum + Number(t.count), 0), all.length);
    assert.deepEqual(all.map((m) => [iso(m.date), m.project]),
      all.map((m) => [iso(m.date), m.project]).sort(([a, p], [b, q]) => (a === b ? (p < q ? -1 : 1) : a < b ? 1 : -1)));
    for (const [kind, count] of Object.entries(KINDS)) {
      assert.equal((await list({ kind: `MOVE_KIND_${kind}` })).length, Number(flow[count]), kind);
    }
    for (const { phase, entered, left } of flow.rows) {
      assert.equal((await list({ toPhase: phase })).length, Number(entered), phase);
      assert.equal((await list({ fromPhase: phase })).length, Number(left), phase);
    }
    for (const { fromPhase, toPhase, count } of flow.transitions.filter((t) => t.fromPhase !== 'PHASE_UNSPECIFIED')) {
      const moves = await list({ fromPhase, toPhase });
      assert.equal(moves.length, Number(count));
      assert.ok(moves.every((m) => m.fromPhase === fromPhase && m.toPhase === toPhase && m.title));
    }
    const { totalSize } = await anonymous.call('ListPhaseMoves', { ...period, pageSize: 1 });
    assert.equal(Number(totalSize), all.length);
  }
});

test('every figure of durations opens exactly the stays that it measures', async () => {
  const asOf = day('2026-08-20');
  const { rows } = await anonymous.call('GetPhaseDurations', { asOf });
  for (const { phase, completed, running } of rows) {
    const list = (state) => anonymous.all('ListPhaseStays', 'phaseStays', { asOf, phase, state: `STAY_STATE_${state}`, pageSize: 5 });
    const [over, going] = [await list('COMPLETED'), await list('RUNNING')];
    assert.deepEqual([over.length, going.length], [Number(completed.count), Number(running.count)], phase);
    for (const stay of [...over, ...going]) {
      const until = stay.endDate ? iso(stay.endDate) : '2026-08-20';
      assert.equal(stay.days, (Date.parse(until) - Date.parse(iso(stay.startDate))) / 86_400_000);
    }
    assert.ok(over.every((s) => s.endDate && s.nextPhase !== 'PHASE_UNSPECIFIED'));
    assert.ok(going.every((s) => !s.endDate && s.nextPhase === 'PHASE_UNSPECIFIED'));
    assert.deepEqual(over.map((s) => s.days), over.map((s) => s.days).sort((a, b) => b - a));
  }
});

test('each year of entry and each technology of a summary opens its list', async () => {
  const asOf = day('2026-08-20');
  const groupsBy = async (dimension) => (await anonymous.call('GetPortfolioSummary', { asOf, groupBy: [`PORTFOLIO_DIMENSION_${dimension}`] })).groups;
  const years = await groupsBy('YEAR_OF_ENTRY');
  assert.ok(years.length > 3);
  for (const { keys, count } of years) {
    const listed = await anonymous.all('ListProjects', 'projects', { asOf, filter: `year_of_entry = ${keys.year_of_entry} AND phase:*` });
    assert.equal(listed.length, Number(count), keys.year_of_entry);
  }
  const technologies = await groupsBy('TECHNOLOGY');
  assert.ok(technologies.length > 1);
  for (const { keys, count } of technologies) {
    const filter = keys.technology ? `technology = "${keys.technology}" AND phase:*` : 'NOT technology:* AND phase:*';
    assert.equal((await anonymous.all('ListProjects', 'projects', { asOf, filter })).length, Number(count), keys.technology);
  }
  const year = { knownAt: imported, asOf, filter: 'year_of_entry <= 2020' };
  const [{ totalCount }, listed] = [await anonymous.call('GetPortfolioSummary', year), await anonymous.all('ListProjects', 'projects', year)];
  assert.equal(listed.length, Number(totalCount), 'as known at a time, too');
});

test('a list goes on as it began, whatever is recorded meanwhile', async () => {
  const request = { fromDate: day('2030-01-01'), toDate: day('2030-12-31'), filter: `primary_incubator = "${OURS}"`, pageSize: 1 };
  await project('stable-a', ['INVESTIGATION', '2030-02-01']);
  const name = await project('stable-b', ['INVESTIGATION', '2030-03-01']);
  const first = await anonymous.call('ListPhaseMoves', request);
  assert.deepEqual([first.phaseMoves[0].project, Number(first.totalSize)], [name, 2]);
  await sleep(20);
  await project('stable-c', ['INVESTIGATION', '2030-01-15']);
  const second = await anonymous.call('ListPhaseMoves', { ...request, pageToken: first.nextPageToken });
  assert.deepEqual([second.phaseMoves[0].project, Number(second.totalSize), second.nextPageToken], ['projects/stable-a', 2, '']);
  const other = await anonymous.refusal('ListPhaseMoves', { ...request, kind: 'MOVE_KIND_OPENED', pageToken: first.nextPageToken });
  assert.deepEqual([other.code, other.BadRequest.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'page_token']);
});

test('what differs between two moments has its reasons', async () => {
  await project('moved', ['INVESTIGATION', '2025-01-01']);
  await project('told-late', ['INVESTIGATION', '2025-01-01']);
  await project('mistaken', ['INVESTIGATION', '2025-01-01'], ['CONSTRUCTION', '2025-02-01']);
  await project('quiet', ['INVESTIGATION', '2025-01-01']);
  await project('leaving', ['INVESTIGATION', '2025-01-01']);
  const then = await moment();
  await advance('projects/moved', 'CONSTRUCTION', '2025-06-15');
  await advance('projects/told-late', 'CONSTRUCTION', '2025-03-01');
  await admin.call('CorrectPhase', { name: 'projects/mistaken/phaseRecords/2', reason: 'erreur', withdraw: true });
  await project('newcomer', ['INVESTIGATION', '2025-06-01']);
  await admin.call('DeleteProject', { name: 'projects/leaving' });
  const later = await moment();
  const [may, july] = [day('2025-05-01'), day('2025-07-01')];
  const everything = await compare({ asOf: may, knownAt: then }, { asOf: july, knownAt: later });
  assert.deepEqual(everything, {
    leaving: { from: 'INVESTIGATION 2025-01-01', to: null, reasons: ['DELETED'] },
    mistaken: { from: 'CONSTRUCTION 2025-02-01', to: 'INVESTIGATION 2025-01-01', reasons: ['CORRECTED'] },
    moved: { from: 'INVESTIGATION 2025-01-01', to: 'CONSTRUCTION 2025-06-15', reasons: ['MOVED'] },
    newcomer: { from: null, to: 'INVESTIGATION 2025-06-01', reasons: ['MOVED', 'CREATED'] },
    'told-late': { from: 'INVESTIGATION 2025-01-01', to: 'CONSTRUCTION 2025-03-01', reasons: ['CORRECTED'] },
  });
  const sameKnowledge = await compare({ asOf: may, knownAt: later }, { asOf: july, knownAt: later });
  assert.deepEqual(Object.entries(sameKnowledge).map(([id, d]) => [id, d.reasons]), [['moved', ['MOVED']], ['newcomer', ['MOVED']]]);
  const sameDay = await compare({ asOf: july, knownAt: then }, { asOf: july, knownAt: later });
  assert.deepEqual(Object.values(sameDay).flatMap((d) => d.reasons).sort(), ['CORRECTED', 'CORRECTED', 'CORRECTED', 'CREATED', 'DELETED']);
  const phase = await compare({ asOf: may, knownAt: later }, { asOf: july, knownAt: later }, `primary_incubator = "${OURS}" AND phase = INVESTIGATION`);
  assert.deepEqual(phase, {
    moved: { from: 'INVESTIGATION 2025-01-01', to: null, reasons: ['MOVED', 'FILTER'] },
    newcomer: { from: null, to: 'INVESTIGATION 2025-06-01', reasons: ['MOVED', 'FILTER'] },
  });
});

test('what an import brought says so', async () => {
  const asOf = day('2026-08-20');
  const found = await anonymous.all('ComparePortfolio', 'differences', { before: { asOf, knownAt: empty }, after: { asOf, knownAt: imported } });
  const { totalCount } = await anonymous.call('GetPortfolioSummary', { asOf, knownAt: imported });
  assert.equal(found.length, Number(totalCount));
  assert.ok(found.every((d) => d.title && !d.before && d.after && d.reasons.join() === 'DIFFERENCE_REASON_IMPORTED,DIFFERENCE_REASON_CREATED'));
});

test('moments that are left open are today, as known now', async () => {
  assert.deepEqual(await anonymous.all('ComparePortfolio', 'differences', { before: {}, after: {} }), []);
  const listed = await anonymous.call('ListPhaseStays', { pageSize: 1 });
  assert.ok(Number(listed.totalSize) > 0);
});

test('lists that make no sense are refused', async () => {
  const fields = async (method, request) => (await anonymous.refusal(method, request)).BadRequest.fieldViolations.map((v) => v.field);
  assert.deepEqual(await fields('ListPhaseMoves', {}), ['from_date']);
  assert.deepEqual(await fields('ListPhaseMoves', { fromDate: day('2026-02-01'), toDate: day('2026-01-01') }), ['to_date']);
  assert.deepEqual(await fields('ListPhaseMoves', { fromDate: day('2026-02-01'), kind: 99, toPhase: 77 }), ['kind', 'to_phase']);
  assert.deepEqual(await fields('ListPhaseStays', { state: 7 }), ['state']);
  assert.deepEqual(await fields('ListPhaseStays', { filter: 'phases = x' }), ['filter']);
  assert.deepEqual(await fields('ListPhaseStays', { pageSize: -1 }), ['page_size']);
  assert.deepEqual(await fields('ComparePortfolio', {}), ['before', 'after']);
  assert.deepEqual(await fields('ComparePortfolio', { before: { asOf: { year: 2026, month: 13, day: 1 } }, after: {} }), ['before.as_of']);
  assert.equal((await anonymous.refusal('ListPhaseMoves', { fromDate: day('2026-02-01'), filter: 'budget.spent > 1' })).code, Code.PERMISSION_DENIED);
});
