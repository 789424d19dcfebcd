// One of many resources: typed words find it, and a button chooses it.
import { useDeferredValue, useState } from 'react';
import { useWords } from '@/kit/words/use_words';
import type { Finder } from './field';
import { useLabelled, type InputProps } from './inputs';
import { formWords } from './words';

interface SearchFieldProps extends InputProps { id: string; of: Finder }

const focusOn = (id: string) => requestAnimationFrame(() => document.getElementById(id)?.focus());

export function SearchField({ value, ...rest }: SearchFieldProps) {
  return value ? <Chosen value={value} {...rest} /> : <Search value={value} {...rest} />;
}

function Chosen({ value, onChange, of, ...rest }: SearchFieldProps) {
  const { t } = useWords();
  const { attributes, said, group } = useLabelled(rest);
  const title = of.useTitle(value);
  return (
    <div className={group('fr-input-group')}>
      <span className="fr-label">{rest.label}{rest.required && <span aria-hidden="true"> *</span>}</span>
      <p className="search-field__chosen">
        <strong>{title}</strong>
        <button type="button" id={attributes.id} aria-describedby={attributes['aria-describedby']} className="fr-btn fr-btn--tertiary fr-btn--sm"
          aria-label={t(formWords.changeThis, { name: title })}
          onClick={() => {
            onChange('');
            focusOn(rest.id);
          }}>
          {t(formWords.change)}
        </button>
      </p>
      {said}
    </div>
  );
}

function Search({ onChange, of, ...rest }: SearchFieldProps) {
  const { t } = useWords();
  const { attributes, name, said, group } = useLabelled(rest);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = of.useFound(text);
  return (
    <div className={group('fr-input-group')}>
      {name}
      <input {...attributes} className="fr-input" type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      <div aria-live="polite">
        {text !== '' && found?.length === 0 && <p className="quiet fr-mb-0">{t(formWords.noMatch)}</p>}
        {text !== '' && found && found.length > 0 && (
          <ul className="search-field__found" aria-label={rest.label}>
            {found.map(({ name: one, title, note }) => (
              <li key={one}>
                <button type="button" onClick={() => {
                  onChange(one);
                  focusOn(rest.id);
                }}>
                  {title} {note && <span className="quiet">{t(note)}</span>}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {said}
    </div>
  );
}
