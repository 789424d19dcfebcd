// How many offers stand where, of all and of each seat: each number leads to its list.
import { numberOf, offersUrl } from '@/cohort/api/addresses';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { offersWords as words } from '@/cohort/words/placements';
import { runWords } from '@/cohort/words/runs';
import { OFFER_STATES } from '@/cohort/words/season_enums';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Offer_State as State, type Offer } from '@/gen/pepiniere/cohort/v1/offer_pb';
import type { Seat } from '@/gen/pepiniere/cohort/v1/seat_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { useWords } from '@/kit/words/use_words';
import { SEAT, STATE, STATES } from './offer_list';

const toList = (call: string, state: keyof typeof State, seat = '') => `${offersUrl(call)}?${new URLSearchParams({ [STATE]: state, ...(seat ? { [SEAT]: numberOf(seat) } : {}) })}#offres`;
const countOf = (offers: readonly Offer[], state: keyof typeof State) => offers.filter((one) => one.state === State[state]).length;

export function ByState({ call, offers }: { call: string; offers: readonly Offer[] }) {
  const { t, number } = useWords();
  return (
    <section className="known-section" aria-labelledby="etats">
      <h2 className="fr-h4" id="etats">{t(words.states)}</h2>
      <div className="figures">
        {STATES.filter((state) => countOf(offers, state) > 0).map((state) => <Figure key={state} value={number(countOf(offers, state))} label={t(OFFER_STATES[State[state]])} to={toList(call, state)} />)}
      </div>
    </section>
  );
}

// Those that hold a place.
const LIVE = ['OFFERED', 'ACCEPTED_WAITING', 'ACCEPTED_FINAL'] as const;

export function BySeat({ call, offers }: { call: Call; offers: readonly Offer[] }) {
  const { t, number } = useWords();
  const { seats, titleOf } = useSeatTitles(call);
  const of = ({ name }: Seat) => offers.filter(({ seat }) => seat === name);
  const freeOf = (seat: Seat) => seat.count - LIVE.reduce((n, state) => n + countOf(of(seat), state), 0);
  const columns: Column<Seat>[] = [
    { id: 'seat', header: t(runWords.seat), isHeader: true, cell: ({ name }) => titleOf(name) },
    { id: 'places', header: t(words.places), numeric: true, cell: ({ count }) => number(count) },
    ...LIVE.map((state): Column<Seat> => ({
      id: state, header: t(OFFER_STATES[State[state]]), numeric: true, csv: (seat) => countOf(of(seat), state),
      cell: (seat) => <Count n={countOf(of(seat), state)} to={toList(call.name, state, seat.name)} label={`${titleOf(seat.name)}, ${t(OFFER_STATES[State[state]])}`} />,
    })),
    { id: 'free', header: t(words.free), numeric: true, cell: (seat) => number(freeOf(seat)) },
  ];
  return (
    <section className="known-section" aria-labelledby="par-poste">
      <h2 className="fr-h4" id="par-poste">{t(words.bySeat)}</h2>
      <DataTable caption={t(words.bySeat)} noCaption columns={columns} rows={seats} rowKey={({ name }) => name} />
    </section>
  );
}
