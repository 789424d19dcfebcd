// What is said in a consultation, thread by thread, the way to say something, and what moderators did.
import { useMemo, useState } from 'react';
import { Comment_State as CommentState, type Comment } from '@/gen/pepiniere/policy/v1/comment_pb';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Consultation_State as State, type Consultation } from '@/gen/pepiniere/policy/v1/consultation_pb';
import { useIdentity } from '@/kit/api/session';
import { useWouldTake } from '@/kit/api/would_take';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { More } from '@/kit/ui/more';
import { Problem } from '@/kit/ui/problem';
import { StateTag } from '@/kit/ui/state_tag';
import { Answer, Empty, Loading } from '@/kit/ui/states';
import { treeOf, type Node } from '@/kit/ui/thread';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { commentAnchor } from '@/policy/api/addresses';
import { useMayWith } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { useComments, useModeration } from '@/policy/api/consultations';
import { Act } from '@/policy/components/act';
import { By } from '@/policy/components/by';
import { commentKind } from '@/policy/components/consultation_kind';
import { COMMENT_STATES, consultationWords as words } from '@/policy/words/consultations';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';

// What a question whether one may speak says, which nobody keeps.
const ANY = '…';

// What the caller may do: say something, and with each comment.
interface Rights { speaks: boolean; may: (comment: string, method: string) => boolean }

export function Comments({ consultation: { name, state } }: { consultation: Consultation }) {
  const { t } = useWords();
  const { person } = useIdentity();
  const found = useComments(name);
  const comments = useMemo(() => found.data?.pages.flatMap((page) => page.comments), [found.data]);
  const nodes = useMemo(() => treeOf(comments ?? []), [comments]);
  const { would } = useWouldTake(policyMethods.createComment, { parent: name, comment: { person, text: ANY } }, state === State.OPEN);
  const { may } = useMayWith((comments ?? []).map((one) => one.name));
  return (
    <section aria-labelledby="paroles-titre">
      <div className="list-head">
        <h3 className="fr-h6 fr-mb-0" id="paroles-titre">{t(words.comments)}</h3>
        {would && <Act label={t(words.comment)}>{(close) => <AddDialog kind={commentKind(person, '')} parent={name} onClose={close} />}</Act>}
      </div>
      {found.error && <Problem error={found.error} onRetry={() => void found.refetch()} />}
      {!comments ? !found.error && <Loading /> : comments.length === 0 ? <Empty><p>{t(words.noComments)}</p></Empty> : <Thread of={name} nodes={nodes} rights={{ speaks: would, may }} />}
      <More found={found} of={t(words.comments)} />
      <Log consultation={name} />
    </section>
  );
}

function Thread({ of, nodes, rights }: { of: string; nodes: readonly Node<Comment>[]; rights: Rights }) {
  const { t } = useWords();
  return (
    <ul className="thread">
      {nodes.map(({ name, comment, replies }) => (
        <li key={name}>
          {comment ? <Said of={of} comment={comment} rights={rights} /> : <p className="quiet">{t(words.gone)}</p>}
          {replies.length > 0 && <Thread of={of} nodes={replies} rights={rights} />}
        </li>
      ))}
    </ul>
  );
}

const NOTHING_ASKED: Form = { fields: [] };
const why: Text = policyWords.reason;
const hideForm: Form = bound(bounds.HideCommentRequest, { fields: [{ path: 'reason', kind: 'area', label: why, hint: words.moderateHint }] });
const publishForm: Form = bound(bounds.PublishCommentRequest, { fields: [{ path: 'reason', kind: 'area', label: why, hint: words.moderateHint }] });
const appealForm: Form = bound(bounds.AppealCommentRequest, { fields: [{ path: 'appeal', kind: 'area', label: words.appealText }] });

function Said({ of, comment, rights }: { of: string; comment: Comment; rights: Rights }) {
  const { t, date } = useWords();
  const { person: caller } = useIdentity();
  const { name, person, text, state, hideReason, appeal, createTime } = comment;
  const isMine = person !== '' && person === caller;
  return (
    <article id={commentAnchor(name)} tabIndex={-1} className="comment">
      <p>
        <strong><By name={person} /></strong> <span className="quiet">{date(createTime)}</span>
        {state !== CommentState.PUBLISHED && <>{' '}<StateTag text={COMMENT_STATES[state]} tone="warning" /></>}
      </p>
      {state === CommentState.REMOVED ? <p className="quiet">{t(words.removed)}</p> : <p className="as-written">{text}</p>}
      {hideReason && <p className="quiet">{t(words.hiddenFor, { reason: hideReason })}</p>}
      {appeal && <p className="quiet">{t(words.appealed, { appeal })}</p>}
      <Acts of={of} comment={comment} isMine={isMine} rights={rights} />
    </article>
  );
}

function Acts({ of, comment: { name, etag, state, appeal: appealed, createTime }, isMine, rights: { speaks, may } }: { of: string; comment: Comment; isMine: boolean; rights: Rights }) {
  const { t, date } = useWords();
  const { person } = useIdentity();
  const called = date(createTime);
  const { mutateAsync: remove } = useWrite(policyMethods.removeComment);
  const { mutateAsync: hide } = useWrite(policyMethods.hideComment);
  const { mutateAsync: publish } = useWrite(policyMethods.publishComment);
  const { mutateAsync: appeal } = useWrite(policyMethods.appealComment);
  if (state === CommentState.REMOVED) return null;
  const isHidden = state === CommentState.HIDDEN;
  const act = (id: string, label: Text, form: Form, writes: 'HideComment' | 'PublishComment' | 'AppealComment' | 'RemoveComment', send: (values: Readonly<Record<string, string>>) => Promise<unknown>, told?: Text) => (
    <Act label={t(label)} of={called} look="tertiary">{(close) => (
      <ActDialog id={`${name}.${id}`} title={t(label)} submit={t(label)} told={told && t(told)} form={form} writes={readersOf(writes)} send={send} onClose={close} />
    )}</Act>
  );
  return (
    <div className="comment__acts no-print">
      {speaks && <Act label={t(words.reply)} of={called} look="tertiary">{(close) => <AddDialog kind={commentKind(person, name)} parent={of} draft={`.${name}`} title={t(words.replyTo, { who: called })} onClose={close} />}</Act>}
      {isMine && may(name, 'RemoveComment') && act('retirer', words.remove, NOTHING_ASKED, 'RemoveComment', () => remove({ name, etag }), words.removeTextTold)}
      {isMine && isHidden && !appealed && may(name, 'AppealComment') && act('contester', words.appeal, appealForm, 'AppealComment', (values) => appeal({ name, etag, appeal: values.appeal ?? '' }))}
      {!isMine && !isHidden && may(name, 'HideComment') && act('masquer', words.hide, hideForm, 'HideComment', ({ reason = '' }) => hide({ name, etag, reason }))}
      {!isMine && state !== CommentState.PUBLISHED && may(name, 'PublishComment') && act('publier', words.publish, publishForm, 'PublishComment', ({ reason = '' }) => publish({ name, etag, reason }))}
    </div>
  );
}

// What moderators did, without names, for everybody.
function Log({ consultation }: { consultation: string }) {
  const { t, date } = useWords();
  const [isOpen, setOpen] = useState(false);
  const found = useModeration(consultation, isOpen);
  return (
    <details className="fr-mt-2w" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(words.log)}</summary>
      {isOpen && (
        <Answer of={found}>
          {(records) => (records.length === 0 ? <p className="quiet">{t(words.logNone)}</p> : (
            <ul>{records.map(({ name, from, to, reason, createTime }) => <li key={name}>{date(createTime)} – {t(words.logLine, { from: t(COMMENT_STATES[from]), to: t(COMMENT_STATES[to]) })} – {reason}</li>)}</ul>
          ))}
        </Answer>
      )}
    </details>
  );
}
