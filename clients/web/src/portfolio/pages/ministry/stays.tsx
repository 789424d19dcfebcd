// How long projects stay in each phase, here and in the whole.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { StayState, type PhaseDurations_Row } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { PhaseGroup } from '@/gen/pepiniere/portfolio/v1/rules_pb';
import { query } from '@/kit/api/query';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Standing } from '@/kit/ui/standing';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { portfolioMethods } from '@/portfolio/api/clients';
import { staysUrl } from '@/portfolio/api/project_filter';
import { useRulesAnswer } from '@/portfolio/api/rules';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';
import { paramsOf, type Asked } from './subject';
import { ministryWords } from './words';

const DAYS_A_MONTH = 365.25 / 12;
const monthsIn = (days: number | undefined) => (days === undefined ? undefined : Math.round((100 * days) / DAYS_A_MONTH) / 100);

export function Stays({ asked }: { asked: Asked }) {
  const { subject, asOf } = asked;
  const { t, locale } = useWords();
  const ask = (filter: string) => query(portfolioMethods.getPhaseDurations, { filter, ...(asOf ? { asOf } : {}) });
  const here = useQuery(ask(subject.filter));
  const rules = useRulesAnswer();
  const incubated = rules.data?.phasesIn(PhaseGroup.INCUBATED);
  const whole = useQuery(ask('')).data;
  const monthsOf = (days: number) => t(ministryWords.months, { n: (days / DAYS_A_MONTH).toLocaleString(locale, { maximumFractionDigits: days < 365 ? 1 : 0 }) });
  const months = (days: number | undefined, header?: Text, row?: PhaseDurations_Row, state = StayState.COMPLETED) => {
    if (days === undefined) return <span className="quiet">–</span>;
    return header && row ? <Link to={to(row, state)} aria-label={`${t(PHASES[row.phase])}, ${t(header)}, ${monthsOf(days)}`}>{monthsOf(days)}</Link> : monthsOf(days);
  };
  // What is said of some stays leads to them.
  const to = ({ phase }: PhaseDurations_Row, state: StayState) => staysUrl({ dans: Phase[phase], etat: StayState[state] }, paramsOf(asked));
  const wholeOf = ({ phase }: PhaseDurations_Row) => whole?.rows.find((row) => row.phase === phase);
  const columns: Column<PhaseDurations_Row>[] = [
    { id: 'phase', header: t(terms.phase), isHeader: true, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
    { id: 'ended', header: t(ministryWords.completed), numeric: true, csv: ({ completed }) => completed?.count ?? 0n,
      cell: (row) => <Count n={row.completed?.count ?? 0n} to={to(row, StayState.COMPLETED)} label={`${t(PHASES[row.phase])}, ${t(ministryWords.completed)}`} /> },
    { id: 'median', header: t(ministryWords.medianHere), numeric: true, csv: ({ completed }) => monthsIn(completed?.p50Days),
      cell: (row) => months(row.completed?.p50Days, ministryWords.medianHere, row) },
    { id: 'p85', header: t(ministryWords.p85), numeric: true, csv: ({ completed }) => monthsIn(completed?.p85Days),
      cell: (row) => months(row.completed?.p85Days, ministryWords.p85, row) },
    ...(subject.name ? [{ id: 'whole', header: t(ministryWords.medianWhole), numeric: true, csv: (row: PhaseDurations_Row) => monthsIn(wholeOf(row)?.completed?.p50Days),
      cell: (row: PhaseDurations_Row) => months(wholeOf(row)?.completed?.p50Days) }] : []),
    { id: 'running', header: t(ministryWords.running), numeric: true, csv: ({ running }) => running?.count ?? 0n,
      cell: (row) => <Count n={row.running?.count ?? 0n} to={to(row, StayState.RUNNING)} label={`${t(PHASES[row.phase])}, ${t(ministryWords.running)}`} /> },
    { id: 'age', header: t(ministryWords.runningAge), numeric: true, csv: ({ running }) => monthsIn(running?.p50Days),
      cell: (row) => months(row.running?.p50Days, ministryWords.runningAge, row, StayState.RUNNING) },
  ];
  return (
    <section className="part" aria-labelledby="stays">
      <h2 id="stays" className="fr-h4">{t(ministryWords.time)} <Standing isPast={asOf !== undefined} on={asOf} /></h2>
      <p className="fr-mb-2w">{t(ministryWords.timeTold)}</p>
      <DataTable caption={t(ministryWords.time)} noCaption columns={columns} rows={incubated && here.data?.rows.filter(({ phase }) => incubated.includes(phase))}
        rowKey={({ phase }) => Phase[phase]} error={here.error ?? rules.error} onRetry={() => void (here.error ? here : rules).refetch()} empty={<p>{t(ministryWords.none)}</p>} />
    </section>
  );
}
