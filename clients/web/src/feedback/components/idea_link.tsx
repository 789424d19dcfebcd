// An idea by its title, which leads to its page; by what it is, where there is none for the caller or it is not known yet.
import { Link } from 'react-router-dom';
import { ideaUrl } from '@/feedback/api/addresses';
import { useIdea } from '@/feedback/api/spaces';
import { ideaWords } from '@/feedback/words/ideas';
import { useWords } from '@/kit/words/use_words';

export function IdeaLink({ name }: { name: string }) {
  const { t } = useWords();
  const { data } = useIdea(name);
  return data ? <Link to={ideaUrl(name)}>{data.title}</Link> : <span className="quiet">{t(ideaWords.one)}</span>;
}
