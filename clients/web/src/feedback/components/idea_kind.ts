// Ideas and comments, as their authors write them.
import { feedbackMethods } from '@/feedback/api/clients';
import { ideaWords as words } from '@/feedback/words/ideas';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Comment } from '@/gen/pepiniere/feedback/v1/comment_pb';
import type { Idea } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { bound } from '@/kit/form/bounds';
import { writeValues, type Field, type Form } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import type { Text } from '@/kit/words/text';

const signature: Field = { path: 'signature', kind: 'text', label: words.signature, hint: words.signatureHint };

const formOf = (hint: Text): Form => bound(bounds.Idea, {
  fields: [{ path: 'title', kind: 'text', label: words.name }, { path: 'text', kind: 'area', label: words.text, hint }, signature],
});
const newForm = formOf(feedbackWords.markdown);
const ideaForm = formOf(words.editTold);
export const IDEA_KIND: Kind<Idea> = {
  prefix: 'idea',
  words,
  methods: { create: feedbackMethods.createIdea as never, get: feedbackMethods.getIdea as never, update: feedbackMethods.updateIdea as never },
  writes: { create: readersOf('CreateIdea'), update: readersOf('UpdateIdea') },
  newForm: () => newForm,
  made: (parent, values) => ({ parent, idea: writeValues(newForm, values) }),
  form: () => ideaForm,
  titleOf: ({ title }) => title,
};

const commentForm: Form = bound(bounds.Comment, { fields: [{ path: 'text', kind: 'area', label: words.commentText }, signature] });
// `replyTo`: the comment that it answers; empty: the idea.
export const commentKind = (replyTo: string): Kind<Comment> => ({
  prefix: 'comment',
  words: { ...words, add: replyTo ? words.reply : words.comment, editThis: words.editComment },
  methods: { create: feedbackMethods.createComment as never, get: feedbackMethods.getComment as never, update: feedbackMethods.updateComment as never },
  writes: { create: readersOf('CreateComment'), update: readersOf('UpdateComment') },
  newForm: () => commentForm,
  made: (parent, values) => ({ parent, comment: { replyTo, ...writeValues(commentForm, values) } }),
  form: () => commentForm,
  titleOf: ({ signature: signed }, { t }) => signed || t(words.somebody),
});
