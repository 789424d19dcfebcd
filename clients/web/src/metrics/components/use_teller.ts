// Who told something: by its word, or by what its tool is called, for those who may know.
import { useMay } from '@/metrics/api/caller';
import { useSources } from '@/metrics/api/sources';
import { tellerOf } from '@/metrics/words/data';
import { useWords } from '@/kit/words/use_words';

export function useTeller(project: string): (source: string) => string {
  const { t } = useWords();
  const may = useMay(project);
  const sources = useSources(project, may('ListSources'));
  return (source) => sources.data?.find(({ name }) => name === source)?.title || t(tellerOf(source));
}
