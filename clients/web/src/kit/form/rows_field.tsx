// Several messages of one kind, each with fields of its own: those that are there, how to take one out, and how to add one.
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
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

export function RowsField({ id, field: { label, hint }, rows: { one, add, isOrdered }, value, fault, onChange, children }: RowsFieldProps) {
  const { t, colon } = useWords();
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
  const [moved, setMoved] = useState('');
  // The button keeps the focus, at the row's new place; of the first and the last, the other one has it.
  const move = (i: number, by: number) => {
    const to = i + by;
    if (to < 0 || to >= all.length) return;
    put(all.map((row, j) => (j === i ? all[to]! : j === to ? all[i]! : row)));
    setMoved(t(formWords.moved, { name: t(one, { n: i + 1 }), n: to + 1 }));
    const [towards, back] = by < 0 ? ['up', 'down'] : ['down', 'up'];
    focusWithin(id, `[data-row="${to}"] [data-move=${to + by < 0 || to + by >= all.length ? back : towards}]`);
  };
  const byKey = (event: KeyboardEvent, i: number) => {
    if (!isOrdered || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(i, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <fieldset tabIndex={-1} id={id} className="rows-field" aria-describedby={hint || isOrdered ? hintId : undefined}>
      <legend className="fr-label">
        {t(label)}
        {(hint || isOrdered) && <span className="fr-hint-text" id={hintId}>{hint && t(hint)} {isOrdered && t(formWords.orderHint)}</span>}
      </legend>
      {all.map((row, i) => (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut of the buttons that it holds
        <div key={i} data-row={i} className="rows-field__row" role="group" aria-label={t(one, { n: i + 1 })} onKeyDown={(event) => byKey(event, i)}>
          {children(row, i, (path, text) => put(all.map((other, j) => (i === j ? { ...other, [path]: text } : other))))}
          <div className="rows-field__acts">
            {isOrdered && (['up', 'down'] as const).map((way) => (
              <button key={way} type="button" data-move={way} className="fr-btn fr-btn--tertiary fr-btn--sm"
                disabled={way === 'up' ? i === 0 : i === all.length - 1} onClick={() => move(i, way === 'up' ? -1 : 1)}>
                {t(formWords[way])}<span className="fr-sr-only">{colon}{t(one, { n: i + 1 })}</span>
              </button>
            ))}
            <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => takeOut(i)}>{t(formWords.takeOut, { name: t(one, { n: i + 1 }) })}</button>
          </div>
        </div>
      ))}
      {isOrdered && <p className="fr-sr-only" role="status">{moved}</p>}
      <div className="fr-messages-group" aria-live="polite">{fault && <p className="fr-message fr-message--error">{t(fault)}</p>}</div>
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm rows-field__add" onClick={append}>{t(add)}</button>
    </fieldset>
  );
}
