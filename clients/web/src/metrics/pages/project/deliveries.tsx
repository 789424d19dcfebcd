// How a project delivers: the measures of DORA with their bands, and its weeks.
import { lazy } from 'react';
import { useDora } from '@/metrics/api/figures';
import type { Window } from '@/metrics/api/window';
import { Figures } from '@/metrics/components/figure_card';
import { Pictured } from '@/metrics/components/pictured';
import { isKnown } from '@/metrics/components/use_said';
import { measureWords as words } from '@/metrics/words/words';
import type { Dora } from '@/gen/pepiniere/metrics/v1/dora_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Answer } from '@/kit/ui/states';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { barsOf, isTold } from './week_bars';

const BarsChart = lazy(() => import('@/metrics/components/charts/bars_chart'));
type Week = Dora['weeks'][number];

export function Deliveries({ project, window }: { project: string; window: Window }) {
  const { t } = useWords();
  const dora = useDora(project, window);
  return (
    <Answer of={dora} lines={8}>
      {(found) => (
        <>
          {found.indicators.some(isKnown) && <p>{t(words.deliveriesTold, { bands: found.bands })}</p>}
          <Figures figures={found.indicators} />
          {found.openFailures.length > 0 && <p className="fr-message fr-message--warning">{t(words.open, { n: found.openFailures.length })}</p>}
          <Weeks weeks={found.weeks} />
        </>
      )}
    </Answer>
  );
}

function Weeks({ weeks }: { weeks: readonly Week[] }) {
  const { t, date, number } = useWords();
  if (!weeks.some(isTold)) return null;
  const told = weeks.some((week) => isTold(week) && !week.covered) ? { told: t(words.partly) } : {};
  const column = (id: 'deploymentDays' | 'deployments' | 'failed' | 'maturing'): Column<Week> =>
    ({ id, header: t(words[id]), numeric: true, cell: (week) => (isTold(week) ? number(week[id]) : '–'), csv: (week) => (isTold(week) ? week[id] : undefined) });
  return (
    <Pictured title={t(words.weeks)} {...told} picture={<BarsChart bars={barsOf(weeks)} name={t(words.notFailed)} above={t(words.failed)} />}>
      <DataTable caption={t(words.weeks)} noCaption rows={weeks} rowKey={({ startDate }) => (startDate ? isoOf(startDate) : '')} columns={[
        { id: 'week', header: t(words.week), isHeader: true, cell: ({ startDate, covered, partial }) => <>{date(startDate)}{(partial || !covered) && <span className="quiet"> ({t(partial ? words.partial : words.notCovered)})</span>}</>, csv: ({ startDate }) => startDate && isoOf(startDate) },
        column('deploymentDays'), column('deployments'), column('failed'), column('maturing'),
      ]} />
    </Pictured>
  );
}
