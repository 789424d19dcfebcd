// How each message of the policy service that declares bounds comes in, for the test that asks all of them of every service
// (../portfolio/declared_bounds.mjs). Keyed by full names: other services have evidence, sessions and comments too.
import { Code } from '../../e2e/rpc.mjs';
import { CONTENT, cite, day, soon } from './ground.mjs';

const NONE = '01HZZZZZZZZZZZZZZZZZZZZZZZ', PLAN = 'plans/rives', COMMITMENT = `${PLAN}/commitments/un`;
const LINK = { kind: 8, title: 'Un rapport', uri: 'https://rapport.example/', said: 'Six mois.' };
const SEATS = [{ code: 'm1', chair: true }, { code: 'm2' }];
const CLOCK = { receiveDate: day('2026-01-05'), term: 2, unit: 1 };
const made = {};

// What requests are about. `author`: somebody who holds no role.
export async function preparePolicy(whole, author) {
  const admin = whole.of('PolicyService'), person = (await author.call('GetCaller')).person, writer = Object.assign(author.of('PolicyService'), { person });
  made.self = (await whole.call('GetCaller')).person;
  const begun = () => writer.call('CreateProposal', { author: person, proposal: { ...CONTENT, targetTexts: [], noTargetTextKnown: true } });
  const proposal = await begun();
  await cite(writer, proposal);
  await writer.call('SubmitProposal', { name: proposal.name });
  await admin.call('AdmitProposal', { name: proposal.name, reason: 'Bien.' });
  const consultation = { proposal: proposal.name, title: 'Avis', startTime: soon(-60), endTime: soon(3600), audience: 1, moderation: 1 };
  made.consultation = (await admin.call('CreateConsultation', { consultation })).name;
  made.proposal = (await begun()).name;
  await admin.call('CreatePlan', { planId: 'rives', plan: { title: 'Plan', country: 'FR', cycle: '2018-2020', firstYear: 2018 } });
  await admin.call('CreateCommitment', { parent: PLAN, commitmentId: 'un', commitment: { identifier: 'XA0001', title: 'Un' } });
}

// What is met once a request is sound: of what there is not, of what is not so far, of a revision that is another.
const BEYOND = new Set([Code.NOT_FOUND, Code.FAILED_PRECONDITION, Code.ABORTED, Code.ALREADY_EXISTS]);

// caller(): who asks; tell them of errors; fresh(): an id that is free.
export function policyWays({ caller, refusalOf, violationsOf, fresh }) {
  const asked = (method, path, make) => ({ path, send: async (fields) => {
    const error = await refusalOf(caller().of('PolicyService').call(method, { ...make(fields), validateOnly: true }));
    return BEYOND.has(error?.code) ? [] : violationsOf(error);
  } });
  const about = (method, name, more = {}) => ({ [`${method}Request`]: [asked(method, '', (fields) => ({ name, ...more, ...fields }))] });
  const decided = (method, more = {}) => about(method, 'proposals/2026-1', { reason: 'essai', ...more });
  // What is made of `sound`, with these of its own fields; and, further down, what a part of it is.
  const created = (type, field, sound, more = {}) => (path, put = (fields) => fields) => asked(`Create${type}`, path, (fields) => ({ ...more, [field]: { ...sound(), ...put(fields) } }));
  const called = (type, field, sound, more = {}) => ({
    [type]: [asked(`Create${type}`, field, (fields) => ({ ...more, [`${field}Id`]: fresh(), [field]: { ...sound, ...fields } }))],
    [`Create${type}Request`]: [asked(`Create${type}`, '', (fields) => ({ ...more, [field]: sound, ...fields }))],
  });
  const proposal = created('Proposal', 'proposal', () => CONTENT, { get author() { return made.self; } });
  const consultation = created('Consultation', 'consultation', () => ({ proposal: made.proposal, title: 'Avis', startTime: soon(60), endTime: soon(3600), audience: 1, moderation: 1 }));
  const session = created('Session', 'session', () => ({ title: 'Comité', startTime: soon(864_000), members: SEATS, agenda: [{ proposal: made.proposal }], charter: 'Charte', mandatesPerHolder: 1 }));
  const decision = created('Decision', 'decision', () => ({ proposal: made.proposal, verdict: 1, reasons: 'Oui.', votes: [{ member: 'm1', choice: 1 }] }), { parent: `sessions/${NONE}` });
  const text = created('Text', 'text', () => ({ title: 'Décret', kind: 4 }));
  // A part of a release is asked for of a release, what is cited otherwise of its source, and all else of a link.
  const evidence = ({ source, part }) => (source ? { kind: 4, title: 'Semis', source } : part ? { kind: 1, title: 'Un bilan', source: 'campaigns/bilan', part } : LINK);
  const ways = {
    Proposal: [proposal('proposal')],
    'Proposal.TargetText': [proposal('proposal.target_texts[0]', (fields) => ({ targetTexts: [{ ...CONTENT.targetTexts[0], ...fields }] }))],
    ...decided('AdmitProposal'), ...decided('ReturnProposal'), ...decided('MergeProposal', { into: 'proposals/2026-2' }), ...decided('WithdrawProposal'), ...decided('StartProposalDrafting'),
    ...decided('FollowUpProposal'), ...decided('EvaluateProposal', { evidence: 'proposals/2026-1/evidence/1' }), ...decided('RepealProposal', { evidence: 'proposals/2026-1/evidence/1' }),
    Evidence: [asked('CreateEvidence', 'evidence', (fields) => ({ parent: made.proposal, evidence: { ...evidence(fields), ...fields } }))],
    Amendment: [asked('CreateAmendment', 'amendment', (fields) => ({ parent: made.proposal, amendment: { author: made.self, baseRevision: 1, part: 2, proposedWording: 'Trois mois.', reason: 'Mesuré.', ...fields } }))],
    ...about('AcceptAmendment', 'proposals/2026-1/amendments/9'), ...about('RejectAmendment', 'proposals/2026-1/amendments/9', { reason: 'essai' }),
    Consultation: [consultation('consultation')],
    ...about('CloseConsultation', `consultations/${NONE}`, { reason: 'essai' }), ...about('PublishConsultationSummary', `consultations/${NONE}`, { summary: 'essai' }),
    Comment: [asked('CreateComment', 'comment', (fields) => ({ parent: made.consultation, comment: { person: made.self, text: 'Oui.', ...fields } }))],
    ...about('HideComment', `consultations/${NONE}/comments/1`, { reason: 'essai' }), ...about('PublishComment', `consultations/${NONE}/comments/1`), ...about('AppealComment', `consultations/${NONE}/comments/1`, { appeal: 'essai' }),
    Session: [session('session')],
    'Session.Member': [session('session.members[0]', (fields) => ({ members: [{ ...SEATS[0], ...fields }, SEATS[1]] }))],
    'Session.AgendaItem': [session('session.agenda[0]', (fields) => ({ agenda: [{ proposal: made.proposal, ...fields }] }))],
    'Session.Presence': [asked('RecordAttendance', 'presences[0]', (fields) => ({ name: `sessions/${NONE}`, presences: [{ member: 'm1', ...fields }] }))],
    'Session.Mandate': [asked('RecordAttendance', 'mandates[0]', (fields) => ({ name: `sessions/${NONE}`, mandates: [{ giver: 'm1', holder: 'm2', ...fields }] }))],
    'Session.Recusal': [asked('DeclareRecusal', 'recusal', (fields) => ({ name: `sessions/${NONE}`, recusal: { member: 'm1', ...fields } }))],
    ...about('CancelSession', `sessions/${NONE}`, { reason: 'essai' }),
    Decision: [decision('decision')],
    'Decision.MemberVote': [decision('decision.votes[0]', (fields) => ({ votes: [{ member: 'm1', choice: 1, ...fields }] }))],
    ...about('VoidDecision', `sessions/${NONE}/decisions/1`, { member: 'm1', reason: 'essai' }),
    Transmission: [asked('CreateTransmission', 'transmission', (fields) => ({ transmission: { proposal: made.proposal, authority: 'organisations/nulle-part', ...CLOCK, unit: 2, ...fields } }))],
    'Transmission.Suspension': [
      asked('SuspendTransmission', 'suspension', (fields) => ({ name: `transmissions/${NONE}`, suspension: { firstDate: day('2026-01-12'), reason: 'essai', ...fields } })),
      asked('ComputeDeadline', 'suspensions[0]', (fields) => ({ ...CLOCK, suspensions: [{ firstDate: day('2026-01-12'), reason: 'essai', ...fields }] })),
    ],
    ComputeDeadlineRequest: [asked('ComputeDeadline', '', (fields) => ({ ...CLOCK, unit: 2, ...fields }))],
    ...about('CorrectTransmission', `transmissions/${NONE}`, { transmission: { term: 3 }, updateMask: { paths: ['term'] }, reason: 'essai' }),
    ...about('EndTransmissionSuspension', `transmissions/${NONE}`, { lastDate: day('2026-01-12'), reason: 'essai' }), ...about('RecallTransmission', `transmissions/${NONE}`, { reason: 'essai' }),
    Answer: [asked('CreateAnswer', 'answer', (fields) => ({ parent: `transmissions/${NONE}`, answer: { verdict: 1, reasons: 'Oui.', ...fields } }))],
    Holiday: [asked('CreateHoliday', 'holiday', (fields) => ({ holiday: { calendar: 'metropole', day: day('2031-03-14'), titleFr: 'Fête', law: 'Loi', ...fields } }))],
    Text: [text('text')],
    'Text.Change': [text('text.changes[0]', (fields) => ({ changes: [{ identifier: 'Code', ...fields }] }))],
    ...called('Plan', 'plan', { title: 'Plan', country: 'FR', cycle: '2018-2020', firstYear: 2018 }),
    ...called('Commitment', 'commitment', { identifier: 'XA0002', title: 'Deux' }, { parent: PLAN }),
    ...called('Milestone', 'milestone', { title: 'Un jalon' }, { parent: COMMITMENT }),
    CommitmentClaim: [asked('CreateCommitmentClaim', 'claim', (fields) => ({ parent: COMMITMENT, claim: { status: 'Limited', claimDate: day('2019-03-01'), source: 'Bilan', ...fields } }))],
    CommitmentReview: [asked('CreateCommitmentReview', 'review', (fields) => ({ parent: COMMITMENT, review: { report: 'Rapport', observationDate: day('2019-03-01'), completion: 'Limited', ...fields } }))],
    'ImportCommitmentsRequest.Row': [asked('ImportCommitments', 'rows[0]', (fields) => ({ parent: PLAN, rows: [{ commitment: { identifier: 'XA0003', title: 'Trois' }, ...fields }] }))],
    QueryTraceRequest: [asked('QueryTrace', '', (fields) => fields)],
  };
  return Object.fromEntries(Object.entries(ways).map(([type, said]) => [`policy.v1.${type}`, said]));
}
