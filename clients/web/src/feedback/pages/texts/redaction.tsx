// A text as somebody wrote it, and what of it is published: without what would tell whose it is, or nothing.
import { useEffect, useRef, useState } from 'react';
import { feedbackMethods } from '@/feedback/api/clients';
import { readersOf } from '@/feedback/words/readers';
import { releaseWords as words } from '@/feedback/words/releases';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { FreeText } from '@/gen/pepiniere/feedback/v1/release_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { FormFields, focusField } from '@/kit/form/form_fields';
import { Readers } from '@/kit/form/readers';
import { SureDialog } from '@/kit/form/sure_dialog';
import { useFaults } from '@/kit/form/use_faults';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';

const WRITES = readersOf('RedactFreeText');
const form: Form = bound(bounds.RedactFreeTextRequest, { fields: [{ path: 'text', kind: 'area', required: true, label: words.toPublish, hint: words.toPublishHint }] });

interface RedactionProps { text: FreeText; n: number; question: string; onDone: (name: string) => void }

// Nothing of it is kept in the tab: what somebody wrote goes as soon as it is decided.
export function Redaction({ text: { name, text }, n, question, onDone }: RedactionProps) {
  const { t, colon } = useWords();
  const [values, set] = useState<Readonly<Record<string, string>>>({ text });
  const faults = useFaults(form, values);
  const [error, setError] = useState<unknown>();
  const [isRejecting, setRejecting] = useState(false);
  const { mutateAsync: redact, isPending } = useWrite(feedbackMethods.redactFreeText);
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) problem.current?.focus();
  }, [error]);
  const called = t(words.textOf, { n });
  const approve = async () => {
    setError(undefined);
    if (faults.attempt()) return focusField(name, 'text');
    try {
      await redact({ name, text: values.text });
      onDone(name);
    } catch (caught) {
      if (faults.refuse(caught, '').isPlaced) focusField(name, 'text');
      else setError(caught);
    }
    return undefined;
  };
  return (
    <form className="redact" noValidate aria-label={called} onSubmit={(event) => (event.preventDefault(), void approve())}>
      <h3 className="fr-h6">{called}{colon}{question}</h3>
      <Readers writes={WRITES} />
      <FormFields form={name} fields={form.fields} writes={WRITES} values={values} faults={faults.shown} change={(path, value) => {
        faults.touch(path);
        setError(undefined);
        set({ [path]: value });
      }} />
      <div ref={problem} tabIndex={-1} className="form-problem">{error !== undefined && <Problem error={error} />}</div>
      <p className="redact__acts">
        <button type="submit" className="fr-btn fr-btn--sm" disabled={isPending}>{t(words.approve)}<span className="fr-sr-only">{colon}{called}</span></button>
        <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => setRejecting(true)}>{t(words.reject)}<span className="fr-sr-only">{colon}{called}</span></button>
      </p>
      {isRejecting && <SureDialog id={`${name}.ecarter`} writes={WRITES} act={words.reject} told={words.redactIntro} sure={words.rejectSure} send={() => redact({ name, text: '' }).then(() => onDone(name))} onClose={() => setRejecting(false)} />}
    </form>
  );
}
