// Questionnaires, and the questions of a version.
import { idIn } from '@/feedback/api/addresses';
import { feedbackMethods } from '@/feedback/api/clients';
import { programmesWhere } from '@/feedback/api/programmes';
import { QUESTION_KINDS, questionnaireWords as words } from '@/feedback/words/questionnaires';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { Question_Kind as QuestionKind, type Questionnaire, type QuestionnaireVersion } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Rows, type Values } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import type { Kind } from '@/kit/form/resource_kind';

const ID = 'questionnaire_id';
export const questionnaireForm: Form = bound(bounds.Questionnaire, {
  fields: [
    { path: 'title', kind: 'text', label: feedbackWords.name },
    { path: 'description', kind: 'area', label: feedbackWords.description, hint: feedbackWords.markdown },
  ],
});
const programme: Field = { path: 'programme', kind: 'word', options: programmesWhere('CreateQuestionnaire'), label: feedbackWords.programme, hint: feedbackWords.programmeHint };
const newForm: Form = bound(bounds.Questionnaire, { fields: [programme, ...questionnaireForm.fields] });
const wholeForm: Form = { fields: [identifierField(ID, bounds.CreateQuestionnaireRequest), ...newForm.fields] };

export const QUESTIONNAIRE_KIND: Kind<Questionnaire> = {
  prefix: 'questionnaire',
  words,
  methods: {
    create: feedbackMethods.createQuestionnaire as never, get: feedbackMethods.getQuestionnaire as never, update: feedbackMethods.updateQuestionnaire as never,
    remove: feedbackMethods.deleteQuestionnaire as never, undelete: feedbackMethods.undeleteQuestionnaire as never,
  },
  writes: { create: readersOf('CreateQuestionnaire'), update: readersOf('UpdateQuestionnaire'), remove: readersOf('DeleteQuestionnaire') },
  newForm: () => wholeForm,
  made: (_, values) => ({ questionnaireId: identifierIn(values[ID]), questionnaire: writeValues(newForm, values) }),
  form: () => questionnaireForm,
  titleOf: ({ title }) => title,
};

const options: Rows = bound(bounds.QuestionOption, {
  one: words.option, add: words.addOption, isOrdered: true,
  fields: [{ path: 'code', kind: 'text', label: words.code, shape: words.optionShape }, { path: 'label', kind: 'text', label: words.label }],
});
// Texts are answered in words, and read by a person before anything of them is told.
const OF_COUNTED = new Set(['options', 'sensitive']);
const isText = (row: Values) => Number(row.kind ?? 0) === QuestionKind.TEXT;
const questions: Rows = bound(bounds.Question, {
  one: words.question, add: words.addQuestion, isOrdered: true,
  asks: (path: string, row: Values) => !(OF_COUNTED.has(path) && isText(row)),
  fields: [
    { path: 'text', kind: 'area', label: words.text },
    { path: 'kind', kind: 'enum', options: choices(QUESTION_KINDS), label: words.kind },
    { path: 'code', kind: 'text', label: words.code, hint: words.codeHint, shape: words.codeShape },
    { path: 'help', kind: 'area', label: words.help },
    { path: 'options', kind: 'rows', rows: options, label: words.options, hint: words.optionsHint },
    { path: 'sensitive', kind: 'flag', label: words.sensitive },
    { path: 'mandatory', kind: 'flag', label: words.mandatory },
  ],
});
export const versionForm: Form = bound(bounds.QuestionnaireVersion, {
  fields: [{ path: 'questions', kind: 'rows', rows: questions, label: words.questions }, { path: 'note', kind: 'area', label: words.note, hint: feedbackWords.markdown }],
});

export const VERSION_KIND: Kind<QuestionnaireVersion> = {
  prefix: 'version',
  words: { ...words, add: words.addVersion, editThis: words.editVersion },
  methods: { create: feedbackMethods.createQuestionnaireVersion as never, get: feedbackMethods.getQuestionnaireVersion as never, update: feedbackMethods.updateQuestionnaireVersion as never },
  writes: { create: readersOf('CreateQuestionnaireVersion'), update: readersOf('UpdateQuestionnaireVersion') },
  newForm: () => versionForm,
  made: (parent, values) => ({ parent, version: writeValues(versionForm, values) }),
  form: () => versionForm,
  titleOf: ({ name }) => idIn(name),
};
