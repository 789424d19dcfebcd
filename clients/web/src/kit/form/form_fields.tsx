// The fields of a form, each as the input that its kind asks for.
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useChoices } from './choices';
import { askedIn, inRow, isFinder, type Faults, type Field, type Kind, type Values } from './field';
import { CheckField, ChoiceField, TextField, type TextFieldProps } from './inputs';
import { MomentField } from './moment_field';
import { NamesField } from './names_field';
import { OrderedField } from './ordered_field';
import { isReserved, readersOfField, type Readership } from './readers';
import { RowsField } from './rows_field';
import { SearchField } from './search_field';
import { formWords } from './words';
import './form.css';

export interface FormFieldsProps {
  // What the inputs' ids begin with.
  form: string;
  fields: readonly Field[];
  values: Values;
  // By path; those of a row by the path that it has in the whole: "sessions[0].start_date".
  faults: Faults;
  change: (path: string, value: string) => void;
  // Who will read it: said beside a field where it is not who reads the rest.
  writes: Readership;
  // The path of what these are fields of: "supporters" of its rows.
  within?: string;
}

// What is said of the fields of a row, by their own paths.
const faultsInRow = (faults: Faults, path: string, i: number): Faults => {
  const begin = inRow(path, i, '');
  return Object.fromEntries(Object.entries(faults).filter(([of]) => of.startsWith(begin)).map(([of, text]) => [of.slice(begin.length), text]));
};

export function FormFields({ form, fields, values, faults, change, writes, within = '' }: FormFieldsProps) {
  return fields.map((field) => {
    const { path, rows, zone, keptAt } = field;
    const whole = within ? `${within}.${path}` : path;
    const props = { id: inputId(form, path), field, value: values[path] ?? '', fault: faults[path], onChange: (value: string) => change(path, value) };
    if (!rows) return <FormField key={path} {...props} zone={zone && (values[zone] ?? zone)} readers={readersOfField(writes, keptAt ?? whole, isReserved(fields, values, path))} />;
    return (
      <RowsField key={path} {...props} rows={rows}>
        {(row, i, changeRow) => (
          <FormFields form={inputId(form, `${path}[${i}]`)} fields={askedIn(rows, row)} values={row} writes={writes} within={whole} change={changeRow}
            faults={faultsInRow(faults, path, i)} />
        )}
      </RowsField>
    );
  });
}

export const inputId = (form: string, path: string) => `${form}-${path.replaceAll(/[.[\]]+/g, '-').replace(/-$/, '')}`;

export function focusField(form: string, path: string) {
  const input = document.getElementById(inputId(form, path));
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}

const TYPED: Partial<Record<Kind, Pick<TextFieldProps, 'type' | 'lines' | 'inputMode'>>> = {
  area: { lines: 5 }, list: { lines: 3 }, day: { type: 'date' }, email: { type: 'email', inputMode: 'email' }, uri: { inputMode: 'url' }, money: { inputMode: 'decimal' }, number: { inputMode: 'decimal' }, share: { inputMode: 'decimal' }, count: { inputMode: 'numeric' },
};

interface FormFieldProps { id: string; field: Field; value: string; fault: Text | undefined; readers: Text | undefined; zone: string | undefined; onChange: (value: string) => void }

function FormField({ field, value, fault, readers, zone, ...rest }: FormFieldProps) {
  const { t } = useWords();
  const options = useChoices(field);
  const { kind, required, isOrdered } = field;
  const props = { ...rest, value, required, label: t(field.label), hint: [field.hint, readers].map((text) => text && t(text)).filter(Boolean).join(' ') || undefined, error: fault && t(fault) };
  if (isFinder(field.options)) return <SearchField {...props} of={field.options} />;
  if (kind === 'moment') return <MomentField {...props} zone={zone} />;
  if (kind === 'flag') return <CheckField {...props} />;
  if (!options) return <TextField {...props} {...TYPED[kind]} />;
  if (kind === 'list') return isOrdered ? <OrderedField {...props} options={options} /> : <NamesField {...props} options={options} />;
  return <ChoiceField {...props} options={options} none={required && value ? undefined : t(required ? formWords.choose : formWords.unknown)} />;
}
