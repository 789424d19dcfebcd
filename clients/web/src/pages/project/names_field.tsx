// Several of the directory: those chosen, each with how to take it out, and a list to add from.
import { useWords } from '@/words/use_words';
import type { Option } from './field';
import type { Control } from './form_field';
import { formWords } from './form_words';

export function NamesField({ control: { id, value, change, describedBy, invalid }, options }: { control: Control; options: readonly Option[] }) {
  const { t } = useWords();
  const chosen = value.split('\n').filter(Boolean);
  const labelOf = (name: string) => {
    const option = options.find((candidate) => candidate.value === name);
    return option ? t(option.label) : name;
  };
  const left = options.filter((option) => !chosen.includes(option.value));
  return (
    <>
      <select id={id} className="fr-select" value="" aria-describedby={describedBy} aria-invalid={invalid}
        onChange={(event) => change([...chosen, event.target.value].join('\n'))}>
        <option value="">{t(formWords.add)}</option>
        {left.map((option) => <option key={option.value} value={option.value}>{t(option.label)}</option>)}
      </select>
      {chosen.length > 0 && (
        <ul className="fr-tags-group names-field">
          {chosen.map((name) => (
            <li key={name}>
              <button type="button" className="fr-tag fr-tag--dismiss" aria-label={t(formWords.takeOut, { name: labelOf(name) })}
                onClick={() => change(chosen.filter((other) => other !== name).join('\n'))}>
                {labelOf(name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
