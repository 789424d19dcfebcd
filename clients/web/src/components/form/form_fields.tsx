// The fields of a form, each as the input that its kind asks for.
import { useIncubators, useOrganisations } from '@/api/directory';
import type { Text } from '@/words/text';
import { useWords } from '@/words/use_words';
import type { Faults, Field, Kind, Option, Values } from './field';
import { CheckField, ChoiceField, TextField, type Choice, type TextFieldProps } from './inputs';
import { NamesField } from './names_field';
import { isReserved, readersOfField, type WriteName } from './readers';
import { formWords } from './words';
import './form.css';

export interface FormFieldsProps {
  // What the inputs' ids begin with.
  form: string;
  fields: readonly Field[];
  values: Values;
  faults: Faults;
  change: (path: string, value: string) => void;
  // The method that what is typed is for: who will read a field is said beside it, where it is not who reads the rest.
  writes: WriteName;
}

export function FormFields({ form, fields, values, faults, change, writes }: FormFieldsProps) {
  return fields.map((field) => (
    <FormField key={field.path} id={inputId(form, field.path)} field={field} value={values[field.path] ?? ''} fault={faults[field.path]}
      readers={readersOfField(writes, field.path, isReserved(fields, values, field.path))} onChange={(value) => change(field.path, value)} />
  ));
}

const inputId = (form: string, path: string) => `${form}-${path.replaceAll('.', '-')}`;

export function focusField(form: string, path: string) {
  const input = document.getElementById(inputId(form, path));
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}

const YES_NO: readonly Option[] = [{ value: 'yes', label: formWords.yes }, { value: 'no', label: formWords.no }];

function useChoices({ kind, options }: Field): readonly Choice[] | undefined {
  const { t, locale } = useWords();
  const { data: incubators } = useIncubators();
  const { data: organisations } = useOrganisations();
  if (typeof options !== 'string') return (kind === 'yesNo' ? YES_NO : options)?.map(({ value, label }) => ({ value, label: t(label) }));
  const resources = (options === 'incubators' ? incubators : organisations) ?? [];
  return resources.map(({ name, title }) => ({ value: name, label: title || name })).sort((a, b) => a.label.localeCompare(b.label, locale));
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
  if (kind === 'flag') return <CheckField {...props} />;
  if (!options) return <TextField {...props} {...TYPED[kind]} />;
  if (kind === 'list') return <NamesField {...props} options={options} />;
  return <ChoiceField {...props} options={options} none={required && value ? undefined : t(required ? formWords.choose : formWords.unknown)} />;
}
