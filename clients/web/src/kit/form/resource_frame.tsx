// What stands around the page of one thing: what is above it, what it is called, what may be done with it, what became of it meanwhile.
import { useMemo, useState, type ReactNode } from 'react';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { PageTitle } from '@/kit/ui/page_title';
import { common } from '@/kit/words/common';
import { resourceWords } from '@/kit/words/resource_words';
import { useWords } from '@/kit/words/use_words';
import { Deleted } from './deleted';
import { DeleteResource, EditResource } from './resource_dialogs';
import type { Kind, Row } from './resource_kind';
import { Told } from './told';
import { useChanged } from './use_changed';
import '@/kit/ui/said.css';

interface ResourceFrameProps<R extends Row> {
  kind: Kind<R>;
  row: R;
  above: readonly { to: string; title: string }[];
  mayEdit: boolean;
  mayDelete: boolean;
  mayRestore?: boolean;
  // Where one goes once it is deleted.
  after: string;
  // What else may be done, before editing.
  actions?: ReactNode;
  editLabel?: string;
  removeLabel?: string;
  children: ReactNode;
}

export function ResourceFrame<R extends Row>({ kind, row, above, mayEdit, mayDelete, mayRestore = false, after, actions, editLabel, removeLabel, children }: ResourceFrameProps<R>) {
  const words = useWords();
  const { t } = words;
  const [dialog, open] = useState<'edit' | 'delete'>();
  const [isSaved, setSaved] = useState(false);
  const form = useMemo(() => kind.form(row), [kind, row]);
  const changed = useChanged(form, row);
  const close = () => open(undefined);
  const title = kind.titleOf(row, words);
  const { undelete } = kind.methods;
  return (
    <>
      <Breadcrumb above={above} here={title} />
      <PageTitle actions={
        <>
          {actions}
          {mayEdit && !row.deleteTime && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('edit')}>{editLabel ?? t(resourceWords.edit)}</button>}
          {mayDelete && !row.deleteTime && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('delete')}>{removeLabel ?? t(resourceWords.remove)}</button>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{title}</PageTitle>
      <Told changed={changed} changedNow={resourceWords.changedNow} isSaved={isSaved} />
      {undelete && <Deleted of={row} told={resourceWords.deleted} undelete={undelete} mayRestore={mayRestore} />}
      {children}
      {dialog === 'edit' && <EditResource kind={kind} row={row} mayRestore={mayRestore} onDone={() => setSaved(true)} onClose={close} />}
      {dialog === 'delete' && <DeleteResource kind={kind} row={row} after={after} onClose={close} />}
    </>
  );
}
