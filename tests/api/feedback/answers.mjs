// Answers: one a person, whatever they answer with, read by nobody else, and found nowhere.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { FIRST, Ground, answer, fieldsOf, reasonOf } from './ground.mjs';

const QUESTIONS = [{ code: 'q1', kind: 'KIND_SCALE', text: 'Ça va ?', mandatory: true }, { code: 'q2', kind: 'KIND_CHOICE_ONE', text: 'Quoi ?', options: [{ code: 'a', label: 'A' }, { code: 'b', label: 'B' }] },
  { code: 'q3', kind: 'KIND_CHOICE_MANY', text: 'Lesquels ?', options: [{ code: 'a', label: 'A' }, { code: 'b', label: 'B' }] }, { code: 'q4', kind: 'KIND_TEXT', text: 'Dites-le.' }];
let ground, people, campaign;

before(async () => {
  ground = await Ground.start();
  people = await ground.fellows(10, FIRST);
  campaign = await ground.open({ questions: QUESTIONS });
});
after(closeClients);

const rows = () => Number(ground.sql(`SELECT COUNT(*) FROM campaign_answers WHERE campaign_id = '${campaign.name.split('/')[1]}'`)[0][0]);
const own = ({ client }) => client.call('GetAnswer', { name: `${campaign.name}/answer` });

test('an answer is put, changed, read and taken back by whoever gave it', async () => {
  const [who] = people;
  assert.deepEqual((await own(who)).values, []);
  await answer(who, campaign, { q1: 4, q2: ['a'], q3: ['a', 'b'], q4: 'Rien à dire.' });
  await answer(who, campaign, { q1: 2, q4: 'Finalement si.' });
  const told = await own(who);
  assert.deepEqual(told.values.map(({ question, options, text }) => [question, options, text]), [['q1', ['2'], ''], ['q4', [], 'Finalement si.']]);
  assert.equal(rows(), 1);
  await who.client.call('DeleteAnswer', { name: `${campaign.name}/answer` });
  await who.client.call('DeleteAnswer', { name: `${campaign.name}/answer` });
  assert.deepEqual([(await own(who)).values, rows()], [[], 0]);
});

test('many devices and many retries make one answer', async () => {
  const [, who] = people;
  await Promise.all(Array.from({ length: 20 }, () => answer(who, campaign, { q1: 5 })));
  assert.equal(rows(), 1);
});

test('it says all that is wrong with an answer', async () => {
  const [who] = people;
  const refused = (values) => who.client.refusal('PutAnswer', { answer: { name: `${campaign.name}/answer`, values } });
  assert.deepEqual(fieldsOf(await refused([])), ['answer.values']);
  assert.deepEqual(fieldsOf(await refused([{ question: 'q1', options: ['6'] }, { question: 'q2', options: ['a', 'b'] }, { question: 'q3', options: ['a', 'a'] }, { question: 'q4', options: ['a'] }, { question: 'q9' }])),
    ['answer.values[0].options[0]', 'answer.values[1].options', 'answer.values[2].options[1]', 'answer.values[3].options', 'answer.values[4].question']);
});

test('nobody else has anything of it', async () => {
  const [who] = people, other = await ground.someone();
  await answer(who, campaign, { q1: 4, q4: 'Un secret de Polichinelle' });
  for (const client of [ground.coach, ground.anonymous, other.client]) {
    for (const method of ['GetAnswer', 'DeleteAnswer']) {
      const { code } = await client.refusal(method, { name: `${campaign.name}/answer` });
      assert.ok([Code.PERMISSION_DENIED, Code.UNAUTHENTICATED].includes(code), method);
    }
  }
  assert.equal((await ground.admin.refusal('GetAnswer', { name: `${campaign.name}/answer` })).code, Code.NOT_FOUND, 'an administrator has none');
});

test('it leaves no principal, no instant and no text behind', async () => {
  const [, , who] = people;
  const logged = fs.readFileSync(ground.stack.log, 'utf8').length;
  await answer(who, campaign, { q1: 3, q4: 'canari-jaune-pâle' });
  await own(who);
  for (const table of ['audit_records', 'request_log']) {
    assert.deepEqual(ground.sql(`SELECT COUNT(*) FROM ${table} WHERE method LIKE '%Answer'`), [['0']], table);
  }
  const lines = fs.readFileSync(ground.stack.log, 'utf8').slice(logged);
  assert.ok(!/Answer"/.test(lines), lines);
  const dump = ground.sql('SELECT HEX(mark), HEX(sealed) FROM campaign_answers').flat().join(' ').toLowerCase();
  for (const text of ['canari-jaune-pâle', who.person]) assert.ok(!dump.includes(Buffer.from(text).toString('hex')), text);
  const columns = ground.sql("SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'campaign_answers' ORDER BY 1").flat();
  assert.deepEqual(columns, ['campaign_id', 'mark', 'sealed']);
});

test('what is sealed has one of few sizes', async () => {
  const size = ({ length }) => length;
  const lengths = new Set(ground.sql('SELECT HEX(sealed) FROM campaign_answers').flat().map(size));
  assert.equal(lengths.size, 1);
});

test('nothing is taken after the close, nor taken back', async () => {
  const [who] = people, short = await ground.open({ questions: QUESTIONS.map((question) => ({ ...question, text: `${question.text} ${randomUUID()}` })) });
  await answer(who, short, { q1: 1 });
  await ground.close(short);
  const name = `${short.name}/answer`;
  assert.deepEqual(reasonOf(await who.client.refusal('PutAnswer', { answer: { name, values: [{ question: 'q1', options: ['2'] }] } })), [Code.FAILED_PRECONDITION, 'CAMPAIGN_NOT_OPEN']);
  assert.deepEqual(reasonOf(await who.client.refusal('DeleteAnswer', { name })), [Code.FAILED_PRECONDITION, 'CAMPAIGN_NOT_OPEN']);
});
