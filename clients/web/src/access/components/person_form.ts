// What is kept of who somebody is, and may be corrected.
import { personWords as words } from '@/access/words/persons';
import * as bounds from '@/gen/pepiniere/access/v1/bounds';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';

export const personForm: Form = bound(bounds.Person, {
  fields: [
    { path: 'display_name', kind: 'text', label: words.displayName, hint: words.displayNameHint },
    { path: 'email', kind: 'email', label: words.email },
    { path: 'aliases', kind: 'list', label: words.aliases, hint: words.aliasesHint },
  ],
});
