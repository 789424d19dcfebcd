// A picture, fetched once it comes into view or is printed, and behind it the table that says the same to those who do not see it.
import { Suspense, type ReactNode } from 'react';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { COMING } from './print_page';
import { WhenSeen } from './when_seen';

const FIGURES: Text = { fr: 'Les chiffres', en: 'The figures' };
const PLACE = <div className="pictured__place" {...COMING} />;

// `told`: how to read it. `heading`: where it stands by itself, rather than below a heading that says more.
interface PicturedProps { title: string; told?: string; heading?: 'h2' | 'h3'; picture: ReactNode; children: ReactNode }

export function Pictured({ title, told, heading: Title, picture, children }: PicturedProps) {
  const { t, colon } = useWords();
  return (
    <figure className="pictured">
      <figcaption>{Title ? <Title className="fr-h6 fr-mb-1w">{title}</Title> : <span className="fr-h6">{title}</span>}{told && <span className="quiet pictured__told">{told}</span>}</figcaption>
      <div aria-hidden="true"><WhenSeen instead={PLACE} early><Suspense fallback={PLACE}>{picture}</Suspense></WhenSeen></div>
      <details>
        <summary>{t(FIGURES)}<span className="fr-sr-only">{colon}{title}</span></summary>
        {children}
      </details>
    </figure>
  );
}
