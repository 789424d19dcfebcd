// How long projects stay in each phase, here and in the whole.
import { useQuery } from '@tanstack/react-query';
import { portfolioMethods } from '@/api/clients';
import { query } from '@/api/query';
import { DataTable, type Column } from '@/components/data_table';
import { PhaseBadge } from '@/components/phase_badge';
import type { PhaseDurations_Row } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { common } from '@/words/common';
import { ACTIVE } from '@/words/enums';
import { useWords } from '@/words/use_words';
import type { Asked } from './subject';
import { ministryWords } from './words';

const DAYS_A_MONTH = 365.25 / 12;

export function Stays({ asked: { subject, asOf } }: { asked: Asked }) {
  const { t, number, locale } = useWords();
  const ask = (filter: string) => query(portfolioMethods.getPhaseDurations, { filter, ...(asOf ? { asOf } : {}) });
  const here = useQuery(ask(subject.filter));
  const whole = useQuery(ask('')).data;
  const months = (days: number | undefined) => (days === undefined ? <span className="quiet">–</span>
    : t(ministryWords.months, { n: (days / DAYS_A_MONTH).toLocaleString(locale, { maximumFractionDigits: days < 365 ? 1 : 0 }) }));
  const monthsOf = (days: number | undefined) => (days === undefined ? undefined : Math.round((100 * days) / DAYS_A_MONTH) / 100);
  const wholeOf = ({ phase }: PhaseDurations_Row) => whole?.rows.find((row) => row.phase === phase);
  const columns: Column<PhaseDurations_Row>[] = [
    { id: 'phase', header: t(common.phase), isHeader: true, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
    { id: 'median', header: t(ministryWords.medianHere), numeric: true, csv: ({ completed }) => monthsOf(completed?.p50Days), cell: ({ completed }) => months(completed?.p50Days) },
    { id: 'p85', header: t(ministryWords.p85), numeric: true, csv: ({ completed }) => monthsOf(completed?.p85Days), cell: ({ completed }) => months(completed?.p85Days) },
    ...(subject.name ? [{ id: 'whole', header: t(ministryWords.medianWhole), numeric: true, csv: (row: PhaseDurations_Row) => monthsOf(wholeOf(row)?.completed?.p50Days),
      cell: (row: PhaseDurations_Row) => months(wholeOf(row)?.completed?.p50Days) }] : []),
    { id: 'running', header: t(ministryWords.running), numeric: true, csv: ({ running }) => running?.count ?? 0n, cell: ({ running }) => number(running?.count ?? 0n) },
    { id: 'age', header: t(ministryWords.runningAge), numeric: true, csv: ({ running }) => monthsOf(running?.p50Days), cell: ({ running }) => months(running?.p50Days) },
  ];
  return (
    <section className="part" aria-labelledby="stays">
      <h2 id="stays" className="fr-h4">{t(ministryWords.time)}</h2>
      <p className="fr-mb-2w">{t(ministryWords.timeTold)}</p>
      <DataTable caption={t(ministryWords.time)} noCaption columns={columns} rows={here.data?.rows.filter(({ phase }) => ACTIVE.includes(phase))}
        rowKey={({ phase }) => Phase[phase]} error={here.error} onRetry={() => void here.refetch()} empty={<p>{t(ministryWords.none)}</p>} />
    </section>
  );
}
