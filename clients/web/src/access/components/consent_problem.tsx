// Why a consent could not be given or withdrawn.
import { consentWords } from '@/access/words/consents';
import { problemOf } from '@/kit/api/problem';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';

// It was withdrawn before.
export const isWithdrawn = (error: unknown) => problemOf(error).reason === 'WITHDRAWN';

export function ConsentProblem({ error }: { error: unknown }) {
  const { t } = useWords();
  return isWithdrawn(error) ? <p className="fr-message fr-message--error" role="alert">{t(consentWords.wasTaken)}</p> : <Problem error={error} />;
}
