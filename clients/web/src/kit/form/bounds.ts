// What a field may hold, as the contract declares it (clients/web/bounds.mjs reads it there), and what is said of what it may not.
import { EVERY_DAY } from '@/gen/pepiniere/rpc/v1/bounds';
import { todayIso } from '@/kit/words/day';
import { EVERY_DAY_FAULTS, FAULTS } from '@/kit/words/faults';
import { eurosOf, moneyOf } from '@/kit/words/money';
import { numberIn } from '@/kit/words/number';
import { filled, type Text } from '@/kit/words/text';

export interface Bounds {
  required?: boolean;
  // Of a number, or an amount of money.
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  isWhole?: boolean;
  // Of a text.
  maxLength?: number;
  pattern?: string;
  values?: readonly string[];
  // Of a day: the path of the one that it must not lie before.
  notBefore?: string;
}
// Of a message, by the paths of its fields.
export type BoundsTable = Readonly<Record<string, Bounds>>;

// Of a field of a form, what its bounds are about.
interface Bounded {
  kind: string;
  bounds?: Bounds;
  // What a text should look like that its pattern refuses.
  shape?: Text;
}
// What is typed into a form, by the paths of its fields.
type Typed = Readonly<Record<string, string>>;

// A form that asks for fields of that message: it knows which are required and what they may hold.
export const bound = <F extends { fields: readonly { path: string; required?: boolean }[] }>(table: BoundsTable, form: F): F => ({
  ...form,
  fields: form.fields.map((field) => ({ ...field, required: field.required ?? table[field.path]?.required, bounds: table[field.path] })),
});

// The reason of a violation of these (pepiniere.rpc.v1.Bounds).
export const OUT_OF_BOUNDS = 'OUT_OF_BOUNDS';

const has = (value: number | undefined) => value !== undefined;

function rangeText({ minimum, exclusiveMinimum, maximum, isWhole }: Bounds, kind: string, number: number): Text {
  const values = { least: minimum ?? exclusiveMinimum ?? 0, most: maximum ?? 0 };
  if (kind === 'money') return has(maximum) && number > maximum! ? filled(FAULTS.tooMuch, values) : FAULTS[has(exclusiveMinimum) ? 'positive' : 'debt'];
  if (has(exclusiveMinimum)) return filled(has(maximum) ? FAULTS.aboveTo : FAULTS.above, values);
  if (!has(maximum)) return filled(isWhole ? FAULTS.wholeFrom : FAULTS.from, values);
  return filled(isWhole ? FAULTS.wholeBetween : FAULTS.between, values);
}

function numberFault(bounds: Bounds, kind: string, text: string): Text | undefined {
  const number = kind === 'money' ? eurosOf(moneyOf(text)) : numberIn(text);
  const isWithin = number >= (bounds.minimum ?? -Infinity) && number > (bounds.exclusiveMinimum ?? -Infinity) && number <= (bounds.maximum ?? Infinity)
    && (!bounds.isWhole || Number.isInteger(number));
  return isWithin ? undefined : rangeText(bounds, kind, number);
}

// Of a share, which is kept in hundredths of a percent and typed in percent.
export const POINTS_IN_PERCENT = 100;
const TWO_DECIMALS = /^\s*-?\d+([.,]\d{1,2})?\s*$/;

function shareFault({ minimum = 0, maximum = 10_000 }: Bounds, text: string): Text | undefined {
  const points = Number(text.replace(',', '.')) * POINTS_IN_PERCENT;
  const isWithin = TWO_DECIMALS.test(text) && points >= minimum && points <= maximum;
  return isWithin ? undefined : filled(FAULTS.percent, { least: minimum / POINTS_IN_PERCENT, most: maximum / POINTS_IN_PERCENT });
}

function textFault({ maxLength, pattern, values }: Bounds, text: string): Text | undefined {
  if (maxLength && [...text].length > maxLength) return filled(FAULTS.long, { n: maxLength });
  const isSound = (!pattern || new RegExp(`^(?:${pattern})$`, 'u').test(text)) && (!values || values.includes(text));
  return isSound ? undefined : FAULTS.form;
}

function dayFault({ notBefore }: Bounds, iso: string, values: Typed): Text | undefined {
  if (iso < EVERY_DAY.first) return EVERY_DAY_FAULTS.tooEarly;
  const [year = '', ...rest] = todayIso().split('-');
  if (iso > [Number(year) + EVERY_DAY.yearsAhead, ...rest].join('-')) return EVERY_DAY_FAULTS.tooLate;
  return notBefore && values[notBefore] && iso < values[notBefore] ? FAULTS.ends : undefined;
}

// What is wrong with a text that its kind can read; `values`: those of the whole form.
export function boundsFault({ kind, bounds = {}, shape }: Bounded, text: string, values: Typed): Text | undefined {
  if (kind === 'day') return dayFault(bounds, text, values);
  if (kind === 'share') return shareFault(bounds, text);
  if (kind === 'money' || kind === 'number' || kind === 'count') return numberFault(bounds, kind, text);
  // Of a list, each of its lines is held to them.
  const fault = (kind === 'list' ? text.split('\n').map((line) => line.trim()) : [text]).map((one) => textFault(bounds, one)).find(Boolean);
  return fault === FAULTS.form ? shape ?? fault : fault;
}

// The same of what a service found out of bounds.
export const refusedBounds = (field: Bounded, text: string, values: Typed): Text => boundsFault(field, text, values) ?? field.shape ?? FAULTS.form;

// The values that a text may have, to choose from.
export const valuesOf = ({ values = [] }: Bounds) => values.map((value) => ({ value, label: { fr: value, en: value } }));
