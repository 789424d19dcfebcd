// The fields of a call, in the parts in which it is composed; and those of its seats.
import { challengesIn } from '@/cohort/api/challenges';
import { COHORTS } from '@/cohort/api/cohorts';
import { GRID_VERSIONS } from '@/cohort/api/grids';
import { callWords, composeWords as words } from '@/cohort/words/calls';
import { challengeWords } from '@/cohort/words/challenges';
import { CALL_KINDS, FIELD_KINDS, RULE_DAYS, RULE_KINDS } from '@/cohort/words/enums';
import { FAULTS } from '@/cohort/words/faults';
import { programmeWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { EligibilityRule_Kind as RuleKind, FormField_Kind as FieldKind } from '@/gen/pepiniere/cohort/v1/call_pb';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Form, type Rows } from '@/kit/form/field';
import type { Text } from '@/kit/words/text';

const OF_TEXTS = new Set([FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.UNSPECIFIED].map(String));

const form: Rows = bound(bounds.FormField, {
  one: words.field,
  add: words.addField,
  isOrdered: true,
  asks: (path, { kind = '' }) => (path === 'options' ? kind === String(FieldKind.CHOICE) : path !== 'max_length' || kind === '' || OF_TEXTS.has(kind)),
  fields: [
    { path: 'label', kind: 'text', label: words.label },
    { path: 'code', kind: 'text', label: words.code, hint: words.codeHint, shape: FAULTS.code },
    { path: 'kind', kind: 'enum', options: choices(FIELD_KINDS), label: words.fieldKind },
    { path: 'max_length', kind: 'number', label: words.maxLength },
    { path: 'options', kind: 'list', required: true, label: words.options, hint: words.optionsHint },
    { path: 'required', kind: 'flag', label: words.required },
    { path: 'personal', kind: 'flag', label: words.personal },
  ],
});

const rules: Rows = bound(bounds.EligibilityRule, {
  one: words.rule,
  add: words.addRule,
  asks: (path, { kind = '' }) => path !== 'minimum_age' || kind === String(RuleKind.MINIMUM_AGE),
  fields: [
    { path: 'kind', kind: 'enum', options: choices(RULE_KINDS), label: words.ruleKind },
    { path: 'as_of', kind: 'enum', options: choices(RULE_DAYS), label: words.ruleDay },
    { path: 'minimum_age', kind: 'number', required: true, label: words.minimumAge },
  ],
});

export interface Part { id: string; title: Text; fields: readonly Field[] }

const partOf = (id: string, title: Text, fields: readonly Field[]): Part => ({ id, title, fields: bound(bounds.Call, { fields }).fields });

export const PARTS: readonly Part[] = [
  partOf('sujet', words.about, [
    { path: 'title', kind: 'text', label: callWords.name },
    { path: 'kind', kind: 'enum', options: choices(CALL_KINDS), label: callWords.kind },
    { path: 'description', kind: 'area', label: callWords.description, hint: programmeWords.markdown },
  ]),
  partOf('fenetre', words.window, [
    { path: 'time_zone', kind: 'text', label: words.zone, hint: words.zoneHint, shape: FAULTS.zone },
    { path: 'open_time', kind: 'moment', zone: 'time_zone', label: callWords.opens },
    { path: 'close_time', kind: 'moment', zone: 'time_zone', label: callWords.closes, hint: words.closesHint },
  ]),
  partOf('formulaire', words.form, [{ path: 'form', kind: 'rows', rows: form, label: words.fields }]),
  partOf('conditions', words.eligibility, [{ path: 'eligibility_rules', kind: 'rows', rows: rules, label: words.rules }]),
  partOf('choix', words.choices, [
    { path: 'choices_min', kind: 'count', label: words.choicesMin },
    { path: 'choices_max', kind: 'count', label: words.choicesMax },
    { path: 'pool_offered', kind: 'flag', label: words.pool },
  ]),
  partOf('grille', words.review, [
    { path: 'grid_version', kind: 'word', options: GRID_VERSIONS, label: words.gridVersion },
    { path: 'minimum_complete_reviews', kind: 'number', label: words.minimumReviews },
    { path: 'anonymous_screening', kind: 'flag', label: words.anonymous },
    { path: 'review_end_time', kind: 'moment', zone: 'time_zone', label: words.reviewEnd, hint: words.reviewEndHint },
  ]),
  partOf('suites', words.after, [
    { path: 'results_date', kind: 'day', label: callWords.resultsDate },
    { path: 'days_to_accept', kind: 'number', label: words.daysToAccept },
    { path: 'waiting_list_end_date', kind: 'day', label: callWords.waitingList },
    { path: 'retention_months', kind: 'number', label: words.retention },
  ]),
];

export const callForm: Form = { fields: PARTS.flatMap(({ fields }) => fields), refusals: ['CALL_FIXED', 'CALL_CONTRADICTIONS'] };

// A new one is a draft, composed afterwards.
export const newCallForm: Form = bound(bounds.Call, {
  fields: [
    { path: 'cohort', kind: 'word', options: COHORTS, label: callWords.cohort },
    { path: 'title', kind: 'text', label: callWords.name },
    { path: 'kind', kind: 'enum', options: choices(CALL_KINDS), label: callWords.kind },
  ],
});

export const seatFormOf = (cohort: string): Form => bound(bounds.Seat, {
  fields: [
    { path: 'challenge', kind: 'word', options: challengesIn(cohort), label: challengeWords.one },
    { path: 'skill', kind: 'text', label: challengeWords.skill, hint: words.seatSkillHint },
    { path: 'count', kind: 'count', label: words.seatCount },
  ],
});
export const seatFields = seatFormOf('').fields;
