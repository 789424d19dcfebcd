// The portfolio by a dimension and phase: a line a value, every number leading to its list.
import { useId } from 'react';
import { Link } from 'react-router-dom';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { PortfolioDimension } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { query } from '@/kit/api/query';
import { Count } from '@/kit/ui/count';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Standing } from '@/kit/ui/standing';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { useTitles } from '@/portfolio/api/directory';
import { projectsUrl, STARTED } from '@/portfolio/api/project_filter';
import { csvName } from '@/portfolio/components/csv_name';
import { domainText } from '@/portfolio/words/domains';
import { JOURNEY, KINDS, kindNamed, PHASES } from '@/portfolio/words/enums';
import { DIMENSIONS, valueOf, type Dimension } from './dimensions';
import { rowsBy, type Row } from './groups';
import { PhaseBar, PhaseLegend } from './phase_bar';
import type { Asked } from './use_asked';
import { portfolioWords } from './words';

function useLabel({ key, of, label }: Dimension) {
  const { t } = useWords();
  const titleOf = useTitles();
  return (value: string) => {
    if (!value) return t(portfolioWords.without, { dimension: t(label).toLowerCase() });
    if (key === 'kind') return t(KINDS[kindNamed(value)]);
    if (key === 'domain') return t(domainText(value));
    return of ? titleOf(`${of}/${value}`) : value;
  };
}

export function Breakdown({ asked: { asOf, date, filter, params } }: { asked: Asked }) {
  const { t, colon } = useWords();
  const { get, set } = useUrlState();
  const id = useId();
  const dimension = DIMENSIONS.find((one) => one.id === get('par')) ?? DIMENSIONS[0];
  const labelOf = useLabel(dimension);
  const summary = useQuery({
    ...query(portfolioMethods.getPortfolioSummary, { asOf, filter, groupBy: [dimension.dimension, PortfolioDimension.PHASE] }),
    // Not across dimensions: their rows are not each other's.
    placeholderData: (previous, before) => (before?.queryKey[2].includes(PortfolioDimension[dimension.dimension])
      ? keepPreviousData(previous) : undefined),
  });
  const rows = summary.data && rowsBy(dimension.key, summary.data).sort((a, b) => b.total - a.total);
  const widest = Math.max(1, ...(rows ?? []).map(({ total }) => total));
  // A project with several values, filtered by another one: no list of one value says both.
  const leads = ({ value }: Row) => !dimension.several || [null, valueOf(value)].includes(params.get(dimension.param));
  const to = (row: Row, phase?: Phase) => (leads(row) ? projectsUrl({ [dimension.param]: valueOf(row.value), phase: phase === undefined ? STARTED : Phase[phase] }, params) : undefined);
  const columns: Column<Row>[] = [
    { id: 'value', header: t(dimension.label), isHeader: true, cell: (row) => (leads(row) ? <Link to={to(row)!}>{labelOf(row.value)}</Link> : labelOf(row.value)) },
    { id: 'bar', header: t(portfolioWords.share), cell: (row) => <PhaseBar counts={row.counts} of={widest} /> },
    { id: 'total', header: t(common.total), numeric: true, cell: (row) => <Count n={row.total} to={to(row)} label={labelOf(row.value)} /> },
    ...JOURNEY.map((phase): Column<Row> => ({
      id: Phase[phase], header: t(PHASES[phase]), numeric: true,
      cell: (row) => <Count n={row.counts.get(phase) ?? 0} to={to(row, phase)} label={`${labelOf(row.value)}, ${t(PHASES[phase])}`} />,
    })),
  ];
  const title = t(portfolioWords.breakdown) + colon + t(dimension.label).toLowerCase();
  return (
    <section aria-labelledby={`${id}-title`} className="fr-mt-4w">
      <div className="section-title">
        <h2 className="fr-h4" id={`${id}-title`}>{t(portfolioWords.breakdown)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
        <div className="section-title__choice no-print">
          <label className="fr-label" htmlFor={`${id}-by`}>{t(portfolioWords.by)}</label>
          <select id={`${id}-by`} className="fr-select" value={dimension.id} onChange={(event) => set({ par: event.target.value })}>
            {DIMENSIONS.map((one) => <option key={one.id} value={one.id}>{t(one.label)}</option>)}
          </select>
        </div>
      </div>
      {dimension.told && <p className="fr-text--sm">{t(dimension.told)}</p>}
      {asOf && <p className="fr-text--sm quiet">{t(portfolioWords.valuesToday, { dimension: t(dimension.label) })}</p>}
      <PhaseLegend />
      <DataTable caption={title} noCaption exportedApart columns={columns} rows={rows} rowKey={(row) => row.value}
        error={summary.error} onRetry={() => void summary.refetch()} empty={<p>{t(portfolioWords.noneThen)}</p>} />
      {dimension.several && <p className="fr-text--sm quiet">{t(portfolioWords.severalValues)}</p>}
      {rows && rows.length > 0 && (
        <CsvExport fileName={csvName(`repartition-par-${dimension.id}`, (param) => params.get(param) ?? '', [date])} rows={rows} columns={[
          { header: t(dimension.label), value: (row) => labelOf(row.value) },
          { header: t(common.total), value: (row) => row.total },
          ...JOURNEY.map((phase) => ({ header: t(PHASES[phase]), value: (row: Row) => row.counts.get(phase) ?? 0 })),
        ]} />
      )}
    </section>
  );
}
