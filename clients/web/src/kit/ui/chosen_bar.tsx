// What is chosen in a list, and what to do with it: in view while there is something.
import type { ReactNode } from 'react';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';

// `told`: how many are chosen, of what. `label`: what is done with them.
interface ChosenBarProps { n: number; told: string; label: string; onClear: () => void; children: ReactNode }

export function ChosenBar({ n, told, label, onClear, children }: ChosenBarProps) {
  const { t } = useWords();
  if (n === 0) return null;
  return (
    <div className="chosen-bar no-print" role="region" aria-label={label}>
      <p className="fr-mb-0" role="status">{told}</p>
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={onClear}>{t(common.clearChoice)}</button>
      {children}
    </div>
  );
}
