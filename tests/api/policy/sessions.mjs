// Sessions: the quorum as it is computed, who is not counted, what is void, and what a decision does.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { attend, bring, convene, decide, ground, reasonOf, seats, sit, soon, transmit, votes } from './ground.mjs';

let there, officer, anonymous;
before(async () => { there = await ground(); ({ officer, anonymous } = there); });
after(closeClients);

const quorumOf = ({ quorums: [{ members, needed, counted, quorum }] }) => [members, needed, counted, quorum];
const before5 = async () => (await bring('COMMITTEE', there)).proposal.name;

test('nine members: four there and one mandate are a quorum', async () => {
  const name = await before5();
  const session = await sit(officer, [name], 4);
  assert.deepEqual(quorumOf(session), [9, 5, 4, false]);
  assert.equal(reasonOf(await officer.refusal('CreateDecision', { parent: session.name, decision: { proposal: name, verdict: 1, reasons: 'Oui.', votes: votes(['m1', 'm2', 'm3', 'm4']) } })), 'NO_QUORUM');
  const mandated = await attend(officer, session, 4, [['m5', 'm1']]);
  assert.deepEqual(quorumOf(mandated), [9, 5, 5, true]);
  const decision = await decide(officer, session, name);
  assert.deepEqual([decision.members, decision.needed, decision.counted, decision.forCount], [9, 5, 5, 5]);
  assert.equal((await officer.call('GetProposal', { name })).state, 'STATE_COMMITTEE', 'it waits to be transmitted');
});

test('one who is there is recused: they do not count, and stay among the nine; out of both, if the charter says so', async () => {
  for (const [recusedLeaveCount, expected] of [[false, [9, 5, 4, false]], [true, [8, 4, 4, true]]]) {
    const name = await before5();
    const session = await sit(officer, [name], 5, { recusedLeaveCount });
    const recused = await officer.call('DeclareRecusal', { name: session.name, recusal: { member: 'm5', proposal: name, reason: 'Elle y travaille.' } });
    assert.deepEqual(quorumOf(recused), expected);
  }
});

test('a second convening waives the quorum, if it says so', async () => {
  const name = await before5();
  const first = await sit(officer, [name], 2);
  assert.equal(quorumOf(first)[3], false);
  await officer.call('CloseSession', { name: first.name });
  const second = await sit(officer, [name], 2, { secondConvening: true, conveningOf: first.name });
  assert.equal(quorumOf(second)[3], true);
  const decision = await decide(officer, second, name, { votes: votes(['m1', 'm2']) });
  assert.equal(decision.quorumWaived, true);
});

test('a tie is broken by the chair, and what is not carried is not recorded', async () => {
  const name = await before5();
  const session = await sit(officer, [name], 6);
  const split = [...votes(['m2', 'm3', 'm4'], 1), ...votes(['m5', 'm6'], 2)];
  assert.equal(reasonOf(await officer.refusal('CreateDecision', { parent: session.name, decision: { proposal: name, verdict: 1, reasons: 'x', votes: [...split, ...votes(['m1'], 2)] } })), 'NOT_CARRIED');
  const decision = await decide(officer, session, name, { votes: [...split.slice(0, 2), ...split.slice(3), ...votes(['m4'], 2), ...votes(['m1'], 1)] });
  assert.deepEqual([decision.forCount, decision.againstCount, decision.chairBrokeTie], [3, 3, true]);
});

test('a decision that returns or rejects does so at once, with its reasons', async () => {
  for (const [verdict, state] of [[2, 'STATE_RETURNED'], [3, 'STATE_REJECTED']]) {
    const name = await before5();
    const decision = await decide(officer, await sit(officer, [name]), name, { verdict, reasons: 'À revoir.' });
    const now = await anonymous.call('GetProposal', { name });
    assert.deepEqual([now.state, now.stateReason, now.stateCause], [state, 'À revoir.', decision.name]);
  }
});

test('what a committee returned comes before it again, with another revision, and is decided anew', async () => {
  const name = await before5(), { author } = there;
  await decide(officer, await sit(officer, [name]), name, { verdict: 2, reasons: 'Chiffrez.' });
  await author.call('UpdateProposal', { proposal: { name, problem: 'Six mois, sur 40 achats.' }, updateMask: { paths: ['problem'] } });
  await author.call('SubmitProposal', { name });
  await officer.call('AdmitProposal', { name, reason: 'Bien.' });
  const consultation = await officer.call('CreateConsultation', { consultation: { proposal: name, title: 'Encore', startTime: soon(-5), endTime: soon(600), audience: 1, moderation: 1 } });
  await officer.call('CloseConsultation', { name: consultation.name, reason: 'Fin.' });
  await officer.call('PublishConsultationSummary', { name: consultation.name, summary: 'Dite.' });
  await officer.call('ReferProposal', { name });
  const decision = await decide(officer, await sit(officer, [name]), name);
  assert.equal(decision.revision, 2);
});

test('a conflicted vote voids the decision until it is taken again', async () => {
  const name = await before5();
  const session = await sit(officer, [name], 6);
  const decision = await decide(officer, session, name);
  await officer.call('DeclareRecusal', { name: session.name, recusal: { member: 'm2', proposal: name, reason: 'Son frère fournit le logiciel.' } });
  const voided = await anonymous.call('GetDecision', { name: decision.name });
  assert.ok(voided.voidTime);
  assert.equal((await officer.refusal('CreateTransmission', { transmission: { proposal: name, authority: 'organisations/direction-des-berges', receiveDate: { year: 2026, month: 11, day: 1 }, term: 2, unit: 1 } })).code, Code.FAILED_PRECONDITION);
  assert.equal((await officer.refusal('CreateDecision', { parent: session.name, decision: { proposal: name, verdict: 1, reasons: 'Oui.', votes: votes(['m1', 'm2', 'm3', 'm4', 'm5']) } })).code, Code.FAILED_PRECONDITION, 'who is recused does not vote');
  await decide(officer, session, name, { votes: votes(['m1', 'm3', 'm4', 'm5', 'm6']) });
  assert.equal((await transmit(officer, name)).standing, 'STANDING_RUNNING');
});

test('what was sent by a void decision comes back; once it is answered, it stands', async () => {
  const way = await bring('TRANSMITTED', there);
  await officer.call('VoidDecision', { name: way.decision.name, member: 'm1', reason: 'Un intérêt.' });
  assert.equal((await officer.call('GetProposal', { name: way.proposal.name })).state, 'STATE_COMMITTEE');
  assert.ok((await officer.call('GetTransmission', { name: way.transmission.name })).recallTime);
  const answered = await bring('PARTLY', there);
  assert.equal(reasonOf(await officer.refusal('VoidDecision', { name: answered.decision.name, member: 'm1', reason: 'Trop tard.' })), 'ANSWERED');
});

test('without a charter, five days lie between the convening and the meeting', async () => {
  const name = await before5();
  const plain = { title: 'Comité', members: seats(), agenda: [{ proposal: name }] };
  assert.equal((await officer.refusal('CreateSession', { session: { ...plain, startTime: soon(86_400) } })).code, Code.INVALID_ARGUMENT);
  const convened = await officer.call('CreateSession', { session: { ...plain, startTime: soon(10 * 86_400) } });
  assert.equal((await officer.refusal('OpenSession', { name: convened.name })).code, Code.FAILED_PRECONDITION, 'not before its day');
});

test('who sits, who is there and who voted how is for officers and members', async () => {
  const name = await before5();
  const member = await there.somebody('Membre Exemple');
  const session = await sit(officer, [name], 5, { members: seats().map((seat, at) => (at === 1 ? { ...seat, person: member.person } : seat)) });
  const decision = await decide(officer, session, name);
  const read = await anonymous.call('GetSession', { name: session.name });
  assert.deepEqual([read.presences, read.members.map(({ title }) => title).join('')], [[], '']);
  assert.deepEqual(quorumOf(read), [9, 5, 5, true], 'what was computed is for everybody');
  assert.deepEqual((await anonymous.call('GetDecision', { name: decision.name })).votes, []);
  assert.equal((await member.call('GetDecision', { name: decision.name })).votes.length, 5);
});

test('what is not on the agenda, not before a committee or decided is not decided', async () => {
  const name = await before5(), other = await before5();
  const session = await sit(officer, [name]);
  const refuse = (proposal) => officer.refusal('CreateDecision', { parent: session.name, decision: { proposal, verdict: 1, reasons: 'x', votes: votes(['m1', 'm2', 'm3', 'm4', 'm5']) } });
  assert.equal((await refuse(other)).code, Code.FAILED_PRECONDITION);
  await decide(officer, session, name);
  assert.equal((await refuse(name)).code, Code.FAILED_PRECONDITION);
  await officer.call('CloseSession', { name: session.name });
  const convened = await convene(officer, [other]);
  assert.equal((await officer.refusal('CreateDecision', { parent: convened.name, decision: { proposal: other, verdict: 1, reasons: 'x', votes: votes(['m1']) } })).code, Code.FAILED_PRECONDITION, 'it is not open');
});
