// How what was reported under a topic, or under all of them, went on month by month: how much of it there is, and what it cost.
import { lazy } from 'react';
import { monthsOf, type MonthTotal } from '@/feedback/api/constraints';
import { useMonth } from '@/feedback/components/use_month';
import { constraintWords as words } from '@/feedback/words/constraints';
import type { ConstraintFigure } from '@/gen/pepiniere/feedback/v1/constraint_pb';
import { DataTable } from '@/kit/ui/data_table';
import { Pictured } from '@/kit/ui/pictured';
import { useWords } from '@/kit/words/use_words';

const MonthsChart = lazy(() => import('@/feedback/components/charts/months_chart'));

// `topic`: empty for all of them.
export function Trend({ figures, topic, called }: { figures: readonly ConstraintFigure[]; topic: string; called: string }) {
  const { t, colon, number } = useWords();
  const monthName = useMonth();
  const months = monthsOf(figures, topic);
  const picture = (value: (total: MonthTotal) => number, name: string) => <MonthsChart name={name} bars={months.map((total) => ({ month: total.month, value: value(total) }))} />;
  const title = (of: string) => called + colon + of;
  const rows = [...months].reverse();
  const month = { id: 'month', header: t(words.month), isHeader: true, csv: (one: MonthTotal) => one.month, cell: (one: MonthTotal) => monthName(one.month) };
  return (
    <>
      <Pictured heading="h3" title={title(t(words.reports))} picture={picture(({ reports }) => reports, t(words.reports))}>
        <DataTable caption={title(t(words.reports))} noCaption rows={rows} rowKey={(one) => one.month} columns={[
          month,
          { id: 'reports', header: t(words.reports), numeric: true, csv: ({ reports }) => reports, cell: ({ reports }) => number(reports) },
          { id: 'new', header: t(words.newOnes), numeric: true, csv: ({ newReports }) => newReports, cell: ({ newReports }) => number(newReports) },
        ]} />
      </Pictured>
      <Pictured heading="h3" title={title(t(words.lostDays))} picture={picture(({ lostDays }) => lostDays, t(words.lostDays))}>
        <DataTable caption={title(t(words.lostDays))} noCaption rows={rows} rowKey={(one) => one.month} columns={[
          month,
          { id: 'lost', header: t(words.lostDays), numeric: true, csv: ({ lostDays }) => lostDays, cell: ({ lostDays }) => number(lostDays) },
        ]} />
      </Pictured>
    </>
  );
}
