// How work flows: how many items stood where, how old those in progress are, how long others took.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { lazy } from 'react';
import { useFlow } from '@/metrics/api/figures';
import type { Window } from '@/metrics/api/window';
import { Figures } from '@/metrics/components/figure_card';
import { Pictured } from '@/kit/ui/pictured';
import { useSaid } from '@/metrics/components/use_said';
import { measureWords as words } from '@/metrics/words/words';
import type { Flow } from '@/gen/pepiniere/metrics/v1/flow_pb';
import { DataTable } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Answer } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { Ageing } from './ageing';

const CumulativeChart = lazy(() => import('@/metrics/components/charts/cumulative_chart'));
const DurationsChart = lazy(() => import('@/metrics/components/charts/durations_chart'));

export function FlowSection({ project, window }: { project: string; window: Window }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const type = get('type');
  const flow = useFlow(project, window, type ? [type] : []);
  return (
    <Answer of={flow} lines={8}>
      {(found) => (
        <>
          <Types flow={found} type={type} label={t(words.type)} />
          <Figures figures={found.indicators} />
          <Cumulative flow={found} />
          <Ageing flow={found} />
          <Finishes flow={found} />
        </>
      )}
    </Answer>
  );
}

function Types({ flow: { ageing, finishes }, type, label }: { flow: Flow; type: string; label: string }) {
  const types = [...new Set([...ageing, ...finishes].map((one) => one.type).filter(Boolean))].sort();
  if (types.length < 2 && !type) return null;
  return <FilterBar of={label} fields={[{ param: 'type', label, type: 'select', options: types.map((value) => ({ value, label: value })) }]} />;
}

function Cumulative({ flow: { cumulative, cumulativeNoData } }: { flow: Flow }) {
  const { t, date, number } = useWords();
  const said = useSaid();
  if (cumulativeNoData || cumulative.length === 0) return <p className="quiet"><strong>{t(words.cumulative)}</strong> – {said.why({ noData: cumulativeNoData })}</p>;
  const column = (id: 'todo' | 'inProgress' | 'done' | 'cancelled') =>
    ({ id, header: t(words[id]), numeric: true, cell: (row: (typeof cumulative)[number]) => number(row[id]), csv: (row: (typeof cumulative)[number]) => row[id] });
  return (
    <Pictured title={t(words.cumulative)} picture={<CumulativeChart standings={cumulative} />}>
      <DataTable caption={t(words.cumulative)} noCaption rows={cumulative} rowKey={({ date: day }) => (day ? isoOf(day) : '')} columns={[
        { id: 'date', header: t(words.date), isHeader: true, cell: ({ date: day }) => date(day), csv: ({ date: day }) => day && isoOf(day) },
        column('todo'), column('inProgress'), column('done'), column('cancelled'),
      ]} />
    </Pictured>
  );
}

function Finishes({ flow: { finishes, finishCount, bands, bandsNoData } }: { flow: Flow }) {
  const { t, shortDate, number } = useWords();
  const said = useSaid();
  const timed = finishes.filter(({ startTime, finishTime }) => startTime && finishTime);
  if (timed.length === 0) return <p className="quiet"><strong>{t(words.scatter)}</strong> – {said.why({ noData: bandsNoData })}</p>;
  const spots = timed.map(({ sourceId, finishTime, cycleTimeSeconds }) => ({ at: timestampMs(finishTime!), name: sourceId, seconds: cycleTimeSeconds }));
  return (
    <Pictured title={t(words.scatter)} picture={<DurationsChart spots={spots} bands={bands} />} told={t(words.linesTold)}>
      {Number(finishCount) > finishes.length && <p className="quiet">{t(words.finishSome, { shown: finishes.length, all: number(finishCount) })}</p>}
      <DataTable caption={t(words.scatter)} noCaption rows={timed} rowKey={({ workItem }) => workItem} columns={[
        { id: 'item', header: t(words.item), isHeader: true, cell: ({ sourceId, title }) => [sourceId, title].filter(Boolean).join(' – ') },
        { id: 'type', header: t(words.type), cell: ({ type }) => type },
        { id: 'finished', header: t(words.finished), isDay: true, cell: ({ finishTime }) => finishTime && shortDate(dayAt(finishTime)), csv: ({ finishTime }) => finishTime && dayAt(finishTime) },
        { id: 'time', header: t(words.cycleTime), numeric: true, cell: ({ cycleTimeSeconds }) => said.duration(cycleTimeSeconds), csv: ({ cycleTimeSeconds }) => cycleTimeSeconds },
      ]} />
    </Pictured>
  );
}
