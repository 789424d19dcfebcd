// Receipts of whoever said what a proposal cites: each thing that becomes of it, once, and nothing of what not everybody reads.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { closeClients } from '../../e2e/rpc.mjs';
import { eventually } from '../../e2e/stack.mjs';
import { Ground } from '../feedback/ground.mjs';
import { propose, space } from '../feedback/talk.mjs';
import { CONTENT, bring, daysFromNow, decide, ground, sit } from './ground.mjs';

const IDEA = 6, COUNT = 2;  // EvidenceKind
const TOPIC = 'constraintTopics/funding', LONG_AGO = 100;
let there, feedback;

before(async () => {
  there = await ground();
  feedback = await Ground.on(there.stack);
});
after(closeClients);

const receiptsOf = ({ client, person }) => client.of('FeedbackService').all('ListReceipts', 'receipts', { person });
const saidOf = (receipts) => receipts.map(({ outcome, consequence }) => `${outcome.replace('OUTCOME_', '')} ${consequence}`).sort();
const idea = async (author) => propose(author, await space(feedback));
const policySql = (text) => there.stack.database.sql(text, there.stack.schemaOf('policy'));
// All that they are told once they have so many.
const told = async (who, count) => saidOf(await eventually(`${count} receipts`, async () => {
  const all = await receiptsOf(who);
  return all.length >= count && all;
}));

test('whoever proposed an idea is told each thing that becomes of it, from when everybody reads the proposal', async () => {
  const author = await feedback.someone('Une Autrice'), { name: source } = await idea(author), cites = [{ kind: IDEA, title: 'Ce que propose une agente', source }];
  const waiting = await bring('ADMISSIBLE', there, { cites });
  const { proposal, transmission, answer, text } = await bring('ADOPTED', there, { cites, clock: { receiveDate: daysFromNow(-LONG_AGO) } });
  const all = ['RECEIVED ', `CITED ${proposal.name}`, `TRANSMITTED ${transmission.name}`, `SILENT ${transmission.name}`, `PARTLY_ACCEPTED ${answer.name}`, `ADOPTED ${text.name}`, `IN_FORCE ${text.name}`].sort();
  assert.deepEqual(await told(author, all.length), all, `nothing of ${waiting.proposal.name}, which few read`);
  const receipts = await receiptsOf(author);
  assert.ok(receipts.every(({ contribution, signature }) => contribution === source && signature));
  assert.deepEqual([...new Set(receipts.filter(({ outcome }) => outcome !== 'OUTCOME_RECEIVED').map(({ title }) => title))], [CONTENT.title]);
  const letters = feedback.sql(`SELECT fact FROM mail_letters WHERE template = 'receipt.given' AND person = '${author.person}'`).flat();
  assert.equal(letters.length, all.length - 1, 'each is written to them, but that it was received');
});

test('what a committee sends no further, and what an authority refuses, is declined; what its author takes back, abandoned', async () => {
  const people = await Promise.all(['Une', 'Deux', 'Trois'].map((name) => feedback.someone(name)));
  const [refused, rejected, withdrawn] = await Promise.all(people.map(async (who) => [{ kind: IDEA, title: 'Une idée', source: (await idea(who)).name }]));
  const sent = await bring('TRANSMITTED', there, { cites: refused });
  const answer = await there.officer.call('CreateAnswer', { parent: sent.transmission.name, answer: { verdict: 'VERDICT_REFUSED', reasons: 'Non.' } });
  const { proposal: { name } } = await bring('COMMITTEE', there, { cites: rejected });
  const decision = await decide(there.officer, await sit(there.officer, [name]), name, { verdict: 'VERDICT_REJECT' });
  const open = await bring('CONSULTATION', there, { cites: withdrawn });
  await there.author.call('WithdrawProposal', { name: open.proposal.name, reason: 'Elle a fait son temps.' });
  assert.deepEqual(await told(people[0], 4), ['RECEIVED ', `CITED ${sent.proposal.name}`, `TRANSMITTED ${sent.transmission.name}`, `DECLINED ${answer.name}`].sort());
  assert.deepEqual(await told(people[1], 3), ['RECEIVED ', `CITED ${name}`, `DECLINED ${decision.name}`].sort());
  assert.deepEqual((await told(people[2], 3)).map((said) => said.split(' ')[0]), ['ABANDONED', 'CITED', 'RECEIVED']);
});

test('of a topic, those whose reports the figures count that it cites, and nobody who reported later', async () => {
  const reporters = [];
  for (let i = 0; i < 5; ++i) reporters.push(await feedback.someone());
  const report = ({ client, person }) => client.call('CreateConstraint', { constraint: { topic: TOPIC, reporter: person, cohort: 'programmes/verger/cohorts/1', severity: 2, text: 'Pas de crédits.', visibility: 'VISIBILITY_TEAM' } });
  const made = [];
  for (const who of reporters) made.push(await report(who));
  feedback.sql('UPDATE constraints SET created_at_us = 1; DELETE FROM constraint_figures; DELETE FROM constraint_entries; DELETE FROM constraint_months');
  await eventually('the month is published', async () => (await feedback.anonymous.call('ListConstraintFigures', {})).figures.some(({ topic }) => topic === TOPIC));
  const late = await feedback.someone();
  await report(late);
  const { proposal } = await bring('CONSULTATION', there, { cites: [{ kind: COUNT, title: 'Ce qui est signalé', source: TOPIC }] });
  for (const [i, who] of reporters.entries()) {
    assert.deepEqual(await told(who, 2), [`CITED ${proposal.name}`, 'RECEIVED ']);
    assert.ok((await receiptsOf(who)).every(({ contribution }) => contribution === made[i].name), 'each of their own');
  }
  assert.deepEqual(saidOf(await receiptsOf(late)), ['RECEIVED ']);
});

test('whoever died before writing down that they were told tells them again, and gives no second receipt', async () => {
  const facts = () => policySql('SELECT proposal_id, evidence, fact, problem FROM told_outcomes ORDER BY 1, 2, 3'), receipts = () => feedback.sql('SELECT id FROM receipts ORDER BY id');
  const [known, given] = [facts(), receipts()];
  assert.ok(known.length >= 7);
  policySql('DELETE FROM told_outcomes');
  await eventually('all are told again', () => facts().length === known.length);
  assert.deepEqual([facts(), receipts()], [known, given]);
});
