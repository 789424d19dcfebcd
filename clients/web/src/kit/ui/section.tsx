// A part of a page, under its heading, with what may be done there.
import type { ReactNode } from 'react';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import './said.css';

interface SectionProps { id: string; title: Text; told?: Text; actions?: ReactNode; children: ReactNode }

export function Section({ id, title, told, actions, children }: SectionProps) {
  const { t } = useWords();
  return (
    <section id={id} tabIndex={-1} className="said-section" aria-labelledby={`${id}-titre`}>
      <div className="list-head">
        <h2 id={`${id}-titre`} className="fr-h4 fr-mb-0">{t(title)}</h2>
        {actions && <div className="no-print">{actions}</div>}
      </div>
      {told && <p>{t(told)}</p>}
      {children}
    </section>
  );
}
