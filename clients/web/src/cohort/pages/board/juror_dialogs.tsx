// Making somebody a juror, changing what they judge, taking them off the jury.
import { cohortMethods } from '@/cohort/api/clients';
import { jurorFormOf } from '@/cohort/components/jury_forms';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { juryWords as words } from '@/cohort/words/jury';
import { readersOf } from '@/cohort/words/readers';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Juror } from '@/gen/pepiniere/cohort/v1/juror_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import { writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const NOTHING_ASKED: Form = { fields: [] };

function useForm(call: Call, isNew: boolean): Form {
  const { seats, titleOf } = useSeatTitles(call);
  return jurorFormOf(seats.map(({ name }) => ({ name, title: titleOf(name) })), isNew);
}

export function AddJuror({ call, onClose }: { call: Call; onClose: () => void }) {
  const { t } = useWords();
  const form = useForm(call, true);
  const { mutateAsync: create } = useWrite(cohortMethods.createJuror);
  const requestOf = (values: Values) => ({ parent: call.name, juror: writeValues(form, values) });
  return (
    <Dialog title={t(words.add)} onClose={onClose} wide>
      <DialogForm id={`${call.name}.jure`} form={form} writes={readersOf('CreateJuror')} prefix="juror" submit={t(words.add)}
        check={(values) => ask(cohortMethods.createJuror, { ...requestOf(values), validateOnly: true })} send={(values) => create(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function EditJuror({ call, juror, onClose }: { call: Call; juror: Juror; onClose: () => void }) {
  const { t } = useWords();
  const { name, displayName } = juror;
  const form = useForm(call, false);
  const { mutateAsync: update } = useWrite(cohortMethods.updateJuror);
  return (
    <Dialog title={t(words.editThis, { name: displayName })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={form} writes={readersOf('UpdateJuror')} words={words} prefix="juror" current={juror} read={() => ask(cohortMethods.getJuror, { name })}
        check={({ paths, fields, etag }) => ask(cohortMethods.updateJuror, { juror: { ...fields, name, etag }, updateMask: { paths }, validateOnly: true })}
        send={({ paths, fields, etag }) => update({ juror: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function RemoveJuror({ juror: { name, displayName, etag }, onClose }: { juror: Juror; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteJuror);
  return (
    <Dialog title={t(words.removeThis, { name: displayName })} onClose={onClose}>
      <DialogForm id={`${name}.retirer`} form={NOTHING_ASKED} writes={readersOf('DeleteJuror')} submit={t(words.remove)} intro={<p>{t(words.removeTold)}</p>}
        send={() => remove({ name, etag })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
