// What went wrong, in a way that one can act on.
import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { Code } from '@connectrpc/connect';
import { useLocation } from 'react-router-dom';
import { problemOf } from '@/kit/api/problem';
import { signInUrl } from '@/kit/api/session';
import { common } from '@/kit/words/common';
import { said } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

const TITLES: Partial<Record<Code, Text>> = {
  [Code.Unauthenticated]: { fr: 'Connectez-vous pour continuer', en: 'Sign in to continue' },
  [Code.PermissionDenied]: { fr: 'Votre rôle ne donne pas accès à ceci', en: 'Your role does not reach this' },
  [Code.NotFound]: { fr: 'Introuvable', en: 'Not found' },
  [Code.InvalidArgument]: { fr: 'Quelque chose est à corriger', en: 'Something needs correcting' },
  [Code.FailedPrecondition]: { fr: 'Les règles ne le permettent pas en l’état', en: 'The rules do not allow it as things stand' },
  [Code.Aborted]: { fr: 'Quelqu’un d’autre l’a modifié entre-temps', en: 'Somebody else has changed it meanwhile' },
  [Code.AlreadyExists]: { fr: 'Cela existe déjà', en: 'This exists already' },
  [Code.ResourceExhausted]: { fr: 'Trop de demandes à la fois', en: 'Too many requests at once' },
  [Code.Unavailable]: { fr: 'Le service ne répond pas', en: 'The service does not answer' },
  [Code.DeadlineExceeded]: { fr: 'Le service met trop de temps à répondre', en: 'The service takes too long to answer' },
};
const OTHERWISE: Text = { fr: 'Une erreur est survenue', en: 'Something went wrong' };
const WAIT: Text = { fr: 'Réessayez dans {n} s.', en: 'Try again in {n} s.' };

// `onRetry`: shown where another try may help.
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const { code, message, fields, preconditions, more, retrySeconds } = problemOf(error);
  const details = [...fields.map(({ field, description }) => ({ of: field, text: said(description) })),
    ...preconditions.map(({ subject, description }) => ({ of: subject, text: said(description) }))];
  return (
    <Alert
      severity="error"
      title={t(TITLES[code] ?? OTHERWISE)}
      as="h2"
      description={
        <>
          <span lang="en">{message}</span>
          {retrySeconds ? <> {t(WAIT, { n: retrySeconds })}</> : null}
          {details.length > 0 && (
            <ul>
              {details.map(({ of, text }, i) => <li key={i}>{of && <strong lang="en">{of}</strong>} <span lang={text.fr === text.en ? 'en' : undefined}>{t(text)}</span></li>)}
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
