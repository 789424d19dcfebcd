// Telling something of a project by hand, changing it, deleting it: the same of every kind.
import { useEffect, useMemo, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { afterDeletion } from '@/kit/form/deletion';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { localName, type Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { dataWords } from '@/metrics/words/data';
import type { RecordKind, Row } from './record_kind';

const NOTHING_ASKED: Form = { fields: [] };

interface AddProps<R extends Row> { kind: RecordKind<R>; project: string; onClose: () => void }

export function AddRecord<R extends Row>({ kind, project, onClose }: AddProps<R>) {
  const { t } = useWords();
  const { prefix, words, methods, writes, start, newForm, made } = kind;
  const form = useMemo(() => newForm(project), [newForm, project]);
  const { mutateAsync: create } = useWrite(methods.create);
  return (
    <Dialog title={t(words.add)} onClose={onClose} wide>
      <DialogForm id={`${project}.${prefix}`} form={form} writes={writes.create} prefix={prefix} submit={t(words.add)} start={start?.()}
        check={(values) => call(methods.create, { ...made(project, values), validateOnly: true } as never)}
        send={(values) => create(made(project, values) as never)} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

interface RecordDialogProps<R extends Row> { kind: RecordKind<R>; row: R; mayRestore: boolean; onClose: () => void }

export function EditRecord<R extends Row>({ kind, row, mayRestore, onClose }: RecordDialogProps<R>) {
  const words = useWords();
  const { prefix, methods, writes, titleOf, shown = (one) => one, changed = (change) => change } = kind;
  const { name, etag: now } = row;
  const form = useMemo(() => kind.form(row), [kind, row]);
  const { mutateAsync: update } = useWrite(methods.update);
  const { mutateAsync: undelete } = useWrite(methods.undelete);
  // Every version that was seen: a change is of the one that it names.
  const seen = useRef(new Map<string, R>());
  useEffect(() => void seen.current.set(row.etag, row), [row]);
  const read = async () => {
    const fresh = await call(methods.get, { name } as never) as unknown as R;
    seen.current.set(fresh.etag, fresh);
    return shown(fresh);
  };
  const requestOf = ({ paths, fields, etag }: { paths: string[]; fields: Record<string, unknown>; etag: string }) => {
    const change = changed({ paths, fields }, seen.current.get(etag) ?? row);
    return { [localName(prefix)]: { ...change.fields, name, etag }, updateMask: { paths: change.paths } };
  };
  return (
    <Dialog title={words.t(kind.words.editThis, { title: titleOf(row, words) })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={form} writes={writes.update} words={kind.words} prefix={prefix} current={shown(row)} read={read}
        check={(change) => call(methods.update, { ...requestOf(change), validateOnly: true } as never)}
        send={(change) => update(requestOf(change) as never)} onSaved={onClose} onCancel={onClose}
        restore={mayRestore ? () => undelete({ name, etag: now } as never) : undefined} />
    </Dialog>
  );
}

// `after`: where one goes then; to the same page without it.
export function DeleteRecord<R extends Row>({ kind, row, onClose, after }: Omit<RecordDialogProps<R>, 'mayRestore'> & { after?: string }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { methods, writes, titleOf } = kind;
  const { name, etag } = row;
  const title = titleOf(row, words);
  const { mutateAsync: remove } = useWrite(methods.remove);
  return (
    <Dialog title={t(kind.words.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={writes.remove} submit={t(dataWords.remove)} intro={<p>{t(kind.words.removeTold)}</p>}
        send={() => remove({ name, etag } as never)} onCancel={onClose}
        onDone={() => (onClose(), void navigate(after ?? { pathname, search }, { ...afterDeletion({ name, title }), preventScrollReset: true }))} />
    </Dialog>
  );
}
