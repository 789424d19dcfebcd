// Metrics of a project, as people define them: what its values mean stays for good.
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import { Definition_Kind as Kind, Definition_Period as Period, Definition_Purpose as Purpose, Definition_Visibility as Visibility, type Definition } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { metricsMethods } from '@/metrics/api/clients';
import { DEFINITION_KINDS, definitionWords as words, DIRECTIONS, PERIODS, PURPOSES, VISIBILITIES } from '@/metrics/words/definitions';
import { readersOf } from '@/metrics/words/readers';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Values } from '@/kit/form/field';
import { identifierIn } from '@/kit/form/identifier';
import { metricsToChoose } from './metrics_to_choose';
import type { RecordKind } from './record_kind';

const ID = 'definition_id';
const id: Field = { path: ID, kind: 'text', identifies: true, required: true, label: words.id, hint: words.idHint, shape: words.word, bounds: bounds.CreateDefinitionRequest[ID] };
const title: Field = { path: 'title', kind: 'text', label: words.name };
const titleEn: Field = { path: 'title_en', kind: 'text', label: words.nameEn };
const fixed: readonly Field[] = [
  { path: 'kind', kind: 'enum', options: choices(DEFINITION_KINDS), label: words.kind, hint: words.kindHint },
  { path: 'period', kind: 'enum', options: choices(PERIODS), label: words.period, hint: words.periodHint },
];
const additive: Field = { path: 'additive_dimensions', kind: 'list', label: words.additive, hint: words.additiveHint };
const described: readonly Field[] = [
  { path: 'unit', kind: 'text', label: words.unit, hint: words.unitHint },
  { path: 'direction', kind: 'enum', options: choices(DIRECTIONS), label: words.direction },
  { path: 'purpose', kind: 'enum', options: choices(PURPOSES), label: words.purpose },
  { path: 'visibility', kind: 'enum', options: choices(VISIBILITIES), label: words.visibility, hint: words.visibilityHint },
  { path: 'description', kind: 'area', label: words.description, hint: words.markdown },
  { path: 'dimensions', kind: 'list', label: words.dimensions, hint: words.dimensionsHint, shape: words.word },
];
const told: readonly Field[] = [
  { path: 'source', kind: 'text', label: words.source },
  { path: 'source_uri', kind: 'uri', label: words.sourceUri },
];
const partsOf = (project: string): readonly Field[] => ['numerator', 'denominator'].map((path) => (
  { path, kind: 'word', required: true, options: metricsToChoose(project, Kind.ADDITIVE), label: words[path as 'numerator' | 'denominator'], hint: words.ratioHint }));

const isAddedUp = (kind: Kind) => kind === Kind.ADDITIVE || kind === Kind.GAUGE;
const formOf = (...fields: readonly Field[]): Form => bound(bounds.Definition, { fields });
// What a metric of that kind says.
const ofKind = (kind: Kind, project: string): readonly Field[] =>
  [title, titleEn, ...fixed, ...(kind === Kind.RATIO ? partsOf(project) : []), ...described, ...(isAddedUp(kind) ? [additive] : []), ...told];
const kindIn = (values: Values): Kind => Number(values.kind ?? 0);

const newFormOf = (project: string, values: Values): Form => formOf(...ofKind(kindIn(values), project));

const sheet = formOf(title, titleEn, ...described, ...told), additiveSheet = formOf(title, titleEn, ...described, additive, ...told);
export const definitionForm = (kind: Kind): Form => (isAddedUp(kind) ? additiveSheet : sheet);

export const isPublic = ({ visibility }: Pick<Definition, 'visibility'>) => visibility !== Visibility.PROJECT;

export const DEFINITIONS: RecordKind<Definition> = {
  prefix: 'definition',
  words,
  methods: {
    create: metricsMethods.createDefinition as never, get: metricsMethods.getDefinition as never, update: metricsMethods.updateDefinition as never,
    remove: metricsMethods.deleteDefinition as never, undelete: metricsMethods.undeleteDefinition as never,
  },
  writes: { create: readersOf('CreateDefinition'), update: readersOf('UpdateDefinition'), remove: readersOf('DeleteDefinition') },
  newForm: (project) => (values) => ({ fields: [id, ...newFormOf(project, values).fields] }),
  start: () => ({ kind: String(Kind.ADDITIVE), period: String(Period.DAY), purpose: String(Purpose.IMPACT) }),
  made: (project, values) => ({ definitionId: identifierIn(values[ID]), definition: { project, ...writeValues(newFormOf(project, values), values) } }),
  form: ({ kind }) => definitionForm(kind),
  titleOf: ({ title: french, titleEn: english }, { lang }) => (lang === 'en' && english) || french,
};
