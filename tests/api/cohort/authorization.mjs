// Who may call each method of the cohort service.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { Stack } from '../../e2e/stack.mjs';
import { assertDeclared, assertEnforced, caller, methodsOf } from '../authorization.mjs';

const OURS = 'programmes/verger', OTHERS = 'programmes/potager', COHORT = `${OURS}/cohorts/1`, GRID = 'grids/commune', CHALLENGE = 'challenges/defi', CALL = 'calls/appel', PERSON = '01HZZZZZZZZZZZZZZZZZZZZZZZ', APPLICATION = `${CALL}/applications/${PERSON}`;
// What each method is about, by the first of these that its name fits.
const JUROR = `${CALL}/jurors/${PERSON}`;
const NAMES = [[/Profile|Alumni/, { cohorts: [COHORT], name: `people/${PERSON}` }], [/CohortFigures/, { name: COHORT }], [/Mood/, { parent: COHORT, name: `${COHORT}/moods/${PERSON}` }], [/Assignment/, { cohort: COHORT, get name() { return assignment; } }],
  [/RunRanking|ListRankings|WatchRankings|RecordTieDecision|ListTieDecisions/, { parent: CALL }], [/Ranking/, { name: `${CALL}/rankings/1` }], [/TieDecision/, { name: `${CALL}/tieDecisions/1` }],
  [/RunPlacing|ListPlacements|WatchPlacements|ListOffers|WatchOffers/, { parent: CALL }], [/Placement/, { name: `${CALL}/placements/1` }], [/Offer/, { name: `${CALL}/offers/1` }],
  [/PublishResults/, { name: CALL }], [/Result/, { parent: APPLICATION }],
  [/CallFigures/, { name: CALL }],
  [/ListLetters/, { parent: CALL }],
  [/Explanation/, { application: APPLICATION }],
  [/Detect|ListMyReviews|JuryProgress|ReopenReviews|CloseScreening/, { parent: CALL, name: CALL }], [/JuryHearing/, { parent: CALL, name: `${CALL}/hearings/${PERSON}` }],
  [/Juror/, { parent: CALL, name: JUROR }], [/Conflict/, { parent: JUROR, name: `${JUROR}/conflicts/${PERSON}` }],
  [/Review/, { parent: APPLICATION, name: `${APPLICATION}/reviews/${PERSON}` }], [/ApplicationFile/, { parent: APPLICATION, name: `${APPLICATION}/files/${PERSON}` }],
  [/Application(Revision|Decision)/, { parent: APPLICATION }], [/PublishAdmissibility/, { name: CALL }], [/Application|Admissibility/, { parent: CALL, name: APPLICATION }],
  [/Call/, { cohort: COHORT, name: CALL }], [/Seat/, { parent: CALL, name: `${CALL}/seats/1` }],
  [/ChallengeOutcome/, { parent: CHALLENGE, name: `${CHALLENGE}/outcomes/1` }], [/Challenge/, { cohorts: [COHORT], name: CHALLENGE }],
  [/GridVersion/, { parent: GRID, name: `${GRID}/versions/1` }], [/Grid/, { programme: OURS, name: GRID }], [/./, { parent: OURS, name: COHORT }]];
const methods = methodsOf('cohort');
let callers, assignment;

before(async () => {
  const stack = await Stack.start();
  const admin = caller(stack, 'programme_admin');
  callers = [caller(stack, ''), caller(stack, `coach@${OURS}`), caller(stack, `coach@${OTHERS}`, { covers: false }),
    ...['coach@incubators/la-serre', 'ministry@organisations/ministere', 'team@projects/semis'].map((role) => caller(stack, role, { covers: false })),
    caller(stack, 'system'), admin];
  for (const name of [OURS, OTHERS]) {
    await admin.client.call('CreateProgramme', { programmeId: name.split('/')[1], programme: { title: 'Un programme' } });
  }
  await admin.client.call('CreateCohort', { parent: OURS, cohortId: '1', cohort: { title: 'Promotion 1' } });
  await admin.client.call('CreateChallenge', { challengeId: 'defi', challenge: { title: 'Un défi', cohorts: [COHORT] } });
  await admin.client.call('CreateCall', { callId: 'appel', call: { title: 'Un appel', kind: 1, cohort: COHORT } });
  await admin.client.call('CreateSeat', { parent: CALL, seatId: '1', seat: { challenge: CHALLENGE, skill: 'developer' } });
  await admin.client.call('CreateProfile', { profile: { person: `persons/${PERSON}`, displayName: 'Camille Exemple', cohorts: [COHORT] } });
  assignment = (await admin.client.call('CreateAssignment', { assignment: { person: `people/${PERSON}`, cohort: COHORT, startDate: { year: 2022, month: 9, day: 12 }, months: 10 } })).name;
  await admin.client.call('CreateGrid', { gridId: 'commune', grid: { programme: OURS, title: 'Grille commune' } });
  await admin.client.call('CreateGridVersion', { parent: GRID, version: { criteria: [{ code: 'IMPACT', label: 'Intérêt', maximum: 4 }] } });
});
after(closeClients);

test('every method says who may call it', () => {
  assert.ok(methods.length >= 15);
  assertDeclared(methods, /^(ListAuditRecords|ListLetters|GetCallFigures|CheckCall|ListMoodFigures|GetApplication|ListApplication(Revisions|Decisions|Files|Results)|(Get|List|Watch)(Jurors?|Reviews?)|(Get|List)Conflicts?|ListReviewRevisions|ListMyReviews|GetJuryProgress|GetJuryHearing|(Get|List|Watch)Rankings?|GetRankingRun|(Get|List|Watch)Placements?|GetPlacementRun|GetOffer|GetExplanation|ListTieDecisions)$/);
});

test('every caller meets what is declared, of a programme and of what it keeps', async () => {
  for (const resource of [OURS, COHORT, GRID, CHALLENGE, CALL, `people/${PERSON}`, assignment]) {
    await assertEnforced(methods, callers, { streamed: { ImportCohortContent: { source: 'essai', dryRun: true } }, nameFor: (method, path) => {
      const names = { ...NAMES.find(([of]) => of.test(method))[1], resource };
      return names[path.split('.').pop()] ?? names.name;
    } });
  }
});
