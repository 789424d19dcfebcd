// How old what is in progress is, beside how long such things took before.
import { lazy } from 'react';
import { Pictured } from '@/kit/ui/pictured';
import { useSaid } from '@/metrics/components/use_said';
import { measureWords as words } from '@/metrics/words/words';
import type { Flow } from '@/gen/pepiniere/metrics/v1/flow_pb';
import { DataTable } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const DurationsChart = lazy(() => import('@/metrics/components/charts/durations_chart'));

export function Ageing({ flow: { ageing, ageingCount, ageingNoData, bands, bandsNoData } }: { flow: Flow }) {
  const { t, number, shortDate } = useWords();
  const said = useSaid();
  if (ageing.length === 0) return <p className="quiet"><strong>{t(words.ageing)}</strong> – {said.why({ noData: ageingNoData })}</p>;
  const standing = (status: string) => status || t(words.inProgress);
  const spots = ageing.map(({ sourceId, status, ageSeconds }) => ({ at: standing(status), name: sourceId, seconds: ageSeconds }));
  return (
    <Pictured title={t(words.ageing)} picture={<DurationsChart spots={spots} bands={bands} isBanded />} told={bandsNoData ? t(words.noBands, { why: said.why({ noData: bandsNoData }).toLowerCase() }) : t(words.bandsTold)}>
      {Number(ageingCount) > ageing.length && <p className="quiet">{t(words.ageingSome, { shown: ageing.length, all: number(ageingCount) })}</p>}
      <DataTable caption={t(words.ageing)} noCaption rows={ageing} rowKey={({ workItem }) => workItem} columns={[
        { id: 'item', header: t(words.item), isHeader: true, cell: ({ sourceId, title }) => [sourceId, title].filter(Boolean).join(' – ') },
        { id: 'type', header: t(words.type), cell: ({ type }) => type },
        { id: 'status', header: t(words.status), cell: ({ status }) => standing(status) },
        { id: 'since', header: t(words.since), isDay: true, cell: ({ startTime }) => startTime && shortDate(dayAt(startTime)), csv: ({ startTime }) => startTime && dayAt(startTime) },
        { id: 'age', header: t(words.age), numeric: true, cell: ({ ageSeconds }) => said.duration(ageSeconds), csv: ({ ageSeconds }) => ageSeconds },
        { id: 'beyond', header: t(words.beyond), cell: ({ beyondPercentile: n }) => (n > 0 ? t(words.beyondTold, { n }) : t(words.notBeyond)) },
      ]} />
    </Pictured>
  );
}
