// A form in a dialog: what is typed is kept until it is sent; what the services refuse lands beside its field.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem } from '@/kit/ui/problem';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import type { Form, Values } from './field';
import { FormFields, focusField } from './form_fields';
import { Readers, type Readership } from './readers';
import { useChecked } from './use_checked';
import { useDraft } from './use_draft';
import { useFaults } from './use_faults';
import { formWords } from './words';

export interface DialogFormProps {
  // Names the draft, and the inputs.
  id: string;
  // One that follows from what is typed is made of it.
  form: Form | ((values: Values) => Form);
  // The method that it sends to, which says who will read it.
  writes: Readership;
  start?: Values;
  // Below which a service names the fields: "funding_line" of "funding_line.amount".
  prefix?: string;
  // What the button says; "Save" by default.
  submit?: string;
  send: (values: Values) => Promise<unknown>;
  // The same, of which nothing is kept (validate_only): asked as one types.
  check?: (values: Values) => Promise<unknown>;
  onDone: () => void;
  onCancel: () => void;
  // Instead of the plain message, where an error says more. `again`: sends the same once more, with these values too.
  explain?: (error: unknown, values: Values, again: (more: Values) => void) => ReactNode;
  // What is said before the fields.
  intro?: ReactNode;
  // What follows from the values as they are typed. `isRefused`: they were sent, and what came of it is said below.
  children?: (values: Values, isRefused: boolean) => ReactNode;
  // Which fields are asked, given what is typed.
  asks?: (path: string, values: Values) => boolean;
  // It cannot be sent as things stand; what is in view says why.
  disabled?: boolean;
}

export function DialogForm({ id, form, writes, start = {}, prefix = '', submit, send, check, onDone, onCancel, explain, intro, children, asks, disabled }: DialogFormProps) {
  const { t } = useWords();
  const draft = useDraft<Values>(id, () => start);
  const values = draft.value;
  const whole = typeof form === 'function' ? form(values) : form;
  const asked: Form = { ...whole, fields: whole.fields.filter(({ path }) => asks?.(path, values) ?? true) };
  const faults = useFaults(asked, values);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const checked = useChecked(values, !sending, faults, prefix, check && (() => check(values)));
  const message = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) message.current?.focus();
  }, [error]);
  const giveUp = () => {
    draft.clear();
    onCancel();
  };
  const go = async (more: Values = {}) => {
    if (sending || disabled) return undefined;
    setError(undefined);
    const wrong = faults.attempt();
    if (wrong) return focusField(id, wrong);
    setSending(true);
    try {
      await send({ ...values, ...more });
      draft.clear();
      onDone();
    } catch (caught) {
      const { isPlaced, first } = faults.refuse(caught, prefix);
      if (isPlaced) focusField(id, first!);
      else setError(caught);
    } finally {
      setSending(false);
    }
    return undefined;
  };
  return (
    <form className="dialog-form" noValidate onSubmit={(event) => (event.preventDefault(), void go())}>
      {intro}
      {asked.fields.length > 0 && <Readers writes={writes} />}
      {asked.fields.some(({ required }) => required) && <p className="fr-hint-text">{t(formWords.required)}</p>}
      {draft.found && <p className="quiet" role="status">{t(formWords.found)}</p>}
      <FormFields form={id} fields={asked.fields} writes={writes} values={values} faults={faults.shown} change={(path, value) => {
        faults.touch(path);
        setError(undefined);
        draft.set({ ...values, [path]: value });
      }} />
      {children?.(values, error !== undefined)}
      <div ref={message} tabIndex={-1} className="form-problem">
        {error !== undefined && (explain?.(error, values, (more) => void go(more)) || <Problem error={error} />)}
      </div>
      <div className="dialog__actions">
        <button type="submit" className="fr-btn" disabled={sending || disabled}>{sending ? t(formWords.saving) : submit ?? t(common.save)}</button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={giveUp}>{t(common.cancel)}</button>
        {check && <span role="status" className="quiet">{checked && t(formWords[checked])}</span>}
      </div>
    </form>
  );
}
