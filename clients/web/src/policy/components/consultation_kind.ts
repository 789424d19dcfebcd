// Consultations and what is said in them, as people write them.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { Comment } from '@/gen/pepiniere/policy/v1/comment_pb';
import { Consultation_Audience as Audience, Consultation_State as State, type Consultation } from '@/gen/pepiniere/policy/v1/consultation_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Values } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import { policyMethods } from '@/policy/api/clients';
import { AUDIENCES, consultationWords as words, MODERATIONS } from '@/policy/words/consultations';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';

const end: Field = { path: 'end_time', kind: 'moment', label: words.end, hint: words.endHint };
const fieldsOf = (audience: Audience): readonly Field[] => [
  { path: 'title', kind: 'text', label: policyWords.name },
  { path: 'question', kind: 'area', label: words.question, hint: policyWords.markdown },
  { path: 'start_time', kind: 'moment', label: words.start },
  end,
  { path: 'audience', kind: 'enum', options: choices(AUDIENCES), label: words.audience },
  ...(audience === Audience.INVITED ? [{ path: 'participants', kind: 'list' as const, required: true, label: words.participants, hint: words.participantsHint }] : []),
  { path: 'moderation', kind: 'enum', options: choices(MODERATIONS), label: words.moderation },
];
const formOf = (audience: Audience): Form => bound(bounds.Consultation, { fields: fieldsOf(audience) });
const newForm = (values: Values): Form => formOf(Number(values.audience ?? 0));
// Once it is open, its end alone may change.
const openForm: Form = bound(bounds.Consultation, { fields: [end] });

// Made of a proposal.
export const CONSULTATION_KIND: Kind<Consultation> = {
  prefix: 'consultation',
  words,
  methods: { create: policyMethods.createConsultation as never, get: policyMethods.getConsultation as never, update: policyMethods.updateConsultation as never },
  writes: { create: readersOf('CreateConsultation'), update: readersOf('UpdateConsultation') },
  newForm: () => newForm,
  made: (proposal, values) => ({ consultation: { proposal, ...writeValues(newForm(values), values) } }),
  form: ({ state, audience }) => (state === State.PLANNED ? formOf(audience) : openForm),
  titleOf: ({ title }) => title,
};

const commentForm: Form = bound(bounds.Comment, { fields: [{ path: 'text', kind: 'area', required: true, label: words.commentText }] });
// `person`: whose it is. `replyTo`: the comment that it answers; empty: the proposal. Nobody changes one.
export const commentKind = (person: string, replyTo: string): Kind<Comment> => ({
  prefix: 'comment',
  words: { ...words, add: replyTo ? words.reply : words.comment },
  methods: { create: policyMethods.createComment as never, get: policyMethods.listComments as never, update: policyMethods.createComment as never },
  writes: { create: readersOf('CreateComment'), update: readersOf('CreateComment') },
  newForm: () => commentForm,
  made: (parent, values) => ({ parent, comment: { person, replyTo, ...writeValues(commentForm, values) } }),
  form: () => ({ fields: [] }),
  titleOf: (_, { t }) => t(words.comment),
});
