// Several of the directory: those chosen, each with how to take it out, and a list to add from.
import { useWords } from '@/kit/words/use_words';
import { ChoiceField, type Choice, type InputProps } from './inputs';
import { formWords } from './words';

interface NamesFieldProps extends InputProps { id: string; options: readonly Choice[] }

// The value has a name a line.
export function NamesField({ value, onChange, options, ...rest }: NamesFieldProps) {
  const { t } = useWords();
  const chosen = value.split('\n').filter(Boolean);
  const labelOf = (name: string) => options.find((option) => option.value === name)?.label ?? name;
  // The button goes with the name: the focus goes to the list.
  const takeOut = (name: string) => {
    onChange(chosen.filter((other) => other !== name).join('\n'));
    document.getElementById(rest.id)?.focus();
  };
  return (
    <div>
      <ChoiceField {...rest} value="" none={t(formWords.add)} options={options.filter((option) => !chosen.includes(option.value))}
        onChange={(name) => onChange([...chosen, name].join('\n'))} />
      {chosen.length > 0 && (
        <ul className="fr-tags-group names-field">
          {chosen.map((name) => (
            <li key={name}>
              <button type="button" className="fr-tag fr-tag--dismiss" aria-label={t(formWords.takeOut, { name: labelOf(name) })}
                onClick={() => takeOut(name)}>
                {labelOf(name)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
