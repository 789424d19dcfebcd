// Random walks: no sequence of calls reaches a state that the rules forbid, loses an answer, changes evidence or moves a deadline
// without an event that explains it. PEPINIERE_WALK says how many steps; the same seed takes the same way.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients } from '../../e2e/rpc.mjs';
import { AUTHORITY, at, attend, cite, convene, day, draft, ground, iso, soon, votes } from './ground.mjs';

const STEPS = Number(process.env.PEPINIERE_WALK ?? 1_500), SEED = Number(process.env.PEPINIERE_SEED ?? 2_026);
let there, author, officer, anonymous, random, allowed;

// Mulberry32: small, and the same everywhere.
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const pick = (list) => list[Math.floor(random() * list.length)];

before(async () => {
  there = await ground();
  ({ author, officer, anonymous } = there);
  random = generator(SEED);
  const { transitions } = await anonymous.call('GetRules');
  allowed = new Set(transitions.map(({ from, to }) => `${from}>${to}`));
  // What a void decision and a transmission that is taken back undo.
  for (const from of ['STATE_TRANSMITTED', 'STATE_RETURNED', 'STATE_REJECTED']) allowed.add(`${from}>STATE_COMMITTEE`);
});
after(closeClients);

// What there is, as the walk knows it.
const world = { proposals: [], evidence: new Map(), consultations: [], sessions: [], decisions: [], transmissions: [], answers: new Map(), texts: [] };
const put = (list, thing) => { list.push(thing.name); return thing; };
const moves = {
  draft: async () => put(world.proposals, await draft(author)),
  edit: () => author.call('UpdateProposal', { proposal: { name: pick(world.proposals), problem: `Il faut ${Math.floor(random() * 9) + 1} mois.` }, updateMask: { paths: ['problem'] } }),
  cite: async () => { const cited = await cite(author, { name: pick(world.proposals) }); world.evidence.set(cited.name, cited.quotation + cited.sha256); },
  submit: () => author.call('SubmitProposal', { name: pick(world.proposals) }),
  admit: () => officer.call('AdmitProposal', { name: pick(world.proposals), reason: 'Bien.' }),
  back: () => officer.call('ReturnProposal', { name: pick(world.proposals), reason: 'À revoir.' }),
  merge: () => officer.call('MergeProposal', { name: pick(world.proposals), into: pick(world.proposals), reason: 'La même.' }),
  withdraw: () => (random() < 0.1 ? author.call('WithdrawProposal', { name: pick(world.proposals), reason: 'Tant pis.' }) : moves.submit()),
  consult: async () => put(world.consultations, await officer.call('CreateConsultation', { consultation: { proposal: pick(world.proposals), title: 'Avis', startTime: at(Date.now() - 1000), endTime: soon(3600), audience: 1, moderation: 1 } })),
  vote: () => author.call('CastVote', { name: pick(world.consultations), person: author.person, position: 1 + Math.floor(random() * 3) }),
  close: () => officer.call('CloseConsultation', { name: pick(world.consultations), reason: 'Fin.' }),
  sumUp: () => officer.call('PublishConsultationSummary', { name: pick(world.consultations), summary: 'Dite.' }),
  refer: () => officer.call('ReferProposal', { name: pick(world.proposals) }),
  convene: async () => {
    const session = put(world.sessions, await convene(officer, [...new Set([pick(world.proposals), pick(world.proposals)])]));
    await officer.call('OpenSession', { name: session.name });
  },
  attend: () => attend(officer, { name: pick(world.sessions) }, Math.floor(random() * 10)),
  recuse: () => officer.call('DeclareRecusal', { name: pick(world.sessions), recusal: { member: `m${1 + Math.floor(random() * 9)}`, reason: 'Un intérêt.' } }),
  decide: async () => put(world.decisions, await officer.call('CreateDecision', { parent: pick(world.sessions), decision: { proposal: pick(world.proposals), verdict: random() < 0.7 ? 1 : 2 + Math.floor(random() * 2), reasons: 'Dit.', votes: votes(['m1', 'm2', 'm3', 'm4', 'm5']) } })),
  void: () => officer.call('VoidDecision', { name: pick(world.decisions), member: 'm1', reason: 'Un intérêt.' }),
  transmit: async () => put(world.transmissions, await officer.call('CreateTransmission', { transmission: { proposal: pick(world.proposals), authority: AUTHORITY, receiveDate: day(`2026-0${1 + Math.floor(random() * 9)}-15`), term: 1 + Math.floor(random() * 40), unit: 1 + Math.floor(random() * 4) } })),
  suspend: () => officer.call('SuspendTransmission', { name: pick(world.transmissions), suspension: { firstDate: day(`2026-1${Math.floor(random() * 2)}-0${1 + Math.floor(random() * 9)}`), lastDate: day('2026-12-20'), reason: 'Pièces.' } }),
  correct: () => officer.call('CorrectTransmission', { name: pick(world.transmissions), transmission: { term: 1 + Math.floor(random() * 40) }, updateMask: { paths: ['term'] }, reason: 'Autre texte.' }),
  holiday: () => (random() < 0.1 ? officer.call('CreateHoliday', { holiday: { calendar: 'metropole', day: day(`2027-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`), titleFr: 'Fête', law: 'Loi' } }) : moves.correct()),
  recall: () => officer.call('RecallTransmission', { name: pick(world.transmissions), reason: 'Erreur.' }),
  answer: async () => { const given = await officer.call('CreateAnswer', { parent: pick(world.transmissions), answer: { verdict: 1 + Math.floor(random() * 4), reasons: 'Dit.' } }); world.answers.set(given.name, given.reasons + given.verdict); },
  drafting: () => officer.call('StartProposalDrafting', { name: pick(world.proposals) }),
  text: async () => put(world.texts, await officer.call('CreateText', { text: { title: 'Décret', kind: 4, reference: 'JORF', publicationDate: day('2026-11-01'), entryIntoForceDate: day('2026-11-02') } })),
  adopt: () => officer.call('AdoptProposal', { name: pick(world.proposals), text: pick(world.texts) }),
  follow: () => officer.call('FollowUpProposal', { name: pick(world.proposals), reason: 'Suivi.' }),
};
// What a refusal of these may be; anything else is a fault of the service's.
const REFUSALS = new Set([Code.FAILED_PRECONDITION, Code.INVALID_ARGUMENT, Code.ABORTED, Code.NOT_FOUND]);

// Some walk in a straight line, so that far states are reached; others anywhere.
const LINE = ['draft', 'cite', 'submit', 'admit', 'consult', 'close', 'sumUp', 'refer', 'convene', 'attend', 'decide', 'transmit', 'answer', 'drafting', 'text', 'adopt', 'follow'];

test(`a walk of ${STEPS} steps from ${SEED}`, async () => {
  await moves.draft();
  await moves.text();
  for (const list of ['consultations', 'sessions', 'decisions', 'transmissions']) world[list].push(`${list}/rien`);
  let refused = 0;
  for (let step = 0, next = 0; step < STEPS; step += 1) {
    const name = random() < 0.5 ? LINE[next = (next + 1) % LINE.length] : pick(Object.keys(moves));
    if (world.proposals.length > 12) world.proposals.splice(0, world.proposals.length - 12);
    await moves[name]().catch((error) => {
      assert.ok(REFUSALS.has(error.code), `${name}: ${Code[error.code]} ${error.details}`);
      refused += 1;
    });
  }
  assert.ok(refused < STEPS, 'something was done');
});

test('every proposal took steps that the rules have, one from where the last one ended', async () => {
  for (const proposal of await officer.all('ListProposals', 'proposals')) {
    const steps = await officer.all('ListProposalSteps', 'steps', { parent: proposal.name });
    assert.equal(steps[0].to, 'STATE_DRAFT');
    for (const [at_, step] of steps.slice(1).entries()) {
      assert.equal(step.from, steps[at_].to, proposal.name);
      assert.ok(allowed.has(`${step.from}>${step.to}`), `${proposal.name}: ${step.from} to ${step.to}`);
    }
    assert.equal(steps.at(-1).to, proposal.state);
    const versions = await officer.all('ListProposalVersions', 'versions', { parent: proposal.name });
    assert.equal(versions.length, proposal.revision);
    assert.equal(versions.at(-1).problem, proposal.problem);
  }
});

test('evidence and answers are what they were', async () => {
  for (const [name, said] of world.evidence) {
    const { quotation, sha256, altered } = await officer.call('GetEvidence', { name });
    assert.deepEqual([quotation + sha256, altered], [said, false]);
  }
  for (const [name, said] of world.answers) {
    const { reasons, verdict } = await anonymous.call('GetAnswer', { name });
    assert.equal(reasons + verdict, said);
  }
});

test('every deadline is where its events led it, and where it is computed to be', async () => {
  for (const transmission of await anonymous.all('ListTransmissions', 'transmissions')) {
    const its = await anonymous.all('ListDeadlineMoves', 'deadlineMoves', { parent: transmission.name });
    assert.deepEqual(its[0].causes, ['RECEIVED']);
    for (const [at_, move] of its.slice(1).entries()) {
      assert.equal(iso(move.fromDate), iso(its[at_].toDate), `${transmission.name}: a move that nothing tells`);
      assert.ok(move.causes.length > 0);
    }
    assert.equal(iso(its.at(-1).toDate), iso(transmission.lastDay));
    const runs = !transmission.answerTime && !transmission.recallTime;
    if (runs) assert.equal(iso((await anonymous.call('ExplainDeadline', { name: transmission.name })).lastDay), iso(transmission.lastDay));
  }
});
