// What can be promised, shown with how good such promises were, or not at all.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { metricsMethods } from '@/metrics/api/clients';
import { Pictured } from '@/metrics/components/pictured';
import { useSaid } from '@/metrics/components/use_said';
import { WayIn } from '@/metrics/components/way_in';
import { forecastWords as words, METHODS_OF_FORECAST } from '@/metrics/words/forecast';
import { measureWords } from '@/metrics/words/words';
import { NoDataReason } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { DeliveryForecast } from '@/gen/pepiniere/metrics/v1/forecast_pb';
import { query } from '@/kit/api/query';
import { DataTable } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Answer, Empty } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { addDays, isoOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { Backtest } from './backtest';
import { forecastAsked, isToCome, METHODS_ASKED, MOST_DAYS } from './forecast_asked';

const BarsChart = lazy(() => import('@/metrics/components/charts/bars_chart'));
const ChancesChart = lazy(() => import('@/metrics/components/charts/chances_chart'));
const PROMISES = [50, 85, 95] as const;

export function ForecastSection({ project }: { project: string }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const today = todayIso();
  const forecast = useQuery({ ...query(metricsMethods.forecast, forecastAsked(project, get, today)), placeholderData: keepPreviousData });
  return (
    <>
      <p>{t(words.told)}</p>
      <FilterBar of={t(measureWords.forecast)} fields={[
        { param: 'dici', label: t(words.byDate), type: 'date', min: today, max: addDays(today, MOST_DAYS - 1) },
        { param: 'elements', label: t(words.items), type: 'text', maxLength: 5 },
        { param: 'calcul', label: t(words.method), type: 'select', any: t(words.usual), options: Object.entries(METHODS_ASKED).map(([value, method]) => ({ value, label: t(METHODS_OF_FORECAST[method]) })) },
      ]} />
      {get('dici') && !isToCome(get('dici'), today) && <p role="status" className="fr-message fr-message--error">{t(words.notToCome, { n: MOST_DAYS })}</p>}
      <Answer of={forecast} lines={8}>{(found) => <Promised project={project} forecast={found} />}</Answer>
    </>
  );
}

function Promised({ project, forecast }: { project: string; forecast: DeliveryForecast }) {
  const { t } = useWords();
  const said = useSaid();
  const { noData, backtest } = forecast;
  if (noData) return <Empty><p><strong>{t(words.notEnough)}</strong></p><p>{t(words.notEnoughTold, { why: said.why({ noData }).toLowerCase() })}</p><WayIn project={project} indicator="throughput" noData={noData} /></Empty>;
  if (!backtest || backtest.noData) return <Empty>{backtest?.noData === NoDataReason.TOO_LATE ? <><p>{t(words.tooLate)}</p><p>{t(words.knownThen)}</p></> : <p>{t(words.notEnoughBacktest)}</p>}</Empty>;
  return (
    <>
      <HowMany forecast={forecast} />
      <When forecast={forecast} />
      <Chances forecast={forecast} />
      <Backtest backtest={backtest} />
      <Past forecast={forecast} />
    </>
  );
}

function HowMany({ forecast: { howMany } }: { forecast: DeliveryForecast }) {
  const { t, date } = useWords();
  if (!howMany) return null;
  const rows = PROMISES.map((percent) => ({ percent, n: Number(howMany[`p${percent}`]) }));
  return (
    <DataTable caption={t(words.howMany, { date: date(howMany.date) })} rows={rows} rowKey={({ percent }) => String(percent)} columns={[
      { id: 'promise', header: t(words.promise), isHeader: true, cell: ({ percent }) => `${percent} %`, csv: ({ percent }) => percent },
      { id: 'count', header: t(words.atLeast), numeric: true, cell: ({ n }) => t(words.count, { n }), csv: ({ n }) => n },
    ]} />
  );
}

function When({ forecast: { when } }: { forecast: DeliveryForecast }) {
  const { t, date, number } = useWords();
  if (!when) return null;
  const rows = PROMISES.map((percent) => ({ percent, days: when[`p${percent}Days`], day: when[`p${percent}Date`] }));
  return (
    <DataTable caption={t(words.when, { n: when.items })} rows={rows} rowKey={({ percent }) => String(percent)} columns={[
      { id: 'promise', header: t(words.promise), isHeader: true, cell: ({ percent }) => `${percent} %`, csv: ({ percent }) => percent },
      { id: 'date', header: t(words.by), cell: ({ day }) => (day ? date(day) : t(words.tooLong)), csv: ({ day }) => day && isoOf(day) },
      { id: 'days', header: t(words.daysNeeded), numeric: true, cell: ({ days }) => (days === undefined ? '–' : number(days)), csv: ({ days }) => days },
    ]} />
  );
}

function Chances({ forecast: { chances } }: { forecast: DeliveryForecast }) {
  const { t, number } = useWords();
  const said = useSaid();
  if (chances.length === 0) return null;
  return (
    <Pictured title={t(words.chances)} picture={<ChancesChart chances={chances} name={t(words.promise)} />}>
      <DataTable caption={t(words.chances)} noCaption rows={chances} rowKey={({ items }) => String(items)} columns={[
        { id: 'items', header: t(words.itemsHeader), isHeader: true, numeric: true, cell: ({ items }) => number(items), csv: ({ items }) => items },
        { id: 'chance', header: t(words.promise), numeric: true, cell: ({ probability }) => said.percent(probability), csv: ({ probability }) => probability },
      ]} />
    </Pictured>
  );
}

function Past({ forecast: { history } }: { forecast: DeliveryForecast }) {
  const { t, date, number } = useWords();
  if (history.length === 0) return null;
  const bars = history.map((day) => ({ day: day.date ? isoOf(day.date) : '', value: day.finished }));
  return (
    <Pictured title={t(words.history)} picture={<BarsChart bars={bars} name={t(words.finished)} />}>
      <DataTable caption={t(words.history)} noCaption rows={history} rowKey={(day) => (day.date ? isoOf(day.date) : '')} columns={[
        { id: 'date', header: t(words.date), isHeader: true, cell: (day) => date(day.date), csv: (day) => day.date && isoOf(day.date) },
        { id: 'finished', header: t(words.finished), numeric: true, cell: ({ finished }) => number(finished), csv: ({ finished }) => finished },
      ]} />
    </Pictured>
  );
}
