// Work items, as people tell and correct them: two fields say what most figures need.
import { timestampDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import { StateCategory as State, type WorkItem } from '@/gen/pepiniere/metrics/v1/work_item_pb';
import { idIn, projectOf } from '@/metrics/api/addresses';
import { metricsMethods } from '@/metrics/api/clients';
import { dataWords } from '@/metrics/words/data';
import { itemWords as words } from '@/metrics/words/items';
import { readersOf } from '@/metrics/words/readers';
import { STATES } from '@/metrics/words/sources';
import { bound } from '@/kit/form/bounds';
import { choices, rowsIn, textOfRows, writeValues, type Field, type Form, type Rows, type Values } from '@/kit/form/field';
import { identifierField, identifierIn } from '@/kit/form/identifier';
import { newId } from './new_id';
import type { RecordKind } from './record_kind';
import { sprintsOf } from './sprint_kind';

const ID = 'work_item_id';

const steps: Rows = bound(bounds.Transition, {
  one: words.step, add: words.addStep,
  fields: [
    { path: 'to', kind: 'enum', options: choices(STATES), label: words.to },
    { path: 'time', kind: 'moment', label: words.since },
    { path: 'status', kind: 'text', label: words.status, hint: words.statusHint },
  ],
});
const estimates: Rows = bound(bounds.Estimate, {
  one: words.estimate, add: words.addEstimate,
  fields: [
    { path: 'value', kind: 'count', required: true, label: words.value, hint: words.valueHint },
    { path: 'time', kind: 'moment', label: words.estimated, hint: words.estimatedHint },
  ],
});
const membershipsIn = (project: string): Rows => bound(bounds.Membership, {
  one: words.membership, add: words.addMembership,
  fields: [
    { path: 'sprint', kind: 'word', options: sprintsOf(project), label: words.sprint },
    { path: 'from_time', kind: 'moment', label: words.from, hint: words.fromHint },
    { path: 'to_time', kind: 'moment', label: words.out, hint: words.outHint },
  ],
});

// By what the service puts the rows of a list in order; of those that are alike, the last one stands.
const KEYS: Readonly<Record<string, (row: Values) => string>> = {
  transitions: ({ time, to }) => `${time} ${to}`,
  estimates: ({ time }) => `${time}`,
  memberships: ({ sprint, from_time: from }) => `${sprint} ${from}`,
};
// The service says what is wrong with a row by its place in that order: where it was typed.
function asTyped(path: string, values: Values): string {
  const [, list = '', place, of = ''] = /^(\w+)\[(\d+)\](.*)$/.exec(path) ?? [];
  const keyOf = KEYS[list];
  if (!keyOf) return path;
  const keyed = rowsIn(values[list] ?? '').map((row, i) => ({ i, key: keyOf(row) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const standing = keyed.filter(({ key }, j) => key !== keyed[j + 1]?.key);
  return `${list}[${standing[Number(place)]?.i ?? place}]${of}`;
}

const fieldsOf = (project: string): readonly Field[] => [
  { path: 'title', kind: 'text', label: words.title, hint: words.titleHint },
  { path: 'transitions', kind: 'rows', rows: steps, label: words.steps, hint: words.stepsHint },
  { path: 'type', kind: 'text', label: words.type, hint: words.typeHint },
  { path: 'request_time', kind: 'moment', label: words.request, hint: words.requestHint },
  { path: 'memberships', kind: 'rows', rows: membershipsIn(project), label: words.memberships },
  { path: 'estimates', kind: 'rows', rows: estimates, label: words.estimates },
  { path: 'uri', kind: 'uri', label: dataWords.readAt },
];
export const itemFormOf = (project: string): Form => bound(bounds.WorkItem, { fields: fieldsOf(project), pathOf: asTyped });
const newFormOf = (project: string): Form => {
  const form = itemFormOf(project);
  return { ...form, fields: [...form.fields, { ...identifierField(ID, bounds.CreateWorkItemRequest), hint: words.idHint }] };
};

// A form keeps instants by the millisecond: those that were told by less stay as they were told.
const iso = (time: Timestamp) => timestampDate(time).toISOString();
const isTime = (value: unknown): value is Timestamp => (value as Partial<Timestamp> | undefined)?.$typeName === 'google.protobuf.Timestamp';
const timesIn = (rows: readonly object[]) => rows.flatMap((row) => Object.values(row).filter(isTime));
function exactly(written: readonly object[], told: readonly object[]): object[] {
  const known = new Map(timesIn(told).map((time) => [iso(time), time]));
  return written.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isTime(value) ? known.get(iso(value)) ?? value : value])));
}

// What its team calls it, or its tool; its id otherwise. Whoever may not read the title has none.
export const itemTitle = ({ name, title, sourceId }: Pick<WorkItem, 'name' | 'title' | 'sourceId'>) => title || sourceId || idIn(name);

export const ITEMS: RecordKind<WorkItem> = {
  prefix: 'work_item',
  words: { ...words, removeTold: dataWords.removeTold },
  methods: {
    create: metricsMethods.createWorkItem as never, get: metricsMethods.getWorkItem as never, update: metricsMethods.updateWorkItem as never,
    remove: metricsMethods.deleteWorkItem as never, undelete: metricsMethods.undeleteWorkItem as never,
  },
  writes: { create: readersOf('CreateWorkItem'), update: readersOf('UpdateWorkItem'), remove: readersOf('DeleteWorkItem') },
  newForm: newFormOf,
  start: () => ({ [ID]: newId(), transitions: textOfRows([{ to: String(State.IN_PROGRESS) }]) }),
  made: (parent, values) => ({ parent, workItemId: identifierIn(values[ID]), workItem: writeValues(itemFormOf(parent), values) }),
  form: ({ name }) => itemFormOf(projectOf(name)),
  changed: ({ paths, fields }, row) => ({
    paths,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, name in KEYS ? exactly(value as object[], row[name as 'transitions']) : value])),
  }),
  titleOf: itemTitle,
};
