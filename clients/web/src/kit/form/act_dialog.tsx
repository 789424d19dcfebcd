// Something that is done with a thing, with what it asks for.
import type { ReactNode } from 'react';
import { Dialog } from '@/kit/ui/dialog';
import { DialogForm } from './dialog_form';
import type { Form, Values } from './field';
import type { Readership } from './readers';

interface ActDialogProps {
  // Of the draft.
  id: string;
  title: string;
  // What the button says.
  submit: string;
  told?: string;
  form: Form | ((values: Values) => Form);
  start?: Values;
  // Below which the service names the fields.
  prefix?: string;
  writes: Readership;
  explain?: (error: unknown) => ReactNode;
  send: (values: Values) => Promise<unknown>;
  onDone?: () => void;
  onClose: () => void;
  children?: (values: Values) => ReactNode;
}

export function ActDialog({ id, title, submit, told, form, start, prefix, writes, explain, send, onDone, onClose, children }: ActDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm id={id} form={form} start={start} prefix={prefix} writes={writes} submit={submit} intro={told && <p>{told}</p>} explain={explain} send={send} onDone={() => (onDone?.(), onClose())} onCancel={onClose}>{children}</DialogForm>
    </Dialog>
  );
}
