// Panels and their studies, as their managers write them.
import { aboveOf } from '@/feedback/api/addresses';
import { feedbackMethods } from '@/feedback/api/clients';
import { criteriaOf } from '@/feedback/api/panels';
import { panelWords as words } from '@/feedback/words/panels';
import { questionnaireWords } from '@/feedback/words/questionnaires';
import { readersOf } from '@/feedback/words/readers';
import { STUDY_KINDS, studyWords } from '@/feedback/words/studies';
import { feedbackWords } from '@/feedback/words/words';
import * as bounds from '@/gen/pepiniere/feedback/v1/bounds';
import type { Panel } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { Study_State as State, type Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Rows } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import type { Kind } from '@/kit/form/resource_kind';

const PANEL_ID = 'panel_id', STUDY_ID = 'study_id';

const criteria: Rows = bound(bounds.PanelCriterion, {
  one: words.criterion, add: words.addCriterion,
  fields: [
    { path: 'label', kind: 'text', label: words.label },
    { path: 'code', kind: 'text', label: words.code, shape: questionnaireWords.codeShape },
    { path: 'values', kind: 'list', label: words.values, hint: words.valuesHint },
  ],
});
const panelForm: Form = bound(bounds.Panel, {
  fields: [
    { path: 'title', kind: 'text', label: feedbackWords.name },
    { path: 'description', kind: 'area', label: feedbackWords.description, hint: words.descriptionHint },
    { path: 'criteria', kind: 'rows', rows: criteria, label: words.criteria, hint: words.criteriaTold },
    { path: 'capacity', kind: 'count', label: words.capacity },
    { path: 'closed', kind: 'flag', label: words.closed },
  ],
});
const newPanelForm: Form = { fields: [identifierField(PANEL_ID, bounds.CreatePanelRequest), ...panelForm.fields] };

export const PANEL_KIND: Kind<Panel> = {
  prefix: 'panel',
  words,
  methods: {
    create: feedbackMethods.createPanel as never, get: feedbackMethods.getPanel as never, update: feedbackMethods.updatePanel as never,
    remove: feedbackMethods.deletePanel as never, undelete: feedbackMethods.undeletePanel as never,
  },
  writes: { create: readersOf('CreatePanel'), update: readersOf('UpdatePanel'), remove: readersOf('DeletePanel') },
  newForm: () => newPanelForm,
  made: (_, values) => ({ panelId: identifierIn(values[PANEL_ID]), panel: writeValues(panelForm, values) }),
  form: () => panelForm,
  titleOf: ({ title }) => title,
};

const described: readonly Field[] = [
  { path: 'title', kind: 'text', label: feedbackWords.name },
  { path: 'description', kind: 'area', label: feedbackWords.description, hint: studyWords.descriptionHint },
  { path: 'kind', kind: 'enum', options: choices(STUDY_KINDS), label: studyWords.kind },
  { path: 'method', kind: 'area', label: studyWords.method },
];
// What the draw follows from.
const drawnBy = (panel: string): readonly Field[] => [
  { path: 'stratify_by', kind: 'word', options: criteriaOf(panel), label: studyWords.stratifyBy, hint: studyWords.stratifyHint },
  { path: 'wanted', kind: 'count', label: studyWords.wanted },
  { path: 'expected_percent', kind: 'count', label: studyWords.expected },
];
const reserve: Field = { path: 'reserve_hours', kind: 'count', label: studyWords.reserve };
const found: readonly Field[] = [
  { path: 'report', kind: 'area', label: studyWords.report, hint: feedbackWords.markdown },
  { path: 'reuse', kind: 'area', label: studyWords.reuse },
];
const newStudyForm = (panel: string): Form => bound(bounds.Study, { fields: [...described, ...drawnBy(panel), reserve] });

export const STUDY_KIND: Kind<Study> = {
  prefix: 'study',
  words: studyWords,
  methods: { create: feedbackMethods.createStudy as never, get: feedbackMethods.getStudy as never, update: feedbackMethods.updateStudy as never, remove: feedbackMethods.deleteStudy as never },
  writes: { create: readersOf('CreateStudy'), update: readersOf('UpdateStudy'), remove: readersOf('DeleteStudy') },
  newForm: (panel) => ({ fields: [identifierField(STUDY_ID, bounds.CreateStudyRequest), ...newStudyForm(panel).fields] }),
  made: (parent, values) => ({ parent, studyId: identifierIn(values[STUDY_ID]), study: writeValues(newStudyForm(parent), values) }),
  form: ({ name, state, seedParts }) => bound(bounds.Study, { fields: [...described, ...(state === State.DRAFT && seedParts.length === 0 ? drawnBy(aboveOf(name)) : []), reserve, ...found] }),
  titleOf: ({ title }) => title,
};
