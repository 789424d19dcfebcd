// The labelled inputs of every form: a line, several, a day, a choice, a box to check.
import { useId } from 'react';

export interface InputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  // One that others look for; its own otherwise.
  id?: string;
  hint?: string;
  // What is wrong with it.
  error?: string;
  required?: boolean;
  disabled?: boolean;
}

// What stands around an input, and what the input says of it to those who do not see.
export function useLabelled({ id: given, label, hint, error, required, disabled }: Omit<InputProps, 'value' | 'onChange'>) {
  const own = useId();
  const id = given ?? own;
  const messages = `${id}-messages`;
  return {
    attributes: {
      id, disabled,
      'aria-describedby': error ? messages : undefined,
      'aria-invalid': error ? true : undefined,
      'aria-required': required ? true : undefined,
    },
    name: (
      <label className="fr-label" htmlFor={id}>
        {label}{required && <span aria-hidden="true"> *</span>}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </label>
    ),
    said: <div id={messages} className="fr-messages-group" aria-live="polite">{error && <p className="fr-message fr-message--error">{error}</p>}</div>,
    group: (kind: string) => `${kind} ${error ? `${kind}--error` : ''}`,
  };
}

export interface TextFieldProps extends InputProps {
  type?: 'text' | 'date' | 'email';
  // Lines; one by default.
  lines?: number;
  suggestions?: readonly string[];
  inputMode?: 'decimal' | 'numeric' | 'url' | 'email';
}

export function TextField({ value, onChange, type = 'text', lines = 1, suggestions, inputMode, ...rest }: TextFieldProps) {
  const { attributes, name, said, group } = useLabelled(rest);
  const { id } = attributes;
  const control = { ...attributes, value, className: 'fr-input', onChange: (event: { target: { value: string } }) => onChange(event.target.value) };
  return (
    <div className={group('fr-input-group')}>
      {name}
      {lines > 1 ? <textarea {...control} rows={lines} />
        : <input {...control} type={type} inputMode={inputMode} autoComplete="off" list={suggestions && `${id}-list`} />}
      {suggestions && <datalist id={`${id}-list`}>{suggestions.map((text) => <option key={text} value={text} />)}</datalist>}
      {said}
    </div>
  );
}

export interface Choice { value: string; label: string }

interface ChoiceFieldProps extends InputProps {
  options: readonly Choice[];
  // What stands for no choice; without it there always is one.
  none?: string;
}

export function ChoiceField({ value, onChange, options, none, ...rest }: ChoiceFieldProps) {
  const { attributes, name, said, group } = useLabelled(rest);
  return (
    <div className={group('fr-select-group')}>
      {name}
      <select {...attributes} className="fr-select" value={value} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {value && !options.some((option) => option.value === value) && <option value={value}>{value}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {said}
    </div>
  );
}

// Its value is "yes", or nothing.
export function CheckField({ value, onChange, ...rest }: InputProps) {
  const { attributes, name, said, group } = useLabelled(rest);
  return (
    <div className={group('fr-checkbox-group')}>
      <input {...attributes} type="checkbox" checked={value === 'yes'} onChange={(event) => onChange(event.target.checked ? 'yes' : '')} />
      {name}
      {said}
    </div>
  );
}

interface RadioFieldProps extends InputProps {
  options: readonly (Choice & { hint?: string })[];
  // Side by side, where they are short.
  inline?: boolean;
}

// One of a few, all of which are in view.
export function RadioField({ value, onChange, options, inline, label, hint, ...rest }: RadioFieldProps) {
  const { attributes, said, group } = useLabelled({ label, hint, ...rest });
  const { id, disabled, ...told } = attributes;
  return (
    <fieldset id={id} tabIndex={-1} className={group('fr-fieldset')} aria-labelledby={`${id}-legend ${id}-messages`} role="radiogroup" aria-invalid={told['aria-invalid']} aria-required={told['aria-required']}>
      <legend id={`${id}-legend`} className="fr-fieldset__legend fr-fieldset__legend--regular">
        {label}{rest.required && <span aria-hidden="true"> *</span>}
        {hint && <span className="fr-hint-text">{hint}</span>}
      </legend>
      {options.map((option) => (
        <div key={option.value} className={`fr-fieldset__element ${inline ? 'fr-fieldset__element--inline' : ''}`}>
          <div className="fr-radio-group fr-radio-group--sm">
            <input type="radio" id={`${id}-${option.value}`} name={id} value={option.value} disabled={disabled} checked={value === option.value} onChange={() => onChange(option.value)} />
            <label className="fr-label" htmlFor={`${id}-${option.value}`}>{option.label}{option.hint && <span className="fr-hint-text">{option.hint}</span>}</label>
          </div>
        </div>
      ))}
      {said}
    </fieldset>
  );
}
