import { Notice } from '@codegouvfr/react-dsfr/Notice';
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import { useOnline } from './use_online';

// Said for as long as the browser is offline; what was read stays in view.
export function Banner() {
  const { t } = useWords();
  return <div role="status">{useOnline() ? null : <Notice title={t(common.offlineTold)} severity="warning" />}</div>;
}
