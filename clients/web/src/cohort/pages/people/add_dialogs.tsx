// Somebody comes to a cohort; somebody is assigned to a challenge of it.
import { useNavigate } from 'react-router-dom';
import { assignmentUrl } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { newAssignmentFormOf, newProfileForm } from '@/cohort/components/people_forms';
import { assignmentWords, peopleWords } from '@/cohort/words/people';
import { readersOf } from '@/cohort/words/readers';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { writeValues, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

interface AddProps { cohort: string; onClose: () => void }

export function AddProfile({ cohort, onClose }: AddProps) {
  const { t } = useWords();
  const { mutateAsync: create } = useWrite(cohortMethods.createProfile);
  const requestOf = (values: Values) => ({ profile: writeValues(newProfileForm, values) });
  return (
    <Dialog title={t(peopleWords.add)} onClose={onClose} wide>
      <DialogForm id={`${cohort}.personne`} form={newProfileForm} writes={readersOf('CreateProfile')} prefix="profile" submit={t(peopleWords.add)} start={{ cohorts: cohort }}
        check={(values) => call(cohortMethods.createProfile, { ...requestOf(values), validateOnly: true })} send={(values) => create(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function AddAssignment({ cohort, onClose }: AddProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const form = newAssignmentFormOf(cohort);
  const { mutateAsync: create } = useWrite(cohortMethods.createAssignment);
  const requestOf = (values: Values) => ({ assignment: { ...writeValues(form, values), cohort } });
  return (
    <Dialog title={t(assignmentWords.add)} onClose={onClose} wide>
      <DialogForm id={`${cohort}.affectation`} form={form} writes={readersOf('CreateAssignment')} prefix="assignment" submit={t(assignmentWords.add)}
        check={(values) => call(cohortMethods.createAssignment, { ...requestOf(values), validateOnly: true })}
        send={async (values) => navigate(assignmentUrl((await create(requestOf(values))).name))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
