// Several of a list, in an order that says something: it is changed by dragging, by buttons, and by keys.
import { useState, type KeyboardEvent } from 'react';
import { useWords } from '@/kit/words/use_words';
import { ChoiceField, type Choice, type InputProps } from './inputs';
import { formWords } from './words';

// `most`: as many as may be chosen; any number without it.
interface OrderedFieldProps extends InputProps { id: string; options: readonly Choice[]; most?: number }

const namesIn = (value: string) => value.split('\n').filter(Boolean);
const focusWithin = (id: string, what: string) => requestAnimationFrame(() => document.getElementById(id)?.querySelector<HTMLElement>(what)?.focus());

// The value has a name a line, the first first.
export function OrderedField({ id, value, onChange, options, most = Infinity, hint, ...rest }: OrderedFieldProps) {
  const { t, colon } = useWords();
  const [dragged, drag] = useState<number>();
  const [over, setOver] = useState<number>();
  const [moved, setMoved] = useState('');
  const chosen = namesIn(value);
  const labelOf = (name: string) => options.find((option) => option.value === name)?.label ?? name;
  const put = (names: readonly string[]) => onChange(names.join('\n'));
  const list = `${id}-ordre`;
  const move = (from: number, to: number) => {
    if (to < 0 || to >= chosen.length || to === from) return;
    const others = chosen.filter((_, i) => i !== from);
    put([...others.slice(0, to), chosen[from]!, ...others.slice(to)]);
    setMoved(t(formWords.moved, { name: labelOf(chosen[from]!), n: to + 1 }));
  };
  // The button keeps the focus, at the new place; of the first and the last, the other one has it.
  const step = (from: number, by: number) => {
    const to = from + by;
    if (to < 0 || to >= chosen.length) return;
    move(from, to);
    const [towards, back] = by < 0 ? ['up', 'down'] : ['down', 'up'];
    focusWithin(list, `[data-place="${to}"] [data-move=${to + by < 0 || to + by >= chosen.length ? back : towards}]`);
  };
  const byKey = (event: KeyboardEvent, i: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    step(i, event.key === 'ArrowUp' ? -1 : 1);
  };
  const takeOut = (name: string) => {
    put(chosen.filter((other) => other !== name));
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  const end = () => {
    drag(undefined);
    setOver(undefined);
  };
  return (
    <div>
      <ChoiceField {...rest} id={id} hint={[hint, t(formWords.dragHint)].filter(Boolean).join(' ')} value="" none={t(formWords.add)} disabled={chosen.length >= most}
        options={options.filter((option) => !chosen.includes(option.value))} onChange={(name) => name && put([...chosen, name])} />
      {chosen.length > 0 && (
        <ol id={list} className="ordered" aria-label={rest.label}>
          {chosen.map((name, i) => (
            // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- shortcuts of the buttons that it holds
            <li key={name} data-place={i} className={`ordered__one ${over === i && dragged !== i ? 'ordered__one--over' : ''}`} draggable onKeyDown={(event) => byKey(event, i)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', name);
                drag(i);
              }}
              onDragOver={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                setOver(i);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== undefined) move(dragged, i);
                end();
              }}
              onDragEnd={end}>
              <span className="ordered__name"><strong>{i + 1}.</strong> {labelOf(name)}</span>
              <span className="ordered__acts">
                {(['up', 'down'] as const).map((way) => (
                  <button key={way} type="button" data-move={way} className="fr-btn fr-btn--tertiary fr-btn--sm" disabled={way === 'up' ? i === 0 : i === chosen.length - 1}
                    onClick={() => step(i, way === 'up' ? -1 : 1)}>
                    {t(formWords[way])}<span className="fr-sr-only">{colon}{labelOf(name)}</span>
                  </button>
                ))}
                <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(formWords.takeOut, { name: labelOf(name) })} onClick={() => takeOut(name)}>
                  {t(formWords.takeOutHere)}
                </button>
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="fr-sr-only" role="status">{moved}</p>
    </div>
  );
}
