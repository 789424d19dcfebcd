// An application as a form of its call: its answers, its choices, what it says of each condition.
import { applyWords as words } from '@/cohort/words/applications';
import { RULE_QUESTIONS } from '@/cohort/words/conditions';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Application, EligibilityAnswer } from '@/gen/pepiniere/cohort/v1/application_pb';
import { EligibilityRule_Day as Day, EligibilityRule_Kind as RuleKind, FormField_Kind as Kind, type Call, type EligibilityRule, type FormField } from '@/gen/pepiniere/cohort/v1/call_pb';
import { sameInBoth, type Field, type Form, type Source, type Values } from '@/kit/form/field';
import { formWords } from '@/kit/form/words';

// A code is kept apart from others, however names are joined where a message is read.
const keyOf = (code: string) => code.replaceAll('_', '-');
export const answerPath = (code: string) => `answers.${keyOf(code)}`;
export const rulePath = (kind: RuleKind, part: 'answer' | 'day' | 'declaration') => `eligibility_answers.rule${kind}.${part}`;
export const CHOICES = 'choices', POOL = 'pool_consent', ORGANISATION = 'organisation';

export const isByAge = (kind: RuleKind) => kind === RuleKind.MINIMUM_AGE;
export const hasDay = (kind: RuleKind) => isByAge(kind) || kind === RuleKind.NOT_SERVING_AGENT || kind === RuleKind.RIGHT_TO_WORK;
const excludes = ({ asOf }: EligibilityRule) => asOf !== Day.NEVER;

const answerField = ({ code, label, required, maxLength, options, kind }: FormField, isWhole: boolean): Field => ({
  path: answerPath(code), kind: kind === Kind.LONG_TEXT ? 'area' : 'text', label: sameInBoth(label).label, required: isWhole && required,
  bounds: { ...bounds.ApplicationAnswer.value, ...(maxLength > 0 ? { maxLength } : {}) },
  ...(options.length > 0 ? { options: options.map((one) => sameInBoth(one)) } : {}),
});

function ruleFields(rule: EligibilityRule, isWhole: boolean): Field[] {
  const { kind } = rule;
  const required = isWhole && excludes(rule);
  return [
    ...(isByAge(kind) ? [] : [{ path: rulePath(kind, 'answer'), kind: 'word' as const, label: RULE_QUESTIONS[kind], required,
      options: [{ value: 'yes', label: formWords.yes }, { value: 'no', label: formWords.no }] }]),
    ...(hasDay(kind) ? [{ path: rulePath(kind, 'day'), kind: 'text' as const, label: isByAge(kind) ? words.birthDay : words.lastDay, required: required && isByAge(kind), bounds: bounds.EligibilityAnswer.day }] : []),
    { path: rulePath(kind, 'declaration'), kind: 'area', label: words.declaration, hint: words.declarationHint, required, bounds: { maxLength: bounds.EligibilityAnswer.declaration.maxLength } },
  ];
}

// `isWhole`: with what it must say once it is submitted; a draft may leave that open. `organisations`: what these are called.
export function applicationFormOf(call: Call, isWhole: boolean, organisations?: Source): Form {
  return {
    fields: [
      ...call.form.map((field) => answerField(field, isWhole)),
      { path: ORGANISATION, kind: 'word', ...(organisations ? { options: organisations } : {}), label: words.organisation },
      ...(call.choicesMax > 0 ? [{ path: CHOICES, kind: 'list' as const, label: words.choicesLabel, required: isWhole && call.choicesMin > 0 }] : []),
      ...(call.poolOffered ? [{ path: POOL, kind: 'flag' as const, label: words.pool }] : []),
      ...call.eligibilityRules.flatMap((rule) => ruleFields(rule, isWhole)),
    ],
  };
}

// What the form reads its values from: each answer by its code, each condition by its kind.
export function asWritten({ $typeName, etag, answers, choices, poolConsent, eligibilityAnswers, organisation }: Application) {
  const ruleOf = ({ kind, answer, day, declaration }: EligibilityAnswer) => [`rule${kind}`, { answer: isByAge(kind) ? '' : answer ? 'yes' : 'no', day, declaration }] as const;
  return {
    $typeName, etag, choices, poolConsent, organisation,
    answers: Object.fromEntries(answers.map(({ code, value }) => [keyOf(code), value])),
    eligibilityAnswers: Object.fromEntries(eligibilityAnswers.map(ruleOf)),
  };
}

// An answer without what it rests on is none yet.
export const rulesTold = (call: Call, values: Values) => call.eligibilityRules.map(({ kind }) => kind).filter((kind) => values[rulePath(kind, 'declaration')]?.trim());

const DECIMAL_COMMA = /^(-?\d+),(\d+)$/;
const valueOf = ({ code, kind }: FormField, values: Values) => {
  const text = values[answerPath(code)] ?? '';
  return kind === Kind.NUMBER ? text.trim().replace(DECIMAL_COMMA, '$1.$2') : kind === Kind.LONG_TEXT ? text : text.trim();
};

// All of it, as the service takes it.
export const applicationIn = (call: Call, values: Values) => ({
  answers: call.form.map((field) => ({ code: field.code, value: valueOf(field, values) })).filter(({ value }) => value.trim() !== ''),
  choices: (values[CHOICES] ?? '').split('\n').filter(Boolean),
  poolConsent: values[POOL] === 'yes',
  organisation: values[ORGANISATION] ?? '',
  eligibilityAnswers: rulesTold(call, values).map((kind) => ({
    kind, answer: values[rulePath(kind, 'answer')] === 'yes', day: values[rulePath(kind, 'day')] ?? '', declaration: values[rulePath(kind, 'declaration')] ?? '',
  })),
});

export const APPLICATION_PATHS = ['answers', 'choices', 'pool_consent', 'eligibility_answers', 'organisation'] as const;

// The service names an answer by its code, and counts the conditions that were sent to it: these are called by their kinds here.
export const pathIn = (told: readonly RuleKind[], path: string) => {
  const [, code] = /^answers\.(\w+)$/.exec(path) ?? [];
  if (code) return answerPath(code);
  return path.replace(/^eligibility_answers\[(\d+)\]/, (whole, i: string) => (told[Number(i)] === undefined ? whole : `eligibility_answers.rule${told[Number(i)]}`));
};
