// Adding a seat to a call, changing one, deleting one.
import { useMemo } from 'react';
import { numberOf } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { composeWords } from '@/cohort/words/calls';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Seat } from '@/gen/pepiniere/cohort/v1/seat_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { EditDialog } from '@/kit/form/edit_dialog';
import type { EditedWords } from '@/kit/form/edit_words';
import { writeValues, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { seatFormOf } from './call_form';

const NOTHING_ASKED: Form = { fields: [] };
const WORDS: EditedWords = { movedTitle: composeWords.seatMoved, deletedTitle: composeWords.seatDeleted, conflictTold: composeWords.seatConflict };

const useSeatForm = (cohort: string) => useMemo(() => seatFormOf(cohort), [cohort]);

export function AddSeat({ call: { name, cohort }, onClose }: { call: Call; onClose: () => void }) {
  const { t } = useWords();
  const form = useSeatForm(cohort);
  const { mutateAsync: create } = useWrite(cohortMethods.createSeat);
  const newForm = { ...form, fields: [identifierField('seat_id', bounds.CreateSeatRequest), ...form.fields] };
  return (
    <Dialog title={t(composeWords.addSeat)} onClose={onClose} wide>
      <DialogForm id={`${name}.poste`} form={newForm} writes={readersOf('CreateSeat')} prefix="seat" submit={t(composeWords.addSeat)}
        send={(values) => create({ parent: name, seatId: identifierIn(values.seat_id), seat: writeValues(form, values) })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function EditSeat({ cohort, seat, onClose }: { cohort: string; seat: Seat; onClose: () => void }) {
  const { t } = useWords();
  const form = useSeatForm(cohort);
  const { name } = seat;
  const { mutateAsync: update } = useWrite(cohortMethods.updateSeat);
  return (
    <Dialog title={t(composeWords.editThisSeat, { name: numberOf(name) })} onClose={onClose} wide>
      <EditDialog id={`${name}.fiche`} form={form} writes={readersOf('UpdateSeat')} words={WORDS} prefix="seat" current={seat} read={() => ask(cohortMethods.getSeat, { name })}
        send={({ paths, fields, etag }) => update({ seat: { ...fields, name, etag }, updateMask: { paths } })} onSaved={onClose} onCancel={onClose} />
    </Dialog>
  );
}

export function DeleteSeat({ seat: { name, etag }, onClose }: { seat: Seat; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: remove } = useWrite(cohortMethods.deleteSeat);
  return (
    <Dialog title={t(composeWords.removeThisSeat, { name: numberOf(name) })} onClose={onClose}>
      <DialogForm id={`${name}.supprimer`} form={NOTHING_ASKED} writes={readersOf('DeleteSeat')} submit={t(composeWords.removeSeat)}
        intro={<p>{t(composeWords.removeSeatTold)}</p>} send={() => remove({ name, etag })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
