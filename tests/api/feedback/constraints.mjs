// Constraints: reported by whoever meets them, read by those whom they say, counted without telling of anybody.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { FIRST, Ground, fieldsOf } from './ground.mjs';

let ground, who;

before(async () => {
  ground = await Ground.start();
  who = await ground.someone();
});
after(closeClients);

const report = ({ client, person }, more = {}) => client.call('CreateConstraint', { constraint: { topic: 'constraintTopics/procurement', reporter: person, cohort: FIRST, severity: 3, text: 'Le marché attend.', visibility: 'VISIBILITY_TEAM', ...more } });

test('ten topics come with the software, and none is deleted', async () => {
  const topics = await ground.anonymous.all('ListConstraintTopics', 'constraintTopics');
  assert.equal(topics.length, 10);
  assert.ok(topics.some(({ title, titleEn }) => title === 'Commande publique' && titleEn === 'Procurement'));
  await ground.as('policy_officer').call('CreateConstraintTopic', { constraintTopicId: 'mobilite', constraintTopic: { title: 'Mobilité', closed: true } });
  assert.deepEqual(fieldsOf(await who.client.refusal('CreateConstraint', { constraint: { topic: 'constraintTopics/mobilite', reporter: who.person, cohort: FIRST, severity: 1, text: 'x', visibility: 'VISIBILITY_PUBLIC' } })), ['constraint.topic']);
});

test('it is read by those whom it says, and tells its reporter to few', async () => {
  const officer = ground.as('policy_officer'), other = await ground.someone();
  const names = {};
  for (const visibility of ['VISIBILITY_TEAM', 'VISIBILITY_PROGRAMME', 'VISIBILITY_PUBLIC']) names[visibility] = (await report(who, { visibility })).name;
  const seen = async (client) => Promise.all(Object.values(names).map((name) => client.call('GetConstraint', { name }).then(() => true, () => false)));
  assert.deepEqual(await seen(who.client), [true, true, true]);
  assert.deepEqual(await seen(ground.coach), [true, true, true], 'coaches of the programme');
  assert.deepEqual(await seen(officer), [false, true, true]);
  for (const client of [other.client, ground.anonymous]) assert.deepEqual(await seen(client), [false, false, true]);
  const listed = await ground.anonymous.all('ListConstraints', 'constraints');
  assert.ok(listed.some(({ name }) => name === names.VISIBILITY_PUBLIC) && !listed.some(({ name }) => name === names.VISIBILITY_TEAM));
  const reporter = async (client) => (await client.call('GetConstraint', { name: names.VISIBILITY_PUBLIC })).reporter;
  assert.deepEqual([await reporter(who.client), await reporter(ground.coach), await reporter(officer), await reporter(ground.anonymous)], [who.person, who.person, '', '']);
});

test('nobody reports for somebody else, or of nothing', async () => {
  const other = await ground.someone();
  assert.equal((await who.client.refusal('CreateConstraint', { constraint: { topic: 'constraintTopics/other', reporter: other.person, cohort: FIRST, severity: 1, text: 'x', visibility: 'VISIBILITY_PUBLIC' } })).code, Code.PERMISSION_DENIED);
  const refusal = await who.client.refusal('CreateConstraint', { constraint: { topic: 'constraintTopics/other', reporter: who.person, severity: 5, lostDays: -1, text: 'x', visibility: 'VISIBILITY_PUBLIC' } });
  assert.deepEqual(fieldsOf(refusal), ['constraint.lost_days', 'constraint.project', 'constraint.severity']);
});

test('its reporter is told that it was received', async () => {
  const { name } = await report(who);
  const receipts = await who.client.all('ListReceipts', 'receipts', { person: who.person });
  assert.ok(receipts.some(({ contribution, outcome }) => contribution === name && outcome === 'OUTCOME_RECEIVED'));
});

test('months are published once and for all, in batches of five people', async () => {
  const people = [];
  for (let i = 0; i < 5; ++i) people.push(await ground.someone());
  const made = [];
  for (const [i, each] of people.entries()) made.push(await report(each, { topic: 'constraintTopics/funding', severity: 1 + (i % 4), lostDays: 2 }));
  made.push(await report(people[0], { topic: 'constraintTopics/hiring' }));
  // As if they were of long ago, and nothing was published yet.
  ground.sql("UPDATE constraints SET created_at_us = 1; DELETE FROM constraint_figures; DELETE FROM constraint_entries; DELETE FROM constraint_months");
  const figures = await eventually('the month is published', async () => {
    const reply = await ground.anonymous.call('ListConstraintFigures', {});
    return reply.figures.length > 0 && reply.figures;
  });
  const funding = figures.find(({ topic }) => topic === 'constraintTopics/funding');
  assert.deepEqual([funding.reports, Number(funding.lostDays), funding.bySeverity], [5, 10, [2, 1, 1, 1]]);
  assert.ok(!figures.some(({ topic }) => topic === 'constraintTopics/hiring'), 'one person is no crowd');
  await people[0].client.call('DeleteConstraint', { name: made[0].name });
  assert.equal((await ground.anonymous.call('ListConstraintFigures', {})).figures.find(({ topic }) => topic === 'constraintTopics/funding').reports, 5);
});
