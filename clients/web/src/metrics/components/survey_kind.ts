// Counts of answers, as people tell and correct them: a field an answer of its kind.
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import { Survey_Kind as Kind, type Survey } from '@/gen/pepiniere/metrics/v1/survey_pb';
import { metricsMethods } from '@/metrics/api/clients';
import { dataWords } from '@/metrics/words/data';
import { readersOf } from '@/metrics/words/readers';
import { ANSWERS, AUDIENCES_ASKED, SURVEY_KINDS, surveyWords as words } from '@/metrics/words/surveys';
import { bound } from '@/kit/form/bounds';
import { choices, valueAt, writeValues, type Field, type Form, type Values } from '@/kit/form/field';
import { todayIso } from '@/kit/words/day';
import { say, type Lang, type Text } from '@/kit/words/text';
import type { RecordKind } from './record_kind';

const ANSWER = 'answers.';
const label = (answer: Text): Text => {
  const saidIn = (lang: Lang) => say(lang, words.count, { answer: say(lang, answer) });
  return { fr: saidIn('fr'), en: saidIn('en') };
};
const answerFields = (kind: Kind): Field[] => ANSWERS[kind].map(([answer, text]) => ({ path: ANSWER + answer, keptAt: 'counts', kind: 'count', label: label(text), bounds: bounds.Count.count }));
// What is wrong with all of them is said of the first.
const answersOf = (kind: Kind, fields: readonly Field[]): Form => ({
  fields: [...fields, ...answerFields(kind)], pathOf: (path) => (path.startsWith('counts') ? `${ANSWER}${ANSWERS[kind][0]?.[0] ?? ''}` : path),
});

const asked: Form = bound(bounds.Survey, {
  fields: [
    { path: 'kind', kind: 'enum', options: choices(SURVEY_KINDS), label: words.kind, hint: words.kindHint },
    { path: 'date', kind: 'day', label: words.date },
    { path: 'audience', kind: 'enum', options: choices(AUDIENCES_ASKED), label: words.audience, hint: words.audienceHint },
    { path: 'form', kind: 'text', label: words.form, hint: words.formHint },
  ],
});
const kindIn = (values: Values): Kind => Number(values.kind ?? 0);
// One for each kind: what is typed is held to the same fields.
const NEW_FORMS = Object.fromEntries(Object.keys(ANSWERS).map((kind) => [kind, answersOf(Number(kind), asked.fields)]));
const FORMS = Object.fromEntries(Object.keys(ANSWERS).map((kind) => [kind, answersOf(Number(kind), [])]));

// What was said of each answer; what nobody was counted for is left out.
const countsIn = (kind: Kind, message: object) => ANSWERS[kind].flatMap(([answer]) => {
  const count = valueAt(message, ANSWER + answer);
  return typeof count === 'number' ? [{ answer, count }] : [];
});
const answersIn = ({ counts }: Pick<Survey, 'counts'>) => Object.fromEntries(counts.map(({ answer, count }) => [answer, count]));

export const SURVEYS: RecordKind<Survey> = {
  prefix: 'survey',
  words: { ...words, removeTold: dataWords.removeTold },
  methods: {
    create: metricsMethods.createSurvey as never, get: metricsMethods.getSurvey as never, update: metricsMethods.updateSurvey as never,
    remove: metricsMethods.deleteSurvey as never, undelete: metricsMethods.undeleteSurvey as never,
  },
  writes: { create: readersOf('CreateSurvey'), update: readersOf('UpdateSurvey'), remove: readersOf('DeleteSurvey') },
  newForm: () => (values) => NEW_FORMS[kindIn(values)] ?? asked,
  start: () => ({ date: todayIso() }),
  made: (parent, values) => {
    const kind = kindIn(values);
    const { answers, ...fields } = writeValues(NEW_FORMS[kind] ?? asked, values);
    return { parent, survey: { ...fields, counts: countsIn(kind, { answers }) } };
  },
  form: ({ kind }) => FORMS[kind] ?? { fields: [] },
  shown: (survey) => ({ ...survey, answers: answersIn(survey) }),
  // All of them are written together; what was cleared is counted no more.
  changed: ({ paths, fields }, survey) => {
    const before = Object.entries(answersIn(survey)).filter(([answer]) => !paths.includes(ANSWER + answer));
    return { paths: ['counts'], fields: { counts: countsIn(survey.kind, { answers: { ...Object.fromEntries(before), ...(fields.answers as object | undefined) } }) } };
  },
  titleOf: ({ kind, date: day }, { t, date }) => [t(SURVEY_KINDS[kind]), date(day)].filter(Boolean).join(', '),
};
