// What became of the projects that entered in a year.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Standing } from '@/kit/ui/standing';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { ALIVE_PHASES, BUILT_PHASES, projectsUrl, STARTED } from '@/portfolio/api/project_filter';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';
import { useRulesAnswer } from '@/portfolio/api/rules';
import { terms } from '@/portfolio/words/terms';
import { countIn, rowsBy, type Row } from './groups';
import { PhaseBar, PhaseLegend } from './phase_bar';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

export function Conversion({ asked: { asOf, filter, params } }: { asked: Asked }) {
  const { t, number, percent } = useWords();
  const summary = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { asOf, filter, groupBy: [PortfolioDimension.YEAR_OF_ENTRY, PortfolioDimension.PHASE] }),
    placeholderData: keepPreviousData,
  });
  const rules = useRulesAnswer();
  const rows = rules.data && summary.data && rowsBy('year_of_entry', summary.data).filter(({ value }) => value).reverse();
  const counted = (row: Row, group: PhaseGroup) => countIn(row.counts, rules.data?.phasesIn(group) ?? []);
  const cell = (row: Row, n: number, phase: string, label?: Text, said?: string) => (
    <Count n={n} to={projectsUrl({ entree: row.value, phase }, params)} label={label ? `${row.value}, ${t(label)}` : row.value} said={said} />
  );
  const share = (row: Row, group: PhaseGroup, phase: string, label: Text) => {
    const n = counted(row, group);
    return cell(row, n, phase, label, `${number(n)} (${percent(n / row.total)})`);
  };
  const columns: Column<Row>[] = [
    { id: 'year', header: t(portfolioWords.year), isHeader: true, cell: (row) => row.value },
    { id: 'total', header: t(portfolioWords.entered), numeric: true, csv: (row) => row.total, cell: (row) => cell(row, row.total, STARTED) },
    { id: 'built', header: t(terms.built), numeric: true, csv: (row) => counted(row, PhaseGroup.BUILT), cell: (row) => share(row, PhaseGroup.BUILT, BUILT_PHASES, terms.built) },
    { id: 'alive', header: t(terms.alive), numeric: true, csv: (row) => counted(row, PhaseGroup.ALIVE), cell: (row) => share(row, PhaseGroup.ALIVE, ALIVE_PHASES, terms.alive) },
    { id: 'bar', header: t(portfolioWords.whereNow), csv: false, cell: (row) => <PhaseBar counts={row.counts} /> },
    ...JOURNEY.map((phase): Column<Row> => ({
      id: Phase[phase], header: t(PHASES[phase]), numeric: true, csv: (row) => row.counts.get(phase) ?? 0,
      cell: (row) => cell(row, row.counts.get(phase) ?? 0, Phase[phase], PHASES[phase]),
    })),
  ];
  return (
    <section aria-labelledby="conversion" className="fr-mt-6w">
      <h2 className="fr-h4" id="conversion">{t(portfolioWords.conversion)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
      <p className="fr-text--sm">{t(portfolioWords.conversionTold)}</p>
      <PhaseLegend />
      <DataTable caption={t(portfolioWords.conversion)} noCaption columns={columns} rows={rows} rowKey={(row) => row.value}
        error={summary.error ?? rules.error} onRetry={() => void (summary.error ? summary : rules).refetch()} empty={<p>{t(common.noData)}</p>} />
    </section>
  );
}
