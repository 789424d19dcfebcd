// Whether reports of a topic fell since a text about it is in force: of what was published of them, month by month.
import { Suspense } from 'react';
import { TopicTrend } from '@/feedback/feature';
import { monthsOf, useFigures, useMonth } from '@/feedback/topics';
import type { TraceRow } from '@/gen/pepiniere/policy/v1/trace_pb';
import { Facts } from '@/kit/ui/facts';
import { Section } from '@/kit/ui/section';
import { Loading } from '@/kit/ui/states';
import { isoOf, todayIso } from '@/kit/words/day';
import { filled } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { sinceInForce } from '@/policy/api/afterwards';
import { traceWords as words } from '@/policy/words/trace';

export function Afterwards({ topic, rows }: { topic: string; rows: readonly TraceRow[] }) {
  const { t, number } = useWords();
  const monthName = useMonth();
  const { data: figures = [] } = useFigures();
  const days = rows.flatMap(({ entryIntoForceDate }) => (entryIntoForceDate ? [isoOf(entryIntoForceDate)] : []));
  const since = sinceInForce(monthsOf(figures, topic), days, todayIso());
  return (
    <Section id="depuis" title={words.afterwards} told={words.afterwardsTold}>
      {since && (
        <>
          <p data-fell={since.fell}><strong>{t(since.fell ? words.fell : words.notFell)}</strong></p>
          <Facts facts={[[filled(words.before, { month: monthName(since.before.month) }), number(since.before.newReports)], [filled(words.after, { month: monthName(since.after.month) }), number(since.after.newReports)]]} />
        </>
      )}
      <Suspense fallback={<Loading />}><TopicTrend topic={topic} /></Suspense>
    </Section>
  );
}
