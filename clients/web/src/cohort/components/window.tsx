// From when to when a call takes answers, in its zone, and what is left.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { callWords } from '@/cohort/words/calls';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useWords } from '@/kit/words/use_words';
import { useMoments, useNow } from './use_moments';

type Windowed = Pick<Call, 'openTime' | 'closeTime' | 'timeZone' | 'state'>;

export function Window({ of: { openTime, closeTime, timeZone } }: { of: Windowed }) {
  const { t } = useWords();
  const { at } = useMoments(timeZone);
  const now = useNow();
  if (!openTime && !closeTime) return <>{t(callWords.notSaid)}</>;
  return (
    <>
      {openTime && <>{t(timestampMs(openTime) <= now ? callWords.since : callWords.from, { moment: at(openTime) })}</>}
      {openTime && closeTime && <br />}
      {closeTime && <>{t(callWords.until, { moment: at(closeTime) })}</>}
    </>
  );
}

// Nothing once it is over, or as long as nobody is told of it.
export function Left({ of: { openTime, closeTime, timeZone, state } }: { of: Windowed }) {
  const { t } = useWords();
  const { span } = useMoments(timeZone);
  const now = useNow();
  if (state !== State.OPEN && state !== State.PUBLISHED) return null;
  if (openTime && timestampMs(openTime) > now) return <strong>{t(callWords.opensIn, { span: span(timestampMs(openTime) - now) })}</strong>;
  return closeTime && timestampMs(closeTime) > now ? <strong>{t(callWords.left, { span: span(timestampMs(closeTime) - now) })}</strong> : null;
}
