// Whether a text is in force.
import { StateTag } from '@/kit/ui/state_tag';
import { textWords as words } from '@/policy/words/texts';

export function InForce({ of: { inForce } }: { of: { inForce: boolean } }) {
  return <StateTag text={inForce ? words.inForce : words.notYet} tone={inForce ? 'success' : 'info'} />;
}
