// How far a study has come.
import { STUDY_STATES } from '@/feedback/words/studies';
import { Study_State as State } from '@/gen/pepiniere/feedback/v1/study_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';

const TONES: Readonly<Record<State, Tone>> = { [State.UNSPECIFIED]: '', [State.DRAFT]: '', [State.COMMITTED]: 'new', [State.DRAWN]: 'success', [State.CLOSED]: 'info' };

export function StudyState({ state }: { state: State }) {
  return <StateTag text={STUDY_STATES[state]} tone={TONES[state]} />;
}
