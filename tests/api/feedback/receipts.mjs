// Receipts: one's own, signed so that anybody can check them.
import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { Ground } from './ground.mjs';
import { propose, space } from './talk.mjs';

let ground, author, idea;

before(async () => {
  ground = await Ground.start();
  author = await ground.someone('Une Autrice');
  idea = await propose(author, await space(ground));
});
after(closeClients);

const own = ({ client, person }) => client.all('ListReceipts', 'receipts', { person });

test('they are their person’s alone', async () => {
  const [{ name, person }] = await own(author), other = await ground.someone();
  assert.equal(person, author.person);
  assert.equal((await other.client.refusal('GetReceipt', { name })).code, Code.PERMISSION_DENIED);
  assert.equal((await other.client.refusal('ListReceipts', { person: author.person })).code, Code.PERMISSION_DENIED);
  assert.equal((await ground.admin.refusal('GetReceipt', { name })).code, Code.NOT_FOUND);
});

test('anybody checks the signature, and finds nobody’s name in what is signed', async () => {
  const [receipt] = await own(author);
  const { keys: [jwk] } = JSON.parse((await ground.anonymous.call('GetReceiptKey', {})).keys);
  const [header, payload, signature] = receipt.signature.split('.');
  assert.equal(JSON.parse(Buffer.from(header, 'base64url')).kid, jwk.kid);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  assert.ok(verify('sha256', Buffer.from(`${header}.${payload}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
  assert.equal(Buffer.from(payload, 'base64url').toString(), receipt.document);
  assert.deepEqual(Object.keys(JSON.parse(receipt.document)).sort(), ['consequence', 'contribution', 'outcome', 'time', 'title']);
  assert.equal(JSON.parse(receipt.document).contribution, idea.name);
  assert.ok(!receipt.document.includes(author.person));
});

test('people tell nobody an outcome: services do', async () => {
  for (const client of [ground.admin, ground.coach, author.client]) {
    assert.equal((await client.refusal('TellOutcome', { contribution: idea.name, outcome: 'OUTCOME_CITED', consequence: 'proposals/p' })).code, Code.PERMISSION_DENIED);
  }
});
