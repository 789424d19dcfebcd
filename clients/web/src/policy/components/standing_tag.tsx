// How an answer stands.
import { Standing } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { StateTag, type Tone } from '@/kit/ui/state_tag';
import { STANDINGS } from '@/policy/words/clocks';

const TONES: Readonly<Record<Standing, Tone>> = { [Standing.UNSPECIFIED]: '', [Standing.RUNNING]: 'info', [Standing.ANSWERED]: 'success', [Standing.ANSWERED_LATE]: 'warning', [Standing.OVERDUE]: 'error' };

export function StandingTag({ standing }: { standing: Standing }) {
  return <StateTag text={STANDINGS[standing]} tone={TONES[standing]} />;
}
