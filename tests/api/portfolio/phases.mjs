// The ledger through its door: steps and their refusals, corrections, what was known when.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack, sleep } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre';
const NEXT_YEAR = `${new Date().getFullYear() + 1}-02-01`;
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const iso = (date) => date && [date.year, date.month, date.day].map((n) => String(n).padStart(2, '0')).join('-');

let stack, coach, admin, anonymous, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [coach, admin, anonymous] = [as(`coach@${OURS}`), as('programme_admin'), as('')];
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  await admin.call('CreateIncubator', { incubatorId: 'la-serre', incubator: { title: 'La Serre' } });
});
after(closeClients);

async function project(...steps) {
  const { name } = await coach.call('CreateProject', { projectId: `p-${++number}`,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Essai', primaryIncubator: OURS } });
  for (const [phase, date] of steps) await admin.call('AdvancePhase', { name, phase: `PHASE_${phase}`, effectiveDate: day(date), force: true, reason: 'pour voir' });
  return name;
}
async function ledger(name, request = {}) {
  const lines = await coach.all('ListPhaseRecords', 'phaseRecords', { parent: name, ...request });
  return lines.map((line) => `${line.name.split('/').at(-1)} ${line.phase.slice(6)} ${iso(line.effectiveDate)}`);
}
const correct = (client, name, line, request) =>
  client.call('CorrectPhase', { name: `${name}/phaseRecords/${line}`, reason: 'erreur de saisie', ...request });
const refusedCorrection = (client, name, line, request) =>
  client.refusal('CorrectPhase', { name: `${name}/phaseRecords/${line}`, reason: 'erreur de saisie', ...request });
const typesOf = (refusal) => [...new Set(refusal.PreconditionFailure.violations.map((v) => v.type))];
const codesOf = (refusal) => refusal.PreconditionFailure.violations.map((v) => v.subject.split('#')[1]);

test('a refusal lists everything at once, and changes nothing', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01']);
  const before = await coach.call('GetProject', { name });
  const refused = await coach.refusal('AdvancePhase', { name, phase: 'PHASE_SCALING', effectiveDate: day('2023-01-01') });
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  assert.deepEqual(codesOf(refused), ['BEFORE_LAST_LINE', 'ILLEGAL_TRANSITION', 'COMMITTEE_GO', 'LIVE_PRODUCT', 'STATISTICS',
    'IMPACT', 'RISK_ANALYSIS', 'ACCESSIBILITY', 'OPEN_SOURCE']);
  assert.deepEqual(await coach.call('GetProject', { name }), before);
});

test('gates open as their fields are filled, whichever way fills them', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01'], ['CONSTRUCTION', '2024-06-01']);
  const missing = async () => codesOf(await coach.refusal('AdvancePhase', { name, phase: 'PHASE_SCALING', validateOnly: true }));
  const fill = (fields, ...paths) => coach.call('UpdateProject', { project: { name, ...fields }, updateMask: { paths } });
  assert.equal((await missing()).length, 7);
  await coach.call('CreateEvidence', { parent: name, evidence: { phase: 'PHASE_SCALING', code: 'COMMITTEE_GO', note: 'le comité du ministère' } });
  await fill({ links: { productUri: 'https://a.example', statisticsUri: 'https://a.example/s' } }, 'links.product_uri', 'links.statistics_uri');
  assert.deepEqual(await missing(), ['IMPACT', 'RISK_ANALYSIS', 'ACCESSIBILITY', 'OPEN_SOURCE']);
  await fill({ standards: { openSourceException: 'secret de la défense', riskAnalysisDone: true, accessibilityStatus: 'ACCESSIBILITY_STATUS_NOT_COMPLIANT' } },
    'standards.open_source_exception', 'standards.risk_analysis_done', 'standards.accessibility_status');
  assert.deepEqual(await missing(), ['IMPACT']);
  await fill({ links: { impactUri: 'https://a.example/i' } }, 'links.impact_uri');
  assert.equal((await coach.call('AdvancePhase', { name, phase: 'PHASE_SCALING' })).phase, 'PHASE_SCALING');
});

test('only a programme administrator forces, with a reason, and not the past', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01']);
  const step = { name, phase: 'PHASE_OPERATED', effectiveDate: day('2024-02-01') };
  assert.equal((await coach.refusal('AdvancePhase', { ...step, force: true, reason: 'si' })).code, Code.PERMISSION_DENIED);
  const unexplained = await admin.refusal('AdvancePhase', { ...step, force: true });
  assert.deepEqual([unexplained.code, unexplained.BadRequest.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'reason']);
  assert.equal((await admin.refusal('AdvancePhase', step)).code, Code.FAILED_PRECONDITION, 'an administrator too must ask');
  const past = await admin.refusal('AdvancePhase', { ...step, effectiveDate: day('2023-01-01'), force: true, reason: 'si' });
  assert.equal(past.code, Code.FAILED_PRECONDITION);
  await admin.call('AdvancePhase', { ...step, force: true, reason: 'reprise d’un service' });
  const { phaseRecords } = await coach.call('ListPhaseRecords', { parent: name });
  assert.deepEqual([phaseRecords[1].forced, phaseRecords[1].reason], [true, 'reprise d’un service']);
});

test('outcomes: two can be restarted, two cannot', async () => {
  for (const [outcome, restarts] of [['STOPPED', true], ['INCONCLUSIVE', true], ['OPERATED', false], ['TRANSFERRED', false]]) {
    const name = await project(['INVESTIGATION', '2024-01-01'], [outcome, '2024-02-01']);
    const again = coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION' });
    if (restarts) assert.equal((await again).phase, 'PHASE_INVESTIGATION');
    else await assert.rejects(again, (error) => error.code === Code.FAILED_PRECONDITION, outcome);
  }
});

test('a step in the future is in the ledger, and not yet the phase', async () => {
  const name = await project();
  const told = await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day(NEXT_YEAR) });
  assert.equal(told.phase, 'PHASE_UNSPECIFIED');
  assert.equal((await coach.call('GetProject', { name, asOf: day(NEXT_YEAR) })).phase, 'PHASE_INVESTIGATION');
});

test('a correction supersedes; what was known before stays known', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01']);
  await sleep(5);
  const now = Date.now();
  const knownAt = { seconds: Math.floor(now / 1000), nanos: (now % 1000) * 1e6 };
  await sleep(5);
  const corrected = await correct(coach, name, 1, { phaseRecord: { effectiveDate: day('2024-02-01') } });
  assert.equal(iso(corrected.phaseSince), '2024-02-01');
  assert.deepEqual(await ledger(name), ['2 INVESTIGATION 2024-02-01']);
  assert.deepEqual(await ledger(name, { showSuperseded: true }), ['1 INVESTIGATION 2024-01-01', '2 INVESTIGATION 2024-02-01']);
  assert.deepEqual(await ledger(name, { knownAt }), ['1 INVESTIGATION 2024-01-01']);
  assert.equal(iso((await coach.call('GetProject', { name, knownAt })).phaseSince), '2024-01-01');
  const old = await coach.call('GetPhaseRecord', { name: `${name}/phaseRecords/1` });
  assert.ok(old.supersedeTime);
  assert.equal(old.supersededBy, `${name}/phaseRecords/2`);

  const stale = await refusedCorrection(coach, name, 1, { phaseRecord: { effectiveDate: day('2024-03-01') } });
  assert.deepEqual([stale.code, typesOf(stale)], [Code.FAILED_PRECONDITION, ['SUPERSEDED']]);
  assert.equal((await refusedCorrection(coach, name, 9, { withdraw: true })).code, Code.NOT_FOUND);

  const gone = await correct(coach, name, 2, { withdraw: true });
  assert.equal(gone.phase, 'PHASE_UNSPECIFIED');
  assert.deepEqual(await ledger(name), []);
  assert.equal((await ledger(name, { showSuperseded: true })).length, 2);
});

test('a correction changes the fields that it names, and no other', async () => {
  const name = await project();
  await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2024-01-01'), comment: 'au départ' });
  await correct(coach, name, 1, { phaseRecord: { endDate: day('2024-05-01') } });
  const paused = await coach.call('GetProject', { name });
  assert.deepEqual([paused.paused, iso(paused.pausedSince), paused.phase], [true, '2024-05-02', 'PHASE_INVESTIGATION']);
  await correct(coach, name, 2, { phaseRecord: { comment: 'mieux dit' }, updateMask: { paths: ['comment', 'end_date'] } });
  const { phaseRecords: [line] } = await coach.call('ListPhaseRecords', { parent: name });
  assert.deepEqual([line.comment, line.endDate, iso(line.effectiveDate)], ['mieux dit', null, '2024-01-01']);
  const wrong = [{}, { withdraw: true, phaseRecord: { comment: 'x' } }, { phaseRecord: { comment: 'x' }, updateMask: { paths: ['colour'] } },
    { phaseRecord: { comment: 'x' }, updateMask: { paths: ['effective_date'] } }, { phaseRecord: { effectiveDate: day('2024-02-30') } },
    { phaseRecord: { comment: 'mieux dit' } }, { phaseRecord: { endDate: day('2023-12-31') } }];
  for (const request of wrong) assert.equal((await refusedCorrection(coach, name, 3, request)).code, Code.INVALID_ARGUMENT, JSON.stringify(request));
  const silent = await refusedCorrection(coach, name, 3, { withdraw: true, reason: '' });
  assert.deepEqual([silent.code, silent.BadRequest?.fieldViolations[0].field], [Code.INVALID_ARGUMENT, 'reason']);
});

test('a correction is no way round the gates', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01']);
  const bypass = await refusedCorrection(coach, name, 1, { phaseRecord: { phase: 'PHASE_CONSTRUCTION' } });
  assert.equal(bypass.code, Code.FAILED_PRECONDITION);
  assert.ok(codesOf(bypass).includes('SPONSOR'));
  const middle = await project(['INVESTIGATION', '2024-01-01'], ['CONSTRUCTION', '2024-02-01'], ['SCALING', '2024-03-01']);
  const hole = await refusedCorrection(coach, middle, 2, { withdraw: true });
  assert.deepEqual([hole.code, typesOf(hole)], [Code.FAILED_PRECONDITION, ['TRANSITION']]);
  assert.equal((await correct(admin, name, 1, { phaseRecord: { phase: 'PHASE_CONSTRUCTION' } })).phase, 'PHASE_CONSTRUCTION');
});

test('pages of a ledger', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01'], ['CONSTRUCTION', '2024-02-01'], ['SCALING', '2024-03-01'], ['OPERATED', '2024-04-01']);
  const whole = await ledger(name);
  assert.equal(whole.length, 4);
  for (const pageSize of [1, 2, 3]) assert.deepEqual(await ledger(name, { pageSize }), whole);
  const { nextPageToken } = await coach.call('ListPhaseRecords', { parent: name, pageSize: 1 });
  assert.equal((await coach.refusal('ListPhaseRecords', { parent: name, showSuperseded: true, pageToken: nextPageToken })).code, Code.INVALID_ARGUMENT);
  assert.equal((await anonymous.refusal('ListPhaseRecords', { parent: 'projects/nowhere' })).code, Code.NOT_FOUND);
});

test('ties go to the later line; two steps at once, one wins', async () => {
  const name = await project(['INVESTIGATION', '2024-01-01'], ['CONSTRUCTION', '2024-01-01']);
  assert.equal((await coach.call('GetProject', { name })).phase, 'PHASE_CONSTRUCTION');
  const { etag } = await coach.call('GetProject', { name });
  const outcomes = await Promise.allSettled([...Array(8).keys()].map((n) =>
    admin.call('AdvancePhase', { name, phase: 'PHASE_TRANSFERRED', etag, force: true, reason: `${n}` })));
  assert.equal(outcomes.filter((o) => o.status === 'fulfilled').length, 1);
  for (const { reason } of outcomes.filter((o) => o.status === 'rejected')) assert.equal(reason.code, Code.ABORTED);
});
