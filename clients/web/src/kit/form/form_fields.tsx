// The fields of a form, each as the input that its kind asks for.
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useChoices } from './choices';
import { inRow, isFinder, type Faults, type Field, type Kind, type Values } from './field';
import { CheckField, ChoiceField, TextField, type TextFieldProps } from './inputs';
import { NamesField } from './names_field';
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
}

export function FormFields({ form, fields, values, faults, change, writes }: FormFieldsProps) {
  return fields.map((field) => {
    const { path, rows } = field;
    const props = { id: inputId(form, path), field, value: values[path] ?? '', fault: faults[path], onChange: (value: string) => change(path, value) };
    if (!rows) return <FormField key={path} {...props} readers={readersOfField(writes, path, isReserved(fields, values, path))} />;
    return (
      <RowsField key={path} {...props} rows={rows}>
        {(row, i, changeRow) => (
          <FormFields form={inputId(form, `${path}[${i}]`)} fields={rows.fields} values={row} writes={writes} change={changeRow}
            faults={Object.fromEntries(rows.fields.map((of) => [of.path, faults[inRow(path, i, of.path)]]))} />
        )}
      </RowsField>
    );
  });
}

const inputId = (form: string, path: string) => `${form}-${path.replaceAll(/[.[\]]+/g, '-').replace(/-$/, '')}`;

export function focusField(form: string, path: string) {
  const input = document.getElementById(inputId(form, path));
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}

const TYPED: Partial<Record<Kind, Pick<TextFieldProps, 'type' | 'lines' | 'inputMode'>>> = {
  area: { lines: 5 }, list: { lines: 3 }, day: { type: 'date' }, uri: { inputMode: 'url' }, money: { inputMode: 'decimal' }, number: { inputMode: 'decimal' },
};

interface FormFieldProps { id: string; field: Field; value: string; fault: Text | undefined; readers: Text | undefined; onChange: (value: string) => void }

function FormField({ field, value, fault, readers, ...rest }: FormFieldProps) {
  const { t } = useWords();
  const options = useChoices(field);
  const { kind, required } = field;
  const props = { ...rest, value, required, label: t(field.label), hint: [field.hint, readers].map((text) => text && t(text)).filter(Boolean).join(' ') || undefined, error: fault && t(fault) };
  if (isFinder(field.options)) return <SearchField {...props} of={field.options} />;
  if (kind === 'flag') return <CheckField {...props} />;
  if (!options) return <TextField {...props} {...TYPED[kind]} />;
  if (kind === 'list') return <NamesField {...props} options={options} />;
  return <ChoiceField {...props} options={options} none={required && value ? undefined : t(required ? formWords.choose : formWords.unknown)} />;
}
