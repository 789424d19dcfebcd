// The quorum of an item, as the service computes it of who is there.
import type { Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { StateTag } from '@/kit/ui/state_tag';
import { useWords } from '@/kit/words/use_words';
import { sessionWords as words } from '@/policy/words/sessions';

export function ItemQuorum({ session: { quorums }, proposal }: { session: Session; proposal: string }) {
  const { t, number } = useWords();
  const found = quorums.find((one) => one.proposal === proposal);
  if (!found) return null;
  const { members, needed, counted, quorum } = found;
  return (
    <p className="quorum" role="status" data-quorum={quorum ? 'met' : 'not'}>
      <StateTag text={quorum ? words.quorumMet : words.quorumNot} tone={quorum ? 'success' : 'warning'} />
      <span>{t(words.quorumIs, { counted: number(counted), members: number(members), needed: number(needed) })}</span>
    </p>
  );
}
