// What gets in the way, as somebody reports it; and the topics under which that is done.
import { CHALLENGES, COHORTS } from '@/cohort/cohorts';
import { feedbackMethods } from '@/feedback/api/clients';
import { TOPICS } from '@/feedback/api/constraints';
import { constraintWords as words, SEVERITIES, VISIBILITIES } from '@/feedback/words/constraints';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Constraint, ConstraintTopic } from '@/gen/pepiniere/feedback/v1/constraint_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import type { Kind } from '@/kit/form/resource_kind';
import { PROJECTS } from '@/portfolio/feature';

export const constraintForm: Form = bound(bounds.Constraint, {
  fields: [
    { path: 'topic', kind: 'word', options: TOPICS, label: words.topic },
    { path: 'text', kind: 'area', label: words.text, hint: words.textHint },
    { path: 'severity', kind: 'enum', options: choices(SEVERITIES), label: words.severity },
    { path: 'lost_days', kind: 'count', label: words.lost, hint: words.lostHint },
    { path: 'remedy', kind: 'area', label: words.remedy },
    { path: 'project', kind: 'word', options: PROJECTS, label: words.project, hint: words.aboutHint },
    { path: 'challenge', kind: 'word', options: CHALLENGES, label: words.challenge },
    { path: 'cohort', kind: 'word', options: COHORTS, label: words.cohort },
    { path: 'visibility', kind: 'enum', options: choices(VISIBILITIES), label: words.visibility },
  ],
});

// Of whoever reports it.
export const CONSTRAINT_KIND: Kind<Constraint> = {
  prefix: 'constraint',
  words,
  methods: { create: feedbackMethods.createConstraint as never, get: feedbackMethods.getConstraint as never, update: feedbackMethods.updateConstraint as never, remove: feedbackMethods.deleteConstraint as never },
  writes: { create: readersOf('CreateConstraint'), update: readersOf('UpdateConstraint'), remove: readersOf('DeleteConstraint') },
  newForm: () => constraintForm,
  made: (reporter, values) => ({ constraint: { reporter, ...writeValues(constraintForm, values) } }),
  form: () => constraintForm,
  titleOf: (_, { t }) => t(words.one),
};

const ID = 'constraint_topic_id';
export const topicForm: Form = bound(bounds.ConstraintTopic, {
  fields: [
    { path: 'title', kind: 'text', label: feedbackWords.name },
    { path: 'title_en', kind: 'text', label: words.titleEn },
    { path: 'description', kind: 'area', label: words.topicBelongs },
    { path: 'closed', kind: 'flag', label: words.closed },
  ],
});
const newTopicForm: Form = { fields: [identifierField(ID, bounds.CreateConstraintTopicRequest), ...topicForm.fields] };

// None is ever deleted.
export const TOPIC_KIND: Kind<ConstraintTopic> = {
  prefix: 'constraint_topic',
  words: { ...words, add: words.addTopic, editThis: words.editTopicThis },
  methods: { create: feedbackMethods.createConstraintTopic as never, get: feedbackMethods.getConstraintTopic as never, update: feedbackMethods.updateConstraintTopic as never },
  writes: { create: readersOf('CreateConstraintTopic'), update: readersOf('UpdateConstraintTopic') },
  newForm: () => newTopicForm,
  made: (_, values) => ({ constraintTopicId: identifierIn(values[ID]), constraintTopic: writeValues(topicForm, values) }),
  form: () => topicForm,
  titleOf: ({ title }) => title,
};
