// What a form asks. Values are texts while they are typed, so that any of them can be kept, compared and merged; a kind
// says how a text is read from a message, written to one, and what can be wrong with it.
import { timestampDate, timestampFromDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import type { Money } from '@/gen/google/type/money_pb';
import { dayOf, isoOf, type Day } from '@/kit/words/day';
import { FAULTS } from '@/kit/words/faults';
import { moneyOf, textOfMoney } from '@/kit/words/money';
import { numberIn } from '@/kit/words/number';
import type { Text } from '@/kit/words/text';
import { boundsFault, POINTS_IN_PERCENT, type Bounds } from './bounds';

// A count is a number of which 0 says something, too. A share is kept in hundredths of a percent and typed in percent. A moment is an instant, typed as the clocks of a zone show it.
export type Kind = 'text' | 'email' | 'area' | 'uri' | 'day' | 'moment' | 'money' | 'number' | 'count' | 'share' | 'enum' | 'word' | 'yesNo' | 'flag' | 'list' | 'rows';
export type Values = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, Text | undefined>>;

export interface Option { value: string; label: Text }

// The values of an enumeration, without the unspecified one.
export const choices = (texts: Readonly<Record<number, Text>>): Option[] =>
  Object.entries(texts).filter(([value]) => value !== '0').map(([value, label]) => ({ value, label }));

// What is called the same in every language: a title, what somebody typed.
export const sameInBoth = (value: string, label = value): Option => ({ value, label: { fr: label, en: label } });

export interface Named { name: string; title: string }
// Resources to search among, where a list would be too long. Hooks: what a text finds, undefined until it is known; and what a name
// is called.
export interface Finder { useFound: (text: string) => readonly (Named & { note?: Text })[] | undefined; useTitle: (name: string) => string }
export const isFinder = (options: Field['options']): options is Finder => options !== undefined && 'useFound' in options;

// Resources to choose from: a hook, so that they may be read and followed. By what they are called, or as they come where their
// order says something: the latest first.
export interface Source { useResources: () => readonly Named[]; asTheyCome?: true }
export const isSource = (options: Field['options']): options is Source => options !== undefined && 'useResources' in options;

export interface Field {
  // As in masks and in the services' violations: "links.product_uri".
  path: string;
  kind: Kind;
  label: Text;
  hint?: Text;
  required?: boolean;
  // Of an enum (numbers as texts) or a word; names of resources are asked of who keeps them.
  options?: readonly Option[] | Source | Finder;
  // Of a list that is chosen from: its order says something, and can be changed.
  isOrdered?: boolean;
  // Of rows: messages, each of which is a form of its own.
  rows?: Rows;
  // What the contract lets it hold.
  bounds?: Bounds;
  // What a text should look like that its pattern refuses.
  shape?: Text;
  // Of this field, beyond its kind and its bounds.
  fault?: (text: string) => Text | undefined;
  // Of a moment: the field that says in which zone it is typed, or that zone.
  zone?: string;
  // It names what is made: where there is one already, it is said here.
  identifies?: boolean;
  // The path that the contract keeps it at, where it is another: who reads it follows from that one.
  keptAt?: string;
  // Of a flag: the fields that are for the people of the project alone while it is set.
  reserves?: readonly string[];
}

// `refusals`: reasons of refusals (ErrorInfo) whose conditions name fields of the form, and are said beside them.
// `pathOf`: the path in the form of what services call otherwise, given what is typed.
export interface Form { fields: readonly Field[]; refusals?: readonly string[]; pathOf?: (path: string, values: Values) => string }

// `one`: what the {n}th is called. `add`: what the button says. `isOrdered`: their order says something, and can be changed.
// `asks`: which fields a row is asked, given what it says.
export interface Rows extends Form { one: Text; add: Text; isOrdered?: boolean; asks?: (path: string, row: Values) => boolean }
export const askedIn = ({ fields, asks }: Rows, row: Values): readonly Field[] => (asks ? fields.filter(({ path }) => asks(path, row)) : fields);

interface Codec {
  read: (value: unknown) => string;
  // Undefined clears.
  write: (text: string) => unknown;
  fault?: (text: string) => Text | undefined;
}

const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);
const plain: Codec = { read: (value) => String(value ?? ''), write: (text) => text };

const CODECS: Record<Exclude<Kind, 'rows'>, Codec> = {
  text: plain,
  area: plain,
  word: plain,
  email: { ...plain, write: (text) => text.trim(), fault: (text) => (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim()) ? undefined : FAULTS.email) },
  uri: { ...plain, write: (text) => text.trim(), fault: (text) => (/^https?:\/\//i.test(text.trim()) ? undefined : FAULTS.uri) },
  day: {
    read: (value) => (value ? isoOf(value as Day) : ''),
    write: dayOf,
    fault: (text) => (dayOf(text) ? undefined : FAULTS.day),
  },
  moment: {
    read: (value) => (value ? timestampDate(value as Timestamp).toISOString() : ''),
    write: (text) => (text ? timestampFromDate(new Date(text)) : undefined),
    fault: (text) => (Number.isNaN(Date.parse(text)) ? FAULTS.day : undefined),
  },
  money: {
    read: (value) => textOfMoney(value as Money | undefined),
    write: moneyOf,
    fault: (text) => (moneyOf(text) ? undefined : FAULTS.cents),
  },
  number: {
    read: (value) => (value === undefined || value === 0 ? '' : String(value)),
    write: (text) => (text ? numberIn(text) : undefined),
    fault: (text) => (Number.isFinite(numberIn(text)) ? undefined : FAULTS.number),
  },
  count: {
    read: (value) => (value === undefined ? '' : String(value)),
    write: (text) => (text ? numberIn(text) : undefined),
    fault: (text) => (Number.isFinite(numberIn(text)) ? undefined : FAULTS.number),
  },
  share: {
    read: (value) => (value === undefined ? '' : String(Number(value) / POINTS_IN_PERCENT)),
    write: (text) => (text ? Math.round(numberIn(text) * POINTS_IN_PERCENT) : undefined),
    fault: (text) => (Number.isFinite(numberIn(text)) ? undefined : FAULTS.number),
  },
  enum: { read: (value) => (value ? String(value) : ''), write: (text) => Number(text) },
  yesNo: {
    read: (value) => (value === undefined ? '' : value ? 'yes' : 'no'),
    write: (text) => (text ? text === 'yes' : undefined),
  },
  flag: { read: (value) => (value ? 'yes' : ''), write: (text) => text === 'yes' },
  list: {
    read: (value) => ((value as string[] | undefined) ?? []).join('\n'),
    write: lines,
    fault: (text) => (new Set(lines(text)).size < lines(text).length ? FAULTS.twice : undefined),
  },
};

export const localName = (segment: string) => segment.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const segmentsOf = (path: string) => path.split('.').map(localName);

export function valueAt(message: object, path: string): unknown {
  return segmentsOf(path).reduce<unknown>((at, segment) => (at as Record<string, unknown> | undefined)?.[segment], message);
}

// Rows are kept as the values of each, in JSON; none as nothing.
export const rowsIn = (text: string) => (text ? JSON.parse(text) as Values[] : []);
export const textOfRows = (rows: readonly Values[]) => (rows.length > 0 ? JSON.stringify(rows) : '');
// The path of a field of the ith, as services name it.
export const inRow = (path: string, i: number, of: string) => `${path}[${i}].${of}`;

function codecOf({ kind, rows }: Field): Codec {
  if (kind !== 'rows') return CODECS[kind];
  const form: Form = { fields: rows?.fields ?? [] };
  const asked = (row: Values): Form => (rows ? { fields: askedIn(rows, row) } : form);
  return {
    read: (value) => textOfRows(((value ?? []) as object[]).map((row) => readValues(form, row))),
    write: (text) => rowsIn(text).map((row) => writeValues(asked(row), row)),
  };
}

export function readValues(form: Form, message: object): Values {
  return Object.fromEntries(form.fields.map((field) => [field.path, codecOf(field).read(valueAt(message, field.path))]));
}

// What a message is made of: { links: { productUri: 'https://...' } }.
export function writeValues(form: Form, values: Values, paths?: readonly string[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const field of form.fields) {
    const { path } = field;
    if (paths && !paths.includes(path)) continue;
    const written = codecOf(field).write(values[path] ?? '');
    if (written === undefined) continue;
    const segments = segmentsOf(path);
    const last = segments.pop()!;
    let at = made;
    for (const segment of segments) at = (at[segment] ??= {}) as Record<string, unknown>;
    at[last] = written;
  }
  return made;
}

export function faultsOf(form: Form, values: Values): Faults {
  const faults: Record<string, Text> = {};
  for (const field of form.fields) {
    const { path, required, fault, rows } = field;
    const text = values[path] ?? '';
    const found = text.trim() ? codecOf(field).fault?.(text) ?? boundsFault(field, text, values) ?? fault?.(text) : required ? FAULTS.required : undefined;
    if (found) faults[path] = found;
    if (!rows) continue;
    for (const [i, row] of rowsIn(text).entries()) {
      for (const [of, wrong] of Object.entries(faultsOf({ fields: askedIn(rows, row) }, row))) if (wrong) faults[inRow(path, i, of)] = wrong;
    }
  }
  return faults;
}

// As it would come back from the services: what is only typed otherwise has not changed.
function settled(field: Field, text = '') {
  const codec = codecOf(field);
  return codec.read(codec.write(text)) || (codec.fault?.(text) && text) || '';
}

export const changedPaths = (form: Form, before: Values, after: Values) =>
  form.fields.filter((field) => settled(field, before[field.path]) !== settled(field, after[field.path])).map(({ path }) => path);

export const labelIn = (form: Form, path: string): Text => form.fields.find((field) => field.path === path)?.label ?? { fr: path, en: path };
