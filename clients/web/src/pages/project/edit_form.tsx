// The sheet's form. What changed goes with the version that it was read in; when somebody was faster, the two versions
// are brought together, and nothing typed is lost.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { useEffect, useRef, useState } from 'react';
import { portfolioMethods } from '@/api/clients';
import { isOwn } from '@/api/own_writes';
import { isConflict } from '@/api/problem';
import { call } from '@/api/query';
import { useWrite } from '@/api/write';
import { changedPaths, readValues, writeValues, type Values } from '@/components/form/field';
import { FormFields, focusField } from '@/components/form/form_fields';
import { Readers } from '@/components/form/readers';
import { useDraft } from '@/components/form/use_draft';
import { useFaults } from '@/components/form/use_faults';
import { formWords } from '@/components/form/words';
import { Problem } from '@/components/problem';
import { GROUPS, labelAt, projectForm } from '@/components/record/sheet';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import { editWords } from './edit_words';
import { mergeOf, type Merge } from './merge';
import { MergeView } from './merge_view';

// `base` is what the fields said in the version `etag`.
export interface ProjectDraft { etag: string; base: Values; mine: Values }

const FORM = 'fiche';
export const draftKey = (project: string) => `${project}.fiche`;
const begin = (project: Project): ProjectDraft => {
  const values = readValues(projectForm, project);
  return { etag: project.etag, base: values, mine: values };
};

interface EditFormProps {
  // As it is now: the page follows what others change.
  project: Project;
  // The path of a field.
  focus: string;
  onSaved: () => void;
  onCancel: () => void;
}

export function EditForm({ project, focus, onSaved, onCancel }: EditFormProps) {
  const { t } = useWords();
  const draft = useDraft<ProjectDraft>(draftKey(project.name), () => begin(project));
  const { etag, base, mine } = draft.value;
  const faults = useFaults(projectForm, mine);
  const write = useWrite(portfolioMethods.updateProject);
  const [joining, setJoining] = useState<{ project: Project; theirs: Values; merge: Merge }>();
  const [error, setError] = useState<unknown>();
  const [message, setMessage] = useState('');
  const save = useRef<HTMLButtonElement>(null);
  const problem = useRef<HTMLDivElement>(null);
  const changed = changedPaths(projectForm, base, mine);
  useEffect(() => {
    if (focus) focusField(FORM, focus);
  }, [focus]);
  useEffect(() => {
    if (error !== undefined) problem.current?.focus();
  }, [error]);

  const join = (fresh: Project) => {
    const theirs = readValues(projectForm, fresh);
    setJoining({ project: fresh, theirs, merge: mergeOf(projectForm, base, mine, theirs) });
  };
  const settle = (merged: Values) => {
    draft.set({ etag: joining!.project.etag, base: joining!.theirs, mine: merged });
    setJoining(undefined);
    setMessage(t(editWords.merged));
    requestAnimationFrame(() => save.current?.focus());
  };
  const send = async () => {
    const wrong = faults.attempt();
    if (wrong) return focusField(FORM, wrong);
    if (changed.length === 0) return setMessage(t(editWords.nothing));
    setError(undefined);
    try {
      await write.mutateAsync({ project: { ...writeValues(projectForm, mine, changed), name: project.name, etag }, updateMask: { paths: changed } });
      draft.clear();
      onSaved();
    } catch (caught) {
      if (isConflict(caught)) join(await call(portfolioMethods.getProject, { name: project.name }));
      else if (!faults.refuse(caught, 'project')) setError(caught);
    }
    return undefined;
  };
  if (joining) return <MergeView merge={joining.merge} base={base} mine={mine} theirs={joining.theirs} apply={settle} />;
  return (
    <form className="edit-form" noValidate onSubmit={(event) => (event.preventDefault(), void send())}>
      {draft.found && <p className="quiet" role="status">{t(formWords.found)}</p>}
      <Readers writes="UpdateProject" />
      <p className="fr-hint-text">{t(formWords.required)}</p>
      {GROUPS.map(({ id, title, fields }) => (
        <fieldset key={id} className="edit-form__group">
          <legend className="fr-h5">{t(title)}</legend>
          <div className="edit-form__fields">
            <FormFields form={FORM} fields={fields} writes="UpdateProject" values={mine} faults={faults.shown} change={(path, value) => {
              faults.touch(path);
              draft.set({ ...draft.value, mine: { ...mine, [path]: value } });
            }} />
          </div>
        </fieldset>
      ))}
      <div ref={problem} tabIndex={-1} className="form-problem">{error !== undefined && <Problem error={error} />}</div>
      <div className="edit-form__actions">
        <Moved project={project} draft={draft.value} bring={() => join(project)} />
        <button ref={save} type="submit" className="fr-btn" disabled={write.isPending}>{t(write.isPending ? formWords.saving : common.save)}</button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={() => (draft.clear(), onCancel())}>{t(common.cancel)}</button>
        <span role="status" className="quiet">{message || (changed.length > 0 && t(editWords.changes, { n: changed.length }))}</span>
      </div>
    </form>
  );
}

// Says that what is being edited was changed by somebody else, as soon as it is.
function Moved({ project, draft: { etag, base }, bring }: { project: Project; draft: ProjectDraft; bring: () => void }) {
  const { t, lang } = useWords();
  const moved = project.etag === etag || isOwn(project.etag) ? [] : changedPaths(projectForm, base, readValues(projectForm, project));
  return (
    <div role="status" className="edit-form__moved">
      {moved.length > 0 && (
        <Alert severity="warning" as="h2" title={t(editWords.movedTitle)} className="fr-mb-2w" description={
          <>
            <p>{t(editWords.moved, { fields: new Intl.ListFormat(lang).format(moved.map((path) => t(labelAt(path)))) })}</p>
            <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={bring}>{t(editWords.bring)}</button>
          </>
        } />
      )}
    </div>
  );
}
