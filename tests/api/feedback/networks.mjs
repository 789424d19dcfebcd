// The network of alumni: who joins, who reads it, and that it follows their consent.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Ground, PROGRAMME, reasonOf } from './ground.mjs';

const NETWORK = 'networks/anciens';
let ground;

before(async () => {
  ground = await Ground.start();
  await ground.admin.call('CreateNetwork', { networkId: 'anciens', network: { title: 'Les anciens', programme: PROGRAMME } });
});
after(closeClients);

const join = ({ client }, more = {}) => client.call('CreateMember', { parent: NETWORK, member: { displayName: 'Camille Exemple', interests: ['données'], contactFor: ['MENTORING'], ...more } });
async function agrees({ client, person }) {
  const { consentPurposes } = await client.call('ListConsentPurposes', { languageCode: 'fr' });
  const { wording } = consentPurposes.find(({ id }) => id === 'alumni');
  await client.call('GiveConsent', { name: `${person}/consents/alumni`, wording, languageCode: 'fr' });
}
const joined = (who, more) => eventually('the consent is known here', () => join(who, more).catch((error) => (assert.equal(error.code, Code.FAILED_PRECONDITION), false)));

test('whoever joins has agreed to be listed, and joins once', async () => {
  const who = await ground.someone();
  assert.deepEqual(reasonOf(await who.client.refusal('CreateMember', { parent: NETWORK, member: { displayName: 'Camille' } })), [Code.FAILED_PRECONDITION, 'CONSENT_NEEDED']);
  await agrees(who);
  const member = await joined(who);
  assert.equal(member.person, who.person);
  assert.equal((await who.client.refusal('CreateMember', { parent: NETWORK, member: { displayName: 'Camille' } })).code, Code.ALREADY_EXISTS);
  const changed = await who.client.call('UpdateMember', { member: { name: member.name, interests: ['design'], etag: member.etag }, updateMask: { paths: ['interests'] } });
  assert.deepEqual([changed.interests, changed.contactFor], [['design'], ['MENTORING']]);
});

test('members read themselves, coaches of the network all of them, and nobody else anybody', async () => {
  const who = await ground.someone(), other = await ground.someone(), keeper = ground.as(`coach@${NETWORK}`);
  for (const each of [who, other]) await agrees(each);
  const { name } = await joined(who);
  await joined(other);
  const listed = async (client) => (await client.all('ListMembers', 'members', { parent: NETWORK })).length;
  assert.deepEqual([await listed(who.client), await listed((await ground.someone()).client)], [1, 0]);
  for (const client of [ground.coach, keeper]) assert.ok(await listed(client) >= 2);
  assert.equal((await other.client.refusal('GetMember', { name })).code, Code.PERMISSION_DENIED);
  for (const client of [ground.coach, keeper, who.client]) assert.equal((await client.call('GetMember', { name })).person, who.person);
  assert.equal((await ground.coach.refusal('UpdateMember', { member: { name, displayName: 'Autre' } })).code, Code.PERMISSION_DENIED);
});

test('one leaves when one wants, and when one’s consent ends', async () => {
  const who = await ground.someone();
  await agrees(who);
  const { name } = await joined(who);
  await who.client.call('DeleteMember', { name });
  assert.notEqual((await ground.coach.refusal('GetMember', { name })).code, Code.OK);
  const again = await joined(who);
  await who.client.call('WithdrawConsent', { name: `${who.person}/consents/alumni` });
  await eventually('the member is gone', async () => (await ground.coach.all('ListMembers', 'members', { parent: NETWORK })).every((member) => member.name !== again.name));
});
