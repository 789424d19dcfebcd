// What waits for a moderator: never decided by whoever wrote it.
import { Moderate } from '@/feedback/components/moderate';
import { moderationWords as words } from '@/feedback/words/moderation';
import { Idea_Visibility as Visibility } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { Empty } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import type { Concealed } from './concealed';
import { ItemLink } from './item_link';

interface QueueProps { items: readonly Concealed[]; person: string; onDone: () => void }

export function Queue({ items, person, onDone }: QueueProps) {
  const { t } = useWords();
  if (items.length === 0) return <Empty><p>{t(words.queueNone)}</p></Empty>;
  return (
    <ul className="cards">
      {items.map(({ name, text, author }) => (
        <li key={name}>
          <p><ItemLink item={name} /></p>
          <p className="as-written">{text}</p>
          {author === person ? <p className="quiet">{t(words.ownItem)}</p> : <div className="comment__acts"><Moderate item={name} visibility={Visibility.PENDING} called={text} onDone={onDone} /></div>}
        </li>
      ))}
    </ul>
  );
}
