// Amendments: wording against wording, on a base that somebody else may have moved.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { CONTENT, bring, draft, ground, reasonOf } from './ground.mjs';

let there, author, officer, other;
before(async () => { there = await ground(); ({ author, officer } = there); other = await there.somebody('Noa Exemple'); });
after(closeClients);

const amend = (who, { name, revision }, more = {}) => who.call('CreateAmendment', { parent: name, amendment: { author: who.person, baseRevision: revision, part: 4, targetText: 1, proposedWording: 'soixante mille euros', reason: 'Un premier pas.', ...more } });

test('one that is accepted makes the next revision; those of the one before are stale', async () => {
  const { proposal } = await bring('ADMISSIBLE', there);
  const first = await amend(author, proposal), second = await amend(author, proposal, { proposedWording: 'quatre-vingt mille euros' });
  assert.equal(first.currentWording, CONTENT.targetTexts[0].proposedWording);
  const accepted = await officer.call('AcceptAmendment', { name: first.name, reason: 'Mesuré.' });
  assert.deepEqual([accepted.state, accepted.madeRevision], ['STATE_ACCEPTED', 2]);
  const now = await author.call('GetProposal', { name: proposal.name });
  assert.deepEqual([now.revision, now.targetTexts[0].proposedWording], [2, 'soixante mille euros']);
  const [, version] = await author.all('ListProposalVersions', 'versions', { parent: proposal.name });
  assert.equal(version.amendment, first.name);
  assert.equal((await author.call('GetAmendment', { name: second.name })).stale, true);
  const refusal = await officer.refusal('AcceptAmendment', { name: second.name });
  assert.deepEqual([refusal.code, reasonOf(refusal)], [Code.ABORTED, 'STALE_BASE']);
  const based = await author.call('UpdateAmendment', { amendment: { name: second.name, baseRevision: 2 }, updateMask: { paths: ['base_revision'] } });
  assert.deepEqual([based.stale, based.currentWording], [false, 'soixante mille euros']);
  assert.equal((await officer.call('AcceptAmendment', { name: second.name })).madeRevision, 3);
});

test('two that are accepted at once: one of them is', async () => {
  const { proposal } = await bring('ADMISSIBLE', there);
  const [one, two] = [await amend(author, proposal), await amend(author, proposal, { proposedWording: 'un million' })];
  const results = await Promise.allSettled([one, two].map(({ name }) => officer.call('AcceptAmendment', { name })));
  const refused = results.filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, 1);
  assert.equal(refused[0].reason.code, Code.ABORTED);
  assert.equal((await author.call('GetProposal', { name: proposal.name })).revision, 2);
});

test('while what is consulted on stands still, it may be amended later and not now', async () => {
  const { proposal } = await bring('CONSULTATION', there);
  const open = await amend(other, proposal);
  assert.equal(reasonOf(await officer.refusal('AcceptAmendment', { name: open.name })), 'FROZEN');
  assert.equal((await other.call('WithdrawAmendment', { name: open.name })).state, 'STATE_WITHDRAWN');
  assert.equal((await officer.refusal('RejectAmendment', { name: open.name, reason: 'Trop tard.' })).code, Code.FAILED_PRECONDITION);
});

test('it is of what its author reads, about what is there, and says something else', async () => {
  const proposal = await draft(author);
  assert.equal((await other.refusal('CreateAmendment', { parent: proposal.name, amendment: { author: other.person, baseRevision: 1, part: 2, proposedWording: 'x', reason: 'y' } })).code, Code.NOT_FOUND);
  const refuse = async (more, who = author) => (await who.refusal('CreateAmendment', { parent: proposal.name, amendment: { author: who.person, baseRevision: 1, part: 2, proposedWording: 'Autre', reason: 'y', ...more } })).code;
  assert.equal(await refuse({ part: 4, targetText: 2 }), Code.INVALID_ARGUMENT);
  assert.equal(await refuse({ proposedWording: CONTENT.problem }), Code.INVALID_ARGUMENT);
  assert.equal(await refuse({ baseRevision: 7 }), Code.ABORTED);
  assert.equal(await refuse({ author: other.person }), Code.PERMISSION_DENIED);
});

test('nobody but its author changes it, and only whose the proposal is decides', async () => {
  const { proposal } = await bring('CONSULTATION', there);
  const open = await amend(other, proposal);
  const stranger = await there.somebody('Passante');
  for (const method of ['WithdrawAmendment', 'AcceptAmendment']) assert.equal((await stranger.refusal(method, { name: open.name })).code, Code.PERMISSION_DENIED);
  assert.equal((await author.refusal('WithdrawAmendment', { name: open.name })).code, Code.PERMISSION_DENIED);
  assert.equal((await author.call('RejectAmendment', { name: open.name, reason: 'Non.' })).state, 'STATE_REJECTED');
});
