// Filters whose state is in the address.
import { useEffect, useId, useRef, useState } from 'react';
import { NONE } from '@/kit/api/filter';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { useUrlState } from './use_url_state';

export interface FilterField {
  // The parameter of the address.
  param: string;
  label: string;
  type: 'select' | 'text' | 'date';
  options?: readonly { value: string; label: string }[];
  // What choosing none of them is; all of them by default.
  any?: string;
  // Values that differ in case, accents, hyphens and the like are one: an address may spell it otherwise.
  isSpelt?: boolean;
  // Suggested for a text.
  suggestions?: readonly string[];
  // Of a date.
  min?: string;
  max?: string;
  maxLength?: number;
}

// `of`: what they filter, on a page that has several such bars.
export function FilterBar({ fields, of }: { fields: readonly FilterField[]; of?: string }) {
  const { t } = useWords();
  const { get, set } = useUrlState();
  const used = fields.filter(({ param }) => get(param));
  return (
    <form className="filter-bar no-print" role="search" aria-label={[t(common.filters), of].filter(Boolean).join(' – ')} onSubmit={(event) => event.preventDefault()}>
      {fields.map((field) => (
        <Field key={field.param} field={field} value={get(field.param)}
          change={(value) => set({ [field.param]: value }, field.type !== 'select')} />
      ))}
      {used.length > 0 && (
        <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm fr-icon-close-line fr-btn--icon-left"
          onClick={() => set(Object.fromEntries(fields.map(({ param }) => [param, undefined])))}>
          {t(common.clearFilters)}
        </button>
      )}
    </form>
  );
}

interface FieldProps { field: FilterField; value: string; change: (value: string) => void }

function Field(props: FieldProps) {
  const { t, locale } = useWords();
  const { field, change } = props;
  const spellings = new Intl.Collator(locale, { sensitivity: 'base', ignorePunctuation: true });
  const value = (props.value && field.isSpelt && field.options?.find((option) => spellings.compare(option.value, props.value) === 0)?.value) || props.value;
  const id = useId();
  return (
    <div className="filter-bar__field">
      <label className="fr-label" htmlFor={id}>{field.label}</label>
      {field.type === 'select' ? (
        <select id={id} className="fr-select" value={value} onChange={(event) => change(event.target.value)}>
          <option value="">{field.any ?? t(common.all)}</option>
          {/* A value that came by the address and is no choice is shown all the same. */}
          {value && !field.options?.some((option) => option.value === value) && <option value={value}>{value === NONE ? t(common.none) : value}</option>}
          {field.options?.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      ) : field.type === 'date' ? (
        <input id={id} className="fr-input" type="date" value={value} min={field.min} max={field.max} onChange={(event) => change(event.target.value)} />
      ) : (
        <TextField {...props} id={id} />
      )}
    </div>
  );
}

const PAUSE_MS = 300;

// Asks once the typing pauses.
function TextField({ id, field, value, change }: FieldProps & { id: string }) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value !== told.current) {
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => {
    if (typed === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = typed;
      change(typed.trim());
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, change]);
  return (
    <>
      <input id={id} className="fr-input" type="search" value={typed} maxLength={field.maxLength} list={field.suggestions && `${id}-list`}
        onChange={(event) => setTyped(event.target.value)} />
      {field.suggestions && (
        <datalist id={`${id}-list`}>{field.suggestions.map((text) => <option key={text} value={text} />)}</datalist>
      )}
    </>
  );
}
