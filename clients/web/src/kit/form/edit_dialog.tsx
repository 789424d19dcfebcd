// The form of a resource in a dialog, which brings two versions together where somebody was faster.
import type { EditedWords } from './edit_words';
import { FormFields } from './form_fields';
import type { Readership } from './readers';
import { useEdit, type EditOptions, type Versioned } from './use_edit';
import { VersionedForm } from './versioned_form';

interface EditDialogProps<Resource extends Versioned> extends EditOptions<Resource> {
  writes: Readership;
  words: EditedWords;
  // Brings it back where somebody has deleted it: for those who may.
  restore?: () => Promise<unknown>;
  onCancel: () => void;
}

export function EditDialog<Resource extends Versioned>({ writes, words, restore, onCancel, ...options }: EditDialogProps<Resource>) {
  const { id, form } = options;
  const edit = useEdit(options);
  return (
    <VersionedForm id={id} form={form} edit={edit} writes={writes} words={words} className="dialog-form" restore={restore} onCancel={onCancel}>
      <FormFields form={id} fields={form.fields} writes={writes} values={edit.mine} faults={edit.faults} change={edit.change} />
    </VersionedForm>
  );
}
