// What a wording was and what it is to be, side by side, with what changes told word by word: struck out and underlined, and said.
import { useMemo } from 'react';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { differences, sideOf, type Piece } from '@/policy/api/word_differences';
import { proposalWords as words } from '@/policy/words/proposals';

// `level`: of the headings above each side.
interface WordingProps { before: string; after: string; beforeIs?: Text; afterIs?: Text; level?: 'h3' | 'h4' | 'h5' }

export function Wording({ before, after, beforeIs = words.current, afterIs = words.proposed, level: Title = 'h4' }: WordingProps) {
  const { t } = useWords();
  const pieces = useMemo(() => differences(before, after), [before, after]);
  return (
    <div className="wordings">
      <div className="wordings__side"><Title className="fr-text--sm">{t(beforeIs)}</Title><Side pieces={sideOf(pieces, 'added')} isSaid={before !== ''} /></div>
      <div className="wordings__side"><Title className="fr-text--sm">{t(afterIs)}</Title><Side pieces={sideOf(pieces, 'removed')} isSaid={after !== ''} /></div>
    </div>
  );
}

function Side({ pieces, isSaid }: { pieces: readonly Piece[]; isSaid: boolean }) {
  const { t } = useWords();
  if (!isSaid) return <p className="quiet">{t(words.notSaid)}</p>;
  return (
    <p className="as-written">
      {pieces.map(({ kind, text }, i) => {
        if (kind === 'removed') return <del key={i}><span className="fr-sr-only">{t(words.removed)}</span>{text}</del>;
        if (kind === 'added') return <ins key={i}><span className="fr-sr-only">{t(words.added)}</span>{text}</ins>;
        return <span key={i}>{text}</span>;
      })}
    </p>
  );
}
