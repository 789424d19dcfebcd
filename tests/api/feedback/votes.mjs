// Votes: one a person and an idea, counted through merging, moderation and time.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { Ground, inDays, reasonOf } from './ground.mjs';
import { propose, revoke, space, vote, votesOf } from './talk.mjs';

let ground, officer, author, voters;

before(async () => {
  ground = await Ground.start();
  officer = ground.as('policy_officer');
  author = await ground.someone('Une Autrice');
  voters = [];
  for (let i = 0; i < 6; ++i) voters.push(await ground.someone());
});
after(closeClients);

test('a person has one vote on an idea, and takes it back', async () => {
  const idea = await propose(author, await space(ground)), [a, b] = voters;
  await Promise.all(Array.from({ length: 10 }, () => vote(a, idea)));
  await vote(b, idea);
  assert.equal(await votesOf(ground.anonymous, idea), 2);
  assert.equal((await a.client.call('GetIdea', { name: idea.name })).ownVote, 1);
  await revoke(a, idea);
  await revoke(a, idea);
  assert.equal(await votesOf(ground.anonymous, idea), 1);
  assert.equal((await ground.anonymous.refusal('CastVote', { name: `${idea.name}/vote` })).code, Code.UNAUTHENTICATED);
});

test('many votes at once count exactly', async () => {
  const idea = await propose(author, await space(ground));
  await Promise.all(voters.flatMap((who) => [vote(who, idea), vote(who, idea), vote(who, idea)]));
  assert.equal(await votesOf(ground.anonymous, idea), voters.length);
  await Promise.all(voters.slice(0, 3).map((who) => revoke(who, idea)));
  assert.equal(await votesOf(ground.anonymous, idea), voters.length - 3);
});

test('merged, the union counts; revoked, unmerged, each has its own again', async () => {
  const open = await space(ground), [a, b, c, d, e] = voters;
  const first = await propose(author, open), second = await propose(author, open);
  for (const who of [a, b, c, d]) await vote(who, first);
  for (const who of [c, d, e]) await vote(who, second);
  await officer.call('MergeIdea', { name: second.name, into: first.name });
  assert.equal(await votesOf(ground.anonymous, first), 5);
  const receipts = await e.client.all('ListReceipts', 'receipts', { person: e.person });
  assert.ok(receipts.some(({ outcome, consequence }) => outcome === 'OUTCOME_MERGED' && consequence === first.name), 'voters are told');
  await revoke(e, first);
  assert.equal(await votesOf(ground.anonymous, first), 4);
  await officer.call('UnmergeIdea', { name: second.name });
  assert.deepEqual([await votesOf(ground.anonymous, first), await votesOf(ground.anonymous, second)], [4, 2]);
});

test('no circle, and no other space', async () => {
  const open = await space(ground), first = await propose(author, open), second = await propose(author, open), elsewhere = await propose(author, await space(ground));
  await officer.call('MergeIdea', { name: second.name, into: first.name });
  assert.deepEqual(reasonOf(await officer.refusal('MergeIdea', { name: first.name, into: second.name })), [Code.FAILED_PRECONDITION, 'MERGE_CYCLE']);
  assert.equal((await officer.refusal('MergeIdea', { name: first.name, into: elsewhere.name })).code, Code.INVALID_ARGUMENT);
  await vote(voters[0], second);
  assert.equal(await votesOf(ground.anonymous, first), 1, 'a vote on what is merged is for what it is merged into');
});

test('a vote is for the version that was read, and stays with it', async () => {
  const idea = await propose(author, await space(ground)), [a, b] = voters;
  await vote(a, idea, 1);
  await author.client.call('UpdateIdea', { idea: { name: idea.name, text: 'Tout autre chose.' }, updateMask: { paths: ['text'] } });
  assert.deepEqual(reasonOf(await b.client.refusal('CastVote', { name: `${idea.name}/vote`, textVersion: 1 })), [Code.FAILED_PRECONDITION, 'VERSION_PASSED']);
  await vote(b, idea, 2);
  const told = await ground.anonymous.call('GetIdea', { name: idea.name });
  assert.deepEqual([told.votes, told.earlierVotes], [2, 1]);
});

test('the window is half-open, and closing it ends the voting at once', async () => {
  const open = await space(ground, { voteEndTime: inDays(1) }), idea = await propose(author, open), [a, b] = voters;
  await vote(a, idea);
  await officer.call('UpdateSpace', { space: { name: open.name, voteEndTime: inDays(-1) }, updateMask: { paths: ['vote_end_time'] } });
  for (const method of ['CastVote', 'RevokeVote']) assert.deepEqual(reasonOf(await b.client.refusal(method, { name: `${idea.name}/vote` })), [Code.FAILED_PRECONDITION, 'VOTE_CLOSED']);
  assert.equal(await votesOf(ground.anonymous, idea), 1);
  const later = await space(ground, { voteStartTime: inDays(1) });
  assert.deepEqual(reasonOf(await a.client.refusal('CastVote', { name: `${(await propose(author, later)).name}/vote` })), [Code.FAILED_PRECONDITION, 'VOTE_CLOSED']);
});

test('what is declined takes no votes, until it is opened again', async () => {
  const idea = await propose(author, await space(ground)), [a] = voters;
  await officer.call('AdvanceIdea', { name: idea.name, state: 'STATE_DECLINED', reason: 'Trop cher.' });
  assert.deepEqual(reasonOf(await a.client.refusal('CastVote', { name: `${idea.name}/vote` })), [Code.FAILED_PRECONDITION, 'VOTE_CLOSED']);
  await officer.call('AdvanceIdea', { name: idea.name, state: 'STATE_OPEN' });
  await vote(a, idea);
});
