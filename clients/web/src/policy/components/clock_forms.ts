// Transmissions, what corrects and suspends their clocks, and what answers them, as forms.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Form } from '@/kit/form/field';
import { CALENDARS } from '@/policy/api/rules';
import { ANSWERS, clockWords as words, SILENCES, TERM_UNITS } from '@/policy/words/clocks';
import { policyWords } from '@/policy/words/words';
import { ORGANISATIONS } from '@/portfolio/feature';

// What the last day follows from.
const clock: readonly Field[] = [
  { path: 'receive_date', kind: 'day', label: words.received, hint: words.receivedHint },
  { path: 'term', kind: 'count', label: words.term },
  { path: 'unit', kind: 'enum', options: choices(TERM_UNITS), label: words.unit },
  { path: 'rolls', kind: 'flag', label: words.rolls },
  { path: 'calendar', kind: 'word', options: CALENDARS, label: words.calendar },
  { path: 'zone', kind: 'text', label: words.zone, hint: words.zoneHint },
  { path: 'silence', kind: 'enum', options: choices(SILENCES), label: words.silence },
  { path: 'legal_basis', kind: 'text', label: words.basis, hint: words.basisHint },
];
export const clockForm: Form = bound(bounds.Transmission, { fields: clock });
export const transmissionForm: Form = bound(bounds.Transmission, { fields: [{ path: 'authority', kind: 'word', options: ORGANISATIONS, label: words.authority }, ...clock] });

// A correction asks why, beside what it corrects.
export const REASON = 'reason';
const reasonField: Field = { path: REASON, kind: 'area', required: true, label: policyWords.reason, hint: policyWords.reasonHint };
export const correctionForm: Form = { fields: [...clockForm.fields, reasonField] };
export const suspensionForm: Form = bound(bounds.Suspension, {
  fields: [
    { path: 'first_date', kind: 'day', label: words.firstDay },
    { path: 'last_date', kind: 'day', label: words.lastDay, hint: words.lastHint },
    { path: 'reason', kind: 'area', label: words.suspensionReason },
  ],
});
export const endForm: Form = bound(bounds.EndTransmissionSuspensionRequest, { fields: [{ path: 'last_date', kind: 'day', label: words.lastDay }, { path: 'reason', kind: 'area', label: policyWords.reason }] });
export const recallForm: Form = bound(bounds.RecallTransmissionRequest, { fields: [{ path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint }] });
export const answerForm: Form = bound(bounds.Answer, {
  fields: [
    { path: 'verdict', kind: 'enum', options: choices(ANSWERS), label: words.verdict },
    { path: 'reasons', kind: 'area', label: words.reasons },
    { path: 'reference', kind: 'text', label: words.letter },
    { path: 'answer_time', kind: 'moment', label: words.answeredOn, hint: words.answeredHint },
  ],
});
