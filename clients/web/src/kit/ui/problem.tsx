// What went wrong, in a way that one can act on.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Code } from '@connectrpc/connect';
import { useLocation } from 'react-router-dom';
import { isOutage } from '@/kit/api/outage';
import { problemOf } from '@/kit/api/problem';
import { wordsOf } from '@/kit/api/problem_words';
import { signInUrl, wasSignedIn } from '@/kit/api/session';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const WAIT: Text = { fr: 'Réessayez dans {n} s.', en: 'Try again in {n} s.' };

// `onRetry`: shown where another try may help. `isOfAll`: the place where it is said once that a service does not answer; answers that
// are wanting for that say no more than so.
interface ProblemProps { error: unknown; onRetry?: () => void; isOfAll?: boolean }

export function Problem({ error, onRetry, isOfAll }: ProblemProps) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  if (onRetry && !isOfAll && isOutage(error)) return <p className="quiet">{t(common.wanting)}</p>;
  const problem = problemOf(error);
  const { code, more, retrySeconds } = problem;
  const { title, told, details } = wordsOf(problem, wasSignedIn());
  return (
    <Alert
      severity="error"
      title={t(title)}
      as="h2"
      description={
        <>
          {told && t(told)}
          {retrySeconds ? <> {t(WAIT, { n: retrySeconds })}</> : null}
          {details.length > 0 && (
            <ul>
              {details.map((text) => <li key={String(text.fr)}>{t(text)}</li>)}
              {more > 0 && <li>{t(common.andMore, { n: more })}</li>}
            </ul>
          )}
          {code === Code.Unauthenticated && <p><a href={signInUrl(pathname + search)}>{t(common.signIn)}</a></p>}
          {onRetry && (
            <p className="fr-mt-1w">
              <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={onRetry}>{t(common.retry)}</button>
            </p>
          )}
        </>
      }
    />
  );
}
