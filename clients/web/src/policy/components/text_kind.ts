// Texts that were adopted, as policy officers record them.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import type { Text } from '@/gen/pepiniere/policy/v1/text_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Form, type Rows } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import { policyMethods } from '@/policy/api/clients';
import { readersOf } from '@/policy/words/readers';
import { TEXT_KINDS, textWords as words } from '@/policy/words/texts';
import { policyWords } from '@/policy/words/words';

const changes: Rows = bound(bounds.Change, {
  one: words.change, add: words.addChange,
  fields: [
    { path: 'identifier', kind: 'text', label: words.changed },
    { path: 'article', kind: 'text', label: words.article },
    { path: 'wording', kind: 'area', label: words.wording },
  ],
});
export const textForm: Form = bound(bounds.Text, {
  fields: [
    { path: 'title', kind: 'text', label: policyWords.name },
    { path: 'kind', kind: 'enum', options: choices(TEXT_KINDS), label: words.kind },
    { path: 'reference', kind: 'text', label: policyWords.reference, hint: words.referenceHint },
    { path: 'publication_date', kind: 'day', label: words.published },
    { path: 'entry_into_force_date', kind: 'day', label: words.inForceFrom },
    { path: 'uri', kind: 'uri', label: words.uri },
    { path: 'changes', kind: 'rows', rows: changes, label: words.changes },
  ],
});

// None is ever deleted.
export const TEXT_KIND: Kind<Text> = {
  prefix: 'text',
  words,
  methods: { create: policyMethods.createText as never, get: policyMethods.getText as never, update: policyMethods.updateText as never },
  writes: { create: readersOf('CreateText'), update: readersOf('UpdateText') },
  newForm: () => textForm,
  made: (_, values) => ({ text: writeValues(textForm, values) }),
  form: () => textForm,
  titleOf: ({ title }) => title,
};
