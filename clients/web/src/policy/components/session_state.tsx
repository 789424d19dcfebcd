// How far a session has come.
import { Session_State as State } from '@/gen/pepiniere/policy/v1/session_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';
import { SESSION_STATES } from '@/policy/words/sessions';

const TONES: Readonly<Record<State, Tone>> = { [State.UNSPECIFIED]: '', [State.CONVENED]: 'info', [State.OPENED]: 'success', [State.CLOSED]: '', [State.CANCELLED]: 'warning' };

export function SessionState({ state }: { state: State }) {
  return <StateTag text={SESSION_STATES[state]} tone={TONES[state]} />;
}
