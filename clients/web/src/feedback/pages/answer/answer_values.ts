// An answer as a form of what a campaign asks: a field a question.
import type { Answer } from '@/gen/pepiniere/feedback/v1/answer_pb';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import { Question_Kind as Kind, type Question } from '@/gen/pepiniere/feedback/v1/questionnaire_pb';
import { sameInBoth, type Field, type Form, type Kind as FieldKind, type Values } from '@/kit/form/field';

export const pathOf = (code: string) => `q.${code.replaceAll('_', '-')}`;

// Of several options, none: an answer too, which is no option's code.
export const NONE_OF_THEM = '-';
export const linesIn = (value: string) => value.split('\n').filter(Boolean);
// What is chosen once this one is, or is no more: none of them goes with no other.
export function toggled(value: string, option: string): string {
  const chosen = linesIn(value);
  if (chosen.includes(option)) return chosen.filter((one) => one !== option).join('\n');
  return option === NONE_OF_THEM ? option : [...chosen.filter((one) => one !== NONE_OF_THEM), option].join('\n');
}

const KINDS: Readonly<Record<Kind, FieldKind>> = { [Kind.UNSPECIFIED]: 'text', [Kind.SCALE]: 'text', [Kind.CHOICE_ONE]: 'text', [Kind.CHOICE_MANY]: 'list', [Kind.TEXT]: 'area' };

const fieldOf = ({ code, kind, text, mandatory }: Question): Field => ({
  path: pathOf(code), kind: KINDS[kind], label: sameInBoth(text).label, required: mandatory, ...(kind === Kind.TEXT ? { bounds: bounds.AnswerValue.text } : {}),
});

// `sent`: the codes of what was sent, in that order, by which the service names what is wrong.
export const answerForm = (questions: readonly Question[], sent: () => readonly string[]): Form => ({
  fields: questions.map(fieldOf),
  pathOf: (path) => {
    const [, i] = /^values\[(\d+)\]/.exec(path) ?? [];
    const code = i === undefined ? undefined : sent()[Number(i)];
    return code === undefined ? path : pathOf(code);
  },
});

export const isAnswered = ({ code }: Pick<Question, 'code'>, values: Values) => (values[pathOf(code)] ?? '').trim() !== '';

// What is answered, and nothing else.
export const saidIn = (questions: readonly Question[], values: Values) => questions.filter((one) => isAnswered(one, values)).map(({ code, kind }) => {
  const value = values[pathOf(code)] ?? '';
  return kind === Kind.TEXT ? { question: code, options: [], text: value.trim() } : { question: code, options: linesIn(value).filter((one) => one !== NONE_OF_THEM), text: '' };
});

export function valuesOf(questions: readonly Question[], { values }: Pick<Answer, 'values'>): Values {
  const kindOf = (code: string) => questions.find((one) => one.code === code)?.kind;
  return Object.fromEntries(values.map(({ question, options, text }) => [pathOf(question),
    kindOf(question) === Kind.CHOICE_MANY && options.length === 0 ? NONE_OF_THEM : options.length > 0 ? options.join('\n') : text]));
}

// Whether both say the same.
export const isSame = (questions: readonly Question[], one: Values, other: Values) => JSON.stringify(saidIn(questions, one)) === JSON.stringify(saidIn(questions, other));
