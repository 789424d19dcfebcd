// A measure by its title, which leads to its page; by what it is, where there is none any more or it is not known yet.
import { Link } from 'react-router-dom';
import { measureUrl } from '@/feedback/api/addresses';
import { useMeasure } from '@/feedback/api/measures';
import { measureWords } from '@/feedback/words/measures';
import { useWords } from '@/kit/words/use_words';

export function MeasureLink({ name }: { name: string }) {
  const { t } = useWords();
  const { data } = useMeasure(name);
  return data ? <Link to={measureUrl(name)}>{data.title}</Link> : <span className="quiet">{t(measureWords.one)}</span>;
}
