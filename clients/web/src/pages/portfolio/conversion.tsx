// What became of the projects that entered in a year.
import { Link } from 'react-router-dom';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { projectsUrl } from '@/api/project_filter';
import { query } from '@/api/query';
import { DataTable, type Column } from '@/components/data_table';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { common } from '@/words/common';
import { JOURNEY, PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { rowsBy, type Row } from './groups';
import { PhaseBar, PhaseLegend, type PhaseCounts } from './phase_bar';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

const NOT_BUILT: readonly Phase[] = [Phase.INVESTIGATION, Phase.INCONCLUSIVE];
const ENDED: readonly Phase[] = [Phase.STOPPED, Phase.INCONCLUSIVE];
const without = (counts: PhaseCounts, phases: readonly Phase[]) =>
  [...counts].reduce((sum, [phase, n]) => (phases.includes(phase) ? sum : sum + n), 0);

export function Conversion({ asked: { asOf, filter, params } }: { asked: Asked }) {
  const { t, number, percent, colon } = useWords();
  const summary = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { asOf, filter, groupBy: [PortfolioDimension.YEAR_OF_ENTRY, PortfolioDimension.PHASE] }),
    placeholderData: keepPreviousData,
  });
  const rows = summary.data && rowsBy('year_of_entry', summary.data).filter(({ value }) => value).reverse();
  const share = (n: number, row: Row) => `${number(n)} (${percent(n / row.total)})`;
  const link = (row: Row, n: number, phase?: Phase) => (n === 0 ? <span className="quiet">0</span> : (
    <Link to={projectsUrl({ entree: row.value, ...(phase === undefined ? {} : { phase: Phase[phase] }) }, params)}
      aria-label={`${row.value}${phase === undefined ? '' : `, ${t(PHASES[phase])}`}${colon}${number(n)}`}>{number(n)}</Link>
  ));
  const columns: Column<Row>[] = [
    { id: 'year', header: t(portfolioWords.year), isHeader: true, cell: (row) => row.value },
    { id: 'total', header: t(portfolioWords.entered), numeric: true, csv: (row) => row.total, cell: (row) => link(row, row.total) },
    { id: 'built', header: t(portfolioWords.built), numeric: true, csv: (row) => without(row.counts, NOT_BUILT), cell: (row) => share(without(row.counts, NOT_BUILT), row) },
    { id: 'alive', header: t(portfolioWords.alive), numeric: true, csv: (row) => without(row.counts, ENDED), cell: (row) => share(without(row.counts, ENDED), row) },
    { id: 'bar', header: t(portfolioWords.whereNow), csv: false, cell: (row) => <PhaseBar counts={row.counts} /> },
    ...JOURNEY.map((phase): Column<Row> => ({
      id: Phase[phase], header: t(PHASES[phase]), numeric: true, csv: (row) => row.counts.get(phase) ?? 0,
      cell: (row) => link(row, row.counts.get(phase) ?? 0, phase),
    })),
  ];
  return (
    <section aria-labelledby="conversion" className="fr-mt-6w">
      <h2 className="fr-h4" id="conversion">{t(portfolioWords.conversion)}</h2>
      <p className="fr-text--sm">{t(portfolioWords.conversionTold)}</p>
      <PhaseLegend />
      <DataTable caption={t(portfolioWords.conversion)} noCaption columns={columns} rows={rows} rowKey={(row) => row.value}
        error={summary.error} onRetry={() => void summary.refetch()} empty={<p>{t(common.noData)}</p>} />
    </section>
  );
}
