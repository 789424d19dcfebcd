// What stands around the fields of a resource that is edited: who reads it, what others changed meanwhile, what became of it.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Problem } from '@/kit/ui/problem';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { editWords, type EditedWords } from './edit_words';
import { labelIn, type Form } from './field';
import { focusField } from './form_fields';
import { MergeView } from './merge_view';
import { Readers, type Readership } from './readers';
import type { Edit } from './use_edit';
import { formWords } from './words';
import './form.css';

interface VersionedFormProps {
  // What the inputs' ids begin with.
  id: string;
  form: Form;
  edit: Edit;
  // The method that it sends to, which says who will read it.
  writes: Readership;
  words: EditedWords;
  className: string;
  // Brings it back where somebody has deleted it: for those who may.
  restore?: (() => Promise<unknown>) | undefined;
  onCancel: () => void;
  // The fields.
  children: ReactNode;
}

export function VersionedForm({ id, form, edit, writes, words, className, restore, onCancel, children }: VersionedFormProps) {
  const { t } = useWords();
  const { base, mine, joining, changed, error, outcome, isFound, isSending, isDeleted, checked } = edit;
  const save = useRef<HTMLButtonElement>(null);
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error !== undefined) problem.current?.focus();
  }, [error]);
  const send = async () => {
    const wrong = await edit.save();
    if (wrong) focusField(id, wrong);
  };
  if (joining) {
    return (
      <MergeView form={form} told={t(words.conflictTold)} merge={joining.merge} base={base} mine={mine} theirs={joining.theirs} apply={(merged) => {
        edit.settle(merged);
        requestAnimationFrame(() => save.current?.focus());
      }} />
    );
  }
  const told = outcome && (outcome === 'merged' || changed.length === 0) ? t(editWords[outcome]) : changed.length > 0 && t(editWords.changes, { n: changed.length });
  return (
    <form className={className} noValidate onSubmit={(event) => (event.preventDefault(), void send())}>
      {isFound && <p className="quiet" role="status">{t(formWords.found)}</p>}
      <Readers writes={writes} />
      <p className="fr-hint-text">{t(formWords.required)}</p>
      {children}
      <div ref={problem} tabIndex={-1} className="form-problem">{error !== undefined && <Problem error={error} />}</div>
      <div className="edit-form__actions">
        {!isDeleted && <Moved form={form} edit={edit} words={words} />}
        <div role="status" className="edit-form__moved">{isDeleted && <Gone words={words} restore={restore} />}</div>
        <button ref={save} type="submit" className="fr-btn" disabled={isSending || isDeleted}>{t(isSending ? formWords.saving : common.save)}</button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => (edit.giveUp(), onCancel())}>{t(common.cancel)}</button>
        <span role="status" className="quiet">{told}{told && checked && '. '}{checked && t(formWords[checked])}</span>
      </div>
    </form>
  );
}

// Says that what is being edited was changed by somebody else, as soon as it is.
function Moved({ form, edit: { moved, bring }, words }: { form: Form; edit: Edit; words: EditedWords }) {
  const { t, lang } = useWords();
  return (
    <div role="status" className="edit-form__moved">
      {moved.length > 0 && (
        <Alert severity="warning" as="h2" title={t(words.movedTitle)} className="fr-mb-2w" description={
          <>
            <p>{t(editWords.moved, { fields: new Intl.ListFormat(lang).format(moved.map((path) => t(labelIn(form, path)))) })}</p>
            <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={bring}>{t(editWords.bring)}</button>
          </>
        } />
      )}
    </div>
  );
}

// Says that what is being edited was deleted by somebody, as soon as it is.
function Gone({ words, restore }: { words: EditedWords; restore: (() => Promise<unknown>) | undefined }) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>();
  return (
    <Alert severity="warning" as="h2" title={t(words.deletedTitle)} className="fr-mb-2w" description={
      <>
        <p>{t(editWords.deletedTold)}</p>
        {restore && (
          <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => void restore().then(() => setError(undefined), setError)}>{t(common.restore)}</button>
        )}
        {error !== undefined && <Problem error={error} />}
      </>
    } />
  );
}
