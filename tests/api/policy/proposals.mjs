// Proposals: who reads them, their revisions, and their way: what is allowed, and what is refused with what is.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { CONTENT, bring, cite, draft, ground, reasonOf } from './ground.mjs';

let there, author, officer, anonymous;
before(async () => { there = await ground(); ({ author, officer, anonymous } = there); });
after(closeClients);

const stepsOf = (name) => officer.all('ListProposalSteps', 'steps', { parent: name });

test('a reference is a year and a number, each once', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => draft(author)));
  const names = made.map(({ name }) => name);
  assert.equal(new Set(names).size, 6);
  for (const name of names) assert.match(name, /^proposals\/20\d\d-[1-9]\d*$/);
});

test('until it is consulted on, it is for its authors and policy officers; then for everybody', async () => {
  const stranger = await there.somebody('Lou Exemple');
  const { proposal: { name } } = await bring('ADMISSIBLE', there);
  for (const client of [stranger, anonymous]) {
    assert.equal((await client.refusal('GetProposal', { name })).code, Code.NOT_FOUND);
    assert.equal((await client.refusal('ListProposalSteps', { parent: name })).code, Code.NOT_FOUND);
    assert.ok(!(await client.all('ListProposals', 'proposals')).some((one) => one.name === name));
  }
  for (const client of [author, officer]) assert.ok((await client.all('ListProposals', 'proposals')).some((one) => one.name === name));
  await officer.call('CreateConsultation', { consultation: { proposal: name, title: 'Avis', startTime: { seconds: Math.floor(Date.now() / 1000) - 5 }, endTime: { seconds: Math.floor(Date.now() / 1000) + 600 }, audience: 1, moderation: 1 } });
  const read = await anonymous.call('GetProposal', { name });
  assert.deepEqual([read.state, read.open, read.turn], ['STATE_CONSULTATION', true, 'TURN_PARTICIPANTS']);
  const steps = (await anonymous.call('ListProposalSteps', { parent: name })).steps;
  assert.deepEqual(steps.map(({ to }) => to), ['STATE_DRAFT', 'STATE_SUBMITTED', 'STATE_ADMISSIBLE', 'STATE_CONSULTATION']);
  assert.ok(steps.every(({ actor }) => actor === ''), 'who did what is not for everybody');
});

test('a draft is submitted once it has all that it takes', async () => {
  const { name } = await draft(author, { problem: '', natures: [], targetTexts: [] });
  const refusal = await author.refusal('SubmitProposal', { name });
  assert.equal(refusal.code, Code.FAILED_PRECONDITION);
  assert.equal(refusal.PreconditionFailure.violations.length, 4, 'a problem, a nature, a text, a piece of evidence');
  await author.call('UpdateProposal', { proposal: { name, ...CONTENT }, updateMask: { paths: ['problem', 'natures', 'target_texts'] } });
  await cite(author, { name });
  assert.equal((await author.call('SubmitProposal', { name })).state, 'STATE_SUBMITTED');
});

test('what it says makes a revision each time that it changes, and revisions stay', async () => {
  const { name, revision } = await draft(author);
  assert.equal(revision, 1);
  const second = await author.call('UpdateProposal', { proposal: { name, problem: 'Neuf mois.' }, updateMask: { paths: ['problem'] } });
  assert.equal(second.revision, 2);
  assert.equal((await author.call('UpdateProposal', { proposal: { name, problem: 'Neuf mois.' }, updateMask: { paths: ['problem'] } })).revision, 2, 'nothing changed');
  const versions = await author.all('ListProposalVersions', 'versions', { parent: name });
  assert.deepEqual(versions.map(({ problem }) => problem), [CONTENT.problem, 'Neuf mois.']);
});

test('nobody judges what is theirs', async () => {
  const both = await there.somebody('Sacha Exemple', ['policy_officer']);
  const { name } = await draft(both);
  await cite(both, { name });
  await both.call('SubmitProposal', { name });
  assert.equal((await both.refusal('AdmitProposal', { name, reason: 'Évidemment.' })).code, Code.FAILED_PRECONDITION);
  assert.equal((await officer.call('AdmitProposal', { name, reason: 'Bien.' })).state, 'STATE_ADMISSIBLE');
});

test('what was returned is submitted again with a new revision', async () => {
  const { proposal: { name } } = await bring('SUBMITTED', there);
  await officer.call('ReturnProposal', { name, reason: 'Chiffrez.' });
  assert.equal((await author.refusal('SubmitProposal', { name })).code, Code.FAILED_PRECONDITION);
  await author.call('UpdateProposal', { proposal: { name, problem: 'Six mois, mesurés sur 40 achats.' }, updateMask: { paths: ['problem'] } });
  const again = await author.call('SubmitProposal', { name });
  assert.deepEqual([again.state, again.submittedRevision], ['STATE_SUBMITTED', 2]);
});

test('what is merged keeps both references, both evidences, both authors', async () => {
  const other = await there.somebody('Alix Exemple');
  const { proposal: into } = await bring('SUBMITTED', there);
  const from = await draft(other, { title: 'La même chose' });
  await cite(other, from, { title: 'Un autre rapport' });
  await other.call('SubmitProposal', { name: from.name });
  const merged = await officer.call('MergeProposal', { name: from.name, into: into.name, reason: 'Même problème.' });
  assert.deepEqual([merged.state, merged.mergedInto], ['STATE_MERGED', into.name]);
  const now = await officer.call('GetProposal', { name: into.name });
  assert.deepEqual([now.mergedFrom, now.authors], [[from.name], [author.person, other.person]]);
  const evidence = await officer.all('ListEvidence', 'evidence', { parent: into.name });
  assert.deepEqual(evidence.map(({ title }) => title), ['Un rapport', 'Un autre rapport']);
  assert.equal(evidence[1].original, `${from.name}/evidence/1`);
  assert.equal((await officer.refusal('MergeProposal', { name: into.name, into: into.name, reason: 'Moi.' })).code, Code.FAILED_PRECONDITION);
});

test('anything else is refused, with what is allowed', async () => {
  const { proposal: { name } } = await bring('SUBMITTED', there);
  const refusal = await officer.refusal('ReferProposal', { name });
  assert.equal(reasonOf(refusal), 'ILLEGAL_TRANSITION');
  assert.match(refusal.PreconditionFailure.violations[0].description, /ADMIT/);
});

test('what stands still is not edited, and nobody loses to somebody faster', async () => {
  const { proposal } = await bring('CONSULTATION', there);
  const refusal = await author.refusal('UpdateProposal', { proposal: { name: proposal.name, problem: 'Autre chose.' }, updateMask: { paths: ['problem'] } });
  assert.equal(reasonOf(refusal), 'FROZEN');
  const draftOf = await draft(author);
  await author.call('UpdateProposal', { proposal: { name: draftOf.name, title: 'Un titre', etag: draftOf.etag } });
  assert.equal((await author.refusal('UpdateProposal', { proposal: { name: draftOf.name, title: 'Un autre', etag: draftOf.etag } })).code, Code.ABORTED);
});

test('two officers who decide at once: one of them does', async () => {
  const { proposal: { name } } = await bring('SUBMITTED', there);
  const second = there.policy('policy_officer');
  const results = await Promise.allSettled([officer.call('AdmitProposal', { name, reason: 'Oui.' }), second.call('ReturnProposal', { name, reason: 'Non.' })]);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.equal((await officer.all('ListProposalSteps', 'steps', { parent: name })).length, 3);
});

test('its whole way, to a text in force and what came of it', async () => {
  const way = await bring('FOLLOWED_UP', there);
  const { name } = way.proposal;
  const findings = await cite(officer, way.proposal, { title: 'Bilan', said: 'Trois semaines.' });
  const done = await officer.call('EvaluateProposal', { name, evidence: findings.name, reason: 'Les délais ont baissé.' });
  assert.equal(done.state, 'STATE_EVALUATED');
  assert.deepEqual((await stepsOf(name)).map(({ to }) => to.slice(6)), ['DRAFT', 'SUBMITTED', 'ADMISSIBLE', 'CONSULTATION', 'COMMITTEE', 'TRANSMITTED', 'PARTLY', 'DRAFTING', 'ADOPTED', 'FOLLOWED_UP', 'EVALUATED']);
  const text = await anonymous.call('GetText', { name: way.text.name });
  assert.deepEqual([text.inForce, text.proposals], [true, [name]]);
  const { rows } = await anonymous.call('QueryTrace', { topic: 'constraintTopics/marches', text: way.text.name });
  assert.deepEqual(rows.map((row) => [row.proposal, row.answer, row.textReference]), [[name, 'VERDICT_PARTLY', 'JORF n° 0001']]);
});

test('who said something hears what became of it', async () => {
  const voter = await there.somebody('Ange Exemple');
  const way = await bring('CONSULTATION', there);
  await voter.call('CastVote', { name: way.consultation.name, person: voter.person, position: 1 });
  const { receipts: [receipt] } = await voter.call('ListReceipts', { person: voter.person });
  assert.deepEqual([receipt.proposal, receipt.contributions, receipt.state], [way.proposal.name, ['CONTRIBUTION_VOTE'], 'STATE_CONSULTATION']);
  assert.equal(receipt.steps.length, 4);
  assert.equal((await voter.refusal('ListReceipts', { person: author.person })).code, Code.PERMISSION_DENIED);
});
