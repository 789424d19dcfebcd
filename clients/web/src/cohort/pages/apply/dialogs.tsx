// Taking an application back, deleting a draft, asking for another decision.
import { cohortMethods } from '@/cohort/api/clients';
import { applyWords } from '@/cohort/words/applications';
import { readersOf } from '@/cohort/words/readers';
import { myResultWords } from '@/cohort/words/results';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const NOTHING_ASKED: Form = { fields: [] };
const appealForm: Form = bound(bounds.AppealAdmissibilityRequest, { fields: [{ path: 'reason', kind: 'area', label: applyWords.reason }] });
const appealResultForm: Form = bound(bounds.AppealResultRequest, { fields: [{ path: 'reason', kind: 'area', label: applyWords.reason }] });

interface DialogOfProps { application: Application; onClose: () => void }

export function WithdrawDialog({ application: { name, etag }, onClose }: DialogOfProps) {
  const { t } = useWords();
  const { mutateAsync: withdraw } = useWrite(cohortMethods.withdrawApplication);
  return (
    <Dialog title={t(applyWords.withdraw)} onClose={onClose}>
      <DialogForm id={`${name}.retirer`} form={NOTHING_ASKED} writes={readersOf('WithdrawApplication')} submit={t(applyWords.withdraw)}
        intro={<p>{t(applyWords.withdrawTold)}</p>} send={() => withdraw({ name, etag })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function RemoveDialog({ application: { name, etag }, onDone, onClose }: DialogOfProps & { onDone: () => void }) {
  const { t } = useWords();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteApplication, onDone);
  return (
    <Dialog title={t(applyWords.remove)} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteApplication')} submit={t(applyWords.remove)}
        intro={<p>{t(applyWords.removeTold)}</p>} send={() => remove({ name, etag })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function AppealDialog({ application: { name, etag }, onClose }: DialogOfProps) {
  const { t } = useWords();
  const { mutateAsync: appeal } = useWrite(cohortMethods.appealAdmissibility);
  return (
    <Dialog title={t(applyWords.appeal)} onClose={onClose}>
      <DialogForm id={`${name}.recours`} form={appealForm} writes={readersOf('AppealAdmissibility')} submit={t(applyWords.appeal)}
        intro={<p>{t(applyWords.appealTold)}</p>} send={({ reason = '' }) => appeal({ name, etag, reason })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function AppealResultDialog({ application: { name }, onClose }: DialogOfProps) {
  const { t } = useWords();
  const { mutateAsync: appeal } = useWrite(cohortMethods.appealResult);
  return (
    <Dialog title={t(myResultWords.appeal)} onClose={onClose}>
      <DialogForm id={`${name}.contester`} form={appealResultForm} writes={readersOf('AppealResult')} submit={t(myResultWords.appeal)}
        intro={<p>{t(myResultWords.appealTold)}</p>} send={({ reason = '' }) => appeal({ parent: name, reason })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
