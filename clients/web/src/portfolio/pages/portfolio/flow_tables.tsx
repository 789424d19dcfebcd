// The flow in numbers: every move, and what each phase gained and lost.
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { MoveKind, type PortfolioFlow_Row as Row, type PortfolioFlow_Transition as Transition } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { dayBefore } from '@/kit/words/period';
import { useWords } from '@/kit/words/use_words';
import { movesUrl, projectsUrl } from '@/portfolio/api/project_filter';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import type { FlowProps } from './flow_figures';
import { portfolioWords } from './words';

export function MovesTable({ flow, period, from }: FlowProps) {
  const { t } = useWords();
  const nameOf = (phase: Phase) => (phase === Phase.UNSPECIFIED ? t(portfolioWords.entry) : t(PHASES[phase]));
  // An entry comes from no phase, which no phase says.
  const origin = ({ fromPhase }: Transition) => (fromPhase === Phase.UNSPECIFIED ? { nature: MoveKind[MoveKind.OPENED] } : { de: Phase[fromPhase] });
  const columns: Column<Transition>[] = [
    { id: 'from', header: t(portfolioWords.moveFrom), cell: ({ fromPhase }) => (fromPhase ? <PhaseBadge phase={fromPhase} /> : t(portfolioWords.entry)) },
    { id: 'to', header: t(portfolioWords.moveTo), cell: ({ toPhase }) => <PhaseBadge phase={toPhase} /> },
    { id: 'count', header: t(portfolioWords.count), numeric: true, csv: ({ count }) => count, cell: (row) => (
      <Count n={row.count} to={movesUrl(period, { ...origin(row), vers: Phase[row.toPhase] }, from)} label={`${nameOf(row.fromPhase)} → ${nameOf(row.toPhase)}`} />
    ) },
  ];
  return <DataTable caption={t(portfolioWords.moves)} columns={columns} rows={flow.transitions} rowKey={(row) => `${row.fromPhase}-${row.toPhase}`} />;
}

// `sign`: what came and went is told as +3 and −2.
export function PhasesTable({ flow, period, from, caption, sign = false }: FlowProps & { caption: string; sign?: boolean }) {
  const { t, number, shortDate } = useWords();
  const on = (n: bigint, { phase }: Row, day: string) => (
    <Count n={n} to={projectsUrl({ phase: Phase[phase], date: day }, from)} label={`${t(PHASES[phase])}, ${t(portfolioWords.onDay, { date: shortDate(day) })}`} />
  );
  const moved = (n: bigint, { phase }: Row, param: 'de' | 'vers') => (
    <Count n={n} to={movesUrl(period, { [param]: Phase[phase] }, from)} said={sign ? `${param === 'vers' ? '+' : '−'}${number(n)}` : undefined}
      label={`${t(PHASES[phase])}, ${t(param === 'vers' ? portfolioWords.entered : portfolioWords.left)}`} />
  );
  const eve = dayBefore(period);
  const columns: Column<Row>[] = [
    { id: 'phase', header: t(terms.phase), isHeader: true, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
    { id: 'start', header: t(portfolioWords.atStart, { date: shortDate(eve) }), numeric: true, csv: (row) => row.atStart, cell: (row) => on(row.atStart, row, eve) },
    { id: 'entered', header: t(portfolioWords.entered), numeric: true, csv: (row) => row.entered, cell: (row) => moved(row.entered, row, 'vers') },
    { id: 'left', header: t(portfolioWords.left), numeric: true, csv: (row) => row.left, cell: (row) => moved(row.left, row, 'de') },
    { id: 'end', header: t(portfolioWords.atEnd, { date: shortDate(period.last) }), numeric: true, csv: (row) => row.atEnd, cell: (row) => on(row.atEnd, row, period.last) },
  ];
  return <DataTable caption={caption} noCaption={sign} columns={columns} rows={flow.rows} rowKey={({ phase }) => String(phase)} />;
}
