// Planning a hearing, moving it, saying what came of it.
import { cohortMethods } from '@/cohort/api/clients';
import { hearingFormOf } from '@/cohort/components/jury_forms';
import { hearingWords as words } from '@/cohort/words/jury';
import { readersOf } from '@/cohort/words/readers';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { JuryHearing } from '@/gen/pepiniere/cohort/v1/hearing_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { sameInBoth, writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

interface AddHearingProps { call: Call; applications: readonly Application[]; whoOf: (application: string) => string; onClose: () => void }

export function AddHearing({ call, applications, whoOf, onClose }: AddHearingProps) {
  const { t } = useWords();
  const { name } = call;
  const form: Form = hearingFormOf(call, applications.map((one) => sameInBoth(one.name, whoOf(one.name))));
  const { mutateAsync: create } = useWrite(cohortMethods.createJuryHearing);
  const requestOf = (values: Values) => ({ parent: name, hearing: writeValues(form, values) });
  return (
    <Dialog title={t(words.add)} onClose={onClose} wide>
      <DialogForm id={`${name}.audition`} form={form} writes={readersOf('CreateJuryHearing')} prefix="hearing" submit={t(words.add)}
        check={(values) => ask(cohortMethods.createJuryHearing, { ...requestOf(values), validateOnly: true })} send={(values) => create(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function EditHearing({ call, hearing, who, onClose }: { call: Call; hearing: JuryHearing; who: string; onClose: () => void }) {
  const { t } = useWords();
  const { name } = hearing;
  const { mutateAsync: update } = useWrite(cohortMethods.updateJuryHearing);
  return (
    <Dialog title={t(words.editThis, { who })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={hearingFormOf(call)} writes={readersOf('UpdateJuryHearing')} words={words} prefix="hearing" current={hearing}
        read={() => ask(cohortMethods.getJuryHearing, { name })}
        check={({ paths, fields, etag }) => ask(cohortMethods.updateJuryHearing, { hearing: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ hearing: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onClose} onCancel={onClose} />
    </Dialog>
  );
}
