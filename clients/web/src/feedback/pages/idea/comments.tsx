// What is said of an idea, thread by thread, and the way to say something.
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { useComments } from '@/feedback/api/spaces';
import { commentKind } from '@/feedback/components/idea_kind';
import { ideaWords as words } from '@/feedback/words/ideas';
import { useIdentity } from '@/kit/api/session';
import { useWouldTake } from '@/kit/api/would_take';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { More } from '@/kit/ui/more';
import { Problem } from '@/kit/ui/problem';
import { Section } from '@/kit/ui/section';
import { Empty, Loading } from '@/kit/ui/states';
import { treeOf } from '@/kit/ui/thread';
import { useWords } from '@/kit/words/use_words';
import { Thread } from './said';

// What a question whether one may comment says, which nobody keeps.
const ANY = '…';

export function Comments({ idea }: { idea: string }) {
  const { t } = useWords();
  const { person } = useIdentity();
  const found = useComments(idea);
  const may = useMay(idea);
  const { isKnown, would } = useWouldTake(feedbackMethods.createComment, { parent: idea, comment: { text: ANY } });
  const [isOpen, setOpen] = useState(false);
  const comments = useMemo(() => found.data?.pages.flatMap((page) => page.comments), [found.data]);
  const nodes = useMemo(() => treeOf(comments ?? []), [comments]);
  useArrival(comments !== undefined);
  return (
    <Section id="commentaires" title={words.comments} actions={would && <button type="button" className="fr-btn fr-btn--sm" onClick={() => setOpen(true)}>{t(words.comment)}</button>}>
      {person && isKnown && !would && <p className="quiet">{t(words.commentOthers)}</p>}
      {found.error && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {!comments ? !found.error && <Loading /> : comments.length === 0 ? <Empty><p>{t(words.noComments)}</p></Empty> : <Thread idea={idea} nodes={nodes} rights={{ comments: would, moderates: may('ModerateItem') }} />}
      <More found={found} of={t(words.comments)} />
      {isOpen && <AddDialog kind={commentKind('')} parent={idea} onClose={() => setOpen(false)} />}
    </Section>
  );
}

// Whoever followed an address of one comment is led there once it is in view.
function useArrival(isThere: boolean) {
  const { hash } = useLocation();
  useEffect(() => {
    const target = isThere && hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, [isThere, hash]);
}
