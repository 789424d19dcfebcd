import { Notice } from '@codegouvfr/react-dsfr/Notice';
import { useWords } from '@/kit/words/use_words';
import { useOnline } from './use_online';
import { appWords } from './words';

// Said for as long as the browser is offline; what was read stays in view.
export function Banner() {
  const { t } = useWords();
  return <div role="status">{useOnline() ? null : <Notice title={t(appWords.offlineTold)} severity="warning" />}</div>;
}
