// An instant, typed as the clocks of a zone show it.
import { useState } from 'react';
import { instantOf, USUAL_ZONE, wallTimeOf } from '@/kit/words/instant';
import { useWords } from '@/kit/words/use_words';
import { useLabelled, type InputProps } from './inputs';
import { formWords } from './words';

// `zone`: of the IANA database; that of Paris where it is none.
export function MomentField({ value, onChange, zone = '', hint, ...rest }: InputProps & { zone: string | undefined }) {
  const { t } = useWords();
  const inZone = t(formWords.inZone, { zone: zone || USUAL_ZONE });
  const { attributes, name, said, group } = useLabelled({ ...rest, hint: hint ? `${hint} ${inZone}` : inZone });
  // What is typed stays as it is while it says the same.
  const [typed, setTyped] = useState('');
  const shown = typed && instantOf(typed, zone) === value ? typed : wallTimeOf(value, zone);
  return (
    <div className={group('fr-input-group')}>
      {name}
      <input {...attributes} className="fr-input" type="datetime-local" value={shown} onChange={({ target }) => {
        setTyped(target.value);
        onChange(instantOf(target.value, zone));
      }} />
      {said}
    </div>
  );
}
