// The fields of a cohort that people read and change.
import { SESSION_KINDS } from '@/cohort/words/enums';
import { cohortWords as words, programmeWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { bound } from '@/kit/form/bounds';
import type { Form, Rows } from '@/kit/form/field';
import { claimsField } from './claim_form';

const sessions: Rows = bound(bounds.Session, {
  one: words.session,
  add: words.addSession,
  fields: [
    { path: 'kind', kind: 'word', options: Object.entries(SESSION_KINDS).map(([value, label]) => ({ value, label })), label: words.sessionKind },
    { path: 'title', kind: 'text', label: words.sessionTitle },
    { path: 'start_date', kind: 'day', label: words.first },
    { path: 'end_date', kind: 'day', label: words.sessionLast },
    { path: 'place', kind: 'text', label: words.place },
  ],
});

export const cohortForm: Form = bound(bounds.Cohort, {
  fields: [
    { path: 'title', kind: 'text', label: programmeWords.name },
    { path: 'start_date', kind: 'day', label: words.first },
    { path: 'end_date', kind: 'day', label: words.last, hint: words.lastHint },
    { path: 'capacity', kind: 'number', label: words.capacityAsked, hint: words.capacityHint },
    { path: 'description', kind: 'area', label: words.description, hint: programmeWords.markdown },
    { path: 'sessions', kind: 'rows', rows: sessions, label: words.sessions },
    claimsField,
  ],
});
