// A picture, fetched once it comes into view or is printed, and behind it the table that says the same to those who do not see it.
import { Suspense, type ReactNode } from 'react';
import { measureWords } from '@/metrics/words/words';
import { COMING } from '@/kit/ui/print_page';
import { WhenSeen } from '@/kit/ui/when_seen';
import { useWords } from '@/kit/words/use_words';

const PLACE = <div className="pictured__place" {...COMING} />;

// `told`: how to read it.
interface PicturedProps { title: string; told?: string; picture: ReactNode; children: ReactNode }

export function Pictured({ title, told, picture, children }: PicturedProps) {
  const { t, colon } = useWords();
  return (
    <figure className="pictured">
      <figcaption><span className="fr-h6">{title}</span>{told && <span className="quiet pictured__told">{told}</span>}</figcaption>
      <div aria-hidden="true"><WhenSeen instead={PLACE} early><Suspense fallback={PLACE}>{picture}</Suspense></WhenSeen></div>
      <details>
        <summary>{t(measureWords.figures)}<span className="fr-sr-only">{colon}{title}</span></summary>
        {children}
      </details>
    </figure>
  );
}
