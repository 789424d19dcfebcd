// Adding a cohort, changing one, deleting one.
import { useNavigate } from 'react-router-dom';
import { cohortUrl, programmeOf, programmeUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { readersOf } from '@/cohort/words/readers';
import { cohortWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { afterDeletion } from '@/kit/form/deletion';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { cohortForm } from './cohort_form';

const NOTHING_ASKED: Form = { fields: [] };
const newForm: Form = { ...cohortForm, fields: [identifierField('cohort_id', bounds.CreateCohortRequest), ...cohortForm.fields] };

// `parent`: the programme.
export function AddCohort({ parent, onClose }: { parent: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: create } = useWrite(cohortMethods.createCohort);
  return (
    <Dialog title={t(cohortWords.add)} onClose={onClose} wide>
      <DialogForm id={`${parent}.promotion`} form={newForm} writes={readersOf('CreateCohort')} prefix="cohort" submit={t(cohortWords.add)}
        send={async (values) => {
          const { name } = await create({ parent, cohortId: identifierIn(values.cohort_id), cohort: writeValues(cohortForm, values) });
          navigate(cohortUrl(name));
        }} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

interface CohortDialogProps { cohort: Cohort; mayRestore: boolean; onDone: () => void; onClose: () => void }

export function EditCohort({ cohort, mayRestore, onDone, onClose }: CohortDialogProps) {
  const { t } = useWords();
  const { name, title, etag: now } = cohort;
  const { mutateAsync: undelete } = useWrite(cohortMethods.undeleteCohort);
  const { mutateAsync: update } = useWrite(cohortMethods.updateCohort);
  return (
    <Dialog title={t(cohortWords.editThis, { title })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={cohortForm} writes={readersOf('UpdateCohort')} words={cohortWords} prefix="cohort" current={cohort}
        read={() => call(cohortMethods.getCohort, { name })}
        send={({ paths, fields, etag }) => update({ cohort: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose}
        restore={mayRestore ? () => undelete({ name, etag: now }) : undefined} />
    </Dialog>
  );
}

export function DeleteCohort({ cohort: { name, title, etag }, onClose }: { cohort: Cohort; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteCohort);
  return (
    <Dialog title={t(cohortWords.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteCohort')} submit={t(cohortWords.remove)}
        intro={<p>{t(cohortWords.removeTold)}</p>} send={() => remove({ name, etag })} onDone={() => navigate(programmeUrl(programmeOf(name)), afterDeletion({ name, title }))} onCancel={onClose} />
    </Dialog>
  );
}
