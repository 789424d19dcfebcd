// Who has which seat, in the order of its list; and who has none.
import type { PlacementSaid } from '@/cohort/api/placement_said';
import { ApplicantLink } from '@/cohort/components/applicant_link';
import { useAskedSeats } from '@/cohort/components/asked_seats';
import { useApplicants } from '@/cohort/components/use_applicants';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { placementWords as words } from '@/cohort/words/placements';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { PlacedApplication } from '@/gen/pepiniere/cohort/v1/placement_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { useWords } from '@/kit/words/use_words';

// `said`: by the run, for those who are told it.
export function Placed({ call, placed, said }: { call: Call; placed: readonly PlacedApplication[]; said: PlacementSaid | undefined }) {
  const { t, number } = useWords();
  const { whoOf } = useApplicants(call.name);
  const { titleOf } = useSeatTitles(call);
  const of = useAskedSeats(call);
  const columns: Column<PlacedApplication>[] = [
    { id: 'seat', header: t(runWords.seat), cell: ({ seat }) => titleOf(seat) },
    { id: 'who', header: t(runWords.applicant), isHeader: true, csv: ({ application }) => whoOf(application), cell: ({ application }) => <ApplicantLink application={application} who={whoOf(application)} /> },
    ...(said ? [
      { id: 'place', header: t(words.place), numeric: true, cell: ({ application, seat }: PlacedApplication) => {
        const n = said.placeOf(application, seat);
        return n === undefined ? '' : number(n);
      } },
      { id: 'choice', header: t(words.choice), cell: ({ application, seat }: PlacedApplication) => {
        const n = said.choiceOf(application, seat);
        return n === undefined ? '' : t(words.choiceNth, { n });
      } },
    ] : []),
  ];
  return (
    <section className="known-section" aria-labelledby="qui-a-quoi">
      <h2 className="fr-h4" id="qui-a-quoi">{t(words.bySeat)}</h2>
      {placed.length > 0 && <FilterBar fields={of.fields} />}
      <DataTable cards caption={t(words.bySeat)} noCaption columns={columns} rows={placed.filter(({ seat }) => of.isAsked(seat))} rowKey={({ application }) => application} empty={<p>{t(of.isFiltered ? words.noneSuch : words.nobodyPlaced)}</p>} />
    </section>
  );
}

// Whoever waits for a place apart from those whom no seat ranks: for them there is nothing to wait for.
export function Waiting({ call, waiting, said }: { call: Call; waiting: readonly string[]; said: PlacementSaid | undefined }) {
  const { t } = useWords();
  const unranked = said ? waiting.filter((one) => !said.isRanked(one)) : [];
  return (
    <section className="known-section" aria-labelledby="en-attente">
      <h2 className="fr-h4" id="en-attente">{t(words.waitingTitle)}</h2>
      <Applicants call={call} applications={waiting.filter((one) => !unranked.includes(one))} />
      {unranked.length > 0 && (
        <>
          <h3 className="fr-h6" id="non-classees">{t(words.unranked)}</h3>
          <p>{t(words.unrankedTold)}</p>
          <Applicants call={call} applications={unranked} />
        </>
      )}
    </section>
  );
}

function Applicants({ call, applications }: { call: Call; applications: readonly string[] }) {
  const { t } = useWords();
  const { whoOf } = useApplicants(call.name);
  if (applications.length === 0) return <p>{t(words.nobodyWaits)}</p>;
  return <ul>{applications.map((application) => <li key={application}><ApplicantLink application={application} who={whoOf(application)} /></li>)}</ul>;
}
