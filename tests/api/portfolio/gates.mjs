// Gates through their door: what is asked, by whom it is changed, how a project stands before it, and what refuses it.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { inDays } from '../../e2e/paris.mjs';
import { Client, Code, closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';

const OURS = 'incubators/la-serre', THEIRS = 'incubators/le-phare';
const day = (iso) => Object.fromEntries(iso.split('-').map((n, i) => [['year', 'month', 'day'][i], Number(n)]));
const gate = (phase, code, of = '') => `${of && `${of}/`}gates/${phase}/requirements/${code}`;

let stack, coach, admin, anonymous, ministry, number = 0;

before(async () => {
  stack = await Stack.start();
  const as = (role) => new Client(stack.server, role && stack.token(role));
  [coach, admin, anonymous, ministry] = [as(`coach@${OURS}`), as('programme_admin'), as(''), as('ministry@organisations/office')];
  await admin.call('CreateOrganisation', { organisationId: 'office', organisation: { title: 'Office' } });
  for (const id of ['la-serre', 'le-phare']) await admin.call('CreateIncubator', { incubatorId: id, incubator: { title: id } });
});
after(closeClients);

// Under investigation since 2024, with all that CONSTRUCTION asks of its fields.
async function project(fields = {}, incubator = OURS) {
  const { name } = await admin.call('CreateProject', { projectId: `g-${++number}`,
    project: { kind: 'PROJECT_KIND_STATE_STARTUP', title: 'Essai', primaryIncubator: incubator, sponsors: ['organisations/office'],
      problemStatement: 'Trop de guichets', intrapreneur: 'une agente', budget: { allocated: { currencyCode: 'EUR', units: 90000 } },
      timeBox: { endDate: day('2027-01-01') }, ...fields } });
  await admin.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2024-01-01') });
  return name;
}
const go = (name, phase = 'CONSTRUCTION') => coach.call('CreateEvidence', { parent: name,
  evidence: { phase: `PHASE_${phase}`, code: 'COMMITTEE_GO', uri: 'https://comptes-rendus.example/juin' } });
const check = (name, request = {}, client = coach) => client.call('CheckReadiness', { name, ...request });
const stateOf = (readiness, code) => readiness.checks.find((c) => c.code === code)?.state.slice(6);
const missingIn = (readiness) => readiness.checks.filter((c) => c.state === 'STATE_MISSING');
const update = (name, fields, more = {}) => admin.call('UpdateGateRequirement', { gateRequirement: { name, ...fields }, ...more });
const refusedUpdate = (name, fields, more = {}, client = admin) =>
  client.refusal('UpdateGateRequirement', { gateRequirement: { name, ...fields }, ...more });
const remove = (name, more = {}) => admin.call('DeleteGateRequirement', { name, ...more });
const requirements = (parent = '', request = {}) => anonymous.all('ListGateRequirements', 'gateRequirements', { parent, ...request });
const fieldsOf = (refusal) => refusal.BadRequest.fieldViolations.map((v) => v.field);

test('the software brings the requirements of every gate, in both languages', async () => {
  const all = await requirements();
  assert.ok(all.every((r) => r.builtIn && r.labelFr && r.labelEn && r.weight === 'WEIGHT_MANDATORY' && r.etag));
  assert.deepEqual(all.filter((r) => r.phase === 'PHASE_CONSTRUCTION').map((r) => r.name),
    ['COMMITTEE_GO', 'PROBLEM_STATEMENT', 'SPONSOR', 'INTRAPRENEUR', 'BUDGET', 'TIME_BOX'].map((code) => gate('construction', code)));
  assert.equal(all.find((r) => r.code === 'COMMITTEE_GO').answeredBy, 'ANSWERED_BY_COMMITTEE');
  for (const pageSize of [1, 5, 1000]) assert.deepEqual(await requirements('', { pageSize }), all);
  assert.deepEqual(await requirements('', { phase: 'PHASE_STOPPED' }), all.filter((r) => r.phase === 'PHASE_STOPPED'));
  assert.equal((await anonymous.refusal('ListGateRequirements', { parent: 'incubators/nowhere' })).code, Code.NOT_FOUND);
  assert.equal((await anonymous.refusal('ListGateRequirements', { parent: 'projects/x' })).code, Code.INVALID_ARGUMENT);
});

test('readiness is what AdvancePhase would say, and the way there', async () => {
  const name = await project({ sponsors: [], intrapreneur: '' });
  const unseen = await coach.refusal('UpdateProject', { project: { name, intrapreneur: ' \u00a0' } });
  assert.deepEqual(unseen.BadRequest.fieldViolations.map(({ field }) => field), ['project.intrapreneur']);
  const readiness = await check(name);
  assert.deepEqual([readiness.project, readiness.phase, readiness.currentPhase, readiness.ready],
    [name, 'PHASE_CONSTRUCTION', 'PHASE_INVESTIGATION', false]);
  assert.deepEqual(missingIn(readiness).map((c) => c.code), ['COMMITTEE_GO', 'SPONSOR', 'INTRAPRENEUR']);
  const refused = await coach.refusal('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' });
  assert.equal(refused.code, Code.FAILED_PRECONDITION);
  assert.deepEqual(refused.PreconditionFailure.violations.map((v) => [v.type, v.subject, v.description]),
    missingIn(readiness).map((c) => ['GATE', `${name}#${c.code}`, c.why]));
  const wrong = await check(name, { phase: 'PHASE_OPERATED', effectiveDate: day('2023-01-01') });
  const stopped = await coach.refusal('AdvancePhase', { name, phase: 'PHASE_OPERATED', effectiveDate: day('2023-01-01') });
  assert.deepEqual(stopped.PreconditionFailure.violations.map((v) => v.description), [...wrong.obstacles, ...missingIn(wrong).map((c) => c.why)]);
  assert.equal(wrong.obstacles.length, 2);

  await coach.call('UpdateProject', { project: { name, sponsors: ['organisations/office'], intrapreneur: 'une agente' } });
  const { name: shown } = await go(name);
  const ready = await check(name, {}, ministry);
  assert.equal(ready.ready, true);
  assert.equal(ready.checks.find((c) => c.code === 'COMMITTEE_GO').answer, shown);
  assert.equal((await coach.call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' })).phase, 'PHASE_CONSTRUCTION');
  assert.equal((await check(name)).phase, 'PHASE_SCALING');
});

test('readiness of what is not there, or goes nowhere', async () => {
  assert.equal((await admin.refusal('CheckReadiness', { name: 'projects/nowhere' })).code, Code.NOT_FOUND);
  const name = await project();
  assert.equal((await anonymous.refusal('CheckReadiness', { name })).code, Code.UNAUTHENTICATED);
  await admin.call('AdvancePhase', { name, phase: 'PHASE_TRANSFERRED', force: true, reason: 'repris' });
  const nowhere = await coach.refusal('CheckReadiness', { name });
  assert.deepEqual([nowhere.code, fieldsOf(nowhere)], [Code.INVALID_ARGUMENT, ['phase']]);
  await admin.call('DeleteProject', { name });
  assert.equal((await admin.refusal('CheckReadiness', { name, phase: 'PHASE_SCALING' })).code, Code.NOT_FOUND);
});

test('evidence that is withdrawn shows nothing any more', async () => {
  const name = await project();
  const evidence = await go(name);
  assert.equal(stateOf(await check(name), 'COMMITTEE_GO'), 'MET');
  await coach.call('CorrectEvidence', { name: evidence.name, withdraw: true, reason: 'un autre projet' });
  assert.equal(stateOf(await check(name), 'COMMITTEE_GO'), 'MISSING');
});

test('money granted is a budget, an extension a time-box', async () => {
  const name = await project({ budget: {}, timeBox: {} });
  assert.deepEqual(missingIn(await check(name)).map((c) => c.code), ['COMMITTEE_GO', 'BUDGET', 'TIME_BOX']);
  await coach.call('CreateFundingLine', { parent: name, fundingLine: { fundingSource: 'FAST', amount: { currencyCode: 'EUR', units: 1000 }, date: day('2024-02-01') } });
  const funded = await check(name);
  assert.equal(funded.checks.find((c) => c.code === 'BUDGET').answer, `${name}/fundingLines/1`);
});

test('a waiver lets in until its last day, and says why', async () => {
  const name = await project({ sponsors: [] });
  await go(name);
  const soon = inDays(20);
  const later = inDays(21);
  const { name: waiver } = await admin.call('CreateWaiver', { parent: name,
    waiver: { phase: 'PHASE_CONSTRUCTION', code: 'SPONSOR', reason: 'il part en retraite', expireDate: day(soon) } });
  const waived = (await check(name, { effectiveDate: day(soon) })).checks.find((c) => c.code === 'SPONSOR');
  assert.deepEqual([waived.state, waived.answer], ['STATE_WAIVED', waiver]);
  assert.match(waived.why, /il part en retraite/);
  assert.equal(stateOf(await check(name, { effectiveDate: day(later) }), 'SPONSOR'), 'MISSING');
  assert.equal((await coach.refusal('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', effectiveDate: day(later) })).code, Code.FAILED_PRECONDITION);
  assert.equal((await coach.call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' })).phase, 'PHASE_CONSTRUCTION');
});

test('the programme changes a requirement, an incubator has its own version, and taking back restores', async () => {
  const [ours, theirs] = [await project({ budget: {} }), await project({ budget: {} }, THEIRS)];
  const stateIn = async (name) => stateOf(await check(name, {}, admin), 'BUDGET');
  assert.deepEqual([await stateIn(ours), await stateIn(theirs)], ['MISSING', 'MISSING']);
  const advised = await update(gate('construction', 'BUDGET'), { weight: 'WEIGHT_ADVISED' });
  assert.deepEqual([advised.weight, advised.labelEn, advised.field, advised.builtIn], ['WEIGHT_ADVISED', 'a budget', 'budget.allocated', false]);
  assert.deepEqual([await stateIn(ours), await stateIn(theirs)], ['ADVISED', 'ADVISED']);
  await update(gate('construction', 'BUDGET', THEIRS), { weight: 'WEIGHT_NOT_REQUIRED' });
  assert.deepEqual([await stateIn(ours), await stateIn(theirs)], ['ADVISED', undefined]);
  const listed = (await requirements(THEIRS, { phase: 'PHASE_CONSTRUCTION' })).map((r) => `${r.name} ${r.weight.slice(7)}`);
  assert.ok(listed.includes(`${gate('construction', 'BUDGET', THEIRS)} NOT_REQUIRED`));
  assert.ok(listed.includes(`${gate('construction', 'SPONSOR')} MANDATORY`));

  assert.equal((await remove(gate('construction', 'BUDGET', THEIRS))).weight, 'WEIGHT_NOT_REQUIRED');
  assert.deepEqual([await stateIn(ours), await stateIn(theirs)], ['ADVISED', 'ADVISED']);
  await remove(gate('construction', 'BUDGET'));
  assert.deepEqual([await stateIn(ours), await stateIn(theirs)], ['MISSING', 'MISSING']);
  assert.equal((await admin.refusal('DeleteGateRequirement', { name: gate('construction', 'BUDGET') })).code, Code.NOT_FOUND);
});

test('what is added is asked from its first day on, and answered by evidence', async () => {
  const name = await project();
  await go(name);
  const audit = gate('construction', 'SECURITY_AUDIT', OURS);
  const added = await update(audit, { labelFr: 'un audit', labelEn: 'an audit', weight: 'WEIGHT_MANDATORY', since: day('2025-06-01') });
  assert.deepEqual([added.name, added.answeredBy, added.code], [audit, 'ANSWERED_BY_EVIDENCE', 'SECURITY_AUDIT']);
  assert.equal((await check(name, { effectiveDate: day('2025-05-31') })).ready, true);
  const asked = await check(name, { effectiveDate: day('2025-06-01') });
  assert.deepEqual(missingIn(asked).map((c) => [c.code, c.labelFr]), [['SECURITY_AUDIT', 'un audit']]);
  await coach.call('CreateEvidence', { parent: name, evidence: { phase: 'PHASE_CONSTRUCTION', code: 'SECURITY_AUDIT', note: 'vu' } });
  assert.equal((await check(name, { effectiveDate: day('2025-06-01') })).ready, true);
  await remove(audit);
  assert.equal(stateOf(await check(name), 'SECURITY_AUDIT'), undefined);
});

test('changes are checked, guarded by etag, and for programme administrators', async () => {
  const name = gate('scaling', 'IMPACT');
  assert.equal((await refusedUpdate(name, { weight: 'WEIGHT_ADVISED' }, {}, coach)).code, Code.PERMISSION_DENIED);
  for (const [wrong, fields, expected] of [
    [gate('scaling', 'OUR_OWN'), { weight: 'WEIGHT_ADVISED' }, ['gate_requirement.label_fr', 'gate_requirement.label_en']],
    [gate('scaling', 'lower'), { weight: 'WEIGHT_ADVISED' }, ['gate_requirement.name']],
    [gate('SCALING', 'IMPACT'), { weight: 'WEIGHT_ADVISED' }, ['gate_requirement.name']],
    [gate('adolescence', 'IMPACT'), { weight: 'WEIGHT_ADVISED' }, ['gate_requirement.name']],
    [gate('scaling', 'OUR_OWN'), { labelFr: 'x', labelEn: 'y' }, ['gate_requirement.weight']],
    [name, { since: day('2026-02-30') }, ['gate_requirement.since']]]) {
    const refused = await refusedUpdate(wrong, fields);
    assert.deepEqual([refused.code, fieldsOf(refused)], [Code.INVALID_ARGUMENT, expected], JSON.stringify([wrong, fields]));
  }
  assert.equal((await refusedUpdate(gate('scaling', 'IMPACT', 'incubators/nowhere'), { weight: 'WEIGHT_ADVISED' })).code, Code.NOT_FOUND);

  const [{ etag: builtIn }] = (await requirements()).filter((r) => r.name === name);
  await update(name, { weight: 'WEIGHT_ADVISED' }, { validateOnly: true });
  const first = await update(name, { etag: builtIn, weight: 'WEIGHT_ADVISED', since: day('2026-01-01') });
  assert.notEqual(first.etag, builtIn);
  assert.equal((await refusedUpdate(name, { etag: builtIn, weight: 'WEIGHT_MANDATORY' })).code, Code.ABORTED);
  const second = await update(name, { etag: first.etag, labelEn: 'a measure of impact' });
  assert.deepEqual([second.weight, second.since, second.labelEn], ['WEIGHT_ADVISED', day('2026-01-01'), 'a measure of impact']);
  const third = await update(name, { weight: 'WEIGHT_MANDATORY' }, { updateMask: { paths: ['weight', 'since'] } });
  assert.deepEqual([third.weight, third.since, third.labelEn], ['WEIGHT_MANDATORY', null, 'a measure of impact']);
  assert.equal((await admin.refusal('DeleteGateRequirement', { name, etag: first.etag })).code, Code.ABORTED);
  await remove(name, { etag: third.etag });
  assert.deepEqual((await requirements()).filter((r) => r.name === name).map((r) => [r.builtIn, r.etag]), [[true, builtIn]]);
});

test('a restart needs a go of its own, and a correction is no way round it', async () => {
  const name = await project({ outcome: { reason: 'le budget', lessons: 'commencer petit' } });
  await go(name);
  await coach.call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION', effectiveDate: day('2024-03-01') });
  await coach.call('AdvancePhase', { name, phase: 'PHASE_STOPPED', effectiveDate: day('2024-06-01') });
  await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2024-09-01') });
  assert.equal(stateOf(await check(name), 'COMMITTEE_GO'), 'MISSING');
  const bypass = await coach.refusal('CorrectPhase', { name: `${name}/phaseRecords/4`, phaseRecord: { phase: 'PHASE_CONSTRUCTION' }, reason: 'erreur' });
  assert.deepEqual(bypass.PreconditionFailure.violations.map((v) => v.subject), [`${name}#COMMITTEE_GO`]);
  await go(name);
  assert.equal((await coach.call('AdvancePhase', { name, phase: 'PHASE_CONSTRUCTION' })).phase, 'PHASE_CONSTRUCTION');
});

test('a committee that was held lets in; its go does not count twice', async () => {
  const name = await project();
  const { name: committee } = await coach.call('CreateCommittee', { committeeId: 'juin', committee: { incubator: OURS,
    date: day('2024-06-01'), hearings: [{ project: name, decision: 'DECISION_GO' }] } });
  assert.equal(stateOf(await check(name), 'COMMITTEE_GO'), 'MISSING', 'it is only planned');
  await coach.call('HoldCommittee', { name: committee });
  assert.equal((await coach.call('GetProject', { name })).phase, 'PHASE_CONSTRUCTION');
  await admin.call('AdvancePhase', { name, phase: 'PHASE_STOPPED', effectiveDate: day('2024-09-01'), force: true, reason: 'arrêt' });
  await coach.call('AdvancePhase', { name, phase: 'PHASE_INVESTIGATION', effectiveDate: day('2024-10-01') });
  const old = (await check(name)).checks.find((c) => c.code === 'COMMITTEE_GO');
  assert.equal(old.state, 'STATE_MISSING');
  assert.match(old.why, /committees\/juin said go on 2024-06-01, before it entered INVESTIGATION on 2024-10-01/);
});
