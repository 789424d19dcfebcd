// An address of the web. Imported content has what it has: only what leads somewhere on the web is a link.
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const NEW_WINDOW: Text = { fr: 'nouvelle fenêtre', en: 'new window' };

export function Uri({ uri }: { uri: string }) {
  const { t } = useWords();
  if (!/^https?:\/\//i.test(uri)) return <>{uri}</>;
  return <a className="uri" href={uri} target="_blank" rel="noopener noreferrer" title={`${uri} – ${t(NEW_WINDOW)}`}>{uri.replace(/^https?:\/\//i, '').replace(/\/$/, '')}</a>;
}
