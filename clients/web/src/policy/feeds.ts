// What a change makes worth asking again. Votes are no change: what counts them asks by itself.
import { standard, type Feed, type Touches } from '@/kit/api/changes';

const either = (...all: readonly Touches[]): Touches => (asked, changed) => all.some((touches) => touches(asked, changed));

// The first two parts of a name: of whom it is.
const topOf = (name: string) => name.split('/').slice(0, 2).join('/');
const NAMES = /"((?:proposals|consultations|sessions|transmissions|texts|plans)\/[^"]+)"/g;

// What these methods answer, of what the query names; of everything, where it names nothing of this service.
const about = (...methods: readonly string[]): Touches => ({ method, request }, changed) => {
  if (!methods.includes(method)) return false;
  if (changed === 'all') return true;
  const asked = [...request.matchAll(NAMES)].map(([, name]) => topOf(name!));
  return asked.length === 0 || asked.some((one) => [...changed].some((name) => topOf(name) === one));
};
// What these answer follows from things that their query does not name.
const always = (...methods: readonly string[]): Touches => ({ method }) => methods.includes(method);

// What is recorded of what is shown.
const told = about('ListAuditRecords');
// Whether a proposal may go on is asked of what it is now, and of what it rests on.
const mayGoOn = about('SubmitProposal', 'AdmitProposal', 'ReturnProposal', 'ReferProposal', 'StartProposalDrafting', 'FollowUpProposal', 'WithdrawProposal', 'AcceptAmendment');
// What is told of proposals from elsewhere.
const ofProposals = always('ListReceipts', 'QueryTrace', 'ListProposals');

export const FEEDS: readonly Feed[] = [
  { name: 'policy.proposals', touches: either(standard('Proposal', 'Proposals'), about('ListProposalVersions', 'ListProposalSteps', 'ListAmendments'), always('ListReceipts', 'QueryTrace'), mayGoOn, told) },
  { name: 'policy.evidence', touches: either(standard('Evidence', 'Evidence'), mayGoOn, always('QueryTrace', 'ListReceipts')) },
  { name: 'policy.amendments', touches: standard('Amendment', 'Amendments') },
  { name: 'policy.consultations', touches: either(standard('Consultation', 'Consultations'), about('CastVote', 'CreateComment'), always('ReferProposal')) },
  { name: 'policy.comments', touches: either(standard('Comment', 'Comments'), about('ListModerationRecords', 'GetConsultation')) },
  { name: 'policy.sessions', touches: either(standard('Session', 'Sessions'), told) },
  { name: 'policy.decisions', touches: either(standard('Decision', 'Decisions'), about('GetSession')) },
  { name: 'policy.transmissions', touches: either(standard('Transmission', 'Transmissions'), about('ExplainDeadline', 'ListDeadlineMoves'), always('GetProposal'), ofProposals, told) },
  { name: 'policy.answers', touches: either(standard('Answer', 'Answers'), about('GetTransmission'), ofProposals) },
  { name: 'policy.texts', touches: either(standard('Text', 'Texts'), always('QueryTrace'), told) },
  { name: 'policy.plans', touches: either(standard('Plan', 'Plans'), about('GetPlanDashboard'), told) },
  { name: 'policy.commitments', touches: either(standard('Commitment', 'Commitments'), about('GetPlanDashboard', 'GetPlan'), always('ListPlans'), told) },
  { name: 'policy.milestones', touches: either(standard('Milestone', 'Milestones'), about('GetPlanDashboard')) },
  { name: 'policy.claims', touches: either(standard('CommitmentClaim', 'CommitmentClaims'), about('GetPlanDashboard')) },
  { name: 'policy.reviews', touches: either(standard('CommitmentReview', 'CommitmentReviews'), about('GetPlanDashboard')) },
];
