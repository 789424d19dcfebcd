// What an idea said before, for whoever wants to know what those who support an earlier version have read.
import { useState } from 'react';
import { useIdeaVersions } from '@/feedback/api/spaces';
import { ideaWords as words } from '@/feedback/words/ideas';
import type { Idea } from '@/gen/pepiniere/feedback/v1/idea_pb';
import { Prose } from '@/kit/ui/prose';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';

export function Versions({ idea: { name, textVersion } }: { idea: Idea }) {
  const { t, date } = useWords();
  const [isOpen, setOpen] = useState(false);
  const found = useIdeaVersions(name, isOpen);
  if (textVersion < 2) return null;
  return (
    <details className="fr-mb-3w" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(words.versions)}</summary>
      {isOpen && (
        <Answer of={found}>
          {({ versions }) => (
            <ul className="cards">
              {versions.filter(({ number }) => number < textVersion).reverse().map(({ number, title, text, createTime, votes }) => (
                <li key={number}>
                  <p className="quiet">{t(words.version, { n: number, date: date(createTime) })} – {t(words.versionVotes, { n: votes })}</p>
                  <p><strong>{title}</strong></p>
                  <Prose text={text} />
                </li>
              ))}
            </ul>
          )}
        </Answer>
      )}
    </details>
  );
}
