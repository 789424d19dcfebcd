// The figure, and what was asked.
import { isKnown, useSaid } from '@/metrics/components/use_said';
import { BANDS, FIGURE_PARTS, latestOf, wordOf } from '@/metrics/words/indicators';
import { explanationWords as words } from '@/metrics/words/explanation';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { Text } from '@/kit/words/text';
import { Facts } from '@/kit/ui/facts';
import { useWords } from '@/kit/words/use_words';

// What is not shown in the unit that it is counted in.
const SHOWN: Readonly<Record<string, Text>> = { s: words.span, ratio: words.percentage };
const PERCENTILES = [['P15', 'p15'], ['P50', 'p50'], ['P85', 'p85'], ['P95', 'p95']] as const;

export function Summary({ figure }: { figure: Indicator }) {
  const { t, date, number, colon } = useWords();
  const said = useSaid();
  const { indicator, n, excludedCount, numerator, denominator, fromTime, toTime, asOf, knownAt, timeZone, unit, band, parts, percentiles, dimensions, formula } = figure;
  const ranks = PERCENTILES.flatMap(([name, key]) => (percentiles?.[key] === undefined ? [] : [`${name} ${said.measured(percentiles[key], unit)}`]));
  const partSaid = (key: string, value: number) => (key === 'cycle_time_mean' ? said.duration(value) : key === 'gap' ? said.measured(value, unit) : said.short(value));
  const latest = latestOf(indicator, Number(n));
  return (
    <Facts facts={[
      [words.value, isKnown(figure) ? [ranks.length > 0 && figure.value === undefined ? ranks.join(', ') : said.value(figure), ...dimensions.map(said.dimension)].join(' – ')
        : `${t(words.noData)} – ${said.why(figure)}`],
      [words.band, band && t(wordOf(BANDS, band))],
      [indicator === 'littles_law' ? words.finishedCount : words.n, number(n)],
      [words.excludedCount, number(excludedCount)],
      [words.numerator, numerator !== undefined && said.short(numerator)],
      [words.denominator, denominator !== undefined && said.short(denominator)],
      [words.beside, parts.length > 0 && <ul className="values">{parts.map(({ key, value }) => <li key={key}>{t(wordOf(FIGURE_PARTS, key))}{colon}{partSaid(key, value)}</li>)}</ul>],
      [words.window, latest ? t(latest, { n: Number(n) }) : fromTime && toTime && `${date(fromTime)} – ${date(toTime)}`],
      [words.asOf, date(asOf)],
      [words.knownAt, date(knownAt)],
      [words.zone, timeZone],
      [words.unit, unit && (SHOWN[unit] ? t(SHOWN[unit]) : said.unit(unit))],
      [words.formula, <code key="formula">{formula.slice(formula.indexOf('/') + 1)}</code>],
    ]} />
  );
}
