// Which source is believed, where several tell of the same: kept in the address, as the period is.
import { ReadSeriesRequest as bounds } from '@/gen/pepiniere/metrics/v1/bounds';
import type { Indicator } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { sourcesOf } from '@/metrics/api/told_by';
import { useAllSeries } from '@/metrics/api/values';
import { dataWords } from '@/metrics/words/data';
import type { FilterField } from '@/kit/ui/filter_bar';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { useTeller } from './use_teller';

const { maxLength, pattern } = bounds.source;
const SOUND = new RegExp(`^(?:${pattern})$`, 'u');
export const aSource = (text: string) => text.length <= maxLength && SOUND.test(text);

// `disputed`: the figures of which several tell. Nothing to choose where there are none, and none was chosen.
export function useSourceField(project: string, disputed: readonly Indicator[]): FilterField | undefined {
  const { t } = useWords();
  const chosen = useUrlState().get('source');
  const isAsked = disputed.length > 0;
  const { data: series = [] } = useAllSeries(project, isAsked);
  const teller = useTeller(project, isAsked || chosen !== '');
  if (!isAsked && !chosen) return undefined;
  const sources = new Set([...sourcesOf(disputed, series), ...(chosen ? [chosen] : [])]);
  return { param: 'source', label: t(dataWords.by), type: 'select', any: t(dataWords.byNone), options: [...sources].map((source) => ({ value: source, label: teller(source) })) };
}
