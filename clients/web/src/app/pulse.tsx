// Whether the page follows what others change.
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import { useLiveState, useOnline } from './use_online';

export function Pulse() {
  const { t } = useWords();
  const live = useLiveState();
  const state = useOnline() ? live : 'offline';
  const text = { connecting: common.connecting, live: common.live, stale: common.stale, offline: common.offline }[state];
  return <p className={`pulse pulse--${state}`} role="status">{t(text)}</p>;
}
