// Each offer of a call: to whom, of which seat, where it stands and until when, by state and seat as the address says.
import { useState } from 'react';
import { numberOf } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { ApplicantLink } from '@/cohort/components/applicant_link';
import { OfferBadge } from '@/cohort/components/season_badges';
import { useApplicants } from '@/cohort/components/use_applicants';
import { useMoments } from '@/cohort/components/use_moments';
import { SEAT_CHECKS, useAskedSeats } from '@/cohort/components/asked_seats';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { offersWords as words } from '@/cohort/words/placements';
import { readersOf } from '@/cohort/words/readers';
import { runWords } from '@/cohort/words/runs';
import { OFFER_STATES } from '@/cohort/words/season_enums';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Offer_State as State, type Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import { usePermissions } from '@/kit/api/permissions';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Dialog } from '@/kit/ui/dialog';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { among, aText } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';

export const STATE = 'etat', SEAT = 'poste';
// Of an address: several states at once.
export const ACCEPTED = 'ACCEPTED';
const LONGEST = 100;
export const STATES = Object.keys(State).filter((name) => /^[A-Z_]+$/.test(name) && name !== 'UNSPECIFIED') as (keyof typeof State)[];
export const OFFER_CHECKS = { [STATE]: among([...STATES, ACCEPTED]), [SEAT]: aText(LONGEST), ...SEAT_CHECKS };

const withdrawForm: Form = bound(bounds.WithdrawOfferRequest, { fields: [{ path: 'reason', kind: 'area', label: runWords.reason }] });
const isLive = ({ state }: Offer) => state === State.OFFERED || state === State.ACCEPTED_WAITING || state === State.ACCEPTED_FINAL;
const isIn = (state: State, asked: string) => !asked || (asked === ACCEPTED ? state === State.ACCEPTED_WAITING || state === State.ACCEPTED_FINAL : state === State[asked as keyof typeof State]);

export function OfferList({ call, offers }: { call: Call; offers: readonly Offer[] }) {
  const { t, date } = useWords();
  const { get } = useUrlState();
  const { whoOf } = useApplicants(call.name);
  const { seats, titleOf } = useSeatTitles(call);
  const { at } = useMoments(call.timeZone);
  const [withdrawn, withdraw] = useState<Offer>();
  const of = useAskedSeats(call);
  const rows = offers.filter(({ state, seat }) => of.isAsked(seat) && isIn(state, get(STATE)) && (!get(SEAT) || numberOf(seat) === get(SEAT)));
  const { may } = usePermissions(cohortMethods.getPermissions, offers.filter(isLive).map(({ name }) => name));
  const untilOf = ({ expireTime }: Offer) => (expireTime ? at(expireTime) : t(words.noEnd));
  const fields: FilterField[] = [
    { param: STATE, type: 'select', label: t(runWords.state), options: [...STATES.map((value) => ({ value, label: t(OFFER_STATES[State[value]]) })), { value: ACCEPTED, label: t(words.acceptedAll) }] },
    { param: SEAT, type: 'select', label: t(runWords.seat), options: seats.map(({ name }) => ({ value: numberOf(name), label: titleOf(name) })) },
    ...of.fields,
  ];
  const columns: Column<Offer>[] = [
    { id: 'who', header: t(runWords.applicant), isHeader: true, csv: ({ application }) => whoOf(application), cell: ({ application }) => <ApplicantLink application={application} who={whoOf(application)} /> },
    { id: 'seat', header: t(runWords.seat), cell: ({ seat }) => titleOf(seat) },
    { id: 'state', header: t(runWords.state), csv: ({ state }) => t(OFFER_STATES[state]), cell: ({ state }) => <OfferBadge state={state} /> },
    { id: 'until', header: t(words.until), cell: untilOf },
    { id: 'answered', header: t(words.answered), cell: ({ answerTime }) => date(answerTime) },
    { id: 'reason', header: t(runWords.reason), cell: ({ reason }) => <span className="as-typed">{reason}</span> },
    { id: 'acts', header: t(runWords.acts), csv: false, cell: (offer) => (!isLive(offer) || !may(offer.name, 'WithdrawOffer') ? null : (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(words.withdrawThis, { who: whoOf(offer.application) })} onClick={() => withdraw(offer)}>{t(words.withdraw)}</button>
    )) },
  ];
  return (
    <section className="known-section" aria-labelledby="offres">
      <h2 className="fr-h4" id="offres">{t(words.list)}</h2>
      <FilterBar fields={fields} />
      <DataTable cards caption={t(words.list)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} empty={<p>{t(words.noneSuch)}</p>} />
      {withdrawn && <Withdraw offer={withdrawn} who={whoOf(withdrawn.application)} onClose={() => withdraw(undefined)} />}
    </section>
  );
}

function Withdraw({ offer: { name, etag }, who, onClose }: { offer: Offer; who: string; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: withdraw } = useWrite(cohortMethods.withdrawOffer);
  return (
    <Dialog title={t(words.withdrawThis, { who })} onClose={onClose}>
      <DialogForm id={`${name}.retirer`} form={withdrawForm} writes={readersOf('WithdrawOffer')} submit={t(words.withdraw)} intro={<p>{t(words.withdrawTold)}</p>}
        send={({ reason = '' }) => withdraw({ name, etag, reason })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
