// What has just happened to what is shown: saved here, or changed by somebody else.
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// `changed`: the labels of the fields (see useChanged). `changedNow`: what is said of them, at {fields}.
export function Told({ changed, changedNow, isSaved }: { changed: readonly Text[]; changedNow: Text; isSaved: boolean }) {
  const { t, lang } = useWords();
  return (
    <div role="status" className="no-print">
      {changed.length > 0
        ? <p className="fr-message fr-message--info">{t(changedNow, { fields: new Intl.ListFormat(lang).format(changed.map((text) => t(text))) })}</p>
        : isSaved && <p className="fr-message fr-message--valid">{t(common.saved)}</p>}
    </div>
  );
}
