// Results of applications: reasoned, told when they are published, appealed against, and what retention runs from.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { fieldsOf } from './season.mjs';
import { Season, idOf } from './results_season.mjs';

let season, coach;

const codeOf = async (client, method, request) => (await client.refusal(method, request)).code;
const reasonOf = async (client, method, request) => (await client.refusal(method, request)).ErrorInfo.reason;
const kinds = async (client, parent) => (await client.all('ListApplicationResults', 'results', { parent })).map(({ kind }) => kind);

before(async () => {
  season = await Season.start();
  coach = season.coach;
});
after(closeClients);

test('a result is decided with a reason, and told when it is published', async () => {
  const call = await season.open(), [ada, bea] = [await season.applies(call, ['dev']), await season.applies(call, ['dev'])];
  assert.equal(await reasonOf(coach, 'DecideResult', { parent: ada.name, kind: 'KIND_SELECTED', reason: 'x' }), 'CALL_NOT_CLOSED');
  season.close(call);
  assert.deepEqual(fieldsOf(await coach.refusal('DecideResult', { parent: ada.name, kind: 'KIND_APPEAL', reason: 'x' })), ['kind']);
  assert.deepEqual(fieldsOf(await coach.refusal('DecideResult', { parent: ada.name, kind: 'KIND_SELECTED' })), ['reason']);
  await coach.call('DecideResult', { parent: ada.name, kind: 'KIND_SELECTED', reason: 'une équipe prête' });
  await coach.call('DecideResult', { parent: bea.name, kind: 'KIND_WAITING', reason: 'une place de moins' });
  assert.deepEqual(await kinds(ada.client, ada.name), []);
  const exported = async () => JSON.stringify(await ada.client.of('AccessService').call('ExportPerson', { name: ada.client.person }));
  assert.doesNotMatch(await exported(), /une équipe prête/, 'nor by an export');
  const judging = await season.juror(call);
  await season.admin.call('CreateAccessBinding', { accessBinding: { principal: judging.client.person, role: 'ROLE_COACH', resource: 'programmes/verger' } });
  await eventually('they lead', async () => await codeOf(judging.client, 'RunRanking', { parent: call }) !== Code.PERMISSION_DENIED);
  assert.deepEqual(await kinds(judging.client, ada.name), [], 'who judges reads no more than what is published');
  assert.equal(await codeOf(bea.client, 'ListApplicationResults', { parent: ada.name }), Code.PERMISSION_DENIED);
  assert.equal((await coach.call('PublishResults', { name: call })).published, 2);
  assert.equal((await coach.call('PublishResults', { name: call })).published, 0);
  const [told] = await ada.client.all('ListApplicationResults', 'results', { parent: ada.name });
  assert.deepEqual([told.kind, told.reason], ['KIND_SELECTED', 'une équipe prête']);
  assert.match(await exported(), /une équipe prête/);
  const { letters } = await coach.of('CohortService').call('ListLetters', { parent: call, filter: 'template = "result.published"' });
  assert.deepEqual(letters.map(({ person }) => person).sort(), [ada.client.person, bea.client.person].sort());
});

test('nobody is told that they are not selected whose seat is theirs', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']);
  season.close(call);
  await season.marks(await season.juror(call), ada.name, ['MARK'], [3]);
  await coach.call('RunRanking', { parent: call });
  await coach.call('PublishPlacement', { name: (await coach.call('RunPlacing', { parent: call })).name });
  const [{ name: offer }] = await ada.client.all('ListOffers', 'offers', { parent: call });
  await ada.client.call('AcceptOffer', { name: offer });
  const refused = { parent: ada.name, kind: 'KIND_NOT_SELECTED', reason: 'trop tôt' };
  assert.equal(await codeOf(coach, 'DecideResult', refused), Code.FAILED_PRECONDITION);
  assert.deepEqual(await kinds(coach, ada.name), []);
  await coach.call('WithdrawOffer', { name: offer, reason: 'un empêchement' });
  await coach.call('DecideResult', refused);
});

test('who is not selected appeals once, and the next decision answers, whatever it is', async () => {
  const call = await season.open(), ada = await season.applies(call, ['dev']);
  season.close(call);
  assert.equal(await codeOf(ada.client, 'AppealResult', { parent: ada.name, reason: 'x' }), Code.FAILED_PRECONDITION, 'nothing is published');
  await coach.call('DecideResult', { parent: ada.name, kind: 'KIND_NOT_SELECTED', reason: 'trop tôt' });
  await coach.call('PublishResults', { name: call });
  await ada.client.call('AppealResult', { parent: ada.name, reason: 'une note manque' });
  assert.equal(await codeOf(ada.client, 'AppealResult', { parent: ada.name, reason: 'encore' }), Code.FAILED_PRECONDITION);
  await coach.call('DecideResult', { parent: ada.name, kind: 'KIND_NOT_SELECTED', reason: 'elle n’y change rien' });
  assert.deepEqual(await kinds(ada.client, ada.name), ['KIND_NOT_SELECTED', 'KIND_APPEAL', 'KIND_NOT_SELECTED']);
  await ada.client.call('AppealResult', { parent: ada.name, reason: 'si' });
  await coach.call('DecideResult', { parent: ada.name, kind: 'KIND_WAITING', reason: 'en effet' });
  const { letters } = await coach.of('CohortService').call('ListLetters', { parent: ada.name });
  assert.deepEqual(letters.map(({ template }) => template), ['appeal.upheld', 'appeal.dismissed', 'result.published', 'application.received']);
});

test('an appeal of who withdrew, before or since, is answered, and then their application goes as any other', async () => {
  const call = await season.open(), [ada, bea, cleo] = [await season.applies(call, ['dev']), await season.applies(call, ['dev']), await season.applies(call, ['dev'])];
  season.close(call);
  for (const { name } of [ada, bea]) await coach.call('DecideResult', { parent: name, kind: 'KIND_NOT_SELECTED', reason: 'trop tôt' });
  await coach.call('PublishResults', { name: call });
  await ada.client.call('AppealResult', { parent: ada.name, reason: 'une note manque' });
  for (const { client, name } of [ada, bea, cleo]) await client.call('WithdrawApplication', { name });
  await bea.client.call('AppealResult', { parent: bea.name, reason: 'une note manque' });
  for (const { client, name } of [ada, bea]) {
    await coach.call('DecideResult', { parent: name, kind: 'KIND_NOT_SELECTED', reason: 'elle n’y change rien' });
    assert.deepEqual(await kinds(client, name), ['KIND_NOT_SELECTED', 'KIND_APPEAL', 'KIND_NOT_SELECTED']);
  }
  for (const { name } of [ada, cleo]) assert.equal(await codeOf(coach, 'DecideResult', { parent: name, kind: 'KIND_WAITING', reason: 'x' }), Code.FAILED_PRECONDITION, 'there is no appeal to answer');
  const back = (Date.now() - 400 * 86_400_000) * 1000;
  season.sql(`UPDATE application_results SET created_at_us = ${back} WHERE id LIKE '${idOf(call)}/%'`);
  season.sql(`UPDATE calls SET close_time_us = ${back} WHERE id = '${idOf(call)}'`);
  season.sql(`UPDATE applications SET withdraw_time_us = ${back + 1} WHERE call_id = '${idOf(call)}'`);
  await season.stack.stop();
  await season.stack.launch();
  await eventually('they are erased', () => season.sql(`SELECT COUNT(*) FROM applications WHERE call_id = '${idOf(call)}'`)[0][0] === '0');
});
