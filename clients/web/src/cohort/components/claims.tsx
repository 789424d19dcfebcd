// What others published, word for word, with its source; of a cohort, beside what is computed of the same, with the difference.
import { useCohortFigures } from '@/cohort/api/people';
import { CLAIM_FIGURES } from '@/cohort/words/enums';
import { claimWords as words } from '@/cohort/words/words';
import type { Claim } from '@/gen/pepiniere/cohort/v1/claim_pb';
import type { Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import type { CohortFigures } from '@/gen/pepiniere/cohort/v1/figures_pb';
import type { Programme } from '@/gen/pepiniere/cohort/v1/programme_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Uri } from '@/kit/ui/uri';
import { useWords } from '@/kit/words/use_words';
import { computedOf } from './claimed';

// To a hundredth, as euros are said.
function useNumbers() {
  const { locale } = useWords();
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const differences = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  return {
    said: (n: number | undefined) => (n === undefined ? '' : numbers.format(n)),
    differing: (n: number | undefined) => (n === undefined ? '' : differences.format(n)),
  };
}

function Source({ claim: { source, sourceUri } }: { claim: Claim }) {
  return <><cite>{source}</cite>{sourceUri && <><br /><Uri uri={sourceUri} /></>}</>;
}

const differenceOf = (value: number | undefined, computed: number | undefined) =>
  (value === undefined || computed === undefined ? undefined : value - computed);

// `figures`: what is computed; of a programme, nothing is.
function ClaimTable({ claims, figures, isCohort = false }: { claims: readonly Claim[]; figures?: CohortFigures | undefined; isCohort?: boolean }) {
  const { t, date } = useWords();
  const { said, differing } = useNumbers();
  const computed = ({ figure }: Claim) => figures && computedOf(figure, figures);
  const difference = (claim: Claim) => differenceOf(claim.value, computed(claim));
  const columns: Column<Claim>[] = [
    { id: 'quote', header: t(words.quote), isHeader: true, csv: ({ quote }) => quote, cell: ({ quote }) => <q>{quote}</q> },
    { id: 'source', header: t(words.source), csv: ({ source, sourceUri }) => [source, sourceUri].filter(Boolean).join(', '), cell: (claim) => <Source claim={claim} /> },
    { id: 'date', header: t(words.date), cell: ({ date: day }) => date(day) },
    { id: 'figure', header: t(words.figure), cell: ({ figure }) => t(CLAIM_FIGURES[figure] ?? CLAIM_FIGURES[0]) },
    { id: 'value', header: t(words.value), numeric: true, csv: ({ value }) => value, cell: ({ value }) => said(value) },
    ...(isCohort ? [
      { id: 'computed', header: t(words.computed), numeric: true, csv: computed, cell: (claim: Claim) => said(computed(claim)) },
      { id: 'difference', header: t(words.difference), numeric: true, csv: difference, cell: (claim: Claim) => differing(difference(claim)) },
    ] : []),
  ];
  return (
    <section className="known-section" aria-labelledby="publie">
      <h2 className="fr-h4" id="publie">{t(words.title)}</h2>
      <p>{t(isCohort ? words.told : words.toldOfProgramme)}</p>
      <DataTable caption={t(words.title)} noCaption columns={columns} rows={claims} rowKey={(claim) => String(claims.indexOf(claim))} />
    </section>
  );
}

function OfCohort({ cohort: { name, claims } }: { cohort: Cohort }) {
  const { data } = useCohortFigures(name);
  return <ClaimTable claims={claims} figures={data} isCohort />;
}

// Nothing where there is none.
export const ClaimsOfCohort = ({ cohort }: { cohort: Cohort }) => (cohort.claims.length > 0 ? <OfCohort cohort={cohort} /> : null);
export const ClaimsOfProgramme = ({ programme: { claims } }: { programme: Programme }) => (claims.length > 0 ? <ClaimTable claims={claims} /> : null);
