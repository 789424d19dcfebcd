// Somebody who is erased: what was theirs goes, what they said stays without them, and their vote is single until the window closes.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { FIRST, Ground, answer, inDays } from './ground.mjs';
import { propose, space, vote, votesOf } from './talk.mjs';

let ground, who;

before(async () => {
  ground = await Ground.start();
  who = await ground.fellow(FIRST);
});
after(closeClients);

test('their answer and their place in an audience go, their vote counts on, what they said loses their name', async () => {
  await ground.fellows(10, FIRST);
  const campaign = await ground.open(), open = await space(ground, { voteEndTime: inDays(1) });
  await answer(who, campaign, { q1: 4 });
  const idea = await propose(who, open, { signature: 'Camille Exemple', text: 'Demandez à Camille Exemple.' });
  await vote(who, idea);
  const id = campaign.name.split('/')[1], answers = () => ground.sql(`SELECT COUNT(*) FROM campaign_answers WHERE campaign_id = '${id}'`)[0][0];
  assert.equal(answers(), '1');
  await ground.admin.erase({ name: who.person, reason: 'à sa demande' });
  assert.equal(answers(), '0');
  assert.deepEqual(ground.sql(`SELECT COUNT(*) FROM campaign_people WHERE person = '${who.person}'`), [['0']]);
  const told = await ground.anonymous.call('GetIdea', { name: idea.name });
  assert.deepEqual([told.signature, /Camille Exemple/.test(told.text), told.votes], ['', false, 1]);
  assert.deepEqual(ground.sql(`SELECT COUNT(*) FROM votes WHERE voter LIKE '%${who.person}%'`), [['0']]);
  const [[voter]] = ground.sql(`SELECT voter FROM votes WHERE idea_id = '${idea.name.replace('spaces/', '').replace('ideas/', '')}'`);
  assert.match(voter, /^erased\/[0-9a-f]{64}$/);
  assert.deepEqual(ground.sql(`SELECT COUNT(*) FROM receipts WHERE person = '${who.person}'`), [['0']]);
  await ground.as('policy_officer').call('UpdateSpace', { space: { name: open.name, voteEndTime: inDays(-1) }, updateMask: { paths: ['vote_end_time'] } });
  await eventually('nothing stands for them any more', () => ground.sql('SELECT COUNT(*) FROM vote_keys')[0][0] === '0');
  assert.deepEqual(ground.sql("SELECT COUNT(*) FROM votes WHERE voter LIKE 'erased/%'"), [['0']]);
  assert.equal(await votesOf(ground.anonymous, idea), 1);
});
