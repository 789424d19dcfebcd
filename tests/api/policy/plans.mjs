// Plans: what was undertaken, what is said of it and what is found, side by side and never blended.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { bring, day, ground, iso } from './ground.mjs';

const PLAN = 'plans/pan-2018', COMMITMENT = `${PLAN}/commitments/fr0038`;
let there, officer, anonymous, coordinator;

before(async () => {
  there = await ground();
  ({ officer, anonymous } = there);
  coordinator = there.policy(`plan_coordinator@${PLAN}`);
  await officer.call('CreatePlan', { planId: 'pan-2018', plan: { title: 'Plan d’action 2018-2020', country: 'FR', cycle: '2018-2020', firstYear: 2018, lastYear: 2020 } });
  await coordinator.call('CreateCommitment', { parent: PLAN, commitmentId: 'fr0038', commitment: { identifier: 'FR0038', title: 'Administrative Capacity-Building', policyAreas: ['Capacity Building'],
    leadInstitution: 'Direction du numérique', supportInstitutions: ['Ministère des rives'], starred: 2, links: ['projects/semis'] } });
});
after(closeClients);

const claim = (status, date, more = {}) => coordinator.call('CreateCommitmentClaim', { parent: COMMITMENT, claim: { status, claimDate: day(date), source: 'Bilan', ...more } });
const review = (completion, date, more = {}) => coordinator.call('CreateCommitmentReview', { parent: COMMITMENT, review: { report: 'Rapport de conception', observationDate: day(date), completion, ...more } });
const lineOf = async (identifier = 'FR0038') => (await anonymous.call('GetPlanDashboard', { name: PLAN })).lines.find((line) => line.identifier === identifier);

test('what is declared and what is listed may differ, and both are kept', async () => {
  const rows = Array.from({ length: 29 }, (_, at) => ({ line: at + 2, commitment: { identifier: `XX${at + 1}`, title: `Engagement ${at + 1}` } }));
  await officer.call('CreatePlan', { planId: 'pan-2015', plan: { title: 'Plan 2015-2017', country: 'FR', cycle: '2015-2017', firstYear: 2015, declaredCount: 26, declaredSource: 'Page 3' } });
  const first = await officer.call('ImportCommitments', { parent: 'plans/pan-2015', rows });
  assert.deepEqual([first.createdCount, first.findings], [29, []]);
  const plan = await anonymous.call('GetPlan', { name: 'plans/pan-2015' });
  assert.deepEqual([plan.declaredCount, plan.listedCount], [26, 29]);
  const again = await officer.call('ImportCommitments', { parent: 'plans/pan-2015', rows });
  assert.deepEqual([again.createdCount, again.updatedCount, again.unchangedCount], [0, 0, 29]);
});

test('identifiers may repeat, a title keeps its mistakes, ND and NA are not no', async () => {
  await officer.call('CreatePlan', { planId: 'double', plan: { title: 'Double', country: 'FR', cycle: '2018', firstYear: 2018 } });
  const rows = [['Imrove Public Consultation', 3], ['Une autre', 4], ['', 0]].map(([title, starred], at) => ({ line: at + 2, commitment: { identifier: 'FR0044', title, starred } }));
  const told = await officer.call('ImportCommitments', { parent: 'plans/double', rows });
  assert.deepEqual([told.createdCount, told.skippedCount, told.findings.map(({ line, field }) => [line, field])], [2, 1, [[4, 'commitment.title']]]);
  const listed = await anonymous.all('ListCommitments', 'commitments', { parent: 'plans/double' });
  assert.deepEqual(listed.map(({ name, title, starred }) => [name.split('/').pop(), title, starred]), [['fr0044', 'Imrove Public Consultation', 'STARRED_NOT_DETERMINED'], ['fr0044-2', 'Une autre', 'STARRED_NOT_APPLICABLE']]);
});

test('a claim and a review stand side by side, and neither overwrites the other', async () => {
  assert.equal((await lineOf()).unanswered, true, 'nobody said how it stands yet');
  await claim('Limited', '2019-03-01');
  await claim('Substantial', '2020-06-30');
  await review('Pending IRM Review', '2019-01-01', { relevance: ['Not Relevant'], specificity: 'Pending IRM Review' });
  await review('Limited', '2020-08-31');
  const line = await lineOf();
  assert.deepEqual([line.declaredStatus, iso(line.declaredDate), line.reviewedCompletion, iso(line.reviewDate), line.differ, line.unanswered], ['Substantial', '2020-06-30', 'Limited', '2020-08-31', true, false]);
  const claims = await anonymous.all('ListCommitmentClaims', 'claims', { parent: COMMITMENT });
  assert.deepEqual(claims.map(({ status }) => status), ['Limited', 'Substantial']);
  const [pending] = await anonymous.all('ListCommitmentReviews', 'reviews', { parent: COMMITMENT });
  assert.deepEqual([pending.relevance, pending.completion], [['Not Relevant'], 'Pending IRM Review'], 'a real state, of FR0038');
  for (const method of ['UpdateCommitmentClaim', 'DeleteCommitmentClaim', 'UpdateCommitmentReview', 'DeleteCommitmentReview']) assert.throws(() => officer.stubOf(method));
});

test('each cycle has its words, and no others', async () => {
  const refuse = async (method, request) => (await coordinator.refusal(method, request)).BadRequest.fieldViolations.map(({ field }) => field);
  assert.deepEqual(await refuse('CreateCommitmentClaim', { parent: COMMITMENT, claim: { status: 'Presque', claimDate: day('2020-01-01'), source: 'x' } }), ['claim.status']);
  assert.deepEqual(await refuse('CreateCommitmentReview', { parent: COMMITMENT, review: { report: 'R', observationDate: day('2020-01-01'), potentialForResults: 'Modest' } }), ['review.potential_for_results'], 'of plans from 2020 on');
  assert.equal((await review('', '2020-09-01', { potentialImpact: 'Transformative', earlyResults: 'Did Not Change' })).potentialImpact, 'Transformative');
  const { vocabularies } = await anonymous.call('GetRules');
  assert.ok(vocabularies.some(({ measure, values }) => measure === 'completion' && values.includes('No IRM Data')));
});

test('a milestone is as exact as a year, may be part of another, and is late when its year is over', async () => {
  const milestone = (id, more) => coordinator.call('CreateMilestone', { parent: COMMITMENT, milestoneId: id, milestone: { title: id, ...more } });
  const top = await milestone('eig', { firstYear: 2018, lastYear: 2019, expectedCount: 2, links: ['challenges/carte-des-rives'] });
  const part = await milestone('eig-1', { firstYear: 2018, lastYear: 2018, partOf: top.name });
  assert.equal((await coordinator.refusal('UpdateMilestone', { milestone: { name: top.name, partOf: part.name } })).code, Code.INVALID_ARGUMENT, 'no ring');
  let line = await lineOf();
  assert.deepEqual([line.milestoneCount, line.lateMilestoneCount, line.links], [2, 2, ['challenges/carte-des-rives', 'projects/semis']]);
  await claim('Complete', '2018-12-01', { milestone: part.name });
  line = await lineOf();
  assert.equal(line.lateMilestoneCount, 1);
  assert.equal(line.declaredStatus, 'Substantial', 'what is said of a milestone is not said of the commitment');
});

test('a coordinator keeps their plan, and no other', async () => {
  assert.equal((await coordinator.refusal('UpdatePlan', { plan: { name: 'plans/pan-2015', title: 'À moi' } })).code, Code.PERMISSION_DENIED);
  assert.equal((await coordinator.refusal('CreateCommitment', { parent: 'plans/pan-2015', commitmentId: 'x', commitment: { identifier: 'X', title: 'X' } })).code, Code.PERMISSION_DENIED);
  assert.equal((await coordinator.call('UpdatePlan', { plan: { name: PLAN, title: 'Plan 2018' } })).title, 'Plan 2018');
  assert.equal((await anonymous.refusal('CreateCommitment', { parent: PLAN, commitmentId: 'x', commitment: { identifier: 'X', title: 'X' } })).code, Code.UNAUTHENTICATED);
});

test('nothing is deleted that something was said of', async () => {
  assert.equal((await coordinator.refusal('DeleteCommitment', { name: COMMITMENT })).code, Code.FAILED_PRECONDITION);
  assert.equal((await officer.refusal('DeletePlan', { name: PLAN })).code, Code.FAILED_PRECONDITION);
  assert.equal((await coordinator.refusal('UpdatePlan', { plan: { name: PLAN, firstYear: 2020 } })).code, Code.INVALID_ARGUMENT, 'its words are those of its cycle');
});

test('a proposal carries a commitment out, and is found by it', async () => {
  const { proposal } = await bring('CONSULTATION', there, { commitments: [COMMITMENT] });
  assert.deepEqual(proposal.commitments, [COMMITMENT]);
  assert.deepEqual((await anonymous.call('QueryTrace', { commitment: COMMITMENT })).rows.map((row) => row.proposal), [proposal.name]);
  assert.equal((await there.author.refusal('CreateProposal', { author: there.author.person, proposal: { title: 'X', commitments: [`${PLAN}/commitments/rien`] } })).code, Code.INVALID_ARGUMENT);
});
