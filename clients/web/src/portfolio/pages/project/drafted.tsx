// Reminds of what was typed and not saved.
import { useState } from 'react';
import { dropDraft, hasDraft } from '@/kit/form/use_draft';
import { useWords } from '@/kit/words/use_words';
import { draftKey } from './edit_form';
import { EditLink } from './edit_link';
import { editWords } from './edit_words';

export function Drafted({ name }: { name: string }) {
  const { t } = useWords();
  const key = draftKey(name);
  const [isThere, setThere] = useState(() => hasDraft(key));
  if (!isThere) return null;
  return (
    <p className="drafted no-print">
      {t(editWords.drafted)} <EditLink>{t(editWords.resume)}</EditLink>
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => (dropDraft(key), setThere(false))}>{t(editWords.discard)}</button>
    </p>
  );
}
