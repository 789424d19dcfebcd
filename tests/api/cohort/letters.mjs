// What applicants are told by mail: each fact once, and to whom it is told that they were.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Season, at, idOf } from './results_season.mjs';

let season, coach, admin;

const reasonOf = async (client, method, request) => (await client.refusal(method, request)).ErrorInfo.reason;
const letters = async (parent, client = coach) => (await client.of('CohortService').call('ListLetters', { parent, pageSize: 1000 })).letters;
const kinds = async (parent) => (await letters(parent)).map(({ template }) => template).reverse();

before(async () => {
  season = await Season.start();
  ({ coach, admin } = season);
});
after(closeClients);

test('an applicant is written to from the application to the offer, and each time once', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']);
  season.close(call);
  assert.deepEqual(await kinds(call), ['application.received']);
  const [received] = await letters(ada.name);
  assert.deepEqual([received.person, received.owed, received.state, received.reason], [ada.client.person, true, 'STATE_QUEUED', 'REASON_NOT_CONFIGURED']);
  await coach.call('DecideAdmissibility', { name: ada.name, decision: 'KIND_INADMISSIBLE', reason: 'le dossier est vide' });
  assert.deepEqual(await kinds(call), ['application.received'], 'nothing is told before it is published');
  await coach.call('PublishAdmissibility', { name: call });
  await coach.call('PublishAdmissibility', { name: call });
  await ada.client.call('AppealAdmissibility', { name: ada.name, reason: 'il ne l’est pas' });
  await coach.call('DecideAdmissibility', { name: ada.name, decision: 'KIND_ADMISSIBLE', reason: 'en effet' });
  const hearing = await coach.call('CreateJuryHearing', { parent: call, hearing: { application: ada.name, place: 'Salle 1', startTime: at(86_400) } });
  await coach.call('UpdateJuryHearing', { hearing: { name: hearing.name, note: 'prévoir un café' } });
  await coach.call('UpdateJuryHearing', { hearing: { name: hearing.name, place: 'Salle 2' } });
  await season.marks(await season.juror(call), ada.name, ['MARK'], [3]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: (await coach.call('RunPlacing', { parent: call })).name });
  assert.deepEqual(await kinds(call), ['application.received', 'application.inadmissible', 'appeal.upheld', 'hearing.invitation', 'hearing.invitation', 'offer.made']);
});

test('nobody is told by letters who applies before the call has closed, nor of what they are recused from', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']);
  assert.equal(await reasonOf(coach.of('CohortService'), 'ListLetters', { parent: call }), 'CALL_NOT_CLOSED');
  assert.ok(!(await letters(ada.client.person, admin)).some(({ fact }) => fact.includes(idOf(ada.name))));
  assert.equal((await season.stranger.of('CohortService').refusal('ListLetters', { parent: call })).code, Code.PERMISSION_DENIED);
  season.close(call);
  assert.equal((await letters(call)).length, 1);
  assert.equal((await letters(ada.client.person, admin)).length, 1);
  const judging = await season.juror(call);
  await admin.call('CreateAccessBinding', { accessBinding: { principal: judging.client.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await judging.client.call('CreateConflict', { parent: judging.row.name, conflict: { application: ada.name, reason: 'une amie' } });
  const told = await eventually('they lead', () => judging.client.of('CohortService').call('ListLetters', { parent: call }).catch(() => null));
  assert.deepEqual(told.letters, []);
});
