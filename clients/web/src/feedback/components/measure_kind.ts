// Measures, as whoever announces them writes them.
import { feedbackMethods } from '@/feedback/api/clients';
import { CONSTRAINTS_TO_CHOOSE } from '@/feedback/api/constraints';
import { IDEAS } from '@/feedback/api/spaces';
import { FOR_WHOM, measureWords as words } from '@/feedback/words/measures';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Measure } from '@/gen/pepiniere/feedback/v1/measure_pb';
import { bound } from '@/kit/form/bounds';
import { writeValues, type Form } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { optionsOf } from '@/kit/form/options';
import type { Kind } from '@/kit/form/resource_kind';
import { ORGANISATIONS } from '@/portfolio/feature';

const ID = 'measure_id';
const measureForm: Form = bound(bounds.Measure, {
  fields: [
    { path: 'title', kind: 'text', label: feedbackWords.name },
    { path: 'description', kind: 'area', label: feedbackWords.description, hint: words.descriptionHint },
    { path: 'audiences', kind: 'list', options: optionsOf(FOR_WHOM), label: words.audiences },
    { path: 'owner', kind: 'word', options: ORGANISATIONS, label: words.owner },
    { path: 'ideas', kind: 'list', options: IDEAS, label: words.ideas },
    { path: 'constraints', kind: 'list', options: CONSTRAINTS_TO_CHOOSE, label: words.constraints },
  ],
});
const newForm: Form = { fields: [identifierField(ID, bounds.CreateMeasureRequest), ...measureForm.fields] };

export const MEASURE_KIND: Kind<Measure> = {
  prefix: 'measure',
  words,
  methods: {
    create: feedbackMethods.createMeasure as never, get: feedbackMethods.getMeasure as never, update: feedbackMethods.updateMeasure as never,
    remove: feedbackMethods.deleteMeasure as never, undelete: feedbackMethods.undeleteMeasure as never,
  },
  writes: { create: readersOf('CreateMeasure'), update: readersOf('UpdateMeasure'), remove: readersOf('DeleteMeasure') },
  newForm: () => newForm,
  made: (_, values) => ({ measureId: identifierIn(values[ID]), measure: writeValues(measureForm, values) }),
  form: () => measureForm,
  titleOf: ({ title }) => title,
};
