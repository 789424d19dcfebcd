// Why somebody may not decide, where a refusal says that by its reason.
import { REFUSED } from '@/feedback/words/moderation';
import { problemOf } from '@/kit/api/problem';
import { useWords } from '@/kit/words/use_words';

export const explainRefusal = (error: unknown) => {
  const told = REFUSED[problemOf(error).reason];
  return told && <Refused told={told} />;
};

function Refused({ told }: { told: (typeof REFUSED)[string] }) {
  const { t } = useWords();
  return <p className="fr-message fr-message--error" role="alert">{t(told)}</p>;
}
