// A section of the page, by its place in the address.
import type { ReactNode } from 'react';
import { measureWords as words } from '@/metrics/words/words';
import { useWords } from '@/kit/words/use_words';

export const PARTS = [
  { id: 'flux', title: words.flow }, { id: 'livraisons', title: words.deliveries }, { id: 'satisfaction', title: words.satisfaction },
  { id: 'usage', title: words.usage }, { id: 'impact', title: words.impact }, { id: 'prevision', title: words.forecast },
] as const;

export function Part({ id, children }: { id: (typeof PARTS)[number]['id']; children: ReactNode }) {
  const { t } = useWords();
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-titre`} className="measures__section">
      <h2 id={`${id}-titre`} className="fr-h4">{t(PARTS.find((part) => part.id === id)!.title)}</h2>
      {children}
    </section>
  );
}
