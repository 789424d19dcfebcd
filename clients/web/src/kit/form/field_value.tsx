// A field as people read it.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { Link } from 'react-router-dom';
import type { Money } from '@/gen/google/type/money_pb';
import { Uri } from '@/kit/ui/uri';
import type { Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useTitleOf } from './choices';
import { isFinder, isSource, valueAt, type Field } from './field';
import { formWords } from './words';

// A share of it is all.
const WHOLE = 10_000;

interface FieldValueProps {
  field: Field;
  value: unknown;
  // Where one of the values leads.
  leadOf?: (path: string, value: string) => string | undefined;
}

export function FieldValue({ field, value, leadOf }: FieldValueProps) {
  const { t, number, date, money, locale } = useWords();
  const titleOf = useTitleOf(field);
  const { path, kind, options, rows } = field;
  if (value === undefined || value === '') return null;
  const one = (name: string) => {
    const to = leadOf?.(path, name);
    return to ? <Link to={to}>{titleOf(name)}</Link> : titleOf(name);
  };
  if (rows) return <span className="as-typed">{(value as object[]).map((row, i) => <Row key={i} fields={rows.fields} row={row} />)}</span>;
  if (kind === 'list') return <ul className="values">{(value as string[]).map((item) => <li key={item}>{one(item)}</li>)}</ul>;
  if (kind === 'word') return <>{one(value as string)}</>;
  if (kind === 'uri') return <Uri uri={value as string} />;
  if (kind === 'money') return <>{money(value as Money)}</>;
  if (kind === 'day') return <>{date(value as Day)}</>;
  if (kind === 'moment') return <>{date(value as Timestamp)}</>;
  if (kind === 'share') return <>{new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value as number / WHOLE)}</>;
  if (kind === 'count') return <>{number(value as number)}</>;
  if (kind === 'number') return <>{value === 0 ? '' : number(value as number)}</>;
  if (kind === 'yesNo' || kind === 'flag') return <>{t(value ? formWords.yes : formWords.no)}</>;
  if (kind === 'enum' && options && !isSource(options) && !isFinder(options)) {
    const option = options.find((candidate) => candidate.value === String(value));
    return <>{option ? t(option.label) : ''}</>;
  }
  return <span className={kind === 'area' ? 'as-typed' : undefined}>{String(value)}</span>;
}

// On a line of its own.
function Row({ fields, row }: { fields: readonly Field[]; row: object }) {
  const told = fields.map((field) => ({ field, value: valueAt(row, field.path) })).filter(({ value }) => value !== undefined && value !== '');
  return <>{told.map(({ field, value }, i) => <span key={field.path}>{i > 0 && ', '}<FieldValue field={field} value={value} /></span>)}{'\n'}</>;
}
