// What was decided of, as far as the caller reads it: an idea, or a comment on one.
import { ideaOf } from '@/feedback/api/addresses';
import { IdeaLink } from '@/feedback/components/idea_link';
import { moderationWords as words } from '@/feedback/words/moderation';
import { useWords } from '@/kit/words/use_words';

export function ItemLink({ item }: { item: string }) {
  const { t, colon } = useWords();
  const idea = ideaOf(item);
  return <>{t(item === idea ? words.idea : words.comment)}{colon}<IdeaLink name={idea} /></>;
}
