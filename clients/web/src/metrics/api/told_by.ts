// Where several sources tell of the same, there is no figure until one of them is chosen: what two tell is never added up.
import { NoDataReason, type Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { Series } from '@/gen/pepiniere/metrics/v1/series_pb';

export const isDisputed = ({ noData }: Pick<Indicator, 'noData'>) => noData === NoDataReason.SEVERAL_SOURCES;

// Each source once, of the series that such figures leave out.
export function sourcesOf(figures: readonly Pick<Indicator, 'exclusions'>[], all: readonly Pick<Series, 'name' | 'source'>[]): string[] {
  const named = new Set(figures.flatMap(({ exclusions }) => exclusions.map(({ resource }) => resource)));
  return [...new Set(all.filter(({ name }) => named.has(name)).map(({ source }) => source))].sort();
}

// The figures, and of those that several tell, what the chosen one tells.
export const asToldBy = <F extends Pick<Indicator, 'indicator' | 'subject' | 'noData'>>(figures: readonly F[], chosen: readonly F[]): F[] =>
  figures.map((figure) => (isDisputed(figure) && chosen.find(({ indicator, subject }) => indicator === figure.indicator && subject === figure.subject)) || figure);
