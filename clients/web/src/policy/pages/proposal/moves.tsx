// What may be done for a proposal to go on: what the service says may follow from here, for whom it says that it may, and, where it is
// refused, what it says is lacking.
import type { DescMessage, DescMethodUnary } from '@bufbuild/protobuf';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Decision_Verdict as Verdict } from '@/gen/pepiniere/policy/v1/decision_pb';
import { Proposal_State as State, type Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import type { READERS } from '@/gen/pepiniere/policy/v1/readers';
import { EVERYTHING } from '@/kit/api/permissions';
import { problemOf } from '@/kit/api/problem';
import { useWouldTake } from '@/kit/api/would_take';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import { writeValues, type Field, type Form } from '@/kit/form/field';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { condition } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useMay } from '@/policy/api/caller';
import { policyMethods as methods } from '@/policy/api/clients';
import { evidenceIn } from '@/policy/api/evidence';
import { proposalsBeside } from '@/policy/api/proposals';
import { useDecision } from '@/policy/api/sessions';
import { TEXTS_TO_CHOOSE } from '@/policy/api/texts';
import { Act } from '@/policy/components/act';
import { transmissionForm } from '@/policy/components/clock_forms';
import { CONSULTATION_KIND } from '@/policy/components/consultation_kind';
import { clockWords } from '@/policy/words/clocks';
import { consultationWords } from '@/policy/words/consultations';
import { moveWords as words } from '@/policy/words/moves';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';

const reason: Field = { path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint };
const withHint = (hint: Text): Field => ({ ...reason, hint });
const byEvidence = (proposal: string): Field => ({ path: 'evidence', kind: 'word', options: evidenceIn(proposal), label: words.evidence });

type Method = DescMethodUnary<DescMessage, DescMessage>;
interface Move {
  id: string;
  to: State;
  method: Method;
  // As the service calls it.
  name: keyof typeof READERS & string;
  label: Text;
  told: Text;
  form: (proposal: string) => Form;
  // What a question whether it may be done says for what it asks; absent where that is something to choose first.
  asking?: Readonly<Record<string, string>>;
  isMain?: true;
}

// What a question says for a reason, which nobody keeps.
const ANY = '…';
const NOTHING: Form = { fields: [] };
const MOVES: readonly Move[] = [
  { id: 'soumettre', to: State.SUBMITTED, method: methods.submitProposal as never, name: 'SubmitProposal', label: words.submit, told: words.submitTold, form: () => NOTHING, asking: {}, isMain: true },
  { id: 'recevable', to: State.ADMISSIBLE, method: methods.admitProposal as never, name: 'AdmitProposal', label: words.admit, told: words.admitTold, form: () => bound(bounds.AdmitProposalRequest, { fields: [reason] }), asking: { reason: ANY }, isMain: true },
  { id: 'rendre', to: State.RETURNED, method: methods.returnProposal as never, name: 'ReturnProposal', label: words.giveBack, told: words.giveBackTold, form: () => bound(bounds.ReturnProposalRequest, { fields: [withHint(words.giveBackHint)] }), asking: { reason: ANY } },
  { id: 'reunir', to: State.MERGED, method: methods.mergeProposal as never, name: 'MergeProposal', label: words.merge, told: words.mergeTold,
    form: (proposal) => bound(bounds.MergeProposalRequest, { fields: [{ path: 'into', kind: 'word', options: proposalsBeside(proposal), label: words.into }, reason] }) },
  { id: 'comite', to: State.COMMITTEE, method: methods.referProposal as never, name: 'ReferProposal', label: words.refer, told: words.referTold, form: () => NOTHING, asking: {}, isMain: true },
  { id: 'rediger', to: State.DRAFTING, method: methods.startProposalDrafting as never, name: 'StartProposalDrafting', label: words.draft, told: words.draftTold, form: () => bound(bounds.StartProposalDraftingRequest, { fields: [withHint(words.draftHint)] }), asking: {}, isMain: true },
  { id: 'adopter', to: State.ADOPTED, method: methods.adoptProposal as never, name: 'AdoptProposal', label: words.adopt, told: words.adoptTold,
    form: () => ({ fields: [{ path: 'text', kind: 'word', required: true, options: TEXTS_TO_CHOOSE, label: words.text }] }), isMain: true },
  { id: 'suivre', to: State.FOLLOWED_UP, method: methods.followUpProposal as never, name: 'FollowUpProposal', label: words.followUp, told: words.followUpTold, form: () => bound(bounds.FollowUpProposalRequest, { fields: [withHint(words.followUpHint)] }), asking: { reason: ANY }, isMain: true },
  { id: 'evaluer', to: State.EVALUATED, method: methods.evaluateProposal as never, name: 'EvaluateProposal', label: words.evaluate, told: words.evaluateTold, form: (proposal) => bound(bounds.EvaluateProposalRequest, { fields: [byEvidence(proposal), reason] }), isMain: true },
  { id: 'abroger', to: State.REPEALED, method: methods.repealProposal as never, name: 'RepealProposal', label: words.repeal, told: words.evaluateTold, form: (proposal) => bound(bounds.RepealProposalRequest, { fields: [byEvidence(proposal), reason] }) },
  { id: 'retirer', to: State.WITHDRAWN, method: methods.withdrawProposal as never, name: 'WithdrawProposal', label: words.withdraw, told: words.withdrawTold, form: () => bound(bounds.WithdrawProposalRequest, { fields: [reason] }), asking: { reason: ANY } },
];

export function Moves({ proposal }: { proposal: Proposal }) {
  const { name, nextStates } = proposal;
  const may = useMay(name);
  const mayAdd = useMay(EVERYTHING);
  const offered = MOVES.filter(({ to, name: method }) => nextStates.includes(to) && may(method));
  return (
    <div className="acts">
      {nextStates.includes(State.CONSULTATION) && mayAdd('CreateConsultation') && <Consult proposal={name} />}
      {nextStates.includes(State.TRANSMITTED) && mayAdd('CreateTransmission') && <Transmit proposal={proposal} />}
      {offered.map((move) => (move.asking ? <Asked key={move.id} move={move} proposal={proposal} asking={move.asking} /> : <Button key={move.id} move={move} proposal={proposal} />))}
    </div>
  );
}

// Its service is asked whether it would take it now; what it lacks is said instead.
function Asked({ move, proposal, asking }: { move: Move; proposal: Proposal; asking: Readonly<Record<string, string>> }) {
  const { t } = useWords();
  const { would, refusal } = useWouldTake(move.method, { name: proposal.name, ...asking } as never);
  if (would) return <Button move={move} proposal={proposal} />;
  const { preconditions, reason: why } = problemOf(refusal);
  // What goes nowhere from here is no move.
  if (refusal === undefined || why === 'ILLEGAL_TRANSITION' || !move.isMain || preconditions.length === 0) return null;
  return (
    <div className="lacks no-print" data-lacks={move.id}>
      <p><strong>{t(move.label)}</strong> – {t(words.lacks)}</p>
      <ul>{preconditions.map((one) => <li key={one.subject + one.description}>{t(condition(one))}</li>)}</ul>
    </div>
  );
}

function Button({ move: { id, method, name: writes, label, told, form: formOf, isMain }, proposal: { name, title, etag } }: { move: Move; proposal: Proposal }) {
  const { t, colon } = useWords();
  const { mutateAsync: go } = useWrite(method);
  const form = formOf(name);
  return (
    <Act label={t(label)} look={isMain ? 'primary' : 'secondary'}>
      {(close) => (
        <ActDialog id={`${name}.${id}`} title={t(label) + colon + title} submit={t(label)} told={t(told)} form={form} writes={readersOf(writes)}
          send={(values) => go({ name, etag, ...writeValues(form, values) } as never)} onClose={close} />
      )}
    </Act>
  );
}

function Consult({ proposal }: { proposal: string }) {
  const { t } = useWords();
  return <Act label={t(words.consult)} look="primary">{(close) => <AddDialog kind={CONSULTATION_KIND} parent={proposal} intro={<p>{t(consultationWords.addTold)}</p>} onClose={close} />}</Act>;
}

// Once a committee decided so, and that holds.
function Transmit({ proposal: { name, decision } }: { proposal: Proposal }) {
  const { t } = useWords();
  const { data: decided } = useDecision(decision);
  const { mutateAsync: transmit } = useWrite(methods.createTransmission);
  if (!decided || decided.verdict !== Verdict.TRANSMIT || decided.voidTime) return null;
  return (
    <Act label={t(words.transmit)} look="primary">
      {(close) => (
        <ActDialog id={`${name}.transmettre`} title={t(clockWords.add)} submit={t(clockWords.add)} told={t(clockWords.addTold)} form={transmissionForm} prefix="transmission" writes={readersOf('CreateTransmission')}
          send={(values) => transmit({ transmission: { proposal: name, ...writeValues(transmissionForm, values) } })} onClose={close} />
      )}
    </Act>
  );
}
