// What is known of a session: when and where it meets, by which rules, how far it has come.
import type { Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { Facts } from '@/kit/ui/facts';
import { useWords } from '@/kit/words/use_words';
import { sessionWords as words } from '@/policy/words/sessions';
import { policyWords } from '@/policy/words/words';
import { SessionState } from './session_state';
import { SessionLink } from './things';

export function SessionFacts({ session: { state, startTime, place, charter, secondConvening, conveningOf, closeReason } }: { session: Session }) {
  const { t, date } = useWords();
  return (
    <Facts facts={[
      [policyWords.state, <SessionState key={state} state={state} />],
      [words.start, date(startTime)],
      [words.place, place],
      [words.charter, charter || t(words.byDefault)],
      [words.second, secondConvening && t(policyWords.yes)],
      [words.secondOf, conveningOf && <SessionLink name={conveningOf} />],
      [policyWords.reason, closeReason && t(words.cancelled, { reason: closeReason })],
    ]} />
  );
}
