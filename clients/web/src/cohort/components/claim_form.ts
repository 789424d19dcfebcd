// The fields of what others published about a programme or a cohort.
import { CLAIM_FIGURES } from '@/cohort/words/enums';
import { claimWords as words } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { bound } from '@/kit/form/bounds';
import { choices, type Field, type Rows } from '@/kit/form/field';

const claims: Rows = bound(bounds.Claim, {
  one: words.one,
  add: words.add,
  fields: [
    { path: 'quote', kind: 'text', label: words.quote, hint: words.quoteHint },
    { path: 'figure', kind: 'enum', options: choices(CLAIM_FIGURES), label: words.figure },
    { path: 'value', kind: 'count', label: words.valueAsked, hint: words.valueHint },
    { path: 'source', kind: 'text', label: words.sourceAsked },
    { path: 'source_uri', kind: 'uri', label: words.sourceUri },
    { path: 'date', kind: 'day', label: words.dateAsked },
  ],
});

export const claimsField: Field = { path: 'claims', kind: 'rows', rows: claims, label: words.asked };
