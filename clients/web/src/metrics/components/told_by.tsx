// Of a figure that was asked of one source alone: which.
import { dataWords } from '@/metrics/words/data';
import { useWords } from '@/kit/words/use_words';
import { useTeller } from './use_teller';

export function ToldBy({ project, source }: { project: string; source: string }) {
  const { t, colon } = useWords();
  const teller = useTeller(project);
  return <p>{t(dataWords.by)}{colon}{teller(source)}</p>;
}
