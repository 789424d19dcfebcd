// How much a service is used, and what part of it is done online; week by week.
import { lazy } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { figuresOf, useFiguresBy, useWeeks } from '@/metrics/api/figures';
import { asToldBy, isDisputed } from '@/metrics/api/told_by';
import type { Window } from '@/metrics/api/window';
import { Figures } from '@/metrics/components/figure_card';
import { Pictured } from '@/metrics/components/pictured';
import { useSourceField } from '@/metrics/components/source_choice';
import { isKnown, useSaid } from '@/metrics/components/use_said';
import { WayIn } from '@/metrics/components/way_in';
import { measureWords as words } from '@/metrics/words/words';
import { NoDataReason, type Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { Bucket } from '@/gen/pepiniere/metrics/v1/reading_pb';
import { DataTable } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Answer, Empty } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const BarsChart = lazy(() => import('@/metrics/components/charts/bars_chart'));

const OF_USAGE = ['usage', 'online_share'];

interface UsageProps { project: string; window: Window; figures: readonly Indicator[] }

export function Usage({ project, window, figures }: UsageProps) {
  const { t } = useWords();
  const { get } = useUrlState();
  const all = OF_USAGE.flatMap((indicator) => figuresOf(figures, indicator));
  const disputed = all.filter(isDisputed);
  const source = disputed.length > 0 ? get('source') : '';
  const field = useSourceField(project, disputed);
  const chosen = useFiguresBy(source, project, window, OF_USAGE);
  if (all.length === 0) return <Empty><WayIn project={project} indicator="usage" noData={NoDataReason.NO_ROWS} /></Empty>;
  return (
    <>
      {field && disputed.length > 0 && <FilterBar of={t(words.usage)} fields={[field]} />}
      {source ? <Answer of={chosen}>{(told) => <Shown project={project} window={window} figures={asToldBy(all, told)} />}</Answer>
        : <Shown project={project} window={window} figures={all} />}
    </>
  );
}

function Shown({ project, window, figures }: UsageProps) {
  return (
    <>
      <Figures figures={figures} />
      {figures.filter((figure) => isKnown(figure) && figure.subject).map((figure) => <Weekly key={figure.subject} project={project} window={window} figure={figure} />)}
    </>
  );
}

// What the kind of a metric makes the figure of a week: a sum where it adds up, the last one otherwise.
const valueOf = ({ value, sum, last }: Bucket) => value ?? sum ?? last;

function Weekly({ project, window, figure }: { project: string; window: Window; figure: Indicator }) {
  const { t, date } = useWords();
  const said = useSaid();
  const { subject, unit, source } = figure;
  const weeks = useWeeks(project, subject, source, window);
  const title = t(words.weekly, { metric: said.titleOf(subject) });
  const dayOfBucket = ({ startTime }: Bucket) => (startTime ? dayAt(startTime) : '');
  return (
    <Answer of={weeks}>
      {(buckets) => (
        <Pictured title={title} picture={<BarsChart name={said.titleOf(subject)} bars={buckets.map((bucket) => ({ day: dayOfBucket(bucket), value: valueOf(bucket) }))} />}>
          <DataTable caption={title} noCaption rows={buckets} rowKey={({ startTime }) => String(startTime && timestampMs(startTime))} columns={[
            { id: 'week', header: t(words.week), isHeader: true, csv: dayOfBucket, cell: (bucket) => <>{date(dayOfBucket(bucket))}{bucket.partial && <span className="quiet"> ({t(words.partial)})</span>}</> },
            { id: 'value', header: t(words.value), numeric: true, csv: valueOf, cell: (bucket) => { const value = valueOf(bucket); return value === undefined ? said.why(bucket) : said.measured(value, unit); } },
          ]} />
        </Pictured>
      )}
    </Answer>
  );
}
