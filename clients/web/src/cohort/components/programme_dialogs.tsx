// Adding a programme, changing one, deleting one.
import { Code, ConnectError } from '@connectrpc/connect';
import { useNavigate } from 'react-router-dom';
import { PROGRAMMES, programmeUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { readersOf } from '@/cohort/words/readers';
import { programmeWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Programme } from '@/gen/pepiniere/cohort/v1/programme_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { afterDeletion } from '@/kit/form/deletion';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { programmeForm } from './programme_form';

const NOTHING_ASKED: Form = { fields: [] };
const newForm: Form = { ...programmeForm, fields: [identifierField('programme_id', bounds.CreateProgrammeRequest), ...programmeForm.fields] };

export function AddProgramme({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: create } = useWrite(cohortMethods.createProgramme);
  return (
    <Dialog title={t(programmeWords.add)} onClose={onClose} wide>
      <DialogForm id="programmes.nouveau" form={newForm} writes={readersOf('CreateProgramme')} prefix="programme" submit={t(programmeWords.add)}
        send={async (values) => {
          const { name } = await create({ programmeId: identifierIn(values.programme_id), programme: writeValues(programmeForm, values) });
          navigate(programmeUrl(name));
        }} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

interface ProgrammeDialogProps { programme: Programme; mayRestore: boolean; onDone: () => void; onClose: () => void }

export function EditProgramme({ programme, mayRestore, onDone, onClose }: ProgrammeDialogProps) {
  const { t } = useWords();
  const { name, title, etag: now } = programme;
  const { mutateAsync: undelete } = useWrite(cohortMethods.undeleteProgramme);
  const { mutateAsync: update } = useWrite(cohortMethods.updateProgramme);
  return (
    <Dialog title={t(programmeWords.editThis, { title })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={programmeForm} writes={readersOf('UpdateProgramme')} words={programmeWords} prefix="programme" current={programme}
        read={() => call(cohortMethods.getProgramme, { name })}
        send={({ paths, fields, etag }) => update({ programme: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose}
        restore={mayRestore ? () => undelete({ name, etag: now }) : undefined} />
    </Dialog>
  );
}

export function DeleteProgramme({ programme: { name, title, etag }, onClose }: { programme: Programme; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteProgramme);
  return (
    <Dialog title={t(programmeWords.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteProgramme')} submit={t(programmeWords.remove)}
        intro={<p>{t(programmeWords.removeTold)}</p>} send={() => remove({ name, etag })} onDone={() => navigate(PROGRAMMES, afterDeletion({ name, title }))} onCancel={onClose}
        explain={(error) => ConnectError.from(error).code === Code.FailedPrecondition
          && <p className="fr-message fr-message--error">{t(programmeWords.hasCohorts)}</p>} />
    </Dialog>
  );
}
