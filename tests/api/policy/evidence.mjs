// Evidence: read once with the citer's own token, kept as it was, told to those who may read it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { bring, cite, draft, ground } from './ground.mjs';

let there, author, officer, anonymous, administrator;
before(async () => { there = await ground(); ({ author, officer, anonymous, administrator } = there); });
after(closeClients);

const project = (more = {}) => ({ kind: 4, title: 'Semis', source: 'projects/semis', uri: '', said: '', ...more });

test('a project is quoted as it stood, and stays so', async () => {
  const proposal = await draft(author);
  const cited = await cite(author, proposal, project());
  assert.equal(cited.sha256, createHash('sha256').update(cited.quotation).digest('hex'));
  const said = JSON.parse(cited.quotation);
  assert.deepEqual([said.name, said.title], ['projects/semis', 'Semis']);
  assert.deepEqual(Object.keys(said), [...Object.keys(said)].sort(), 'in its canonical form');
  assert.deepEqual([cited.open, cited.citedBy], [true, author.person]);
  assert.equal((await author.call('CheckEvidence', { name: cited.name })).verdict, 'VERDICT_UNCHANGED');
  await administrator.call('UpdateProject', { project: { name: 'projects/semis', title: 'Semis et boutures' } });
  const check = await author.call('CheckEvidence', { name: cited.name });
  assert.equal(check.verdict, 'VERDICT_CHANGED');
  assert.equal(JSON.parse(check.quotation).title, 'Semis et boutures');
  assert.deepEqual((await author.call('GetEvidence', { name: cited.name })).quotation, cited.quotation);
  await administrator.call('DeleteProject', { name: 'projects/semis' });
  assert.equal((await author.call('CheckEvidence', { name: cited.name })).verdict, 'VERDICT_GONE');
  await administrator.call('UndeleteProject', { name: 'projects/semis' });
});

test('what may not be public is withheld from those who may not read it, and counted', async () => {
  const coach = await there.somebody('Dominique Exemple', ['coach@incubators/la-serre']);
  await administrator.call('UpdateProject', { project: { name: 'projects/semis', budget: { allocated: { currencyCode: 'EUR', units: 90_000 } } } });
  const way = await bring('ADMISSIBLE', { author: coach, officer });
  const cited = await cite(coach, way.proposal, project());
  assert.equal(cited.open, false, 'it has a budget, which is not open data');
  await officer.call('CreateConsultation', { consultation: { proposal: way.proposal.name, title: 'Avis', startTime: { seconds: 1_790_000_000 }, endTime: { seconds: Math.floor(Date.now() / 1000) + 600 }, audience: 1, moderation: 1 } });
  const read = await anonymous.call('GetEvidence', { name: cited.name });
  assert.deepEqual([read.withheld, read.quotation, read.sha256, read.source, read.title], [true, '', '', '', '']);
  assert.equal((await coach.call('GetEvidence', { name: cited.name })).quotation, cited.quotation);
  const { rows: [row] } = await anonymous.call('QueryTrace', { proposal: way.proposal.name });
  assert.equal(row.withheldEvidenceCount, 1);
  assert.deepEqual((await anonymous.call('QueryTrace', { source: 'projects/semis' })).rows.filter(({ proposal }) => proposal === way.proposal.name), [], 'not found by it either');
});

test('what there is not for the caller is not cited, nor what is of another kind', async () => {
  const proposal = await draft(author);
  const refuse = async (evidence) => (await author.refusal('CreateEvidence', { parent: proposal.name, evidence: { title: 'X', ...evidence } })).code;
  assert.equal(await refuse({ kind: 4, source: 'projects/nulle-part' }), Code.NOT_FOUND);
  assert.equal(await refuse({ kind: 4, source: 'organisations/x' }), Code.INVALID_ARGUMENT);
  assert.equal(await refuse({ kind: 8, source: 'projects/semis' }), Code.INVALID_ARGUMENT);
  assert.equal(await refuse({ kind: 4 }), Code.INVALID_ARGUMENT);
});

test('evidence has no way to change', async () => {
  const cited = await cite(author, await draft(author));
  assert.equal(cited.name.endsWith('/evidence/1'), true);
  for (const method of ['UpdateEvidence', 'DeleteEvidence']) assert.throws(() => author.stubOf(method), /no service has/);
});

test('erasing an author keeps the proposal and its evidence, and takes the person away', async () => {
  const gone = await there.somebody('Théophile Disparaissant');
  const proposal = await draft(gone, { problem: 'Théophile Disparaissant attend depuis six mois.' });
  const cited = await cite(gone, proposal, { said: 'Théophile Disparaissant l’a mesuré.' });
  await administrator.erase({ name: gone.person, reason: 'à sa demande' });
  const kept = await officer.call('GetProposal', { name: proposal.name });
  assert.equal(kept.title, proposal.title);
  assert.doesNotMatch(JSON.stringify(kept), /Disparaissant/);
  const evidence = await officer.call('GetEvidence', { name: cited.name });
  assert.doesNotMatch(JSON.stringify(evidence), /Disparaissant/);
  assert.deepEqual([evidence.altered, evidence.sha256], [true, cited.sha256]);
});
