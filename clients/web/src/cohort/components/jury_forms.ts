// The fields of a juror, of a recusal, of a hearing.
import { jurorsIn } from '@/cohort/api/jury';
import { HEARING_RESULTS } from '@/cohort/words/application_enums';
import { hearingWords, juryWords, markWords } from '@/cohort/words/jury';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { bound } from '@/kit/form/bounds';
import { choices, sameInBoth, type Field, type Form, type Option } from '@/kit/form/field';
import { ORGANISATIONS } from '@/portfolio/feature';

export const conflictForm: Form = bound(bounds.Conflict, { fields: [{ path: 'reason', kind: 'area', label: markWords.declareReason }] });

const whoFields: readonly Field[] = [{ path: 'person', kind: 'text', label: juryWords.person, hint: juryWords.personHint }];
const jurorFields = (seats: readonly Option[]): readonly Field[] => [
  { path: 'display_name', kind: 'text', label: juryWords.displayName },
  { path: 'organisation', kind: 'word', options: ORGANISATIONS, label: juryWords.organisation, hint: juryWords.organisationHint },
  { path: 'seats', kind: 'list', options: seats, label: juryWords.seats, hint: juryWords.seatsHint },
];

// `seats`: those of the call, by what they are called.
export const jurorFormOf = (seats: readonly { name: string; title: string }[], isNew: boolean): Form =>
  bound(bounds.Juror, { fields: [...(isNew ? whoFields : []), ...jurorFields(seats.map(({ name, title }) => sameInBoth(name, title)))] });

const hearingFields = ({ name, timeZone }: Call): readonly Field[] => [
  { path: 'start_time', kind: 'moment', zone: timeZone, label: hearingWords.start },
  { path: 'end_time', kind: 'moment', zone: timeZone, label: hearingWords.end },
  { path: 'place', kind: 'text', label: hearingWords.place },
  { path: 'link_uri', kind: 'uri', label: hearingWords.link },
  { path: 'panel', kind: 'list', options: jurorsIn(name), label: hearingWords.panel, hint: hearingWords.panelHint },
  { path: 'note', kind: 'area', label: hearingWords.note },
];

// `applications`: of a new one, those that may be heard.
export const hearingFormOf = (call: Call, applications?: readonly Option[]): Form => bound(bounds.JuryHearing, {
  fields: applications
    ? [{ path: 'application', kind: 'word', options: applications, label: hearingWords.application }, ...hearingFields(call)]
    : [...hearingFields(call), { path: 'result', kind: 'enum', options: choices(HEARING_RESULTS), label: hearingWords.result }],
});
