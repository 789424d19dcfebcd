// From what people said to a text that changed what they said it of, once and whole: fellows report a constraint, a campaign asks
// them, a proposal cites both and a metric, it is amended, consulted on, before a committee that has no quorum and before one that
// has, transmitted; nobody answers in time, then somebody does, in part; a text is adopted, in force, and reports fall. Everybody who
// gave something to it reads each step.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after, before } from 'node:test';
import { FIRST, Ground, answer } from '../api/feedback/ground.mjs';
import { AUTHORITY, CONTENT, attend, convene, daysFromNow, ground, iso, reasonOf, soon, votes } from '../api/policy/ground.mjs';
import { awayFromMidnight, inDays } from './paris.mjs';
import { Client, closeClients } from './rpc.mjs';
import { eventually } from './stack.mjs';

const TOPIC = 'constraintTopics/procurement', FELLOWS = 10, NEWCOMERS = 5, TERM_DAYS = 60, DAYS_OF_A_MONTH = 31;
const CLOCK_DAYS = 2;  // TermUnit
// What the two services keep that has a day or an instant of its own.
const DATED = {
  policy: ['proposals', 'proposal_versions', 'proposal_steps', 'evidence', 'amendments', 'consultations', 'comments', 'votes', 'vote_gates', 'sessions', 'decisions', 'transmissions', 'deadline_moves', 'answers', 'texts'],
  feedback: ['constraints'],
};

let there, feedback, officer, anonymous, ministry, fellows;
const said = {};  // what the chain made so far

// Everything that happened is so many months older: nothing is done, and nobody is called.
function monthsPass(months) {
  const { stack } = there, days = months * DAYS_OF_A_MONTH;
  for (const [service, tables] of Object.entries(DATED)) {
    const schema = stack.schemaOf(service);
    const columns = stack.database.sql(`SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = '${schema}' AND (data_type = 'date' OR column_name LIKE '%\\_us')`);
    for (const table of tables) {
      const sets = columns.filter(([name]) => name === table).map(([, column, type]) => `${column} = ${column} - ${type === 'date' ? `INTERVAL ${days} DAY` : days * 86_400_000_000}`);
      assert.ok(sets.length > 0, table);
      stack.database.sql(`UPDATE ${table} SET ${sets.join(', ')}`, schema);
    }
  }
  for (const table of ['constraint_figures', 'constraint_months', 'constraint_entries']) {
    stack.database.sql(`UPDATE ${table} SET month_date = month_date - INTERVAL ${months} MONTH ORDER BY month_date`, stack.schemaOf('feedback'));
  }
}

const voice = ({ client, person }) => Object.assign(client.of('PolicyService'), { person });
const report = ({ client, person }, i) => client.call('CreateConstraint', { constraint: { topic: TOPIC, reporter: person, cohort: FIRST, severity: 1 + (i % 4), lostDays: 3, text: 'Six mois pour une commande.', visibility: 'VISIBILITY_PUBLIC' } });
const figures = async () => (await feedback.anonymous.call('ListConstraintFigures', {})).figures.filter(({ topic }) => topic === TOPIC).map(({ reports }) => reports);
const proposal = (client = anonymous) => client.call('GetProposal', { name: said.proposal });

before(async () => {
  await awayFromMidnight();
  there = await ground({ gateway: { signIn: false } });
  ({ officer, anonymous, ministry } = there);
  feedback = await Ground.on(there.stack);
  fellows = await feedback.fellows(FELLOWS);
});
after(closeClients);

test('fellows of a promotion say what gets in the way, and how often is published of a whole month', async () => {
  for (const [i, who] of fellows.entries()) await report(who, i);
  monthsPass(2);
  // As if no month had been published before.
  feedback.sql('DELETE FROM constraint_figures; DELETE FROM constraint_entries; DELETE FROM constraint_months');
  assert.deepEqual(await eventually('the month is published', async () => { const all = await figures(); return all.length > 0 && all; }), [FELLOWS]);
});

test('a campaign asks them, and is released to everybody', async () => {
  const campaign = await feedback.open({ questions: [{ code: 'achats', kind: 'KIND_SCALE', text: 'Commandez-vous ce qu’il vous faut ?' }] });
  for (const who of fellows) await answer(who, campaign, { achats: 2 });
  const release = await feedback.release(campaign);
  said.release = `${campaign.name}/release`;
  assert.deepEqual([release.answers, release.questions[0].all.mean], [FELLOWS, '2']);
});

test('a proposal cites both, and a metric with how it came about', async () => {
  await there.administrator.call('CreateSurvey', { parent: 'projects/semis', survey: { kind: 'KIND_JDMA', date: daysFromNow(-3), counts: [{ answer: 'GOOD', count: 12 }, { answer: 'BAD', count: 28 }] } });
  const kept = await new Client(there.stack.server, there.stack.token('policy_officer')).call('CreateSnapshot', { parent: 'projects/semis', snapshot: { title: 'Avant' }, indicator: 'jdma' });
  said.author = voice(fellows[0]);
  const { author } = said;
  said.proposal = (await author.call('CreateProposal', { author: author.person, proposal: { ...CONTENT, topics: [TOPIC] } })).name;
  const cite = (evidence) => author.call('CreateEvidence', { parent: said.proposal, evidence });
  const cell = await cite({ kind: 'KIND_RELEASE_CELL', title: 'Ce que dit la promotion', source: said.release, part: 'achats' });
  const count = await cite({ kind: 'KIND_CONSTRAINT_COUNT', title: 'Ce qui est signalé', source: TOPIC });
  const metric = await cite({ kind: 'KIND_METRIC', title: 'Ce qu’en disent les usagers', source: kept.name });
  said.evidence = [cell, count, metric];
  for (const { quotation, sha256, open, citedBy } of said.evidence) {
    assert.equal(createHash('sha256').update(quotation).digest('hex'), sha256);
    assert.deepEqual([open, citedBy], [true, author.person], 'it is of what everybody may read');
  }
  assert.equal(JSON.parse(cell.quotation).cell.people, FELLOWS);
  assert.equal(JSON.parse(count.quotation).reports, FELLOWS);
  assert.equal(JSON.parse(metric.quotation).title, 'Avant');
  assert.equal((await author.call('SubmitProposal', { name: said.proposal })).state, 'STATE_SUBMITTED');
  await officer.call('AdmitProposal', { name: said.proposal, reason: 'Le problème est mesuré.' });
});

test('it is amended, and consulted on as it is then', async () => {
  // Nobody but its authors reads it so far: who amends it is one of them.
  said.amender = voice(fellows[1]);
  const { author, amender } = said;
  await author.call('UpdateProposal', { proposal: { name: said.proposal, authors: [author.person, amender.person] }, updateMask: { paths: ['authors'] } });
  const amendment = await amender.call('CreateAmendment', { parent: said.proposal, amendment: { author: amender.person, baseRevision: 1, part: 'PART_TARGET_TEXT', targetText: 1, proposedWording: 'quatre-vingt-dix mille euros', reason: 'Le seuil européen est plus bas.' } });
  assert.equal((await officer.call('AcceptAmendment', { name: amendment.name, reason: 'Prudent.' })).madeRevision, 2);
  const consultation = await officer.call('CreateConsultation', { consultation: { proposal: said.proposal, title: 'Le seuil des achats', question: 'Êtes-vous pour ?', startTime: soon(-60), endTime: soon(3600), audience: 1, moderation: 1 } });
  assert.deepEqual([consultation.revision, (await proposal()).targetTexts[0].proposedWording], [2, 'quatre-vingt-dix mille euros'], 'everybody reads it from here on');
  said.voters = fellows.slice(2, 7).map(voice);
  for (const voter of said.voters) await voter.call('CastVote', { name: consultation.name, person: voter.person, position: 'POSITION_SUPPORT' });
  said.commenter = voice(fellows[7]);
  await said.commenter.call('CreateComment', { parent: consultation.name, comment: { person: said.commenter.person, text: 'Et les petites communes ?' } });
  await officer.call('CloseConsultation', { name: consultation.name, reason: 'Tout est dit.' });
  await officer.call('PublishConsultationSummary', { name: consultation.name, summary: 'Cinq pour, personne contre.' });
  const { supportCount, commentCount } = await anonymous.call('GetConsultation', { name: consultation.name });
  assert.deepEqual([supportCount, commentCount], [5, 1]);
  await officer.call('ReferProposal', { name: said.proposal });
});

test('a committee without a quorum decides nothing; one with a mandate more does', async () => {
  const decision = { proposal: said.proposal, verdict: 'VERDICT_TRANSMIT', reasons: 'Le comité est convaincu.', votes: votes(['m1', 'm2', 'm3', 'm4']) };
  const sitting = async (mandates) => {
    const session = await convene(officer, [said.proposal]);
    await officer.call('OpenSession', { name: session.name });
    return attend(officer, session, 4, mandates);
  };
  const few = await sitting([]);
  assert.deepEqual([few.quorums[0].needed, few.quorums[0].counted, few.quorums[0].quorum], [5, 4, false]);
  assert.equal(reasonOf(await officer.refusal('CreateDecision', { parent: few.name, decision })), 'NO_QUORUM');
  await officer.call('CloseSession', { name: few.name });
  const enough = await sitting([['m5', 'm1']]);
  assert.deepEqual([enough.quorums[0].counted, enough.quorums[0].quorum], [5, true]);
  const decided = await officer.call('CreateDecision', { parent: enough.name, decision });
  assert.deepEqual([decided.revision, decided.forCount], [2, 4]);
  assert.deepEqual([(await proposal()).turn, (await proposal()).state], ['TURN_COMMITTEE', 'STATE_COMMITTEE'], 'it waits to be sent');
});

test('it is transmitted, and the authority has its time', async () => {
  const { name, standing, daysLeft } = await officer.call('CreateTransmission', { transmission: { proposal: said.proposal, authority: AUTHORITY, receiveDate: daysFromNow(0), term: TERM_DAYS, unit: CLOCK_DAYS, legalBasis: 'Charte du comité' } });
  said.transmission = name;
  assert.deepEqual([standing, daysLeft], ['STANDING_RUNNING', TERM_DAYS]);
  const { rows: [row] } = await ministry.call('QueryTrace', { authority: AUTHORITY });
  assert.deepEqual([row.proposal, row.turn, row.overdue, row.daysLeft], [said.proposal, 'TURN_AUTHORITY', false, TERM_DAYS], 'it waits for them');
});

test('nobody answers: silence is shown as silence, and no job has to have looked', async () => {
  monthsPass(3);
  const read = await anonymous.call('GetTransmission', { name: said.transmission });
  assert.deepEqual([read.standing, read.silenceNow, read.daysLeft], ['STANDING_OVERDUE', 'SILENCE_NONE', TERM_DAYS - 3 * DAYS_OF_A_MONTH]);
  assert.equal(iso((await anonymous.call('ExplainDeadline', { name: said.transmission })).lastDay), iso(read.lastDay));
  const moves = await anonymous.all('ListDeadlineMoves', 'deadlineMoves', { parent: said.transmission });
  assert.deepEqual(moves.map(({ causes }) => causes), [['RECEIVED']], 'it moved by nothing');
  const overdue = await anonymous.all('ListProposals', 'proposals', { filter: 'overdue = true' });
  assert.deepEqual(overdue.map(({ name, state }) => [name, state]), [[said.proposal, 'STATE_TRANSMITTED']], 'which is no state');
  const { receipts: [receipt] } = await said.commenter.call('ListReceipts', { person: said.commenter.person });
  assert.deepEqual([receipt.overdue, iso(receipt.lastDay)], [true, iso(read.lastDay)]);
});

test('it is answered late, and in part', async () => {
  const given = await ministry.call('CreateAnswer', { parent: said.transmission, answer: { verdict: 'VERDICT_PARTLY', reasons: 'Le seuil, mais pas pour les travaux.', reference: 'Lettre n° 12' } });
  said.answer = given.name;
  assert.equal(given.late, true);
  assert.equal((await anonymous.call('GetTransmission', { name: said.transmission })).standing, 'STANDING_ANSWERED_LATE');
  const now = await proposal();
  assert.deepEqual([now.state, now.overdue, now.stateReason, now.stateCause], ['STATE_PARTLY', false, 'Le seuil, mais pas pour les travaux.', given.name]);
});

test('a text is adopted, and is in force from its day on', async () => {
  await officer.call('StartProposalDrafting', { name: said.proposal });
  const text = { title: 'Décret relatif au seuil des achats', kind: 'KIND_DECREE', changes: [{ identifier: 'Code de la commande publique', article: 'R. 2122-8', wording: 'quatre-vingt-dix mille euros' }] };
  said.text = (await officer.call('CreateText', { text })).name;
  const lacks = await officer.refusal('AdoptProposal', { name: said.proposal, text: said.text });
  assert.equal(lacks.PreconditionFailure.violations.length, 3, 'its reference, its publication, its entry into force');
  await officer.call('UpdateText', { text: { name: said.text, reference: 'JORF n° 0042, texte 7', publicationDate: daysFromNow(0), entryIntoForceDate: daysFromNow(1) } });
  await officer.call('AdoptProposal', { name: said.proposal, text: said.text });
  assert.equal((await anonymous.call('GetText', { name: said.text })).inForce, false, 'not before its day');
  monthsPass(1);
  const now = await anonymous.call('GetText', { name: said.text });
  assert.deepEqual([now.inForce, now.proposals], [true, [said.proposal]]);
  await officer.call('FollowUpProposal', { name: said.proposal, reason: 'Les signalements sont suivis.' });
});

test('fewer people report the constraint than before, and the evidence that said how many says so still', async () => {
  for (const [i, who] of (await feedback.fellows(NEWCOMERS)).entries()) await report(who, i);
  monthsPass(2);
  const told = await eventually('the months since are published', async () => { const all = await figures(); return all.at(-1) === FELLOWS + NEWCOMERS && all; });
  assert.deepEqual(told.map((reports, month) => reports - (told[month - 1] ?? 0)).filter((reports) => reports > 0), [FELLOWS, NEWCOMERS], 'of the months in which somebody did');
  const [cell, count] = said.evidence;
  assert.equal((await said.author.call('CheckEvidence', { name: cell.name })).verdict, 'VERDICT_UNCHANGED');
  const check = await said.author.call('CheckEvidence', { name: count.name });
  assert.deepEqual([check.verdict, JSON.parse(check.quotation).reports], ['VERDICT_CHANGED', FELLOWS + NEWCOMERS]);
  for (const { name, quotation, sha256 } of said.evidence) {
    const kept = await anonymous.call('GetEvidence', { name });
    assert.deepEqual([kept.quotation, kept.sha256, kept.altered], [quotation, sha256, false]);
  }
  const findings = await officer.call('CreateEvidence', { parent: said.proposal, evidence: { kind: 'KIND_CONSTRAINT_COUNT', title: 'Ce qui est signalé depuis', source: TOPIC } });
  assert.equal((await officer.call('EvaluateProposal', { name: said.proposal, evidence: findings.name, reason: 'Moitié moins de signalements.' })).state, 'STATE_EVALUATED');
});

const WAY = ['DRAFT', 'SUBMITTED', 'ADMISSIBLE', 'CONSULTATION', 'COMMITTEE', 'TRANSMITTED', 'PARTLY', 'DRAFTING', 'ADOPTED', 'FOLLOWED_UP', 'EVALUATED'];

test('everybody who gave something to it reads each step, and is written to of it', async () => {
  const gave = [[said.author, ['AUTHOR', 'EVIDENCE']], [said.amender, ['AUTHOR', 'AMENDMENT']], ...said.voters.map((voter) => [voter, ['VOTE']]), [said.commenter, ['COMMENT']]];
  for (const [who, contributions] of gave) {
    const { receipts } = await who.call('ListReceipts', { person: who.person });
    assert.equal(receipts.length, 1);
    const [receipt] = receipts;
    assert.deepEqual([receipt.proposal, receipt.text, receipt.state], [said.proposal, said.text, 'STATE_EVALUATED']);
    assert.deepEqual(receipt.contributions.map((each) => each.replace('CONTRIBUTION_', '')).sort(), [...contributions].sort());
    assert.deepEqual(receipt.steps.map(({ to }) => to.replace('STATE_', '')), WAY);
    assert.deepEqual(receipt.steps.filter(({ reason }) => reason).map(({ reason }) => reason).slice(-3), ['Le seuil, mais pas pour les travaux.', 'Les signalements sont suivis.', 'Moitié moins de signalements.']);
  }
  // Who reported the constraint has a receipt of each thing that became of it, and of what it is part of.
  const transmission = said.transmission, parts = [['RECEIVED', ''], ['CITED', said.proposal], ['TRANSMITTED', transmission], ['SILENT', transmission], ['PARTLY_ACCEPTED', said.answer], ['ADOPTED', said.text], ['IN_FORCE', said.text]];
  for (const { client, person } of fellows) {
    const receipts = await eventually('receipts say each step', async () => {
      const all = await client.of('FeedbackService').all('ListReceipts', 'receipts', { person });
      return all.length >= parts.length && all;
    });
    assert.deepEqual(receipts.map(({ outcome, consequence }) => [outcome.replace('OUTCOME_', ''), consequence]).sort(), [...parts].sort());
    assert.ok(receipts.slice(1).every(({ title, signature }) => title === CONTENT.title && signature), 'signed, each');
  }
  const last = `${said.proposal}/steps/${WAY.length}`;
  await eventually('letters tell the last step', () => {
    const told = there.stack.database.sql(`SELECT person FROM mail_letters WHERE fact = '${last}'`, there.stack.schemaOf('policy')).flat();
    return gave.every(([{ person }]) => told.includes(person));
  });
});

test('it is walked from the constraint to the text and back, by anybody', async () => {
  for (const start of [{ topic: TOPIC }, { source: said.release }, { source: TOPIC }, { proposal: said.proposal }, { text: said.text }, { authority: AUTHORITY }]) {
    const { rows } = await anonymous.call('QueryTrace', start);
    assert.deepEqual(rows.map((row) => row.proposal), [said.proposal], JSON.stringify(start));
    const [row] = rows;
    assert.deepEqual([row.state, row.turn, row.answer, row.answeredLate, row.textReference, row.evidence.map(({ kind }) => kind)],
      ['STATE_EVALUATED', 'TURN_NOBODY', 'VERDICT_PARTLY', true, 'JORF n° 0042, texte 7', ['KIND_RELEASE_CELL', 'KIND_CONSTRAINT_COUNT', 'KIND_METRIC', 'KIND_CONSTRAINT_COUNT']]);
  }
  const read = (name) => eventually(`${name} can be given`, async () => {
    const reply = await fetch(`${there.stack.web.replace('localhost', '127.0.0.1')}/api/v1/policy/${name}`);
    return reply.status === 200 && reply.text();
  });
  const told = JSON.parse(await read('proposals.json')).find((one) => one.proposal === said.proposal);
  assert.deepEqual([told.state, told.answer, told.answered_late, told.text_reference], ['EVALUATED', 'PARTLY', true, 'JORF n° 0042, texte 7']);
  assert.match(await read('feed.atom'), /EVALUATED; organisations\/direction-des-berges; PARTLY, late; JORF n° 0042, texte 7/);
  assert.deepEqual(JSON.parse(await read('texts.json')).map(({ reference }) => reference), ['JORF n° 0042, texte 7']);
  assert.equal(iso((await anonymous.call('GetTransmission', { name: said.transmission })).receiveDate), inDays(-6 * DAYS_OF_A_MONTH), 'half a year went by');
});
