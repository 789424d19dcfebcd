// The dashboard as a file: numbers as numbers, nothing where there is none, and why; of which period all of it is.
import { daysOf } from '@/metrics/api/window';
import { useSaid } from '@/metrics/components/use_said';
import { BANDS, INDICATORS, wordOf } from '@/metrics/words/indicators';
import { portfolioWords as words } from '@/metrics/words/portfolio';
import type { Dashboard } from '@/metrics/api/portfolio';
import { idOf } from '@/kit/api/names';
import { CsvExport } from '@/kit/ui/csv_export';
import { dayAt, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { linesOf } from './dashboard_lines';
import { OF_AUDIENCES } from './satisfactions';

export function ServicesExport({ of: { first, services } }: { of: Dashboard }) {
  const { t } = useWords();
  const said = useSaid();
  const [from, to] = daysOf(first);
  return (
    <CsvExport fileName="services-numeriques.csv" rows={services.flatMap(linesOf)} columns={[
      { header: t(words.service), value: ({ service }) => service.title || idOf(service.project) },
      { header: t(words.indicator), value: ({ indicator }) => t(wordOf(INDICATORS, indicator)) },
      { header: t(words.metric), value: ({ subject }) => subject && said.titleOf(subject) },
      { header: t(words.audience), value: ({ audience }) => t(OF_AUDIENCES.find((one) => one.audience === audience)?.text ?? words.everybody) },
      { header: t(words.value), value: ({ value }) => value },
      { header: t(words.unit), value: ({ unit }) => said.unit(unit) },
      { header: t(words.why), value: ({ noData }) => (noData === 0 ? '' : said.why({ noData })) },
      { header: t(words.n), value: ({ n }) => n },
      { header: t(words.band), value: ({ band }) => band && t(wordOf(BANDS, band)) },
      { header: t(words.compared), value: ({ compared }) => compared },
      { header: t(words.before), value: ({ before }) => before },
      { header: t(words.progression), value: ({ progression }) => progression },
      { header: t(words.fromDay), value: () => from },
      { header: t(words.toDay), value: () => to },
      { header: t(words.until), value: ({ service }) => service.lastDay && isoOf(service.lastDay) },
      { header: t(words.last), value: ({ service }) => service.lastTime && dayAt(service.lastTime) },
    ]} />
  );
}
