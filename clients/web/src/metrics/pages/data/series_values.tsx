// The values of a metric, series by series: as they stand, and what was told before of those that changed.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { Definition_Period as Period, type Definition } from '@/gen/pepiniere/metrics/v1/definition_pb';
import type { Bucket, PointRevision } from '@/gen/pepiniere/metrics/v1/reading_pb';
import type { Series } from '@/gen/pepiniere/metrics/v1/series_pb';
import { idIn } from '@/metrics/api/addresses';
import { restatementsOf, type Restatement } from '@/metrics/api/points';
import { usePoints, useRevisions, useSeries } from '@/metrics/api/values';
import { useWindow, type Window } from '@/metrics/api/window';
import { useSaid } from '@/metrics/components/use_said';
import { useTeller } from '@/metrics/components/use_teller';
import { valueWords as words } from '@/metrics/words/values';
import { measureWords } from '@/metrics/words/words';
import { DataTable } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Answer, Empty } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

interface SeriesValuesProps { project: string; definition: Definition }

export function SeriesValues({ project, definition }: SeriesValuesProps) {
  const { t } = useWords();
  const found = useSeries(project, definition.name);
  return (
    <Answer of={found} lines={8}>
      {(all) => (all.length === 0 ? <Empty><p>{t(words.noSeries)}</p></Empty> : <Chosen all={all} project={project} definition={definition} />)}
    </Answer>
  );
}

// What it is of, and who told it.
function useCalled(project: string) {
  const { t } = useWords();
  const teller = useTeller(project);
  const said = useSaid();
  return ({ dimensions, source }: Series) => [
    dimensions.map(said.dimension).join(', ') || t(words.everything), teller(source),
  ].join(' – ');
}

function Chosen({ all, project, definition }: { all: readonly Series[]; project: string; definition: Definition }) {
  const { t } = useWords();
  const called = useCalled(project);
  const window = useWindow();
  const asked = useUrlState().get('serie');
  const chosen = all.find(({ name }) => idIn(name) === asked) ?? all[0]!;
  return (
    <>
      {all.length > 1 && <FilterBar of={t(words.values)} fields={[{ param: 'serie', label: t(words.series), type: 'select', options: all.map((one) => ({ value: idIn(one.name), label: called(one) })) }]} />}
      <p className="fr-text--bold">{called(chosen)}</p>
      <Points key={`${chosen.name} points`} series={chosen.name} window={window} definition={definition} />
      <Restatements key={`${chosen.name} history`} series={chosen.name} window={window} definition={definition} />
    </>
  );
}

interface OfSeries { series: string; window: Window; definition: Definition }

function Points({ series, window, definition: { unit, period } }: OfSeries) {
  const { t, date } = useWords();
  const said = useSaid();
  const found = usePoints(series, window);
  const rows = found.data?.pages.flatMap(({ buckets }) => buckets);
  const value = ({ last, value: one, sum }: Bucket) => last ?? one ?? sum;
  return (
    <section className="measures__section" aria-labelledby="valeurs">
      <h2 className="fr-h4" id="valeurs">{t(words.values)}</h2>
      <DataTable caption={t(words.values)} noCaption rows={rows} error={found.error} onRetry={() => void found.refetch()} rowKey={({ startTime }) => String(startTime && timestampMs(startTime))} empty={<p>{t(words.noValues)}</p>} columns={[
        { id: 'time', header: t(words.time), isHeader: true, csv: ({ startTime }) => startTime && dayAt(startTime), cell: ({ startTime }) => startTime && date(period === Period.INSTANT ? startTime : dayAt(startTime)) },
        { id: 'value', header: t(words.value), numeric: true, csv: value, cell: (row) => { const one = value(row); return one === undefined ? said.why(row) : said.measured(one, unit); } },
        { id: 'received', header: t(words.received), csv: ({ receiveTime }) => receiveTime && dayAt(receiveTime), cell: ({ receiveTime }) => date(receiveTime) },
      ]} />
      {found.hasNextPage && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t(measureWords.more)}</button>}
    </section>
  );
}

function Restatements({ series, window, definition: { unit, period } }: OfSeries) {
  const { t, date } = useWords();
  const said = useSaid();
  const found = useRevisions(series, window);
  const rows = found.data && restatementsOf(found.data.pages.flatMap(({ revisions }) => revisions));
  const shown = ({ value, withdrawn }: PointRevision) => (withdrawn ? t(words.nothing) : said.measured(value, unit));
  const kept = ({ value, withdrawn }: PointRevision) => (withdrawn ? undefined : value);
  return (
    <section className="measures__section" aria-labelledby="autrement">
      <h2 className="fr-h4" id="autrement">{t(words.restatements)}</h2>
      <DataTable caption={t(words.restatements)} noCaption rows={rows} error={found.error} onRetry={() => void found.refetch()} rowKey={keyOf} empty={<p>{t(words.noRestatements)}</p>} columns={[
        { id: 'time', header: t(words.time), isHeader: true, csv: ({ after: { time } }) => time && dayAt(time), cell: ({ after: { time } }) => time && date(period === Period.INSTANT ? time : dayAt(time)) },
        { id: 'was', header: t(words.was), numeric: true, csv: ({ before }) => kept(before), cell: ({ before }) => shown(before) },
        { id: 'became', header: t(words.became), numeric: true, csv: ({ after }) => kept(after), cell: ({ after }) => shown(after) },
        { id: 'on', header: t(words.on), csv: ({ after: { receiveTime } }) => receiveTime && dayAt(receiveTime), cell: ({ after: { receiveTime } }) => date(receiveTime) },
      ]} />
      {found.hasNextPage && <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t(measureWords.more)}</button>}
    </section>
  );
}

const keyOf = ({ before, after }: Restatement) => [after.time, before.receiveTime, after.receiveTime].map((time) => `${time?.seconds}.${time?.nanos}`).join();
