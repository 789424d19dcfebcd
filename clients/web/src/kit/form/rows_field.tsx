// Several messages of one kind, each with fields of its own: those that are there, how to take one out, and how to add one.
import { useId, type ReactNode } from 'react';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { rowsIn, textOfRows, type Field, type Rows, type Values } from './field';
import { formWords } from './words';

interface RowsFieldProps {
  id: string;
  field: Field;
  rows: Rows;
  value: string;
  fault: Text | undefined;
  onChange: (value: string) => void;
  children: (row: Values, i: number, change: (path: string, value: string) => void) => ReactNode;
}

const focusWithin = (id: string, what: string) => requestAnimationFrame(() =>
  document.getElementById(id)?.querySelector<HTMLElement>(what)?.focus());

export function RowsField({ id, field: { label, hint }, rows: { one, add }, value, fault, onChange, children }: RowsFieldProps) {
  const { t } = useWords();
  const hintId = useId();
  const all = rowsIn(value);
  const put = (next: readonly Values[]) => onChange(textOfRows(next));
  const append = () => {
    put([...all, {}]);
    focusWithin(id, `[data-row="${all.length}"] :is(input, select, textarea)`);
  };
  // The button goes with its row: the focus goes to what adds another.
  const takeOut = (i: number) => {
    put(all.filter((_, j) => j !== i));
    focusWithin(id, '.rows-field__add');
  };
  return (
    <fieldset id={id} className="rows-field" aria-describedby={hint && hintId}>
      <legend className="fr-label">
        {t(label)}
        {hint && <span className="fr-hint-text" id={hintId}>{t(hint)}</span>}
      </legend>
      {all.map((row, i) => (
        <div key={i} data-row={i} className="rows-field__row" role="group" aria-label={t(one, { n: i + 1 })}>
          {children(row, i, (path, text) => put(all.map((other, j) => (i === j ? { ...other, [path]: text } : other))))}
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => takeOut(i)}>{t(formWords.takeOut, { name: t(one, { n: i + 1 }) })}</button>
        </div>
      ))}
      <div className="fr-messages-group" aria-live="polite">{fault && <p className="fr-message fr-message--error">{t(fault)}</p>}</div>
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm rows-field__add" onClick={append}>{t(add)}</button>
    </fieldset>
  );
}
