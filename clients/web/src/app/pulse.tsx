// Whether the page follows what others change, and has all that it asked for.
import { useWords } from '@/kit/words/use_words';
import { useLiveState, useOnline, useOutage } from './use_online';
import { appWords } from './words';

export function Pulse() {
  const { t } = useWords();
  const live = useLiveState();
  const isOut = useOutage() !== undefined;
  const state = !useOnline() ? 'offline' : isOut ? 'out' : live;
  const text = { out: appWords.out, connecting: appWords.connecting, live: appWords.live, stale: appWords.stale, offline: appWords.offline }[state];
  return <p className={`pulse pulse--${state}`} role="status">{t(text)}</p>;
}
