// The fields of a programme that people read and change.
import { programmeWords as words } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { INCUBATORS, ORGANISATIONS } from '@/portfolio/feature';
import { claimsField } from './claim_form';

export const programmeForm: Form = bound(bounds.Programme, {
  fields: [
    { path: 'title', kind: 'text', label: words.name },
    { path: 'owner', kind: 'word', options: ORGANISATIONS, label: words.owner },
    { path: 'incubator', kind: 'word', options: INCUBATORS, label: words.incubator, hint: words.incubatorHint },
    { path: 'usual_months', kind: 'number', label: words.usualMonthsAsked, hint: words.usualMonthsHint },
    { path: 'website_uri', kind: 'uri', label: words.site },
    { path: 'description', kind: 'area', label: words.description, hint: words.markdown },
    claimsField,
  ],
});
