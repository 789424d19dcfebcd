// The spread as a file: numbers as numbers, in which unit, of which figure of each project, of which period.
import { daysOf } from '@/metrics/api/window';
import { useSaid } from '@/metrics/components/use_said';
import { BANDS, INDICATORS, NO_DATA, wordOf } from '@/metrics/words/indicators';
import { MEASURES, portfolioWords as words } from '@/metrics/words/portfolio';
import type { PortfolioIndicators } from '@/gen/pepiniere/metrics/v1/portfolio_indicators_pb';
import { CsvExport } from '@/kit/ui/csv_export';
import { useWords } from '@/kit/words/use_words';

export function SpreadExport({ of }: { of: PortfolioIndicators }) {
  const { t } = useWords();
  const said = useSaid();
  const [from, to] = daysOf(of);
  const listed = (counts: readonly [string, number][]) => counts.map(([band, n]) => t(words.bandOf, { band, n })).join(', ');
  return (
    <CsvExport fileName="mesures.csv" rows={of.distributions} columns={[
      { header: t(words.indicator), value: ({ indicator }) => t(wordOf(INDICATORS, indicator)) },
      { header: t(words.measure), value: ({ measure, n }) => (n > 0 ? t(MEASURES[measure]) : '') },
      { header: t(words.telling), value: ({ n }) => n },
      { header: t(words.projects), value: () => of.projects },
      { header: 'P15', value: ({ percentiles }) => percentiles?.p15 },
      { header: 'P50', value: ({ percentiles }) => percentiles?.p50 },
      { header: 'P85', value: ({ percentiles }) => percentiles?.p85 },
      { header: t(words.unit), value: ({ unit }) => said.unit(unit) },
      { header: t(words.bands), value: ({ bands }) => listed(bands.map(({ band, projects }) => [t(wordOf(BANDS, band)), projects])) },
      { header: t(words.missing), value: ({ noData }) => listed(noData.map(({ reason, projects }) => [t(NO_DATA[reason]), projects])) },
      { header: t(words.fromDay), value: () => from },
      { header: t(words.toDay), value: () => to },
    ]} />
  );
}
