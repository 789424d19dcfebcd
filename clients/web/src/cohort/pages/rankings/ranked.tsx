// The applications of a ranking by rank, with what decided it; and those with too few complete reviews.
import { useGridVersion } from '@/cohort/api/grids';
import { ApplicantLink } from '@/cohort/components/applicant_link';
import { useApplicants } from '@/cohort/components/use_applicants';
import { useExact, valueOf } from '@/cohort/components/use_exact';
import { useDeciders } from '@/cohort/components/use_deciders';
import { rankingWords as words } from '@/cohort/words/rankings';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { RankedApplication, RankingRun, UnrankableApplication } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Ranked({ call, run: { ranking, ranked, ties } }: { call: Call; run: RankingRun }) {
  const { t, number } = useWords();
  const { whoOf } = useApplicants(call.name);
  const { exactly } = useExact();
  const labelOf = useDeciders(useGridVersion(ranking?.gridVersion ?? '').data?.criteria ?? []);
  const tied = new Set(ties.flatMap(({ applications }) => applications));
  const decider = ({ application, decidedBy }: RankedApplication) => (tied.has(application) ? t(words.byNothing) : decidedBy ? labelOf(decidedBy) : t(words.byScore));
  const columns: Column<RankedApplication>[] = [
    { id: 'rank', header: t(words.rank), numeric: true, csv: ({ rank }) => rank, cell: ({ rank }) => number(rank) },
    { id: 'who', header: t(runWords.applicant), isHeader: true, csv: ({ application }) => whoOf(application), cell: ({ application }) => <ApplicantLink application={application} who={whoOf(application)} /> },
    { id: 'score', header: t(words.score), numeric: true, csv: ({ score }) => valueOf(score), cell: ({ score }) => exactly(score) },
    { id: 'decided', header: t(words.decidedBy), csv: decider, cell: decider },
    { id: 'complete', header: t(words.complete), numeric: true, cell: ({ completeReviews }) => number(completeReviews) },
  ];
  return (
    <section className="known-section" aria-labelledby="rangs">
      <h2 className="fr-h4" id="rangs">{t(words.list)}</h2>
      <p className="quiet">{t(words.scoreTold)}</p>
      <DataTable caption={t(words.list)} noCaption columns={columns} rows={ranked} rowKey={({ application }) => application} empty={<p>{t(words.noneRanked)}</p>} />
    </section>
  );
}

export function Unrankable({ call, unrankable }: { call: Call; unrankable: readonly UnrankableApplication[] }) {
  const { t } = useWords();
  const { whoOf } = useApplicants(call.name);
  const columns: Column<UnrankableApplication>[] = [
    { id: 'who', header: t(runWords.applicant), isHeader: true, csv: ({ application }) => whoOf(application), cell: ({ application }) => <ApplicantLink application={application} who={whoOf(application)} /> },
    { id: 'complete', header: t(words.complete), numeric: true, csv: ({ completeReviews }) => completeReviews, cell: ({ completeReviews: n, neededReviews: needed }) => t(words.completeOf, { n, needed }) },
  ];
  return (
    <section className="known-section" aria-labelledby="non-classables">
      <h2 className="fr-h4" id="non-classables">{t(words.tooFew)}</h2>
      <DataTable caption={t(words.tooFew)} noCaption columns={columns} rows={unrankable} rowKey={({ application }) => application} />
    </section>
  );
}
