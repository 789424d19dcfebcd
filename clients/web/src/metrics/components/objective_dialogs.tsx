// Setting an objective, changing one, judging and deleting one.
import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { projectOf } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { objectiveWords as words } from '@/metrics/words/objectives';
import { readersOf } from '@/metrics/words/readers';
import { Objective_Verdict as Verdict, type Objective } from '@/gen/pepiniere/metrics/v1/objective_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { afterDeletion } from '@/kit/form/deletion';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { objectiveFormOf, verdictFormOf } from './objective_form';

const NOTHING_ASKED: Form = { fields: [] };

export function AddObjective({ project, onClose }: { project: string; onClose: () => void }) {
  const { t } = useWords();
  const form = useMemo(() => objectiveFormOf(project), [project]);
  const { mutateAsync: create } = useWrite(metricsMethods.createObjective);
  const requestOf = (values: Values) => ({ parent: project, objective: writeValues(form, values) });
  return (
    <Dialog title={t(words.add)} onClose={onClose} wide>
      <DialogForm id={`${project}.objectif`} form={form} writes={readersOf('CreateObjective')} prefix="objective" submit={t(words.add)}
        check={(values) => call(metricsMethods.createObjective, { ...requestOf(values), validateOnly: true })}
        send={(values) => create(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

interface ObjectiveDialogProps { objective: Objective; onClose: () => void }

export function EditObjective({ objective, mayRestore, onClose }: ObjectiveDialogProps & { mayRestore: boolean }) {
  const { t } = useWords();
  const { name, title, etag: now } = objective;
  const form = useMemo(() => objectiveFormOf(projectOf(name)), [name]);
  const { mutateAsync: update } = useWrite(metricsMethods.updateObjective);
  const { mutateAsync: undelete } = useWrite(metricsMethods.undeleteObjective);
  return (
    <Dialog title={t(words.editThis, { title })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={form} writes={readersOf('UpdateObjective')} words={words} prefix="objective" current={objective}
        read={() => call(metricsMethods.getObjective, { name })}
        check={({ paths, fields, etag }) => call(metricsMethods.updateObjective, { objective: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ objective: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onClose} onCancel={onClose}
        restore={mayRestore ? () => undelete({ name, etag: now }) : undefined} />
    </Dialog>
  );
}

export function JudgeObjective({ objective: { name, title, etag, verdict, verdictReason, verdictEvidence }, onClose }: ObjectiveDialogProps) {
  const { t } = useWords();
  const form = useMemo(() => verdictFormOf(projectOf(name)), [name]);
  const { mutateAsync: judge } = useWrite(metricsMethods.judgeObjective);
  const requestOf = (values: Values) => ({ name, etag, ...writeValues(form, values) });
  return (
    <Dialog title={t(words.judgeThis, { title })} onClose={onClose} wide>
      <DialogForm id={`${name}.verdict`} form={form} writes={readersOf('JudgeObjective')} submit={t(words.judge)}
        start={{ verdict: verdict === Verdict.UNSPECIFIED ? '' : String(verdict), reason: verdictReason, evidence: verdictEvidence.join('\n') }}
        check={(values) => call(metricsMethods.judgeObjective, { ...requestOf(values), validateOnly: true })}
        send={(values) => judge(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function DeleteObjective({ objective: { name, title, etag }, onClose }: ObjectiveDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(metricsMethods.deleteObjective);
  return (
    <Dialog title={t(words.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteObjective')} submit={t(words.remove)} intro={<p>{t(words.removeTold)}</p>}
        send={() => remove({ name, etag })} onDone={() => (onClose(), void navigate({ search: location.search, hash: '#impact' }, afterDeletion({ name, title })))} onCancel={onClose} />
    </Dialog>
  );
}
