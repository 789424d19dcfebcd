// Two versions of the same thing, field by field: what both changed is chosen, the rest merges by itself.
import { useEffect, useRef, useState } from 'react';
import { useWords } from '@/kit/words/use_words';
import { editWords } from './edit_words';
import { labelIn, valueAt, writeValues, type Form, type Values } from './field';
import { FieldValue } from './field_value';
import type { Merge } from './merge';
import './merge.css';

// `told`: what happened, and what to do.
interface MergeViewProps { form: Form; told: string; merge: Merge; base: Values; mine: Values; theirs: Values; apply: (merged: Values) => void }

type Side = 'mine' | 'theirs';

export function MergeView({ form, told, merge, base, mine, theirs, apply }: MergeViewProps) {
  const { t, lang, colon } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const labels = (paths: readonly string[]) => new Intl.ListFormat(lang).format(paths.map((path) => t(labelIn(form, path))));
  const go = () => {
    setTried(true);
    if (!merge.conflicts.every((path) => chosen[path])) return;
    const choices = merge.conflicts.map((path) => [path, (chosen[path] === 'mine' ? mine : theirs)[path] ?? '']);
    apply({ ...merge.merged, ...Object.fromEntries(choices) });
  };
  return (
    <section className="merge" aria-labelledby="merge-title">
      <h2 id="merge-title" ref={heading} tabIndex={-1} className="fr-h4">{t(editWords.conflictTitle)}</h2>
      <p>{told}</p>
      {merge.taken.length > 0 && <p>{t(editWords.taken, { fields: labels(merge.taken) })}</p>}
      {merge.conflicts.map((path) => (
        <fieldset key={path} className="fr-fieldset merge__field">
          <legend className="fr-fieldset__legend">{t(labelIn(form, path))}</legend>
          <p className="merge__base"><span className="quiet">{t(editWords.base)}{colon}</span><Said form={form} path={path} values={base} /></p>
          <div className="merge__sides">
            {(['mine', 'theirs'] as const).map((side) => (
              <div key={side} className="fr-radio-group fr-radio-rich">
                <input type="radio" id={`merge-${path}-${side}`} name={`merge-${path}`} checked={chosen[path] === side}
                  onChange={() => setChosen({ ...chosen, [path]: side })} />
                <label className="fr-label" htmlFor={`merge-${path}-${side}`}>
                  <span className="merge__side">{t(editWords[side])}</span>
                  <Said form={form} path={path} values={side === 'mine' ? mine : theirs} />
                </label>
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <div role="alert">{tried && !merge.conflicts.every((path) => chosen[path]) && <p className="fr-message fr-message--error">{t(editWords.chooseAll)}</p>}</div>
      <button type="button" className="fr-btn" onClick={go}>{t(editWords.apply)}</button>
    </section>
  );
}

function Said({ form, path, values }: { form: Form; path: string; values: Values }) {
  const { t } = useWords();
  const field = form.fields.find((candidate) => candidate.path === path);
  if (!field || !values[path]) return <em>{t(editWords.empty)}</em>;
  // A link in a choice would take the click.
  const kind = field.kind === 'uri' ? 'text' : field.kind;
  if (kind === 'list' || kind === 'text' || kind === 'area') return <span className="as-typed">{values[path]}</span>;
  return <FieldValue field={{ ...field, kind }} value={valueAt(writeValues(form, values, [path]), path)} />;
}
