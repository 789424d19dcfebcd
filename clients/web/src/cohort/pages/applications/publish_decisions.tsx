// Telling the applicants of a call what was decided.
import { cohortMethods } from '@/cohort/api/clients';
import { applicationsWords as words } from '@/cohort/words/applications';
import { readersOf } from '@/cohort/words/readers';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const sureForm: Form = { fields: [{ path: 'sure', kind: 'flag', required: true, label: words.publishSure }] };

// `onTold`: with how many were told.
export function PublishDecisions({ call, onTold, onClose }: { call: string; onTold: (n: number) => void; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: publish } = useWrite(cohortMethods.publishAdmissibility);
  return (
    <Dialog title={t(words.publish)} onClose={onClose}>
      <DialogForm id={`${call}.annoncer`} form={sureForm} writes={readersOf('DecideAdmissibility')} submit={t(words.publish)} intro={<p>{t(words.publishTold)}</p>}
        send={() => publish({ name: call }).then(({ published }) => onTold(published))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
