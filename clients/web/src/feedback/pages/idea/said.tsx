// A comment, what may be done with it, and what answers it.
import { useState } from 'react';
import { commentAnchor } from '@/feedback/api/addresses';
import { commentKind } from '@/feedback/components/idea_kind';
import { Moderate } from '@/feedback/components/moderate';
import { ideaWords as words } from '@/feedback/words/ideas';
import type { Comment } from '@/gen/pepiniere/feedback/v1/comment_pb';
import { Idea_Visibility as Visibility } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { useIdentity } from '@/kit/api/session';
import { AddDialog, EditResource } from '@/kit/form/resource_dialogs';
import { StateTag } from '@/kit/ui/state_tag';
import type { Node } from '@/kit/ui/thread';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// What the caller may do with any of them.
export interface Rights { comments: boolean; moderates: boolean }

const CONCEALED: Readonly<Record<Visibility, Text | undefined>> = {
  [Visibility.UNSPECIFIED]: undefined, [Visibility.PENDING]: words.commentWaits, [Visibility.PUBLISHED]: undefined, [Visibility.HIDDEN]: words.commentHidden,
};

export function Thread({ idea, nodes, rights }: { idea: string; nodes: readonly Node<Comment>[]; rights: Rights }) {
  const { t } = useWords();
  return (
    <ul className="thread">
      {nodes.map(({ name, comment, replies }) => (
        <li key={name}>
          {comment ? <Said idea={idea} comment={comment} rights={rights} /> : <p className="quiet">{t(words.parentGone)}</p>}
          {replies.length > 0 && <Thread idea={idea} nodes={replies} rights={rights} />}
        </li>
      ))}
    </ul>
  );
}

function Said({ idea, comment, rights }: { idea: string; comment: Comment; rights: Rights }) {
  const { t, date, colon } = useWords();
  const { person } = useIdentity();
  const { name, author, signature, text, visibility, createTime, updateTime } = comment;
  const [opened, open] = useState<'reply' | 'edit'>();
  const isMine = author !== '' && author === person;
  const who = signature || t(isMine ? words.mine : words.somebody);
  const isEdited = createTime && updateTime && updateTime.seconds > createTime.seconds && visibility === Visibility.PUBLISHED;
  const concealed = CONCEALED[visibility];
  return (
    <article id={commentAnchor(name)} tabIndex={-1} className="comment">
      <p><strong>{who}</strong> <span className="quiet">{date(createTime)}{isEdited && <>, {t(words.edited)}</>}</span>{concealed && <>{' '}<StateTag text={concealed} tone="warning" /></>}</p>
      <p className="as-written">{text}</p>
      <div className="comment__acts no-print">
        {rights.comments && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open('reply')}>{t(words.reply)}<span className="fr-sr-only">{colon}{who}, {date(createTime)}</span></button>}
        {isMine && <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open('edit')}>{t(words.editComment)}</button>}
        {rights.moderates && !isMine && <Moderate item={name} visibility={visibility} called={`${who}, ${date(createTime)}`} />}
      </div>
      {opened === 'reply' && <AddDialog kind={commentKind(name)} parent={idea} draft={`.${name}`} title={t(words.replyTo, { who })} onClose={() => open(undefined)} />}
      {opened === 'edit' && <EditResource kind={commentKind(comment.replyTo)} row={comment} title={t(words.editComment)} onClose={() => open(undefined)} />}
    </article>
  );
}
