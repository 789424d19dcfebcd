// Figures as people read them.
import type { Dimension } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { INDICATORS, NO_DATA, wordOf } from '@/metrics/words/indicators';
import { COUNTED, durationParts, UNITS } from '@/metrics/words/units';
import { AUDIENCES } from '@/metrics/words/words';
import { useDefinitions } from '@/metrics/api/figures';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';

export const isKnown = ({ noData }: Pick<Indicator, 'noData'>) => noData === 0;
// The number of a figure that has one: itself, or its median.
export const mainOf = ({ value, percentiles }: Pick<Indicator, 'value' | 'percentiles'>) => value ?? percentiles?.p50 ?? percentiles?.p85;
// Its formula says that it stands on too little to be sure of.
export const isFlagged = ({ parts }: Pick<Indicator, 'parts'>) => parts.some(({ key, value }) => key === 'flagged' && value !== 0);
// What its formula rounds for people to read.
const shownOf = ({ parts }: Indicator) => parts.find(({ key }) => key === 'shown')?.value;

export function useSaid() {
  const { t, lang, locale, colon } = useWords();
  const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const { data: definitions = [] } = useDefinitions();
  const duration = (seconds: number) => (seconds < 0 ? '−' : '') + durationParts(seconds).map(({ text, n }) => t(text, { n })).join(' ');
  const titleOf = (metric: string) => {
    const known = definitions.find(({ name }) => name === metric);
    return known ? (lang === 'en' && known.titleEn) || known.title : metric.slice(metric.indexOf('/') + 1);
  };
  const unitOf = (unit: string) => (UNITS[unit] ? t(UNITS[unit]) : unit);
  const measured = (value: number, unit: string) => {
    if (unit === 's') return duration(value);
    if (unit === 'ratio') return percent.format(value);
    if (unit === '%') return percent.format(value / 100);
    if (COUNTED[unit]) return t(COUNTED[unit], { n: Number(value.toFixed(1)) });
    if (unit === '' || unit === 'score' || unit === 'items') return short.format(value);
    return `${short.format(value)} ${unitOf(unit)}`;
  };
  return {
    short: (value: number) => short.format(value),
    percent: (value: number) => percent.format(value),
    duration, measured, titleOf,
    unit: unitOf,
    unitOfMetric: (metric: string) => definitions.find(({ name }) => name === metric)?.unit ?? '',
    // "3 j 4 h"; nothing where there is none.
    value: (figure: Indicator) => {
      const main = mainOf(figure);
      if (!isKnown(figure) || main === undefined) return t(common.noData);
      const shown = shownOf(figure);
      return shown === undefined ? measured(main, figure.unit) : short.format(shown);
    },
    // "Entreprises"; "channel : web".
    dimension: ({ key, value }: Pick<Dimension, 'key' | 'value'>) => (key === 'audience' ? t(wordOf(AUDIENCES, value)) : key + colon + value),
    why: ({ noData }: Pick<Indicator, 'noData'>) => t(NO_DATA[noData]),
    called: ({ indicator, subject }: Pick<Indicator, 'indicator' | 'subject'>) => (subject.startsWith('definitions/') ? titleOf(subject) : t(wordOf(INDICATORS, indicator))),
  };
}
export type Said = ReturnType<typeof useSaid>;
