// Preparing a call, deleting a draft, publishing it, calling a published one off.
import { useNavigate } from 'react-router-dom';
import { CALLS, composeUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { callWords, composeWords } from '@/cohort/words/calls';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { afterDeletion } from '@/kit/form/deletion';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { newCallForm } from './call_form';

const NOTHING_ASKED: Form = { fields: [] };
const newForm: Form = { ...newCallForm, fields: [identifierField('call_id', bounds.CreateCallRequest), ...newCallForm.fields] };
const sureForm: Form = { fields: [{ path: 'sure', kind: 'flag', required: true, label: composeWords.publishSure }] };
const cancelForm: Form = bound(bounds.CancelCallRequest, { fields: [{ path: 'reason', kind: 'area', label: callWords.reason, hint: callWords.reasonHint }] });

export function AddCall({ cohort, onClose }: { cohort: string; onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: create } = useWrite(cohortMethods.createCall);
  return (
    <Dialog title={t(callWords.add)} onClose={onClose} wide>
      <DialogForm id={`${cohort}.appel`} form={newForm} writes={readersOf('CreateCall')} prefix="call" submit={t(callWords.add)} start={{ cohort }}
        send={async (values) => navigate(composeUrl((await create({ callId: identifierIn(values.call_id), call: writeValues(newCallForm, values) })).name))}
        onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

interface CallDialogProps { call: Call; onClose: () => void }

export function DeleteCall({ call: { name, title, etag }, onClose }: CallDialogProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteCall);
  return (
    <Dialog title={t(callWords.removeThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteCall')} submit={t(callWords.remove)}
        intro={<p>{t(callWords.removeTold)}</p>} send={() => remove({ name, etag })} onDone={() => navigate(CALLS, afterDeletion({ name, title }))} onCancel={onClose} />
    </Dialog>
  );
}

export function PublishCall({ call: { name, title, etag }, onDone, onClose }: CallDialogProps & { onDone: () => void }) {
  const { t } = useWords();
  const { mutateAsync: publish } = useWrite(cohortMethods.publishCall);
  return (
    <Dialog title={t(composeWords.publishThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.publier`} form={sureForm} writes={readersOf('PublishCall')} submit={t(composeWords.publish)}
        intro={<p>{t(composeWords.publishTold)}</p>} send={() => publish({ name, etag })} onDone={onDone} onCancel={onClose} />
    </Dialog>
  );
}

export function CancelCall({ call: { name, title, etag }, onClose }: CallDialogProps) {
  const { t } = useWords();
  const { mutateAsync: cancel } = useWrite(cohortMethods.cancelCall);
  return (
    <Dialog title={t(callWords.cancelThis, { title })} onClose={onClose}>
      <DialogForm id={`${name}.annuler`} form={cancelForm} writes={readersOf('CancelCall')} submit={t(callWords.cancel)}
        intro={<p>{t(callWords.cancelTold)}</p>} send={({ reason = '' }) => cancel({ name, etag, reason })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
