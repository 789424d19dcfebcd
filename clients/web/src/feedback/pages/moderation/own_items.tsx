// What the caller wrote in a space that waits for a moderator, or that one took away.
import { ITEM_VISIBILITIES } from '@/feedback/words/ideas';
import { moderationWords as words } from '@/feedback/words/moderation';
import { Idea_Visibility as Visibility } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { StateTag } from '@/kit/ui/state_tag';
import { useWords } from '@/kit/words/use_words';
import type { Concealed } from './concealed';
import { Contest } from './contest';
import { ItemLink } from './item_link';

export function OwnItems({ space, items }: { space: string; items: readonly Concealed[] }) {
  const { t } = useWords();
  if (items.length === 0) return <p>{t(words.mineNone)}</p>;
  return (
    <ul className="cards">
      {items.map(({ name, text, isWaiting }) => (
        <li key={name}>
          <p><StateTag text={ITEM_VISIBILITIES[isWaiting ? Visibility.PENDING : Visibility.HIDDEN]} tone="warning" /> <ItemLink item={name} /></p>
          <p className="as-written">{text}</p>
          {!isWaiting && <Contest space={space} item={name} called={text} />}
        </li>
      ))}
    </ul>
  );
}
