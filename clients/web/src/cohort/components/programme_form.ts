// The fields of a programme that people read and change.
import { FAULTS } from '@/cohort/words/faults';
import { programmeWords as words } from '@/cohort/words/words';
import type { Field, Form } from '@/kit/form/field';
import { ORGANISATIONS } from '@/portfolio/feature';

const MOST_MONTHS = 60;
const monthsFault = (text: string) => (/^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_MONTHS ? undefined : FAULTS.months);

export const programmeForm: Form = {
  fields: [
    { path: 'title', kind: 'text', required: true, label: words.name },
    { path: 'owner', kind: 'word', options: ORGANISATIONS, label: words.owner },
    { path: 'usual_months', kind: 'number', fault: monthsFault, label: words.usualMonthsAsked, hint: words.usualMonthsHint },
    { path: 'website_uri', kind: 'uri', label: words.site },
    { path: 'description', kind: 'area', label: words.description, hint: words.markdown },
  ],
};

const identifierFault = (text: string) => (/^[\p{L}\p{N}.-]+$/u.test(text.trim()) ? undefined : FAULTS.identifier);

// The last segment of its name, which a new one is given for good.
export const identifierField = (path: string, label: Field['label']): Field =>
  ({ path, kind: 'text', required: true, label, hint: words.identifierHint, fault: identifierFault });
