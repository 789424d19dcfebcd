import type { Faults, Field, Values } from './field';
import { FormField, inputId } from './form_field';

export interface FormFieldsProps {
  // What the inputs' ids begin with.
  form: string;
  fields: readonly Field[];
  values: Values;
  faults: Faults;
  change: (path: string, value: string) => void;
}

export function FormFields({ form, fields, values, faults, change }: FormFieldsProps) {
  return fields.map((field) => (
    <FormField key={field.path} form={form} field={field} value={values[field.path] ?? ''} fault={faults[field.path]}
      change={(value) => change(field.path, value)} />
  ));
}

export function focusField(form: string, path: string) {
  const input = document.getElementById(inputId(form, path));
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
