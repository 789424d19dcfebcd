// Retrospectives, as their authors write them.
import { CHALLENGES, COHORTS } from '@/cohort/cohorts';
import { feedbackMethods } from '@/feedback/api/clients';
import { readersOf } from '@/feedback/words/readers';
import { retrospectiveWords as words, SHARINGS } from '@/feedback/words/retrospectives';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Retrospective } from '@/gen/pepiniere/feedback/v1/retrospective_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Form } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import { PROJECTS } from '@/portfolio/feature';

const retrospectiveForm: Form = bound(bounds.Retrospective, {
  fields: [
    { path: 'title', kind: 'text', label: words.name },
    { path: 'tried', kind: 'area', label: words.tried, hint: feedbackWords.markdown },
    { path: 'happened', kind: 'area', label: words.happened },
    { path: 'learned', kind: 'area', label: words.learned },
    { path: 'project', kind: 'word', options: PROJECTS, label: words.project },
    { path: 'challenge', kind: 'word', options: CHALLENGES, label: words.challenge },
    { path: 'cohort', kind: 'word', options: COHORTS, label: words.cohort },
    { path: 'sharing', kind: 'enum', options: choices(SHARINGS), label: words.sharing },
  ],
});

// Of whoever writes it.
export const RETROSPECTIVE_KIND: Kind<Retrospective> = {
  prefix: 'retrospective',
  words,
  methods: {
    create: feedbackMethods.createRetrospective as never, get: feedbackMethods.getRetrospective as never, update: feedbackMethods.updateRetrospective as never, remove: feedbackMethods.deleteRetrospective as never,
  },
  writes: { create: readersOf('CreateRetrospective'), update: readersOf('UpdateRetrospective'), remove: readersOf('DeleteRetrospective') },
  newForm: () => retrospectiveForm,
  made: (author, values) => ({ retrospective: { author, ...writeValues(retrospectiveForm, values) } }),
  form: () => retrospectiveForm,
  titleOf: ({ title }) => title,
};
