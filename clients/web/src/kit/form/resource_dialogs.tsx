// Making a thing, changing it, deleting it: the same of every kind.
import { useMemo, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { Dialog } from '@/kit/ui/dialog';
import { resourceWords } from '@/kit/words/resource_words';
import { useWords } from '@/kit/words/use_words';
import { afterDeletion } from './deletion';
import { DialogForm } from './dialog_form';
import { EditDialog } from './edit_dialog';
import type { Form, Values } from './field';
import type { Kind, Row } from './resource_kind';

const NOTHING_ASKED: Form = { fields: [] };

interface AddProps<R extends Row> {
  kind: Kind<R>;
  parent: string;
  // Names what is typed and not sent yet, where a parent has several of these.
  draft?: string;
  start?: Values;
  intro?: ReactNode;
  // What it is called, where it is not what its kind says.
  title?: string;
  children?: (values: Values) => ReactNode;
  explain?: (error: unknown) => ReactNode;
  // Where one goes then: nowhere without it.
  leadTo?: (made: R) => string;
  onDone?: (made: R) => void;
  onClose: () => void;
}

export function AddDialog<R extends Row>({ kind, parent, draft = '', start, intro, title, children, explain, leadTo, onDone, onClose }: AddProps<R>) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { prefix, words, methods, writes, newForm, made } = kind;
  const form = useMemo(() => newForm(parent), [newForm, parent]);
  const { mutateAsync: create } = useWrite(methods.create);
  const send = async (values: Values) => {
    const out = await create(made(parent, values) as never) as unknown as R;
    onDone?.(out);
    if (leadTo) void navigate(leadTo(out));
  };
  return (
    <Dialog title={title ?? t(words.add)} onClose={onClose} wide>
      <DialogForm id={`${parent}.${prefix}${draft}`} form={form} writes={writes.create} prefix={prefix} submit={title ?? t(words.add)} start={start} intro={intro} explain={explain}
        check={(values) => call(methods.create, { ...made(parent, values), validateOnly: true } as never)}
        send={send} onDone={onClose} onCancel={onClose}>
        {children}
      </DialogForm>
    </Dialog>
  );
}

interface OfRow<R extends Row> { kind: Kind<R>; row: R; onClose: () => void }

export function EditResource<R extends Row>({ kind, row, mayRestore = false, title, onDone, onClose }: OfRow<R> & { mayRestore?: boolean; title?: string; onDone?: () => void }) {
  const words = useWords();
  const { prefix, methods, writes, titleOf } = kind;
  const { name, etag: now } = row;
  const form = useMemo(() => kind.form(row), [kind, row]);
  const { mutateAsync: update } = useWrite(methods.update);
  const { mutateAsync: undelete } = useWrite(methods.undelete ?? methods.update);
  const requestOf = ({ paths, fields, etag }: { paths: string[]; fields: Record<string, unknown>; etag: string }) => ({ [prefix]: { ...fields, name, etag }, updateMask: { paths } });
  return (
    <Dialog title={title ?? words.t(kind.words.editThis, { title: titleOf(row, words) })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={form} writes={writes.update} words={kind.words} prefix={prefix} current={row}
        read={() => call(methods.get, { name } as never) as unknown as Promise<R>}
        check={(change) => call(methods.update, { ...requestOf(change), validateOnly: true } as never)}
        send={(change) => update(requestOf(change) as never)} onSaved={() => (onDone?.(), onClose())} onCancel={onClose}
        restore={mayRestore && methods.undelete ? () => undelete({ name, etag: now } as never) : undefined} />
    </Dialog>
  );
}

// `after`: where one goes then; to the same page without it. `title`, `told`: where they are not what its kind says.
export function DeleteResource<R extends Row>({ kind, row, after, title, told, onDone, onClose }: OfRow<R> & { after?: string; title?: string; told?: string; onDone?: () => void }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { methods, writes, titleOf } = kind;
  const { name, etag } = row;
  const called = titleOf(row, words);
  const { mutateAsync: remove } = useWrite(methods.remove ?? methods.update);
  const leave = () => {
    onClose();
    onDone?.();
    if (after ?? methods.undelete) void navigate(after ?? { pathname, search }, { ...(methods.undelete ? afterDeletion({ name, title: called }) : {}), preventScrollReset: true });
  };
  return (
    <Dialog title={title ?? t(kind.words.removeThis, { title: called })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={writes.remove ?? writes.update} submit={title ?? t(resourceWords.remove)} intro={<p>{told ?? t(kind.words.removeTold)}</p>}
        send={() => remove({ name, etag } as never)} onDone={leave} onCancel={onClose} />
    </Dialog>
  );
}
