// The flow in numbers: every move, and what each phase gained and lost.
import { Link } from 'react-router-dom';
import { projectsUrl } from '@/api/project_filter';
import { DataTable, type Column } from '@/components/data_table';
import { PhaseBadge } from '@/components/phase_badge';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PortfolioFlow, PortfolioFlow_Row as Row, PortfolioFlow_Transition as Transition } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { common } from '@/words/common';
import { PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import type { Period } from './flow';
import { portfolioWords } from './words';

export function MovesTable({ flow, list }: { flow: PortfolioFlow; list: (phase: Phase) => string }) {
  const { t, number, colon } = useWords();
  const from = (phase: Phase) => (phase === Phase.UNSPECIFIED ? t(portfolioWords.entry) : t(PHASES[phase]));
  const columns: Column<Transition>[] = [
    { id: 'from', header: t(portfolioWords.moveFrom), cell: (row) => (row.fromPhase ? <PhaseBadge phase={row.fromPhase} /> : t(portfolioWords.entry)) },
    { id: 'to', header: t(portfolioWords.moveTo), cell: (row) => <PhaseBadge phase={row.toPhase} /> },
    { id: 'count', header: t(portfolioWords.count), numeric: true, csv: ({ count }) => count, cell: (row) => (
      <Link to={list(row.toPhase)} aria-label={`${from(row.fromPhase)} → ${t(PHASES[row.toPhase])}${colon}${number(row.count)}`}>{number(row.count)}</Link>
    ) },
  ];
  return <DataTable caption={t(portfolioWords.moves)} columns={columns} rows={flow.transitions} rowKey={(row) => `${row.fromPhase}-${row.toPhase}`} />;
}

export function PhasesTable({ flow, period, params }: { flow: PortfolioFlow; period: Period; params: URLSearchParams }) {
  const { t, number, shortDate, colon } = useWords();
  const on = (row: Row, n: bigint, day: string) => (n === 0n ? <span className="quiet">0</span> : (
    <Link to={projectsUrl({ phase: Phase[row.phase], date: day }, params)}
      aria-label={`${t(PHASES[row.phase])}, ${t(portfolioWords.atStart, { date: shortDate(day) })}${colon}${number(n)}`}>{number(n)}</Link>
  ));
  const columns: Column<Row>[] = [
    { id: 'phase', header: t(common.phase), isHeader: true, cell: (row) => <PhaseBadge phase={row.phase} /> },
    { id: 'start', header: t(portfolioWords.atStart, { date: shortDate(period.from) }), numeric: true, csv: (row) => row.atStart, cell: (row) => on(row, row.atStart, period.from) },
    { id: 'entered', header: t(portfolioWords.entered), numeric: true, csv: (row) => row.entered, cell: (row) => number(row.entered) },
    { id: 'left', header: t(portfolioWords.left), numeric: true, csv: (row) => row.left, cell: (row) => number(row.left) },
    { id: 'end', header: t(portfolioWords.atStart, { date: shortDate(period.to) }), numeric: true, csv: (row) => row.atEnd, cell: (row) => on(row, row.atEnd, period.to) },
  ];
  return <DataTable caption={t(portfolioWords.phasesBetween)} columns={columns} rows={flow.rows} rowKey={(row) => String(row.phase)} />;
}
