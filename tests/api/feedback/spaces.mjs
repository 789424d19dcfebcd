// Spaces: who reads, proposes and comments; versions, near-duplicates, and what becomes of ideas.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { Ground, fieldsOf, reasonOf } from './ground.mjs';
import { propose, space } from './talk.mjs';

let ground, officer, author, reader;

before(async () => {
  ground = await Ground.start();
  officer = ground.as('policy_officer');
  author = await ground.someone('Une Autrice');
  reader = await ground.someone('Un Lecteur');
});
after(closeClients);

test('what somebody may not read is there for them nowhere', async () => {
  const closed = await space(ground, { kind: 'KIND_EXPERTS', readers: 'CIRCLE_PARTICIPANTS', proposers: 'CIRCLE_PARTICIPANTS', participants: [author.person] });
  const idea = await propose(author, closed);
  for (const client of [reader.client, ground.anonymous]) {
    assert.equal((await client.refusal('GetSpace', { name: closed.name })).code, Code.NOT_FOUND);
    assert.equal((await client.refusal('GetIdea', { name: idea.name })).code, Code.NOT_FOUND);
    assert.equal((await client.refusal('ListIdeas', { parent: closed.name })).code, Code.NOT_FOUND);
    assert.ok(!(await client.all('ListIdeas', 'ideas', { parent: 'spaces/-' })).some(({ name }) => name === idea.name));
    assert.ok(!(await client.all('ListSpaces', 'spaces')).some(({ name }) => name === closed.name));
  }
  assert.equal((await reader.client.refusal('CreateIdea', { parent: closed.name, idea: { title: 'x', text: 'y' } })).code, Code.NOT_FOUND);
  assert.deepEqual((await author.client.call('GetSpace', { name: closed.name })).participants, [], 'who takes part is the moderators’ to know');
});

test('agents are those who hold a role, and those who take part by name', async () => {
  const agents = await space(ground, { proposers: 'CIRCLE_AGENTS', participants: [author.person] });
  await propose(author, agents);
  assert.equal((await reader.client.refusal('CreateIdea', { parent: agents.name, idea: { title: 'x', text: 'y' } })).code, Code.PERMISSION_DENIED);
  assert.equal((await ground.anonymous.refusal('CreateIdea', { parent: agents.name, idea: { title: 'x', text: 'y' } })).code, Code.UNAUTHENTICATED);
  await ground.coach.call('CreateIdea', { parent: agents.name, idea: { title: 'Du coach', text: 'Oui.' } });
});

test('another text is another version, and who wrote it is told to few', async () => {
  const open = await space(ground);
  const idea = await propose(author, open, { signature: 'Camille' });
  const edited = await author.client.call('UpdateIdea', { idea: { name: idea.name, text: 'Ouvrir aussi les salles.', etag: idea.etag }, updateMask: { paths: ['text'] } });
  assert.deepEqual([idea.textVersion, edited.textVersion], [1, 2]);
  const { versions } = await ground.anonymous.call('ListIdeaVersions', { name: idea.name });
  assert.deepEqual(versions.map(({ number, text }) => [number, text]), [[1, 'Ouvrir les bureaux vides aux équipes.'], [2, 'Ouvrir aussi les salles.']]);
  const told = await ground.anonymous.call('GetIdea', { name: idea.name });
  assert.deepEqual([told.author, told.signature], ['', 'Camille']);
  assert.equal((await author.client.call('GetIdea', { name: idea.name })).author, author.person);
  assert.equal((await reader.client.refusal('UpdateIdea', { idea: { name: idea.name, title: 'x' } })).code, Code.PERMISSION_DENIED);
});

test('near-duplicates are shown while one types, of what one sees', async () => {
  const open = await space(ground), other = await space(ground, { readers: 'CIRCLE_PARTICIPANTS', proposers: 'CIRCLE_PARTICIPANTS', participants: [author.person] });
  const idea = await propose(author, open);
  await propose(author, open, { title: 'Des vélos', text: 'Prêter des vélos aux agents qui en veulent.' });
  await propose(author, other);
  const { similarIdeas } = await reader.client.call('FindSimilarIdeas', { parent: open.name, text: 'ouvrir les bureaux vides' });
  assert.deepEqual(similarIdeas.map((similar) => similar.idea.name), [idea.name]);
  assert.equal((await reader.client.refusal('FindSimilarIdeas', { parent: other.name, text: 'ouvrir les bureaux vides' })).code, Code.NOT_FOUND);
});

test('comments answer one another, below one idea', async () => {
  const open = await space(ground), idea = await propose(author, open), elsewhere = await propose(author, open);
  const first = await reader.client.call('CreateComment', { parent: idea.name, comment: { text: 'Et la nuit ?' } });
  const answer = await author.client.call('CreateComment', { parent: idea.name, comment: { text: 'Non.', replyTo: first.name } });
  assert.deepEqual((await ground.anonymous.all('ListComments', 'comments', { parent: idea.name })).map(({ name, replyTo }) => [name, replyTo]), [[first.name, ''], [answer.name, first.name]]);
  assert.deepEqual(fieldsOf(await reader.client.refusal('CreateComment', { parent: elsewhere.name, comment: { text: 'x', replyTo: first.name } })), ['comment.reply_to']);
  assert.equal((await reader.client.refusal('UpdateComment', { comment: { name: answer.name, text: 'x' } })).code, Code.PERMISSION_DENIED);
});

test('an idea becomes a measure, whose state everybody follows, and its author is told each step', async () => {
  const open = await space(ground), idea = await propose(author, open);
  const { name } = await officer.call('CreateMeasure', { measureId: `m-${Date.now()}`, measure: { title: 'Bureaux ouverts', audiences: ['AGENTS'], ideas: [idea.name] } });
  assert.deepEqual(reasonOf(await officer.refusal('AdvanceIdea', { name: idea.name, state: 'STATE_DONE' })), [Code.FAILED_PRECONDITION, 'ILLEGAL_TRANSITION']);
  assert.deepEqual(fieldsOf(await officer.refusal('AdvanceIdea', { name: idea.name, state: 'STATE_DECLINED' })), ['reason']);
  assert.equal((await officer.call('AdvanceIdea', { name: idea.name, state: 'STATE_BECOMES_MEASURE', measure: name })).measure, name);
  await officer.call('AdvanceMeasure', { name, state: 'STATE_IN_PROGRESS' });
  const delivered = await officer.call('AdvanceMeasure', { name, state: 'STATE_DELIVERED', note: 'Ouverts.' });
  assert.deepEqual(delivered.moves.map(({ state }) => state), ['STATE_ANNOUNCED', 'STATE_IN_PROGRESS', 'STATE_DELIVERED']);
  assert.equal((await ground.anonymous.call('GetMeasure', { name })).state, 'STATE_DELIVERED');
  const outcomes = (await author.client.all('ListReceipts', 'receipts', { person: author.person })).filter(({ contribution }) => contribution === idea.name).map(({ outcome }) => outcome);
  assert.deepEqual(new Set(outcomes), new Set(['OUTCOME_RECEIVED', 'OUTCOME_BECAME_MEASURE', 'OUTCOME_DELIVERED']));
  assert.deepEqual(reasonOf(await officer.refusal('AdvanceMeasure', { name, state: 'STATE_ABANDONED', note: 'x' })), [Code.FAILED_PRECONDITION, 'ILLEGAL_TRANSITION']);
});
