// Changing an assignment, renewing it from the day after its last one, ending it before what was agreed, deleting one that never was.
import { useNavigate } from 'react-router-dom';
import { peopleUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { assignmentFormOf, endForm, renewForm } from '@/cohort/components/people_forms';
import { assignmentWords as words } from '@/cohort/words/people';
import { readersOf } from '@/cohort/words/readers';
import type { Assignment } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { addDays, dayOf, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const NOTHING_ASKED: Form = { fields: [] };

interface AssignmentDialogProps { assignment: Assignment; onDone: () => void; onClose: () => void }

export function EditAssignment({ assignment, onDone, onClose }: AssignmentDialogProps) {
  const { t } = useWords();
  const { name, cohort } = assignment;
  const { mutateAsync: update } = useWrite(cohortMethods.updateAssignment);
  return (
    <Dialog title={t(words.edit)} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={assignmentFormOf(cohort)} writes={readersOf('UpdateAssignment')} words={words} prefix="assignment" current={assignment}
        read={() => call(cohortMethods.getAssignment, { name })}
        check={({ paths, fields, etag }) => call(cohortMethods.updateAssignment, { assignment: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ assignment: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onDone} onCancel={onClose} />
    </Dialog>
  );
}

export function RenewAssignment({ assignment, onDone, onClose }: AssignmentDialogProps) {
  const { t, date } = useWords();
  const { name, etag, renewals, lastDate } = assignment;
  const first = lastDate && addDays(isoOf(lastDate), 1);
  const { mutateAsync: update } = useWrite(cohortMethods.updateAssignment);
  const requestOf = (values: Values) => ({
    assignment: { name, etag, renewals: [...renewals, { startDate: dayOf(first), ...writeValues(renewForm, values) }] }, updateMask: { paths: ['renewals'] },
  });
  return (
    <Dialog title={t(words.renew)} onClose={onClose}>
      <DialogForm id={`${name}.renouveler`} form={renewForm} writes={readersOf('UpdateAssignment')} prefix={`assignment.renewals[${renewals.length}]`} submit={t(words.renew)}
        intro={first && <p>{t(words.renewFrom, { date: date(first) })}</p>}
        check={(values) => call(cohortMethods.updateAssignment, { ...requestOf(values), validateOnly: true })} send={(values) => update(requestOf(values))} onDone={onDone} onCancel={onClose} />
    </Dialog>
  );
}

export function EndAssignment({ assignment: { name, etag }, onDone, onClose }: AssignmentDialogProps) {
  const { t } = useWords();
  const { mutateAsync: update } = useWrite(cohortMethods.updateAssignment);
  const requestOf = (values: Values) => ({ assignment: { name, etag, ...writeValues(endForm, values) }, updateMask: { paths: ['actual_end_date', 'end_reason'] } });
  return (
    <Dialog title={t(words.end)} onClose={onClose}>
      <DialogForm id={`${name}.finir`} form={endForm} writes={readersOf('UpdateAssignment')} prefix="assignment" submit={t(words.end)} intro={<p>{t(words.endTold)}</p>}
        check={(values) => call(cohortMethods.updateAssignment, { ...requestOf(values), validateOnly: true })} send={(values) => update(requestOf(values))} onDone={onDone} onCancel={onClose} />
    </Dialog>
  );
}

export function RemoveAssignment({ assignment: { name, cohort, etag }, onClose }: Omit<AssignmentDialogProps, 'onDone'>) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteAssignment);
  return (
    <Dialog title={t(words.remove)} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteAssignment')} submit={t(words.remove)} intro={<p>{t(words.removeTold)}</p>}
        send={() => remove({ name, etag })} onDone={() => navigate(peopleUrl(cohort))} onCancel={onClose} />
    </Dialog>
  );
}
