// The sheet's form, in groups.
import { useEffect } from 'react';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { FormFields, focusField } from '@/kit/form/form_fields';
import { useEdit } from '@/kit/form/use_edit';
import { VersionedForm } from '@/kit/form/versioned_form';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { GROUPS, projectForm } from '@/portfolio/components/record/sheet';
import { readersOf } from '@/portfolio/words/readers';
import { editWords } from './edit_words';

const FORM = 'fiche';
export const draftKey = (project: string) => `${project}.fiche`;

interface EditFormProps {
  // As it is now: the page follows what others change.
  project: Project;
  mayRestore: boolean;
  // The path of a field.
  focus: string;
  onSaved: () => void;
  onCancel: () => void;
}

export function EditForm({ project, mayRestore, focus, onSaved, onCancel }: EditFormProps) {
  const { t } = useWords();
  const { name } = project;
  const write = useWrite(portfolioMethods.updateProject);
  const { mutateAsync: undelete } = useWrite(portfolioMethods.undeleteProject);
  const edit = useEdit({
    id: draftKey(name), form: projectForm, prefix: 'project', current: project, onSaved,
    read: () => call(portfolioMethods.getProject, { name }),
    send: ({ paths, fields, etag }) => write.mutateAsync({ project: { ...fields, name, etag }, updateMask: { paths } }),
  });
  const writes = readersOf('UpdateProject');
  useEffect(() => {
    if (focus) focusField(FORM, focus);
  }, [focus]);
  return (
    <VersionedForm id={FORM} form={projectForm} edit={edit} writes={writes} words={editWords} className="edit-form" onCancel={onCancel}
      restore={mayRestore ? () => undelete({ name, etag: project.etag }) : undefined}>
      {GROUPS.map(({ id, title, fields }) => (
        <fieldset key={id} className="edit-form__group">
          <legend className="fr-h5">{t(title)}</legend>
          <div className="edit-form__fields">
            <FormFields form={FORM} fields={fields} writes={writes} values={edit.mine} faults={edit.faults} change={edit.change} />
          </div>
        </fieldset>
      ))}
    </VersionedForm>
  );
}
