// The seats of the call that is composed: each is saved by itself.
import { useState } from 'react';
import { numberOf } from '@/cohort/api/addresses';
import { useSeats } from '@/cohort/api/calls';
import { useMay } from '@/cohort/api/caller';
import { AddSeat, DeleteSeat, EditSeat } from '@/cohort/components/seat_dialogs';
import { SeatTable } from '@/cohort/components/seat_table';
import { composeWords } from '@/cohort/words/calls';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Seat } from '@/gen/pepiniere/cohort/v1/seat_pb';
import { useWords } from '@/kit/words/use_words';

export const SEATS = 'postes';

export function SeatsPart({ call }: { call: Call }) {
  const { t } = useWords();
  const seats = useSeats(call.name);
  const may = useMay(call.name);
  const [dialog, open] = useState<{ of: 'add' } | { of: 'edit' | 'delete'; seat: Seat }>();
  const close = () => open(undefined);
  // As it is now.
  const current = (seat: Seat) => seats.data?.find(({ name }) => name === seat.name) ?? seat;
  return (
    <section className="known-section fr-mt-4w" aria-labelledby={SEATS}>
      <div className="list-head">
        <h2 className="fr-h5 fr-mb-0" id={SEATS} tabIndex={-1}>{t(composeWords.seats)}</h2>
        {may('CreateSeat') && <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left" onClick={() => open({ of: 'add' })}>{t(composeWords.addSeat)}</button>}
      </div>
      <SeatTable cohort={call.cohort} seats={seats.data} error={seats.error} onRetry={() => void seats.refetch()} acts={(seat) => (
        <div className="fr-btns-group fr-btns-group--sm fr-btns-group--inline">
          <button type="button" className="fr-btn fr-btn--tertiary" aria-label={t(composeWords.editThisSeat, { name: numberOf(seat.name) })} onClick={() => open({ of: 'edit', seat })}>{t(composeWords.editSeat)}</button>
          <button type="button" className="fr-btn fr-btn--tertiary" aria-label={t(composeWords.removeThisSeat, { name: numberOf(seat.name) })} onClick={() => open({ of: 'delete', seat })}>{t(composeWords.removeSeat)}</button>
        </div>
      )} />
      {dialog?.of === 'add' && <AddSeat call={call} onClose={close} />}
      {dialog?.of === 'edit' && <EditSeat cohort={call.cohort} seat={current(dialog.seat)} onClose={close} />}
      {dialog?.of === 'delete' && <DeleteSeat seat={current(dialog.seat)} onClose={close} />}
    </section>
  );
}
