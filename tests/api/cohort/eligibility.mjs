// The day that a rule of a call looks at, which decides who is eligible.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { Season, dayAt } from './results_season.mjs';

let season;
const iso = ({ year, month, day }) => [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

before(async () => {
  season = await Season.start();
  await season.coach.call('UpdateCohort', { cohort: { name: 'programmes/verger/cohorts/1', startDate: dayAt(60) } });
});
after(closeClients);

// Example 4 of the specification, counted from today: the service ends between the decision and the start.
test('a serving agent is refused at the decision, and eligible at the start of the cohort', async () => {
  for (const [asOf, verdict] of [['DAY_DECISION', 'VERDICT_NOT_MET'], ['DAY_COHORT_START', 'VERDICT_MET'], ['DAY_NEVER', 'VERDICT_MET']]) {
    const call = await season.open({ more: { eligibilityRules: [{ kind: 'KIND_NOT_SERVING_AGENT', asOf }] } });
    const { name } = await season.applies(call, ['dev'], { eligibilityAnswers: [{ kind: 'KIND_NOT_SERVING_AGENT', answer: true, day: iso(dayAt(45)), declaration: 'sur mon honneur' }] });
    season.close(call);
    assert.equal((await season.coach.call('GetApplication', { name })).eligibilityVerdict, verdict, asOf);
  }
});

test('who applies is told what their declarations do not meet, of what they only try too, and no verdict; coaches are told the whole', async () => {
  const call = await season.open({ more: { eligibilityRules: [{ kind: 'KIND_MINIMUM_AGE', asOf: 'DAY_DECISION', minimumAge: 18 }, { kind: 'KIND_NOT_SERVING_AGENT', asOf: 'DAY_DECISION' }] } });
  const declared = (answer) => ({ eligibilityAnswers: [{ kind: 'KIND_MINIMUM_AGE', day: '1990-05-01', declaration: 'sur mon honneur' }, { kind: 'KIND_NOT_SERVING_AGENT', answer, declaration: 'sur mon honneur' }] });
  const client = await season.person();
  const told = ({ eligibilityFindings, eligibilityVerdict }) => [eligibilityVerdict, eligibilityFindings.map(({ kind, verdict, declaration }) => [kind, verdict, declaration])];
  const NOTHING = ['VERDICT_UNSPECIFIED', []], UNMET = ['VERDICT_UNSPECIFIED', [['KIND_NOT_SERVING_AGENT', 'VERDICT_NOT_MET', 'sur mon honneur']]];
  const application = { applicant: client.person, choices: [`${call}/seats/dev`] };
  assert.deepEqual(told(await client.call('CreateApplication', { parent: call, application: { ...application, ...declared(true) }, validateOnly: true })), UNMET);
  const { name, ...made } = await client.call('CreateApplication', { parent: call, application });
  assert.deepEqual(told(made), NOTHING, 'what is not answered yet is no reproach');
  const update = (answer, more) => client.call('UpdateApplication', { application: { name, ...declared(answer) }, updateMask: { paths: ['eligibility_answers'] }, ...more });
  assert.deepEqual(told(await update(true, { validateOnly: true })), UNMET);
  assert.deepEqual(told(await client.call('GetApplication', { name })), NOTHING, 'nothing is kept of what was tried');
  assert.deepEqual(told(await update(false)), NOTHING);
  await update(true);
  assert.deepEqual(told(await client.call('SubmitApplication', { name })), UNMET, 'it is submitted all the same');
  for (const one of [await client.call('GetApplication', { name }), ...(await client.call('ListApplications', { parent: call })).applications]) assert.deepEqual(told(one), UNMET);
  season.close(call);
  const led = await season.coach.call('GetApplication', { name });
  assert.deepEqual([led.eligibilityVerdict, led.eligibilityFindings.map(({ verdict }) => verdict)], ['VERDICT_NOT_MET', ['VERDICT_MET', 'VERDICT_NOT_MET']]);
  await season.coach.call('DecideAdmissibility', { name, decision: 'KIND_ADMISSIBLE' });
  assert.deepEqual(told(await client.call('GetApplication', { name })), UNMET, 'a decision that is not published changes nothing');
});
