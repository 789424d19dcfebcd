// The fields of a value that people tell of a metric: when, of which values of its dimensions, and how much.
import * as bounds from '@/gen/pepiniere/metrics/v1/bounds';
import { Definition_Period as Period, type Definition } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { stretchOf } from '@/metrics/api/periods';
import { AUDIENCES } from '@/metrics/words/words';
import { valueWords as words } from '@/metrics/words/values';
import type { Field, Form, Values } from '@/kit/form/field';
import { numberIn } from '@/kit/words/number';
import type { Text } from '@/kit/words/text';

const AUDIENCE = 'audience';
const BELOW = 'dimensions.';
const WHEN: Readonly<Record<Period, Text>> = {
  [Period.UNSPECIFIED]: words.day, [Period.DAY]: words.day, [Period.WEEK]: words.week, [Period.MONTH]: words.month, [Period.INSTANT]: words.instant,
};

const dimensionField = (key: string): Field => ({
  path: BELOW + key, hint: words.together, bounds: bounds.Dimension.value && { ...bounds.Dimension.value, required: false },
  ...(key === AUDIENCE ? { kind: 'word', label: words.audience, options: Object.entries(AUDIENCES).map(([value, label]) => ({ value, label })) } : { kind: 'text', label: { fr: key, en: key } }),
});

export const valueFormOf = ({ period, dimensions }: Definition): Form => ({
  fields: [
    { path: 'time', kind: period === Period.INSTANT ? 'moment' : 'day', label: WHEN[period], required: true },
    ...dimensions.map(dimensionField),
    { path: 'withdrawn', kind: 'flag', label: words.withdraw },
    { path: 'value', kind: 'count', label: words.value, hint: words.valueHint, required: true, bounds: bounds.Point.value },
  ],
  // Of the one point that is sent; dimensions are wrong together.
  pathOf: (path) => {
    const of = path.replace(/^points\[0\]\./, '');
    return of.startsWith('dimensions') ? `${BELOW}${dimensions[0] ?? ''}` : of;
  },
});

// What is taken back has no value.
export const asksOfValue = (path: string, values: Values) => path !== 'value' || !values.withdrawn;

export const dimensionsIn = ({ dimensions }: Definition, values: Values) =>
  dimensions.flatMap((key) => (values[BELOW + key]?.trim() ? [{ key, value: values[BELOW + key]!.trim() }] : []));

export const stretchIn = ({ period }: Definition, values: Values) => stretchOf(period, values.time ?? '');

// As IngestPoints takes it.
export function pointOf(definition: Definition, values: Values) {
  const withdrawn = values.withdrawn === 'yes';
  const value = withdrawn ? 0 : numberIn(values.value ?? '');
  return { metric: definition.name, dimensions: dimensionsIn(definition, values), time: stretchIn(definition, values)?.fromTime, value, withdrawn };
}
