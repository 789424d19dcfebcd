// Consultations: one vote a person, comments in threads, moderation that is told, a summary before anything follows.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { at, bring, ground, reasonOf, soon } from './ground.mjs';

let there, author, officer, anonymous;
const people = [];
before(async () => {
  there = await ground();
  ({ author, officer, anonymous } = there);
  for (let i = 0; i < 5; i += 1) people.push(await there.somebody(`Personne ${i}`));
});
after(closeClients);

const vote = (who, { name }, position = 1) => who.call('CastVote', { name, person: who.person, position });
const say = (who, { name }, text, replyTo = '') => who.call('CreateComment', { parent: name, comment: { person: who.person, text, replyTo } });

test('one vote a person, changed and taken back, counted as it stands', async () => {
  const { consultation } = await bring('CONSULTATION', there);
  for (const who of people) await vote(who, consultation);
  await vote(people[0], consultation, 2);
  await vote(people[0], consultation, 2);
  await people[1].call('RevokeVote', { name: consultation.name, person: people[1].person });
  const counts = await anonymous.call('GetConsultation', { name: consultation.name });
  assert.deepEqual([counts.supportCount, counts.contestCount, counts.abstainCount], [3, 1, 0]);
  assert.equal((await people[0].call('GetOwnVote', { name: consultation.name, person: people[0].person })).position, 'POSITION_CONTEST');
  assert.equal((await people[1].call('GetOwnVote', { name: consultation.name, person: people[1].person })).position, 'POSITION_UNSPECIFIED');
});

test('nobody votes for somebody else, nor reads how they did', async () => {
  const { consultation } = await bring('CONSULTATION', there);
  await vote(people[0], consultation);
  for (const client of [people[1], officer, anonymous]) {
    const { code } = await client.refusal('GetOwnVote', { name: consultation.name, person: people[0].person });
    assert.ok([Code.PERMISSION_DENIED, Code.UNAUTHENTICATED].includes(code));
  }
  assert.equal((await people[1].refusal('CastVote', { name: consultation.name, person: people[0].person, position: 2 })).code, Code.PERMISSION_DENIED);
});

test('votes race with the end, and none is counted after it', async () => {
  const { consultation } = await bring('CONSULTATION', there);
  const cast = people.map((who) => vote(who, consultation).then(() => true, () => false));
  const close = officer.call('CloseConsultation', { name: consultation.name, reason: 'Fin.' });
  const counted = (await Promise.all(cast)).filter(Boolean).length;
  await close;
  const { supportCount, state } = await anonymous.call('GetConsultation', { name: consultation.name });
  assert.deepEqual([supportCount, state], [counted, 'STATE_ENDED']);
  assert.equal(reasonOf(await people[0].refusal('CastVote', { name: consultation.name, person: people[0].person, position: 2 })), 'NOT_OPEN');
  assert.equal(reasonOf(await people[0].refusal('RevokeVote', { name: consultation.name, person: people[0].person })), 'NOT_OPEN');
});

test('a consultation that has not begun takes nothing, and may still be changed', async () => {
  const { proposal } = await bring('ADMISSIBLE', there);
  const planned = await officer.call('CreateConsultation', { consultation: { proposal: proposal.name, title: 'Plus tard', startTime: soon(3600), endTime: soon(7200), audience: 1, moderation: 1 } });
  assert.equal(planned.state, 'STATE_PLANNED');
  assert.equal(reasonOf(await people[0].refusal('CastVote', { name: planned.name, person: people[0].person, position: 1 })), 'NOT_OPEN');
  await officer.call('UpdateConsultation', { consultation: { name: planned.name, startTime: at(Date.now() - 1000) }, updateMask: { paths: ['start_time'] } });
  await vote(people[0], planned);
  assert.equal((await officer.refusal('UpdateConsultation', { consultation: { name: planned.name, question: 'Autre ?' }, updateMask: { paths: ['question'] } })).code, Code.FAILED_PRECONDITION);
  const later = soon(10_000);
  assert.equal((await officer.call('UpdateConsultation', { consultation: { name: planned.name, endTime: later }, updateMask: { paths: ['end_time'] } })).endTime.seconds, String(later.seconds));
});

test('comments answer one another; a hidden one keeps its answers, and its author reads why', async () => {
  const { consultation } = await bring('CONSULTATION', there);
  const first = await say(people[0], consultation, 'Et les petites communes ?');
  const answer = await say(people[1], consultation, 'Elles aussi.', first.name);
  assert.equal(answer.replyTo, first.name);
  await officer.call('HideComment', { name: first.name, reason: 'Hors sujet.' });
  const listed = await anonymous.all('ListComments', 'comments', { parent: consultation.name });
  assert.deepEqual(listed.map(({ name }) => name), [answer.name]);
  assert.equal((await anonymous.refusal('GetComment', { name: first.name })).code, Code.NOT_FOUND);
  assert.equal((await people[0].call('GetComment', { name: first.name })).hideReason, 'Hors sujet.');
  await people[0].call('AppealComment', { name: first.name, appeal: 'C’est le sujet.' });
  assert.equal((await people[0].refusal('AppealComment', { name: first.name, appeal: 'Encore.' })).code, Code.FAILED_PRECONDITION);
  await officer.call('PublishComment', { name: first.name, reason: 'En effet.' });
  assert.equal((await anonymous.call('GetConsultation', { name: consultation.name })).commentCount, 2);
  const records = await anonymous.all('ListModerationRecords', 'moderationRecords', { parent: consultation.name });
  assert.deepEqual(records.map(({ to, reason }) => [to, reason]), [['STATE_HIDDEN', 'Hors sujet.'], ['STATE_PUBLISHED', 'En effet.']]);
  assert.doesNotMatch(JSON.stringify(records), /persons\//);
  assert.equal((await people[1].call('RemoveComment', { name: answer.name })).text, '');
});

test('nobody moderates what they said', async () => {
  const { consultation } = await bring('CONSULTATION', there);
  const both = await there.somebody('Agente Exemple', ['policy_officer']);
  const own = await say(both, consultation, 'Mon avis.');
  assert.equal((await both.refusal('HideComment', { name: own.name, reason: 'Non.' })).code, Code.PERMISSION_DENIED);
});

test('those who are invited read it and take part, and nobody else', async () => {
  const { proposal } = await bring('ADMISSIBLE', there);
  const invited = await officer.call('CreateConsultation', { consultation: { proposal: proposal.name, title: 'Entre nous', startTime: at(Date.now() - 1000), endTime: soon(600), audience: 2, participants: [people[0].person], moderation: 2 } });
  const comment = await say(people[0], invited, 'Bien.');
  assert.equal(comment.state, 'STATE_PENDING');
  assert.equal((await people[1].refusal('GetConsultation', { name: invited.name })).code, Code.NOT_FOUND);
  assert.equal((await people[1].refusal('CastVote', { name: invited.name, person: people[1].person, position: 1 })).code, Code.NOT_FOUND);
  assert.deepEqual((await people[0].call('GetConsultation', { name: invited.name })).participants, [], 'who is invited is for officers');
  assert.equal((await officer.call('GetConsultation', { name: invited.name })).participants.length, 1);
});

test('nothing follows before it has ended and is summed up', async () => {
  const { proposal: { name }, consultation } = await bring('CONSULTATION', there);
  assert.equal((await officer.refusal('PublishConsultationSummary', { name: consultation.name, summary: 'Trop tôt.' })).code, Code.FAILED_PRECONDITION);
  assert.equal((await officer.refusal('ReferProposal', { name })).PreconditionFailure.violations.length, 2);
  await officer.call('CloseConsultation', { name: consultation.name, reason: 'Fin.' });
  assert.equal((await officer.refusal('ReferProposal', { name })).PreconditionFailure.violations.length, 1);
  await officer.call('PublishConsultationSummary', { name: consultation.name, summary: 'Dite.' });
  assert.equal((await officer.refusal('PublishConsultationSummary', { name: consultation.name, summary: 'Redite.' })).code, Code.FAILED_PRECONDITION);
  assert.equal((await officer.call('ReferProposal', { name })).state, 'STATE_COMMITTEE');
  assert.equal((await author.call('GetProposal', { name })).stateCause, consultation.name);
});
