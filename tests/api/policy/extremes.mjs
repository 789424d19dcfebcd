// Every field of every method, by the contract's own descriptors, with what a hostile or broken client puts there: it is taken or
// refused by its name, never an error of the server's, and whatever was taken can be read back by everybody.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Code, closeClients, contract, rehearsalOf, resourceTypeOf } from '../../e2e/rpc.mjs';
import { assertTakenOrRefused, readsOf, show, writesOf } from '../extremes.mjs';
import { AUTHORITY, CONTENT, at, attend, bring, cite, convene, day, daysFromNow, draft, ground, seats, soon, votes } from './ground.mjs';

const METHODS = contract.lookupService('pepiniere.policy.v1.PolicyService').methodsArray, READS = readsOf(METHODS);
const PLAN = { title: 'Plan', country: 'FR', cycle: '2018-2020', firstYear: 2018 }, COMMITMENT = { identifier: 'XA0001', title: 'Un' };
const CLAIM = { status: 'Limited', claimDate: day('2019-03-01'), source: 'Bilan' }, REVIEW = { report: 'Rapport', observationDate: day('2019-03-01'), completion: 'Limited' };
const TEXT = { title: 'Décret', kind: 4, reference: 'JORF', publicationDate: day('2026-02-01'), entryIntoForceDate: day('2026-02-02'), changes: [{ identifier: 'Code', wording: 'cent mille euros' }] };
const SUSPENDED = { firstDate: day('2026-02-02'), lastDate: day('2026-02-06'), reason: 'Pièces demandées.' };
// Their authors do these; officers all others.
const BY_AUTHORS = /^(Create|Update|Submit|Withdraw)Proposal$|^CreateEvidence$|^(Create|Update|Withdraw)Amendment$|^(Cast|Revoke)Vote$|^(Create|Remove|Appeal)Comment$/;

let there, author, officer, anonymous, number = 0;
const fresh = () => `x-${++number}`;
const holiday = () => ({ calendar: 'mayotte', day: day(new Date(Date.UTC(2040, 0, ++number)).toISOString().slice(0, 10)), titleFr: 'Fête', law: 'Loi' });
const way = (state, more) => bring(state, there, more);
const named = async (state) => ({ name: (await way(state)).proposal.name });
const consulted = async () => (await way('CONSULTATION')).consultation;
const commented = async (who = author) => who.call('CreateComment', { parent: (await consulted()).name, comment: { person: who.person, text: 'Oui.' } });
const convened = async () => convene(officer, [(await draft(author)).name]);
const opened = async () => officer.call('OpenSession', { name: (await convened()).name });
const amendment = async () => {
  const { proposal: { name } } = await way('ADMISSIBLE');
  return author.call('CreateAmendment', { parent: name, amendment: { author: author.person, baseRevision: 1, part: 2, proposedWording: 'Trois mois.', reason: 'Mesuré.' } });
};
const running = async () => (await way('TRANSMITTED', { clock: { receiveDate: day('2026-01-05'), term: 120, unit: 1 } })).transmission;
const plan = async () => (await officer.call('CreatePlan', { planId: fresh(), plan: PLAN })).name;
const commitment = async () => (await officer.call('CreateCommitment', { parent: await plan(), commitmentId: fresh(), commitment: COMMITMENT })).name;
const milestone = async () => (await officer.call('CreateMilestone', { parent: await commitment(), milestoneId: fresh(), milestone: { title: 'Jalon' } })).name;
const followed = async () => {
  const { proposal } = await way('FOLLOWED_UP');
  return { name: proposal.name, evidence: (await cite(officer, proposal)).name, reason: 'Mesuré.' };
};
const decidable = async () => {
  const { proposal: { name } } = await way('COMMITTEE'), { name: parent } = await convene(officer, [name]);
  await officer.call('OpenSession', { name: parent });
  await attend(officer, { name: parent }, 5);
  return { parent, decision: { proposal: name, verdict: 1, reasons: 'Oui.', votes: votes(['m1', 'm2', 'm3', 'm4', 'm5']) } };
};

// A sound request of each write.
const SOUND = {
  CreateProposal: () => ({ author: author.person, proposal: { ...CONTENT, impactPeople: 12, impactReasoning: 'Compté.' } }),
  UpdateProposal: async () => ({ proposal: { name: (await draft(author)).name, title: 'Autre titre' } }),
  SubmitProposal: async () => {
    const begun = await draft(author);
    await cite(author, begun);
    return { name: begun.name };
  },
  AdmitProposal: async () => ({ ...await named('SUBMITTED'), reason: 'Bien.' }),
  ReturnProposal: async () => ({ ...await named('SUBMITTED'), reason: 'À revoir.' }),
  MergeProposal: async () => ({ ...await named('SUBMITTED'), into: (await named('SUBMITTED')).name, reason: 'La même.' }),
  WithdrawProposal: async () => ({ ...await named('SUBMITTED'), reason: 'Tant pis.' }),
  ReferProposal: async () => {
    const { proposal: { name }, consultation } = await way('CONSULTATION');
    await officer.call('CloseConsultation', { name: consultation.name, reason: 'Fin.' });
    await officer.call('PublishConsultationSummary', { name: consultation.name, summary: 'Dite.' });
    return { name };
  },
  StartProposalDrafting: () => named('PARTLY'),
  AdoptProposal: async () => ({ ...await named('DRAFTING'), text: (await officer.call('CreateText', { text: TEXT })).name }),
  FollowUpProposal: async () => ({ ...await named('ADOPTED'), reason: 'Suivi.' }),
  EvaluateProposal: followed, RepealProposal: followed,
  CreateEvidence: async () => ({ parent: (await draft(author)).name, evidence: { kind: 8, title: 'Un rapport', uri: 'https://rapport.example/', said: 'Six mois.' } }),
  CreateAmendment: async () => ({ parent: (await way('ADMISSIBLE')).proposal.name, amendment: { author: author.person, baseRevision: 1, part: 2, proposedWording: 'Trois mois.', reason: 'Mesuré.' } }),
  UpdateAmendment: async () => ({ amendment: { name: (await amendment()).name, proposedWording: 'Deux mois.' } }),
  AcceptAmendment: async () => ({ name: (await amendment()).name, reason: 'Bien.' }),
  RejectAmendment: async () => ({ name: (await amendment()).name, reason: 'Non.' }),
  WithdrawAmendment: async () => ({ name: (await amendment()).name }),
  CreateConsultation: async () => ({ consultation: { proposal: (await way('ADMISSIBLE')).proposal.name, title: 'Avis', startTime: soon(60), endTime: soon(3600), audience: 1, moderation: 1 } }),
  UpdateConsultation: async () => {
    const planned = await officer.call('CreateConsultation', await SOUND.CreateConsultation());
    return { consultation: { name: planned.name, title: 'Autre avis' } };
  },
  CloseConsultation: async () => ({ name: (await consulted()).name, reason: 'Fin.' }),
  PublishConsultationSummary: async () => {
    const { name } = await consulted();
    await officer.call('CloseConsultation', { name, reason: 'Fin.' });
    return { name, summary: 'Dite.' };
  },
  CastVote: async () => ({ name: (await consulted()).name, person: author.person, position: 1 }),
  RevokeVote: async () => ({ name: (await consulted()).name, person: author.person }),
  CreateComment: async () => ({ parent: (await consulted()).name, comment: { person: author.person, text: 'Oui.' } }),
  RemoveComment: async () => ({ name: (await commented()).name }),
  HideComment: async () => ({ name: (await commented()).name, reason: 'Hors sujet.' }),
  PublishComment: async () => ({ name: (await officer.call('HideComment', await SOUND.HideComment())).name, reason: 'En effet.' }),
  AppealComment: async () => ({ name: (await officer.call('HideComment', await SOUND.HideComment())).name, appeal: 'C’est le sujet.' }),
  CreateSession: async () => ({ session: { title: 'Comité', startTime: soon(864_000), members: seats(), agenda: [{ proposal: (await draft(author)).name }] } }),
  UpdateSession: async () => ({ session: { name: (await convened()).name, title: 'Autre comité' } }),
  OpenSession: async () => ({ name: (await convened()).name }),
  RecordAttendance: async () => ({ name: (await opened()).name, presences: [{ member: 'm1' }, { member: 'm2' }], mandates: [{ giver: 'm3', holder: 'm1' }] }),
  DeclareRecusal: async () => ({ name: (await opened()).name, recusal: { member: 'm2', reason: 'Elle y travaille.' } }),
  CloseSession: async () => ({ name: (await opened()).name }),
  CancelSession: async () => ({ name: (await convened()).name, reason: 'Grève.' }),
  CreateDecision: decidable,
  VoidDecision: async () => ({ name: (await officer.call('CreateDecision', await decidable())).name, member: 'm1', reason: 'Un intérêt.' }),
  CreateTransmission: async () => ({ transmission: { proposal: (await way('DECIDED')).proposal.name, authority: AUTHORITY, receiveDate: daysFromNow(-1), term: 2, unit: 1 } }),
  CorrectTransmission: async () => ({ name: (await running()).name, transmission: { receiveDate: day('2026-01-06') }, updateMask: { paths: ['receive_date'] }, reason: 'Le cachet.' }),
  SuspendTransmission: async () => ({ name: (await running()).name, suspension: SUSPENDED }),
  EndTransmissionSuspension: async () => {
    const { name } = await running();
    await officer.call('SuspendTransmission', { name, suspension: { ...SUSPENDED, lastDate: undefined } });
    return { name, lastDate: SUSPENDED.lastDate, reason: 'Pièces reçues.' };
  },
  RecallTransmission: async () => ({ name: (await running()).name, reason: 'Erreur.' }),
  CreateAnswer: async () => ({ parent: (await running()).name, answer: { verdict: 4, reasons: 'Nous étudions.', answerTime: at('2026-01-20') } }),
  CreateHoliday: () => ({ holiday: holiday() }),
  DeleteHoliday: async () => ({ name: (await officer.call('CreateHoliday', { holiday: holiday() })).name }),
  CreateText: () => ({ text: TEXT }),
  UpdateText: async () => ({ text: { name: (await officer.call('CreateText', { text: { title: 'Décret', kind: 4 } })).name, title: 'Autre décret' } }),
  CreatePlan: () => ({ planId: fresh(), plan: PLAN }),
  UpdatePlan: async () => ({ plan: { name: await plan(), title: 'Autre plan' } }),
  CreateCommitment: async () => ({ parent: await plan(), commitmentId: fresh(), commitment: COMMITMENT }),
  UpdateCommitment: async () => ({ commitment: { name: await commitment(), title: 'Autre' } }),
  CreateMilestone: async () => ({ parent: await commitment(), milestoneId: fresh(), milestone: { title: 'Jalon', firstYear: 2018, lastYear: 2019 } }),
  UpdateMilestone: async () => ({ milestone: { name: await milestone(), title: 'Autre jalon' } }),
  ImportCommitments: async () => ({ parent: await plan(), rows: [{ line: 2, commitment: COMMITMENT, claim: CLAIM, review: REVIEW }] }),
  CreateCommitmentClaim: async () => ({ parent: await commitment(), claim: CLAIM }),
  CreateCommitmentReview: async () => ({ parent: await commitment(), review: REVIEW }),
};
for (const [type, make] of Object.entries({ Plan: plan, Commitment: commitment, Milestone: milestone })) {
  for (const verb of ['Delete', 'Undelete']) SOUND[`${verb}${type}`] = async () => ({ name: await make() });
}
const callerOf = (method) => (BY_AUTHORS.test(method.name) ? author : officer);
// An import leaves out what is wrong, and says so.
const leftOut = (reply) => (reply.findings?.length > 0 ? { results: [{ state: 'STATE_REFUSED' }] } : reply);

// What reads are about, and what they must say beside it to be answered.
const names = {};
const ASKED = { ComputeDeadline: { receiveDate: day('2026-01-05'), term: 2, unit: 1, suspensions: [SUSPENDED] } };
const ask = (method, who = officer) => ({ ...rehearsalOf(method, { ...names, ...(who.person && { 'pepiniere.access/Person': who.person }) }), ...ASKED[method.name] });

before(async () => {
  there = await ground({ gateway: { signIn: false } });
  ({ author, officer, anonymous } = there);
  officer.person = (await officer.call('GetCaller')).person;
  const whole = await way('FOLLOWED_UP'), { name: parent } = whole.proposal;
  const comment = await commented();
  await officer.call('HideComment', { name: comment.name, reason: 'Hors sujet.' });
  const put = (type, name) => { names[`pepiniere.policy/${type}`] = name; };
  put('Proposal', parent);
  put('ProposalVersion', `${parent}/versions/1`);
  put('ProposalStep', `${parent}/steps/1`);
  put('Evidence', whole.evidence.name);
  put('Amendment', (await amendment()).name);
  put('Consultation', comment.name.split('/comments/')[0]);
  put('Comment', (await commented()).name);
  put('Session', whole.session.name);
  put('Decision', whole.decision.name);
  put('Transmission', whole.transmission.name);
  put('DeadlineMove', `${whole.transmission.name}/deadlineMoves/1`);
  put('Answer', whole.answer.name);
  put('Holiday', (await officer.call('CreateHoliday', { holiday: holiday() })).name);
  put('Text', whole.text.name);
  put('Milestone', await milestone());
  put('Commitment', names['pepiniere.policy/Milestone'].split('/milestones/')[0]);
  put('Plan', names['pepiniere.policy/Milestone'].split('/commitments/')[0]);
  const below = { parent: names['pepiniere.policy/Commitment'] };
  put('CommitmentClaim', (await officer.call('CreateCommitmentClaim', { ...below, claim: CLAIM })).name);
  put('CommitmentReview', (await officer.call('CreateCommitmentReview', { ...below, review: REVIEW })).name);
});
after(closeClients);

// All that there is, as an officer and as anybody: what is answered is of no account, that it is answered is.
const CLOSED = new Set([Code.UNAUTHENTICATED, Code.NOT_FOUND]);
async function readEverything() {
  for (const who of [officer, anonymous]) {
    for (const method of READS) {
      const request = ask(method, who);
      const listed = method.resolvedResponseType.fieldsArray.find((field) => field.repeated && resourceTypeOf(field.resolve().resolvedType ?? {}));
      const read = listed && /^List/.test(method.name) ? who.all(method.name, listed.name, { ...request, pageSize: 1000 }) : who.call(method.name, request);
      await read.catch((error) => assert.ok(who === anonymous && CLOSED.has(error.code), `${method.name} ${show(request)}: ${error.code} ${error.details}`));
    }
  }
}

for (const method of writesOf(METHODS)) {
  test(`${method.name} takes or refuses whatever its fields are given`, async () => {
    assert.ok(SOUND[method.name], 'a new write wants its sound request in this test');
    await assertTakenOrRefused(method, { call: async (request) => leftOut(await callerOf(method).call(method.name, request)), sound: SOUND[method.name] });
    await readEverything();
  });
}

for (const method of READS) {
  test(`${method.name} answers or refuses whatever it is asked`, () => assertTakenOrRefused(method, { call: (request) => officer.call(method.name, request), sound: () => ask(method) }));
}
