// How far a campaign has come.
import { CAMPAIGN_STATES } from '@/feedback/words/campaigns';
import { Campaign_State as State } from '@/gen/pepiniere/feedback/v1/campaign_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';

const TONES: Readonly<Record<State, Tone>> = { [State.UNSPECIFIED]: '', [State.DRAFT]: '', [State.OPEN]: 'success', [State.CLOSED]: 'warning', [State.RELEASED]: 'info' };

export function CampaignState({ state }: { state: State }) {
  return <StateTag text={CAMPAIGN_STATES[state]} tone={TONES[state]} />;
}
