// Why a consent could not be given or withdrawn.
import { consentWords } from '@/access/words/consents';
import { problemOf } from '@/kit/api/problem';
import { Problem } from '@/kit/ui/problem';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// It was withdrawn before; the text was another one when it was read.
const MEANWHILE: Readonly<Record<string, Text>> = { WITHDRAWN: consentWords.wasTaken, WORDING_CHANGED: consentWords.hasChanged };

// Whether what the page shows is not so any more.
export const isOutdated = (error: unknown) => MEANWHILE[problemOf(error).reason] !== undefined;

export function ConsentProblem({ error }: { error: unknown }) {
  const { t } = useWords();
  const told = MEANWHILE[problemOf(error).reason];
  return told ? <p className="fr-message fr-message--error" role="alert">{t(told)}</p> : <Problem error={error} />;
}
