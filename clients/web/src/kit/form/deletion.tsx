// A list after something of it was deleted: says what, and takes it back; and a switch that shows what was deleted, for those who
// may bring it back.
import type { DescMessage, DescMethodUnary } from '@bufbuild/protobuf';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useWrite } from '@/kit/api/write';
import { Problem } from '@/kit/ui/problem';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { CheckField } from './inputs';

const words = {
  deleted: { fr: '« {title} » a été supprimé.', en: '“{title}” was deleted.' },
  restored: { fr: '« {title} » est rétabli.', en: '“{title}” is back.' },
  show: { fr: 'Montrer aussi ce qui a été supprimé', en: 'Show what was deleted too' },
} satisfies Record<string, Text>;

// What the history keeps of the step to a list.
interface Deletion { name: string; title: string }
export const afterDeletion = ({ name, title }: Deletion) => ({ state: { deletion: { name, title } } });

// What was just deleted, where that brought one here.
export function JustDeleted({ undelete }: { undelete: DescMethodUnary<DescMessage, DescMessage> }) {
  const { deletion } = (useLocation().state ?? {}) as { deletion?: Deletion };
  return deletion ? <Notice key={deletion.name} of={deletion} undelete={undelete} /> : null;
}

function Notice({ of: { name, title }, undelete }: { of: Deletion; undelete: DescMethodUnary<DescMessage, DescMessage> }) {
  const { t } = useWords();
  const [isBack, setBack] = useState(false);
  const { mutate, error, isPending } = useWrite(undelete, () => setBack(true));
  return (
    <div className="fr-mb-2w no-print">
      <p role="status" className={`fr-message fr-message--${isBack ? 'valid' : 'info'}`}>{t(isBack ? words.restored : words.deleted, { title })}</p>
      {!isBack && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={isPending} onClick={() => mutate({ name } as never)}>{t(common.cancel)}</button>}
      {error && <Problem error={error} />}
    </div>
  );
}

const PARAM = 'supprimes', ON = 'oui';
export const DELETED_CHECKS = { [PARAM]: (value: string) => value === ON };

export function useDeletedShown(mayRestore: boolean): boolean {
  return useUrlState().get(PARAM) === ON && mayRestore;
}

export function DeletedSwitch() {
  const { t } = useWords();
  const { get, set } = useUrlState();
  return (
    <div className="fr-mb-2w no-print">
      <CheckField label={t(words.show)} value={get(PARAM) === ON ? 'yes' : ''} onChange={(value) => set({ [PARAM]: value && ON })} />
    </div>
  );
}
