// Where a proposal stands, and whether nobody answered in time.
import { Proposal_State as State } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';
import { PROPOSAL_STATES, proposalWords } from '@/policy/words/proposals';

const TONES: Readonly<Record<State, Tone>> = {
  [State.UNSPECIFIED]: '', [State.DRAFT]: '', [State.SUBMITTED]: 'info', [State.RETURNED]: 'warning', [State.MERGED]: '', [State.ADMISSIBLE]: 'info', [State.CONSULTATION]: 'new', [State.COMMITTEE]: 'new',
  [State.REJECTED]: '', [State.TRANSMITTED]: 'info', [State.ACCEPTED]: 'success', [State.PARTLY]: 'success', [State.REFUSED]: '', [State.DRAFTING]: 'new', [State.ADOPTED]: 'success', [State.FOLLOWED_UP]: 'success',
  [State.EVALUATED]: 'success', [State.REPEALED]: '', [State.WITHDRAWN]: '',
};

export function ProposalState({ of: { state, overdue } }: { of: { state: State; overdue: boolean } }) {
  return <><StateTag text={PROPOSAL_STATES[state]} tone={TONES[state]} />{overdue && <>{' '}<StateTag text={proposalWords.late} tone="error" /></>}</>;
}
