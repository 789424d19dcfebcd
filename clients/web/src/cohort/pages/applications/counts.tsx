// How many applications stand where, and by first choice: each number leads to its list.
import { applicationsUrl } from '@/cohort/api/addresses';
import { useCounts } from '@/cohort/api/applications';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { APPLICATION_STATES } from '@/cohort/words/application_enums';
import { applicationsWords as words } from '@/cohort/words/applications';
import { Application_State as State, type CountApplicationsResponse_Count as Count } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Count as Counted } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Figure } from '@/kit/ui/figure';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { CHOICE, idOfSeat, STATE } from './application_list';

const toList = (call: string, state: State, seat = '') => {
  const params = new URLSearchParams({ [STATE]: State[state], ...(seat ? { [CHOICE]: idOfSeat(seat) } : {}) });
  return `${applicationsUrl(call)}?${params}#liste`;
};

export function Counts({ call }: { call: Call }) {
  const { t, number } = useWords();
  const counts = useCounts(call.name, true);
  return (
    <section className="known-section" aria-labelledby="comptes">
      <h2 className="fr-h4" id="comptes">{t(words.counts)}</h2>
      <Answer of={counts}>
        {({ counts: all }) => {
          const ofAll = all.filter(({ seat }) => seat === '');
          return ofAll.length === 0 ? <p>{t(words.none)}</p> : (
            <>
              <div className="figures">
                {ofAll.map(({ state, count, erased }) => (
                  <Figure key={state} value={number(count)} label={t(APPLICATION_STATES[state])} to={toList(call.name, state)} hint={erased > 0 && t(words.erased, { n: erased })} />
                ))}
              </div>
              <BySeat call={call} counts={all.filter(({ seat }) => seat !== '')} states={ofAll.map(({ state }) => state)} />
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function BySeat({ call, counts, states }: { call: Call; counts: readonly Count[]; states: readonly State[] }) {
  const { t } = useWords();
  const { titleOf } = useSeatTitles(call);
  const seats = [...new Set(counts.map(({ seat }) => seat))];
  const countOf = (seat: string, state: State) => counts.find((one) => one.seat === seat && one.state === state)?.count ?? 0;
  const columns: Column<string>[] = [
    { id: 'seat', header: t(words.seat), isHeader: true, cell: titleOf },
    ...states.map((state) => ({
      id: String(state), header: t(APPLICATION_STATES[state]), numeric: true, csv: (seat: string) => countOf(seat, state),
      cell: (seat: string) => <Counted n={countOf(seat, state)} to={toList(call.name, state, seat)} label={`${titleOf(seat)}, ${t(APPLICATION_STATES[state])}`} />,
    })),
  ];
  if (seats.length === 0) return null;
  return <DataTable caption={t(words.bySeat)} columns={columns} rows={seats} rowKey={(seat) => seat} />;
}
