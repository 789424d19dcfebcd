// Offers: whose they are, until when, and how many may be accepted.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Season, idOf } from './results_season.mjs';

let season, coach;

const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const reasonOf = async (client, method, request) => (await client.refusal(method, request)).ErrorInfo.reason;

before(async () => {
  season = await Season.start();
  coach = season.coach;
});
after(closeClients);

// A published placement of so many people on a seat, in the order of their marks: who, each with their offer.
async function offered(count, seats = { dev: count }, choices = ['dev']) {
  const call = await season.open({ seats }), who = [];
  for (let i = 0; i < count; ++i) who.push(await season.applies(call, choices));
  season.close(call);
  const juror = await season.juror(call);
  for (const each of who) await season.marks(juror, each.name, ['MARK'], [3]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: (await coach.call('RunPlacing', { parent: call })).name });
  for (const each of who) [each.offer] = await each.client.all('ListOffers', 'offers', { parent: call });
  return { call, who };
}
const expire = (offer) => season.sql(`UPDATE offers SET expire_time_us = ${(Date.now() - 1000) * 1000} WHERE call_id = '${offer.split('/')[1]}' AND number = ${idOf(offer)}`);

test('an offer is its applicant’s to answer, and coaches read it', async () => {
  const { call, who: [ada, bea] } = await offered(2);
  assert.equal(ada.offer.applicant, ada.client.person);
  assert.ok(Number(ada.offer.expireTime.seconds) > Date.now() / 1000 + 6 * 86_400);
  assert.equal(await codeOf(bea.client, 'GetOffer', { name: ada.offer.name }), Code.PERMISSION_DENIED);
  assert.deepEqual((await bea.client.all('ListOffers', 'offers', { parent: call })).map(({ name }) => name), [bea.offer.name]);
  assert.equal((await coach.all('ListOffers', 'offers', { parent: call })).length, 2);
  assert.deepEqual(await season.stranger.all('ListOffers', 'offers', { parent: call }), []);
  for (const client of [bea.client, coach]) assert.equal(await codeOf(client, 'AcceptOffer', { name: ada.offer.name }), Code.PERMISSION_DENIED);
  assert.equal(await codeOf(season.admin, 'AcceptOffer', { name: ada.offer.name }), Code.FAILED_PRECONDITION, 'nobody accepts for somebody else');
  const waiting = await ada.client.call('AcceptOffer', { name: ada.offer.name, keepChoices: true });
  assert.equal(waiting.state, 'STATE_ACCEPTED_WAITING');
  assert.equal((await ada.client.call('AcceptOffer', { name: ada.offer.name })).state, 'STATE_ACCEPTED_FINAL');
  assert.equal(await codeOf(ada.client, 'DeclineOffer', { name: ada.offer.name }), Code.FAILED_PRECONDITION);
  const left = await ada.client.call('WithdrawOffer', { name: ada.offer.name, reason: 'un déménagement' });
  assert.deepEqual([left.state, left.reason], ['STATE_WITHDRAWN', 'un déménagement']);
  assert.equal((await coach.call('WithdrawOffer', { name: bea.offer.name, reason: 'place supprimée' })).state, 'STATE_WITHDRAWN');
  // Why is the offer's to say, which forgets it with the application.
  const audit = JSON.stringify(await season.admin.of('CohortService').all('ListAuditRecords', 'auditRecords', { resource: bea.offer.name, pageSize: 1000 }));
  assert.match(audit, /WithdrawOffer/);
  assert.doesNotMatch(audit, /place supprimée/);
});

test('an offer expires at its instant, whatever a job does', async () => {
  const { call, who: [ada] } = await offered(1);
  expire(ada.offer.name);
  assert.equal((await ada.client.call('GetOffer', { name: ada.offer.name })).state, 'STATE_EXPIRED');
  assert.deepEqual((await coach.all('ListOffers', 'offers', { parent: call, filter: 'state = EXPIRED' })).map(({ name }) => name), [ada.offer.name]);
  assert.deepEqual(await coach.all('ListOffers', 'offers', { parent: call, filter: 'state = OFFERED' }), []);
  assert.equal(await codeOf(ada.client, 'AcceptOffer', { name: ada.offer.name }), Code.FAILED_PRECONDITION);
  const again = await coach.call('RunPlacing', { parent: call });
  assert.equal(again.placedCount, 0, 'who let it expire has left');
});

test('no more accept than there are places, however fast they are', async () => {
  const { who } = await offered(3);
  season.sql(`UPDATE seats SET count = 2 WHERE id = '${who[0].offer.seat.split('/')[1]}/dev'`);
  const answers = await Promise.all(who.map(({ client, offer }) => client.call('AcceptOffer', { name: offer.name }).then(() => 'yes', (error) => error.code ?? 'no')));
  assert.equal(answers.filter((answer) => answer === 'yes').length, 2);
  const late = who[answers.findIndex((answer) => answer !== 'yes')], early = who[answers.indexOf('yes')];
  assert.equal(await reasonOf(late.client, 'AcceptOffer', { name: late.offer.name }), 'NO_PLACE_LEFT');
  await early.client.call('WithdrawOffer', { name: early.offer.name, reason: 'un autre poste' });
  assert.equal((await late.client.call('AcceptOffer', { name: late.offer.name })).state, 'STATE_ACCEPTED_FINAL');
});

test('a cohort takes no more people than it has room for', async () => {
  const { who: [ada, bea] } = await offered(2);
  const accepted = Number(season.sql("SELECT COUNT(*) FROM offers WHERE state LIKE 'ACCEPTED%'")[0][0]);
  const cohort = await coach.call('UpdateCohort', { cohort: { name: 'programmes/verger/cohorts/1', capacity: accepted + 1 } });
  await ada.client.call('AcceptOffer', { name: ada.offer.name });
  assert.equal(await reasonOf(bea.client, 'AcceptOffer', { name: bea.offer.name }), 'NO_PLACE_LEFT');
  await coach.call('UpdateCohort', { cohort: { name: cohort.name, capacity: 1000 } });
  await bea.client.call('AcceptOffer', { name: bea.offer.name });
});

test('who withdraws their application leaves their seat', async () => {
  const { call, who: [ada] } = await offered(1);
  await ada.client.call('AcceptOffer', { name: ada.offer.name });
  await ada.client.call('WithdrawApplication', { name: ada.name });
  assert.equal((await ada.client.call('GetOffer', { name: ada.offer.name })).state, 'STATE_WITHDRAWN');
  assert.equal((await coach.call('RunPlacing', { parent: call })).placedCount, 0);
});

test('who is told that they are not admissible has no seat any more, and a decision that is not published takes none', async () => {
  const { call, who: [ada, bea] } = await offered(2, { dev: 2 });
  await ada.client.call('AcceptOffer', { name: ada.offer.name });
  for (const { name } of [ada, bea]) await coach.call('DecideAdmissibility', { name, decision: 'KIND_INADMISSIBLE', reason: 'une pièce manque' });
  await bea.client.call('AcceptOffer', { name: bea.offer.name, keepChoices: true });
  await coach.call('PublishAdmissibility', { name: call });
  for (const { client, offer } of [ada, bea]) {
    const { state, reason } = await client.call('GetOffer', { name: offer.name });
    assert.deepEqual([state, reason], ['STATE_WITHDRAWN', 'une pièce manque']);
  }
  assert.equal((await coach.call('RunPlacing', { parent: call })).placedCount, 0);
});

test('an offer to an application that does not stand is not accepted, whatever became of it', async () => {
  const { who: [ada, bea] } = await offered(2, { dev: 2 });
  await ada.client.call('WithdrawApplication', { name: ada.name });
  await coach.call('DecideAdmissibility', { name: bea.name, decision: 'KIND_INADMISSIBLE', reason: 'une pièce manque' });
  await coach.call('PublishAdmissibility', { name: bea.offer.name.split('/').slice(0, 2).join('/') });
  season.sql(`UPDATE offers SET state = 'OFFERED', answer_time_us = NULL WHERE call_id = '${ada.offer.name.split('/')[1]}'`);
  for (const { client, offer } of [ada, bea]) assert.equal(await reasonOf(client, 'AcceptOffer', { name: offer.name }), 'APPLICATION_LEFT');
});

test('of a call that was called off nothing is run, decided or accepted, but for appeals; open offers go, those accepted for good stay', async () => {
  const { call, who: [ada, bea, cleo] } = await offered(3, { dev: 3 });
  await ada.client.call('AcceptOffer', { name: ada.offer.name });
  await bea.client.call('AcceptOffer', { name: bea.offer.name, keepChoices: true });
  await coach.call('DecideResult', { parent: cleo.name, kind: 'KIND_NOT_SELECTED', reason: 'trop tôt' });
  await coach.call('PublishResults', { name: call });
  await cleo.client.call('AppealResult', { parent: cleo.name, reason: 'une note manque' });
  const { name: placement } = await coach.call('RunPlacing', { parent: call });
  await coach.call('CancelCall', { name: call, reason: 'le budget manque' });
  assert.deepEqual((await coach.all('ListOffers', 'offers', { parent: call })).map(({ application, state, reason }) => [application, state, reason]).sort(),
    [[ada.name, 'STATE_ACCEPTED_FINAL', ''], [bea.name, 'STATE_WITHDRAWN', 'le budget manque'], [cleo.name, 'STATE_WITHDRAWN', 'le budget manque']].sort());
  season.sql(`UPDATE offers SET state = 'OFFERED' WHERE call_id = '${idOf(call)}' AND number = ${idOf(cleo.offer.name)}`);
  for (const [client, method, request] of [[coach, 'RunRanking', { parent: call }], [coach, 'RunPlacing', { parent: call }], [coach, 'PublishPlacement', { name: placement }],
    [cleo.client, 'AcceptOffer', { name: cleo.offer.name }], [coach, 'DecideAdmissibility', { name: bea.name, decision: 'KIND_ADMISSIBLE' }],
    [coach, 'DecideResult', { parent: bea.name, kind: 'KIND_WAITING', reason: 'x' }]]) assert.equal(await reasonOf(client, method, request), 'CALL_CANCELLED', method);
  await coach.call('DecideResult', { parent: cleo.name, kind: 'KIND_NOT_SELECTED', reason: 'elle n’y change rien' });
  season.sql(`UPDATE calls SET cancel_time_us = ${(Date.now() - 70 * 86_400_000) * 1000} WHERE id = '${idOf(call)}'`);
  await season.stack.stop();
  await season.stack.launch();
  await eventually('what nobody decides any more is erased', () => season.sql(`SELECT COUNT(*) FROM applications WHERE call_id = '${idOf(call)}'`)[0][0] === '1');
  await eventually('whose appeal was answered today is kept from today on', () => coach.call('GetApplication', { name: cleo.name }).then(() => true, () => false));
});
