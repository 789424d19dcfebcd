// How far a measure is.
import { MEASURE_STATES } from '@/feedback/words/measures';
import { Measure_State as State } from '@/gen/pepiniere/feedback/v1/measure_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';

const TONES: Readonly<Record<State, Tone>> = { [State.UNSPECIFIED]: '', [State.ANNOUNCED]: 'info', [State.IN_PROGRESS]: 'new', [State.DELIVERED]: 'success', [State.ABANDONED]: '' };

export function MeasureState({ state }: { state: State }) {
  return <StateTag text={MEASURE_STATES[state]} tone={TONES[state]} />;
}
