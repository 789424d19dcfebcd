// Who will know what is answered: said before anything is.
import { answerWords as words } from '@/feedback/words/answers';
import { useWords } from '@/kit/words/use_words';

const TOLD = [words.safeSealed, words.safeWho, words.safeFigures, words.safeTexts];

export function Safe() {
  const { t } = useWords();
  return (
    <details className="fr-mb-3w" open>
      <summary>{t(words.safe)}</summary>
      <ul>{TOLD.map((text) => <li key={String(text.fr)}>{t(text)}</li>)}</ul>
    </details>
  );
}
