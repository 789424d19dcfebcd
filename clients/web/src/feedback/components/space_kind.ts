// Spaces: who reads, proposes, comments and votes there.
import { feedbackMethods } from '@/feedback/api/clients';
import { readersOf } from '@/feedback/words/readers';
import { CIRCLES, MODERATIONS, SPACE_KINDS, spaceWords as words } from '@/feedback/words/spaces';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Space } from '@/gen/pepiniere/feedback/v1/space_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import type { Kind } from '@/kit/form/resource_kind';

const ID = 'space_id';
const described: readonly Field[] = [
  { path: 'title', kind: 'text', label: feedbackWords.name },
  { path: 'description', kind: 'area', label: feedbackWords.description, hint: words.descriptionHint },
];
const kind: Field = { path: 'kind', kind: 'enum', options: choices(SPACE_KINDS), label: words.kind, hint: words.kindHint };
const rules: readonly Field[] = [
  { path: 'readers', kind: 'enum', options: choices(CIRCLES), label: words.readers },
  ...(['proposers', 'commenters', 'voters'] as const).map((path): Field => ({ path, kind: 'enum', options: choices(CIRCLES), label: words[path], hint: words.writersHint })),
  { path: 'moderation', kind: 'enum', options: choices(MODERATIONS), label: words.moderation },
  { path: 'participants', kind: 'list', label: words.participants, hint: words.personsHint },
  { path: 'moderators', kind: 'list', label: words.moderators, hint: words.personsHint },
  { path: 'vote_start_time', kind: 'moment', label: words.voteStart },
  { path: 'vote_end_time', kind: 'moment', label: words.voteEnd },
];
const newForm: Form = bound(bounds.Space, { fields: [...described, kind, ...rules] });
const wholeForm: Form = { fields: [identifierField(ID, bounds.CreateSpaceRequest), ...newForm.fields] };
const spaceForm: Form = bound(bounds.Space, { fields: [...described, ...rules] });

export const SPACE_KIND: Kind<Space> = {
  prefix: 'space',
  words,
  methods: {
    create: feedbackMethods.createSpace as never, get: feedbackMethods.getSpace as never, update: feedbackMethods.updateSpace as never,
    remove: feedbackMethods.deleteSpace as never, undelete: feedbackMethods.undeleteSpace as never,
  },
  writes: { create: readersOf('CreateSpace'), update: readersOf('UpdateSpace'), remove: readersOf('DeleteSpace') },
  newForm: () => wholeForm,
  made: (_, values) => ({ spaceId: identifierIn(values[ID]), space: writeValues(newForm, values) }),
  form: () => spaceForm,
  titleOf: ({ title }) => title,
};
