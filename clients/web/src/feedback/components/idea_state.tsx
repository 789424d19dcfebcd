// Where an idea stands, and whether it is read.
import { IDEA_STATES, ITEM_VISIBILITIES } from '@/feedback/words/ideas';
import { Idea_State as State, Idea_Visibility as Visibility } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';

const TONES: Readonly<Record<State, Tone>> = {
  [State.UNSPECIFIED]: '', [State.OPEN]: 'info', [State.MERGED]: '', [State.UNDER_STUDY]: 'new', [State.BECOMES_MEASURE]: 'success', [State.DECLINED]: '', [State.DONE]: 'success',
};

export function IdeaState({ of: { state, visibility } }: { of: { state: State; visibility: Visibility } }) {
  return (
    <>
      <StateTag text={IDEA_STATES[state]} tone={TONES[state]} />
      {visibility !== Visibility.PUBLISHED && <>{' '}<StateTag text={ITEM_VISIBILITIES[visibility]} tone="warning" /></>}
    </>
  );
}
