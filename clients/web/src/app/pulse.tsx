// Whether the page follows what others change.
import { useWords } from '@/kit/words/use_words';
import { useLiveState, useOnline } from './use_online';
import { appWords } from './words';

export function Pulse() {
  const { t } = useWords();
  const live = useLiveState();
  const state = useOnline() ? live : 'offline';
  const text = { connecting: appWords.connecting, live: appWords.live, stale: appWords.stale, offline: appWords.offline }[state];
  return <p className={`pulse pulse--${state}`} role="status">{t(text)}</p>;
}
