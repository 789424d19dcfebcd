// A labelled field of a form: one line, several, a day.
import { useId } from 'react';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  // What is wrong with it.
  error?: string;
  type?: 'text' | 'date' | 'url' | 'number';
  // Lines; one by default.
  lines?: number;
  required?: boolean;
  disabled?: boolean;
  min?: string;
  max?: string;
  suggestions?: readonly string[];
  inputMode?: 'decimal' | 'numeric';
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, error, type = 'text', lines = 1, suggestions, ...rest } = props;
  const id = useId();
  const attributes = {
    ...rest, id, value,
    className: `fr-input ${error ? 'fr-input--error' : ''}`,
    'aria-describedby': error ? `${id}-error` : undefined,
    'aria-invalid': error ? true : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className={`fr-input-group ${error ? 'fr-input-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>{label}{hint && <span className="fr-hint-text">{hint}</span>}</label>
      {lines > 1 ? <textarea {...attributes} rows={lines} /> : <input {...attributes} type={type} list={suggestions && `${id}-list`} />}
      {suggestions && <datalist id={`${id}-list`}>{suggestions.map((text) => <option key={text} value={text} />)}</datalist>}
      {error && <p id={`${id}-error`} className="fr-error-text">{error}</p>}
    </div>
  );
}

interface ChoiceFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  hint?: string;
  error?: string;
  // What stands for no choice; without it there always is one.
  none?: string;
  required?: boolean;
  disabled?: boolean;
}

export function ChoiceField({ label, value, onChange, options, hint, error, none, ...rest }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className={`fr-select-group ${error ? 'fr-select-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>{label}{hint && <span className="fr-hint-text">{hint}</span>}</label>
      <select {...rest} id={id} className={`fr-select ${error ? 'fr-select--error' : ''}`} value={value}
        aria-describedby={error ? `${id}-error` : undefined} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {error && <p id={`${id}-error`} className="fr-error-text">{error}</p>}
    </div>
  );
}
