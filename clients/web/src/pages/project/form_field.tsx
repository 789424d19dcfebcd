// One field of a form, as the design system draws it: label, hint, what is wrong with it.
import { useId } from 'react';
import { useIncubators, useOrganisations } from '@/api/directory';
import type { Text } from '@/words/text';
import { useWords } from '@/words/use_words';
import type { Field, Option } from './field';
import { NamesField } from './names_field';
import { formWords } from './form_words';

export interface FormFieldProps {
  field: Field;
  value: string;
  fault?: Text;
  change: (value: string) => void;
}

// What a control must know of what is around it.
export interface Control { id: string; value: string; change: (value: string) => void; describedBy?: string; invalid: boolean; required?: boolean }

export function useOptions({ options }: Field): readonly Option[] | undefined {
  const { data: incubators } = useIncubators();
  const { data: organisations } = useOrganisations();
  if (typeof options !== 'string') return options;
  const resources = options === 'incubators' ? incubators : organisations;
  return (resources ?? []).map(({ name, title }) => ({ value: name, label: { fr: title || name, en: title || name } }));
}

export const inputId = (form: string, path: string) => `${form}-${path.replaceAll('.', '-')}`;

export function FormField({ form, field, value, fault, change }: FormFieldProps & { form: string }) {
  const { t } = useWords();
  const messages = useId();
  const id = inputId(form, field.path);
  const control: Control = { id, value, change, describedBy: fault ? messages : undefined, invalid: fault !== undefined, required: field.required };
  const label = (
    <>
      {t(field.label)}{field.required ? <span aria-hidden="true"> *</span> : null}
      {field.hint && <span className="fr-hint-text">{t(field.hint)}</span>}
    </>
  );
  const said = (
    <div id={messages} className="fr-messages-group" aria-live="polite">
      {fault && <p className="fr-message fr-message--error">{t(fault)}</p>}
    </div>
  );
  if (field.kind === 'flag') {
    return (
      <div className={`fr-checkbox-group ${fault ? 'fr-checkbox-group--error' : ''}`}>
        <input id={id} type="checkbox" checked={value === 'yes'} aria-describedby={control.describedBy}
          onChange={(event) => change(event.target.checked ? 'yes' : '')} />
        <label className="fr-label" htmlFor={id}>{label}</label>
        {said}
      </div>
    );
  }
  const isSelect = field.kind === 'enum' || field.kind === 'word' || field.kind === 'yesNo';
  const group = isSelect ? 'fr-select-group' : 'fr-input-group';
  return (
    <div className={`${group} ${fault ? `${group}--error` : ''}`}>
      <label className="fr-label" htmlFor={id}>{label}</label>
      <FieldControl field={field} control={control} />
      {said}
    </div>
  );
}

const YES_NO: readonly Option[] = [{ value: 'yes', label: { fr: 'Oui', en: 'Yes' } }, { value: 'no', label: { fr: 'Non', en: 'No' } }];

function FieldControl({ field, control }: { field: Field; control: Control }) {
  const options = useOptions(field);
  const { id, value, change } = control;
  const common = { id, value, 'aria-describedby': control.describedBy, 'aria-invalid': control.invalid, 'aria-required': control.required };
  if (field.kind === 'list' && options) return <NamesField control={control} options={options} />;
  if (field.kind === 'enum' || field.kind === 'word' || field.kind === 'yesNo') {
    return <Choice control={control} options={options ?? YES_NO} />;
  }
  if (field.kind === 'area' || field.kind === 'list') {
    return (
      <textarea {...common} className="fr-input" rows={field.kind === 'list' ? 3 : 5} onChange={(event) => change(event.target.value)} />
    );
  }
  const numeric = field.kind === 'money' || field.kind === 'number';
  return (
    <input {...common} className="fr-input" type={field.kind === 'day' ? 'date' : 'text'} autoComplete="off"
      inputMode={numeric ? 'decimal' : field.kind === 'uri' ? 'url' : undefined} onChange={(event) => change(event.target.value)} />
  );
}

function Choice({ control: { id, value, change, describedBy, invalid, required }, options }: { control: Control; options: readonly Option[] }) {
  const { t } = useWords();
  return (
    <select id={id} className="fr-select" value={value} aria-describedby={describedBy} aria-invalid={invalid} aria-required={required}
      onChange={(event) => change(event.target.value)}>
      {(!required || !value) && <option value="">{t(required ? formWords.choose : formWords.unknown)}</option>}
      {value && !options.some((option) => option.value === value) && <option value={value}>{value}</option>}
      {options.map((option) => <option key={option.value} value={option.value}>{t(option.label)}</option>)}
    </select>
  );
}
