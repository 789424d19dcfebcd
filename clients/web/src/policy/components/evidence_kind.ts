// Evidence, as whoever cites it says what is to be cited. Nothing of it changes afterwards.
import { CHALLENGES } from '@/cohort/cohorts';
import { TOPICS } from '@/feedback/topics';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Evidence_Kind as Cited, type Evidence } from '@/gen/pepiniere/policy/v1/evidence_pb';
import { bound } from '@/kit/form/bounds';
import { choices, writeValues, type Field, type Form, type Values } from '@/kit/form/field';
import type { Kind } from '@/kit/form/resource_kind';
import { policyMethods } from '@/policy/api/clients';
import { EVIDENCE_KINDS, evidenceWords as words } from '@/policy/words/evidence';
import { readersOf } from '@/policy/words/readers';
import { PROJECTS } from '@/portfolio/feature';

const kind: Field = { path: 'kind', kind: 'enum', options: choices(EVIDENCE_KINDS), label: words.kind };
const part: Field = { path: 'part', kind: 'text', required: true, label: words.part, hint: words.partHint };
const asOf: Field = { path: 'as_of_date', kind: 'day', label: words.asOf, hint: words.asOfHint };
const uri: Field = { path: 'uri', kind: 'uri', required: true, label: words.uri };
const said: Field = { path: 'said', kind: 'area', required: true, label: words.said };
const titled: readonly Field[] = [{ path: 'title', kind: 'text', label: words.name }, { path: 'note', kind: 'area', label: words.note }];
const source = (more: Pick<Field, 'hint' | 'options'>): Field => ({ path: 'source', kind: more.options ? 'word' : 'text', required: true, label: words.source, ...more });

// What each kind of source is told apart by.
const ASKED: Readonly<Record<Cited, readonly Field[]>> = {
  [Cited.UNSPECIFIED]: [],
  [Cited.RELEASE_CELL]: [source({ hint: words.ofRelease }), part],
  [Cited.CONSTRAINT_COUNT]: [source({ options: TOPICS })],
  [Cited.METRIC]: [source({ hint: words.ofMetric })],
  [Cited.PROJECT]: [source({ options: PROJECTS }), asOf],
  [Cited.CHALLENGE]: [source({ options: CHALLENGES })],
  [Cited.IDEA]: [source({ hint: words.ofIdea })],
  [Cited.STUDY]: [source({ hint: words.ofStudy })],
  [Cited.LINK]: [uri, said],
};
export const kindIn = (values: Values): Cited => Number(values.kind ?? 0);
const formOf = (values: Values): Form => bound(bounds.Evidence, { fields: [kind, ...ASKED[kindIn(values)] ?? [], ...titled] });

export const EVIDENCE_KIND: Kind<Evidence & { etag: string }> = {
  prefix: 'evidence',
  words,
  // Nobody changes it: what reads and changes is never asked.
  methods: { create: policyMethods.createEvidence as never, get: policyMethods.listEvidence as never, update: policyMethods.createEvidence as never },
  writes: { create: readersOf('CreateEvidence'), update: readersOf('CreateEvidence') },
  newForm: () => formOf,
  made: (parent, values) => ({ parent, evidence: writeValues(formOf(values), values) }),
  form: () => ({ fields: [] }),
  titleOf: ({ title }) => title,
};
