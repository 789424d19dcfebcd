// Moderation: let through, taken away with a reason, contested, put back; and a log that names nobody.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Ground, reasonOf } from './ground.mjs';
import { propose, space, vote, votesOf } from './talk.mjs';

let ground, author, moderator, second;

before(async () => {
  ground = await Ground.start();
  [author, moderator, second] = [await ground.someone('Une Autrice'), await ground.someone('Un Modérateur'), await ground.someone('Une Modératrice')];
});
after(closeClients);

const moderated = (more) => space(ground, { moderators: [moderator.person, second.person], ...more });
const decide = ({ client }, { name: item }, decision, reason = 'Hors sujet.') => client.call('ModerateItem', { item, decision, reason });

test('whoever moderates follows from the space', async () => {
  const open = await moderated(), idea = await propose(author, open);
  const { roles } = await moderator.client.of('feedback').call('GetCaller');
  assert.ok(roles.some(({ role, resource }) => role === 'ROLE_MODERATOR' && resource === open.name));
  assert.equal((await author.client.refusal('ModerateItem', { item: idea.name, decision: 'DECISION_HIDE', reason: 'x' })).code, Code.PERMISSION_DENIED);
});

test('moderated before, it waits; let through, it is seen; edited, it waits again', async () => {
  const waits = await moderated({ moderation: 'MODERATION_BEFORE' }), idea = await propose(author, waits);
  const sees = ({ client = ground.anonymous } = {}) => client.call('GetIdea', { name: idea.name }).then(() => true, () => false);
  assert.deepEqual([await sees(), await sees(author), await sees(moderator)], [false, true, true]);
  assert.deepEqual((await moderator.client.all('ListIdeas', 'ideas', { parent: waits.name, filter: 'visibility = PENDING' })).map(({ name }) => name), [idea.name]);
  await decide(moderator, idea, 'DECISION_PUBLISH', 'Bienvenue.');
  assert.ok(await sees());
  await author.client.call('UpdateIdea', { idea: { name: idea.name, text: 'Achetez mes montres.' }, updateMask: { paths: ['text'] } });
  assert.ok(!await sees());
});

test('taken away, it is nowhere and its votes do not count; put back, they do', async () => {
  const open = await moderated(), idea = await propose(author, open), reader = await ground.someone();
  await vote(reader, idea);
  const comment = await reader.client.call('CreateComment', { parent: idea.name, comment: { text: 'Bof.' } });
  const answer = await author.client.call('CreateComment', { parent: idea.name, comment: { text: 'Pourquoi ?', replyTo: comment.name } });
  await decide(moderator, comment, 'DECISION_HIDE');
  assert.deepEqual((await ground.anonymous.all('ListComments', 'comments', { parent: idea.name })).map(({ name }) => name), [answer.name], 'what answers it stays');
  const concealed = { parent: `${open.name}/ideas/-`, filter: 'visibility = HIDDEN' };
  assert.deepEqual((await moderator.client.all('ListComments', 'comments', concealed)).map(({ name }) => name), [comment.name], 'of all ideas of the space');
  assert.deepEqual(await author.client.all('ListComments', 'comments', concealed), [], 'one’s own alone');
  await decide(moderator, idea, 'DECISION_HIDE');
  assert.equal((await ground.anonymous.refusal('GetIdea', { name: idea.name })).code, Code.NOT_FOUND);
  assert.deepEqual(await ground.anonymous.all('ListIdeas', 'ideas', { parent: open.name }), []);
  assert.deepEqual((await reader.client.call('FindSimilarIdeas', { parent: open.name, text: idea.text })).similarIdeas, []);
  const said = async (client) => (await client.all('ListComments', 'comments', { parent: `${open.name}/ideas/-` })).map(({ name }) => name);
  assert.deepEqual([await said(ground.anonymous), await said(reader.client)], [[], []], 'what was said of it went with it');
  assert.deepEqual(new Set(await said(moderator.client)), new Set([comment.name, answer.name]));
  assert.equal((await ground.anonymous.refusal('GetComment', { name: answer.name })).code, Code.NOT_FOUND);
  assert.equal(await votesOf(author.client, idea), 0);
  assert.equal((await reader.client.refusal('CastVote', { name: `${idea.name}/vote` })).code, Code.NOT_FOUND);
  await decide(second, idea, 'DECISION_RESTORE', 'À tort.');
  assert.equal(await votesOf(ground.anonymous, idea), 1);
  assert.equal((await ground.anonymous.call('GetComment', { name: answer.name })).text, 'Pourquoi ?');
});

test('what was taken away is in no feed from before, but for whoever moderates it', async () => {
  const open = await moderated(), idea = await propose(author, open), parent = idea.name;
  const methods = [['WatchIdeas', { parent: open.name }], ['WatchComments', { parent }]];
  const from = await Promise.all(methods.map(async ([method, request]) => [method, { ...request, resumeToken: (await ground.admin.of('FeedbackService').firstOf(method, request)).resumeToken }]));
  const insult = await author.client.call('CreateComment', { parent, comment: { text: 'zqinjure' } });
  const shout = await propose(author, open, { title: 'zqcri', text: 'zqcri' });
  await decide(moderator, insult, 'DECISION_HIDE');
  await decide(moderator, shout, 'DECISION_HIDE');
  await author.client.call('CreateComment', { parent, comment: { text: 'zqreste' } });
  await propose(author, open, { title: 'zqreste', text: 'zqreste' });
  for (const [client, reads] of [[ground.anonymous, false], [moderator.client, true]]) {
    for (const [method, request] of from) {
      const watch = client.of('FeedbackService').watch(method, request), told = () => JSON.stringify(watch.messages);
      await eventually('what came last is told', () => told().includes('zqreste'));
      watch.cancel();
      assert.equal(/zqinjure|zqcri/.test(told()), reads, `${method}: ${told()}`);
      if (reads) continue;
      const gone = watch.messages.flatMap(({ changes }) => changes).filter(({ kind }) => /DELETED$/.test(kind)).map(({ idea: of, comment }) => (of ?? comment).name);
      assert.deepEqual([...new Set(gone)], [method === 'WatchIdeas' ? shout.name : insult.name], 'that it is gone is told');
    }
  }
});

test('what is said in a space is in the feed of nobody who does not read it, when it is taken away neither', async () => {
  const member = await ground.someone(), closed = await moderated({ readers: 'CIRCLE_PARTICIPANTS', proposers: 'CIRCLE_PARTICIPANTS', commenters: 'CIRCLE_PARTICIPANTS', participants: [member.person] });
  const everywhere = { parent: 'spaces/-/ideas/-' }, open = await moderated(), elsewhere = await propose(author, open);
  const { resumeToken } = await ground.anonymous.of('FeedbackService').firstOf('WatchComments', everywhere);
  const idea = await propose(member, closed), comment = await member.client.call('CreateComment', { parent: idea.name, comment: { text: 'Entre nous.' } });
  await decide(moderator, comment, 'DECISION_HIDE');
  const last = await author.client.call('CreateComment', { parent: elsewhere.name, comment: { text: 'Pour tous.' } });
  const watch = ground.anonymous.of('FeedbackService').watch('WatchComments', { ...everywhere, resumeToken });
  const told = () => watch.messages.flatMap(({ changes }) => changes).map(({ comment: { name } }) => name);
  await eventually('what came last is told', () => told().includes(last.name));
  watch.cancel();
  assert.deepEqual(told(), [last.name]);
});

test('nobody moderates what is their own', async () => {
  const open = await moderated(), idea = await propose(moderator, open);
  assert.deepEqual(reasonOf(await moderator.client.refusal('ModerateItem', { item: idea.name, decision: 'DECISION_HIDE', reason: 'x' })), [Code.FAILED_PRECONDITION, 'OWN_ITEM']);
  await decide(second, idea, 'DECISION_HIDE');
});

test('its author contests it once, and somebody else decides; the log tells all of it and names nobody', async () => {
  const open = await moderated(), idea = await propose(author, open);
  const { name } = await decide(moderator, idea, 'DECISION_HIDE');
  const appeal = { name, text: 'C’est le sujet.' };
  assert.equal((await second.client.refusal('AppealModeration', appeal)).code, Code.NOT_FOUND);
  assert.equal((await author.client.call('AppealModeration', appeal)).moderator, '');
  assert.deepEqual(reasonOf(await author.client.refusal('AppealModeration', appeal)), [Code.FAILED_PRECONDITION, 'NO_APPEAL']);
  assert.deepEqual(reasonOf(await moderator.client.refusal('DecideAppeal', { name, upheld: true, reason: 'x' })), [Code.FAILED_PRECONDITION, 'OWN_DECISION']);
  await second.client.call('DecideAppeal', { name, upheld: true, reason: 'C’est vrai.' });
  assert.equal((await ground.anonymous.call('GetIdea', { name: idea.name })).visibility, 'VISIBILITY_PUBLISHED');
  const [told] = await ground.anonymous.all('ListModerationActions', 'moderationActions', { parent: open.name });
  assert.deepEqual([told.item, told.decision, told.reason, told.appeal, told.appealReason], [idea.name, 'DECISION_HIDE', 'Hors sujet.', 'APPEAL_UPHELD', 'C’est vrai.']);
  assert.deepEqual([told.moderator, told.author, told.appealText], ['', '', '']);
  const letters = ground.sql(`SELECT template FROM mail_letters WHERE person = '${author.person}' AND fact LIKE '${name}/%' ORDER BY template`).flat();
  assert.deepEqual(letters, ['moderation.hidden', 'moderation.upheld']);
});
