// Who told something: by its word, or by what its tool is called, for those who may know.
import { useMay } from '@/metrics/api/caller';
import { useSources } from '@/metrics/api/sources';
import { tellerOf } from '@/metrics/words/data';
import { useWords } from '@/kit/words/use_words';

// `isAsked`: whether anybody is to be called so.
export function useTeller(project: string, isAsked = true): (source: string) => string {
  const { t } = useWords();
  const may = useMay(project);
  const sources = useSources(project, isAsked && may('ListSources'));
  return (source) => sources.data?.find(({ name }) => name === source)?.title || t(tellerOf(source));
}
