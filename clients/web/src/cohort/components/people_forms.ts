// The fields of a profile, of an assignment, of a mood.
import { challengesIn } from '@/cohort/api/challenges';
import { COHORTS } from '@/cohort/api/cohorts';
import { PROFILES } from '@/cohort/api/people';
import { assignmentWords as words, FUNDING_KINDS, FUNDING_STATES, MOODS, moodWords, peopleWords, profileWords } from '@/cohort/words/people';
import { programmeWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { AssignmentFunding_Kind as FundingKind, AssignmentFunding_State as FundingState } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Form, type Rows } from '@/kit/form/field';

const profileFields: readonly Field[] = [
  { path: 'display_name', kind: 'text', label: peopleWords.name },
  { path: 'job', kind: 'text', label: peopleWords.job },
  { path: 'skills', kind: 'list', label: peopleWords.skills },
  { path: 'description', kind: 'area', label: profileWords.description, hint: programmeWords.markdown },
  { path: 'website_uri', kind: 'uri', label: profileWords.website },
  { path: 'linkedin_uri', kind: 'uri', label: profileWords.linkedin },
  { path: 'code_uri', kind: 'uri', label: profileWords.code },
];
export const profileForm: Form = bound(bounds.Profile, { fields: profileFields });
// By a coach, for whoever comes to a cohort.
export const newProfileForm: Form = bound(bounds.Profile, {
  fields: [{ path: 'person', kind: 'text', label: peopleWords.person, hint: peopleWords.personHint }, ...profileFields.slice(0, 3), { path: 'cohorts', kind: 'list', options: COHORTS, label: peopleWords.cohort }],
});

const renewals: Rows = bound(bounds.Renewal, {
  one: words.renewal,
  add: words.addRenewal,
  fields: [
    { path: 'start_date', kind: 'day', label: words.first },
    { path: 'end_date', kind: 'day', label: words.last, hint: words.lastHint },
    { path: 'months', kind: 'number', label: words.months },
  ],
});

const fundingLines: Rows = bound(bounds.AssignmentFunding, {
  one: words.fundingLine,
  add: words.addFunding,
  asks: (path, { kind = '', state = '' }) => (path === 'months' ? kind !== String(FundingKind.LUMP_SUM) : path !== 'overpaid_amount' || state === String(FundingState.OVERPAID)),
  fields: [
    { path: 'kind', kind: 'enum', options: choices(FUNDING_KINDS), label: words.fundingKind },
    { path: 'funding_source', kind: 'text', label: words.source },
    { path: 'months', kind: 'number', label: words.fundingMonths },
    { path: 'amount', kind: 'money', label: words.amount },
    { path: 'share_basis_points', kind: 'share', label: words.share },
    { path: 'state', kind: 'enum', options: choices(FUNDING_STATES), label: words.fundingState },
    { path: 'overpaid_amount', kind: 'money', label: words.overpaid },
  ],
});

const whatFields = (cohort: string): readonly Field[] => [
  { path: 'challenge', kind: 'word', options: challengesIn(cohort), label: words.challenge },
  { path: 'skill', kind: 'text', label: words.skill },
  { path: 'start_date', kind: 'day', label: words.first },
  { path: 'end_date', kind: 'day', label: words.last, hint: words.lastHint },
  { path: 'months', kind: 'number', label: words.months },
  { path: 'probation_end_date', kind: 'day', label: words.probation },
  { path: 'outside_cohort_reason', kind: 'text', label: words.outside, hint: words.outsideHint },
];
const fundingField: Field = { path: 'funding_lines', kind: 'rows', rows: fundingLines, label: words.funding, hint: words.fundingHint };

export const newAssignmentFormOf = (cohort: string): Form =>
  bound(bounds.Assignment, { fields: [{ path: 'person', kind: 'word', options: PROFILES, label: words.person }, ...whatFields(cohort), fundingField] });
export const assignmentFormOf = (cohort: string): Form => bound(bounds.Assignment, {
  fields: [...whatFields(cohort), { path: 'renewals', kind: 'rows', rows: renewals, label: words.renewals, hint: words.renewalHint }, fundingField,
    { path: 'actual_end_date', kind: 'day', label: words.endDay }, { path: 'end_reason', kind: 'text', label: words.endReason }],
});
// One more renewal: from when on follows from what was before.
export const renewForm: Form = bound(bounds.Renewal, {
  fields: [{ path: 'end_date', kind: 'day', label: words.renewLast, hint: words.lastHint }, { path: 'months', kind: 'number', label: words.months }],
});
export const endForm: Form = bound(bounds.Assignment, {
  fields: [{ path: 'actual_end_date', kind: 'day', required: true, label: words.endDay }, { path: 'end_reason', kind: 'text', required: true, label: words.endReason }],
});

export const moodForm: Form = bound(bounds.Mood, {
  fields: [
    { path: 'mood', kind: 'enum', options: MOODS.map((label, i) => ({ value: String(i + 1), label })), label: moodWords.mood },
    { path: 'priority', kind: 'text', label: moodWords.priority, hint: moodWords.priorityHint },
    { path: 'went_well', kind: 'area', label: moodWords.wentWell },
    { path: 'hard', kind: 'area', label: moodWords.hard },
    { path: 'help_needed', kind: 'area', label: moodWords.help },
  ],
});
