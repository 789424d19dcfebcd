// How the same promises would have done, week by week of the past.
import { useSaid } from '@/metrics/components/use_said';
import { forecastWords as words } from '@/metrics/words/forecast';
import type { DeliveryForecast_Backtest } from '@/gen/pepiniere/metrics/v1/forecast_pb';
import { DataTable } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Backtest({ backtest: { origins, coverages, loss, meanRateLoss } }: { backtest: DeliveryForecast_Backtest }) {
  const { t } = useWords();
  const said = useSaid();
  return (
    <>
      <h3 className="fr-h6">{t(words.backtest)}</h3>
      <p>{t(words.origins, { n: origins })}</p>
      <DataTable caption={t(words.backtest)} noCaption rows={coverages} rowKey={({ percent }) => String(percent)} columns={[
        { id: 'promise', header: t(words.promise), isHeader: true, cell: ({ percent }) => `${percent} %`, csv: ({ percent }) => percent },
        { id: 'kept', header: t(words.kept), cell: ({ kept, made }) => t(words.keptOf, { kept, made }) },
        { id: 'share', header: t(words.share), numeric: true, cell: ({ share }) => said.percent(share), csv: ({ share }) => share },
        { id: 'interval', header: t(words.interval), cell: ({ low, high }) => t(words.between, { low: said.percent(low), high: said.percent(high) }) },
      ]} />
      <p className="quiet">{t(words.loss, { loss: said.short(loss), mean: said.short(meanRateLoss) })}</p>
    </>
  );
}
