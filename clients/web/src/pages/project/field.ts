// What a form asks. Values are texts while they are typed, so that any of them can be kept, compared and merged; a kind
// says how a text is read from a message, written to one, and what can be wrong with it.
import { create } from '@bufbuild/protobuf';
import { MoneySchema, type Money } from '@/gen/google/type/money_pb';
import { dayOf, isoOf, type Day } from '@/words/day';
import type { Text } from '@/words/text';

export type Kind = 'text' | 'area' | 'uri' | 'day' | 'money' | 'number' | 'enum' | 'word' | 'yesNo' | 'flag' | 'list';
export type Values = Readonly<Record<string, string>>;
export type Faults = Readonly<Record<string, Text | undefined>>;

export interface Option { value: string; label: Text }

// The values of an enumeration, without the unspecified one.
export const choices = (texts: Readonly<Record<number, Text>>): Option[] =>
  Object.entries(texts).filter(([value]) => value !== '0').map(([value, label]) => ({ value, label }));

export interface Field {
  // As in masks and in the services' violations: "links.product_uri".
  path: string;
  kind: Kind;
  label: Text;
  hint?: Text;
  required?: boolean;
  // Of an enum (numbers as texts) or a word; names of resources are asked of the directory.
  options?: readonly Option[] | 'incubators' | 'organisations';
  // Of this field, beyond its kind.
  fault?: (text: string) => Text | undefined;
}

export interface Form {
  fields: readonly Field[];
  // What is wrong between fields.
  faults?: (values: Values) => Faults;
}

// The services' own sentences in English: what they refuse is said in the reader's language (see said()).
export const FAULTS = {
  required: { fr: 'Ce champ est obligatoire.', en: 'is required' },
  uri: { fr: 'Donnez une adresse complète, qui commence par https:// ou http://.', en: 'give an absolute http:// or https:// address' },
  day: { fr: 'Ce n’est pas un jour du calendrier.', en: 'is not a day of the calendar: give year, month and day' },
  cents: { fr: 'Donnez un montant en euros, avec deux décimales au plus : 1250,50.', en: 'must be a whole number of cents' },
  positive: { fr: 'Le montant doit être supérieur à zéro.', en: 'must be more than nothing' },
  billion: { fr: 'Plus d’un milliard d’euros : vérifiez le montant.', en: 'is more than a billion euros: check the number' },
  number: { fr: 'Donnez un nombre.', en: 'must be a number' },
  percent: { fr: 'Donnez un nombre entre 0 et 100.', en: 'must be between 0 and 100' },
  share: { fr: 'Donnez un nombre au-dessus de 0, et de 100 au plus.', en: 'must be more than 0, and 100 at most' },
  promotion: { fr: 'Donnez un numéro entier, à partir de 1.', en: 'must count from 1' },
  twice: { fr: 'Chaque valeur ne se donne qu’une fois.', en: 'name each value once' },
  tooEarly: { fr: 'Avant l’an 2000 : vérifiez l’année.', en: 'lies before the year 2000: check the year' },
  tooLate: { fr: 'Dans plus de vingt ans : vérifiez l’année.', en: 'lies more than 20 years ahead: check the year' },
  future: { fr: 'Cette date est à venir : une dépense s’enregistre quand elle est faite.', en: 'lies in the future: record money when it is spent' },
  passed: { fr: 'Cette date est passée : donnez un jour à venir, ou retirez la dispense.', en: 'has passed: give a day to come, or withdraw the waiver that should count no more' },
  ends: { fr: 'Le dernier jour ne peut pas précéder le premier.', en: 'must not lie before time_box.start_date' },
  endsLine: { fr: 'La fin ne peut pas précéder l’entrée dans la phase.', en: 'must not lie before the effective date' },
  primary: { fr: 'L’incubateur principal ne se répète pas parmi les autres.', en: 'leave the primary incubator out of the others' },
  entity: { fr: 'Nommez l’entité juridique à qui le projet appartient.', en: 'name the legal entity that owns a private player\'s project' },
  owner: { fr: 'Seul un projet d’acteur privé a un propriétaire extérieur.', en: 'only a PRIVATE_PLAYER_PROJECT has an external owner' },
  proof: { fr: 'Dites où est la preuve, ou décrivez-la dans la note.', en: 'say where the proof is, or describe it in note' },
  same: { fr: 'Rien n’a changé.', en: 'says what the line says already' },
} satisfies Record<string, Text>;

const BY_ENGLISH = new Map<string, Text>(Object.values(FAULTS).map((text) => [text.en, text]));
// A service's sentence in both languages where we know it.
export const said = (english: string): Text => BY_ENGLISH.get(english) ?? { fr: english, en: english };

interface Codec {
  read: (value: unknown) => string;
  // Undefined clears.
  write: (text: string) => unknown;
  fault?: (text: string) => Text | undefined;
}

const CENT = 10_000_000;
const moneyIn = (text: string) => /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text.replaceAll(/[\s\u00a0\u202f€]/g, ''));
const numberIn = (text: string) => Number(text.replace(',', '.'));
const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);
const plain: Codec = { read: (value) => String(value ?? ''), write: (text) => text };

const CODECS: Record<Kind, Codec> = {
  text: plain,
  area: plain,
  word: plain,
  uri: { ...plain, write: (text) => text.trim(), fault: (text) => (/^https?:\/\//i.test(text.trim()) ? undefined : FAULTS.uri) },
  day: {
    read: (value) => (value ? isoOf(value as Day) : ''),
    write: dayOf,
    fault: (text) => (dayOf(text) ? undefined : FAULTS.day),
  },
  money: { read: readMoney, write: writeMoney, fault: (text) => (moneyIn(text) ? undefined : FAULTS.cents) },
  number: {
    read: (value) => (value === undefined || value === 0 ? '' : String(value)),
    write: (text) => (text ? numberIn(text) : undefined),
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

function readMoney(value: unknown): string {
  if (!value) return '';
  const { units, nanos } = value as Money;
  return nanos ? `${units}.${String(nanos / CENT).padStart(2, '0')}` : String(units);
}

function writeMoney(text: string): Money | undefined {
  const [, units, cents = ''] = moneyIn(text) ?? [];
  if (!units) return undefined;
  return create(MoneySchema, { currencyCode: 'EUR', units: BigInt(units), nanos: Number(cents.padEnd(2, '0')) * CENT });
}

const localName = (segment: string) => segment.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const segmentsOf = (path: string) => path.split('.').map(localName);

export function valueAt(message: object, path: string): unknown {
  return segmentsOf(path).reduce<unknown>((at, segment) => (at as Record<string, unknown> | undefined)?.[segment], message);
}

export const writeValue = (kind: Kind, text: string) => CODECS[kind].write(text);

export function readValues(form: Form, message: object): Values {
  return Object.fromEntries(form.fields.map(({ path, kind }) => [path, CODECS[kind].read(valueAt(message, path))]));
}

// What a message is made of: { links: { productUri: 'https://...' } }.
export function writeValues(form: Form, values: Values, paths?: readonly string[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const { path, kind } of form.fields) {
    if (paths && !paths.includes(path)) continue;
    const written = CODECS[kind].write(values[path] ?? '');
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
  for (const { path, kind, required, fault } of form.fields) {
    const text = values[path] ?? '';
    const found = text.trim() ? CODECS[kind].fault?.(text) ?? fault?.(text) : required ? FAULTS.required : undefined;
    if (found) faults[path] = found;
  }
  return { ...form.faults?.(values), ...faults };
}

// As it would come back from the services: what is only typed otherwise has not changed.
const settled = (kind: Kind, text = '') => CODECS[kind].read(CODECS[kind].write(text)) || (CODECS[kind].fault?.(text) && text) || '';

export const changedPaths = (form: Form, before: Values, after: Values) =>
  form.fields.filter(({ path, kind }) => settled(kind, before[path]) !== settled(kind, after[path])).map(({ path }) => path);
