// Figures of a call: from applications to accepted seats, each when it is its time.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Season, idOf } from './results_season.mjs';

let season, coach;

before(async () => {
  season = await Season.start();
  coach = season.coach;
});
after(closeClients);

test('each figure is told when it is published, and not before', async () => {
  const call = await season.open({ seats: { dev: 1, data: 2 } });
  const [ada, bea, cleo] = [await season.applies(call, ['dev', 'data']), await season.applies(call, ['dev']), await season.applies(call, ['data'])];
  assert.equal((await coach.refusal('GetCallFigures', { name: call })).ErrorInfo.reason, 'CALL_NOT_CLOSED');
  season.close(call);
  const counts = async () => Object.values((await coach.call('GetCallFigures', { name: call })).counts);
  assert.deepEqual(await counts(), [3, 0, 0, 0, 0]);
  for (const { name } of [ada, bea]) await coach.call('DecideAdmissibility', { name, decision: 'KIND_ADMISSIBLE' });
  await coach.call('DecideAdmissibility', { name: cleo.name, decision: 'KIND_INADMISSIBLE', reason: 'hors délai' });
  const juror = await season.juror(call);
  await season.marks(juror, ada.name, ['MARK'], [2]);
  await season.marks(juror, bea.name, ['MARK'], [4]);
  await coach.call('RunRanking', { parent: call });
  const { name } = await coach.call('RunPlacing', { parent: call });
  assert.deepEqual(await counts(), [3, 0, 0, 0, 0], 'nothing of a decision or a run before it is published');
  await coach.call('PublishAdmissibility', { name: call });
  assert.deepEqual(await counts(), [3, 2, 0, 0, 0]);
  await coach.call('PublishPlacement', { name });
  const [offer] = await bea.client.all('ListOffers', 'offers', { parent: call });
  await bea.client.call('AcceptOffer', { name: offer.name });
  const figures = await coach.call('GetCallFigures', { name: call });
  assert.deepEqual(Object.values(figures.counts), [3, 2, 2, 2, 1]);
  assert.deepEqual(figures.profiles.map((share) => [share.name, Object.values(share.counts)]), [['data', [1, 0, 0, 1, 0]], ['dev', [2, 2, 2, 1, 1]]]);
  assert.deepEqual(figures.hosts.map((share) => [share.name, Object.values(share.counts)]), [['', [3, 2, 2, 2, 1]]]);
  assert.deepEqual(figures.unfilled.map((seat) => [idOf(seat.seat), seat.places, seat.why]), [['data', 1, 'WHY_TOO_FEW_RANKED']]);
});

test('a coach who is recused from an application counts it nowhere', async () => {
  const call = await season.open();
  const [ada, bea] = [await season.applies(call, ['dev']), await season.applies(call, ['dev'])];
  season.close(call);
  const [judging, juror] = [await season.juror(call), await season.juror(call)];
  await judging.client.call('CreateConflict', { parent: judging.row.name, conflict: { application: ada.name, reason: 'un frère' } });
  await season.admin.call('CreateAccessBinding', { accessBinding: { principal: judging.client.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  const counted = async (client) => (await client.call('CountApplications', { parent: call })).counts.map(({ seat, count }) => [seat, count]);
  await eventually('they coach', () => counted(judging.client).then(() => true, () => false));
  assert.deepEqual(await counted(coach), [['', 2], [`${call}/seats/dev`, 2]]);
  assert.deepEqual(await counted(judging.client), [['', 1], [`${call}/seats/dev`, 1]]);
  await season.marks(juror, ada.name, ['MARK'], [4]);
  await season.marks(juror, bea.name, ['MARK'], [2]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: (await coach.call('RunPlacing', { parent: call })).name });
  const figures = async (client) => Object.values((await client.call('GetCallFigures', { name: call })).counts);
  assert.deepEqual(await figures(coach), [2, 0, 2, 1, 0]);
  assert.deepEqual(await figures(judging.client), [1, 0, 1, 0, 0]);
});

test('a coach who is recused is told neither why a place is empty nor how many decisions are published', async () => {
  const call = await season.open({ seats: { dev: 1, data: 1 } });
  const [ada, bea] = [await season.applies(call, ['data']), await season.applies(call, ['dev'])];
  season.close(call);
  const [judging, juror] = [await season.juror(call), await season.juror(call)];
  await judging.client.call('CreateConflict', { parent: judging.row.name, conflict: { application: ada.name, reason: 'un frère' } });
  await season.admin.call('CreateAccessBinding', { accessBinding: { principal: judging.client.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await eventually('they coach', () => judging.client.call('CountApplications', { parent: call }).then(() => true, () => false));
  await coach.call('DecideAdmissibility', { name: ada.name, decision: 'KIND_ADMISSIBLE' });
  const published = async (client, more) => (await client.call('PublishAdmissibility', { name: call, ...more })).published;
  assert.deepEqual([await published(judging.client, { validateOnly: true }), await published(coach, { validateOnly: true })], [0, 1]);
  assert.equal(await published(judging.client), 0);
  assert.equal((await ada.client.call('GetApplication', { name: ada.name })).state, 'STATE_ADMISSIBLE', 'who is told is the same');
  await season.marks(juror, bea.name, ['MARK'], [2]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: (await coach.call('RunPlacing', { parent: call })).name });
  const unfilled = async (client) => (await client.call('GetCallFigures', { name: call })).unfilled.map(({ seat, chose }) => [idOf(seat), chose]);
  assert.deepEqual(await unfilled(coach), [['data', 1]]);
  assert.deepEqual(await unfilled(judging.client), []);
});
