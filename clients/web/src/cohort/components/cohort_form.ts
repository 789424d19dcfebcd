// The fields of a cohort that people read and change.
import { SESSION_KINDS } from '@/cohort/words/enums';
import { FAULTS } from '@/cohort/words/faults';
import { cohortWords as words, programmeWords } from '@/cohort/words/words';
import type { Form, Rows, Values } from '@/kit/form/field';

const MOST_PEOPLE = 1_000_000;
const peopleFault = (text: string) => (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_PEOPLE ? undefined : FAULTS.people);

// Days of the calendar compare as they are written.
const endsEarly = ({ start_date: start = '', end_date: end = '' }: Values) => start !== '' && end !== '' && end < start;

const sessions: Rows = {
  one: words.session,
  add: words.addSession,
  fields: [
    { path: 'kind', kind: 'word', required: true, options: Object.entries(SESSION_KINDS).map(([value, label]) => ({ value, label })), label: words.sessionKind },
    { path: 'title', kind: 'text', label: words.sessionTitle },
    { path: 'start_date', kind: 'day', required: true, label: words.first },
    { path: 'end_date', kind: 'day', label: words.sessionLast },
    { path: 'place', kind: 'text', label: words.place },
  ],
  faults: (values) => (endsEarly(values) ? { end_date: FAULTS.ends } : {}),
};

export const cohortForm: Form = {
  fields: [
    { path: 'title', kind: 'text', required: true, label: programmeWords.name },
    { path: 'start_date', kind: 'day', label: words.first },
    { path: 'end_date', kind: 'day', label: words.last, hint: words.lastHint },
    { path: 'capacity', kind: 'number', fault: peopleFault, label: words.capacityAsked, hint: words.capacityHint },
    { path: 'description', kind: 'area', label: words.description, hint: programmeWords.markdown },
    { path: 'sessions', kind: 'rows', rows: sessions, label: words.sessions },
  ],
  faults: (values) => {
    if (values.end_date && !values.start_date) return { start_date: FAULTS.noStart };
    return endsEarly(values) ? { end_date: FAULTS.ends } : {};
  },
};
