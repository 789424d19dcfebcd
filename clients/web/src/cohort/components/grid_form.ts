// The fields of a grid, and of a version of it.
import { PROGRAMME_CHOICES } from '@/cohort/api/programmes';
import { FAULTS } from '@/cohort/words/faults';
import { gridWords as words } from '@/cohort/words/grids';
import { programmeWords } from '@/cohort/words/words';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { bound } from '@/kit/form/bounds';
import type { Form, Rows } from '@/kit/form/field';

export const gridForm: Form = bound(bounds.Grid, {
  fields: [
    { path: 'title', kind: 'text', label: words.name },
    { path: 'description', kind: 'area', label: words.description, hint: programmeWords.markdown },
  ],
});
// Whose it is, is said once.
export const newGridForm: Form = bound(bounds.Grid, {
  fields: [{ path: 'programme', kind: 'word', options: PROGRAMME_CHOICES, label: words.programme, hint: words.programmeHint }, ...gridForm.fields],
});

const meanings: Rows = bound(bounds.MarkMeaning, {
  one: words.nthMeaning,
  add: words.addMeaning,
  fields: [
    { path: 'mark', kind: 'count', required: true, label: words.mark },
    { path: 'meaning', kind: 'text', label: words.meaning },
  ],
});

const criteria: Rows = bound(bounds.Criterion, {
  one: words.nthCriterion,
  add: words.addCriterion,
  isOrdered: true,
  fields: [
    { path: 'label', kind: 'text', label: words.label },
    { path: 'code', kind: 'text', label: words.code, hint: words.codeHint, shape: FAULTS.code },
    { path: 'minimum', kind: 'count', label: words.minimum },
    { path: 'maximum', kind: 'count', label: words.maximum },
    { path: 'weight', kind: 'text', label: words.weight, hint: words.weightHint },
    { path: 'meanings', kind: 'rows', rows: meanings, label: words.meanings },
  ],
});

export const versionForm: Form = bound(bounds.GridVersion, {
  fields: [
    { path: 'criteria', kind: 'rows', rows: criteria, label: words.criteria, hint: words.criteriaHint },
    { path: 'note', kind: 'area', label: words.note, hint: programmeWords.markdown },
  ],
});
