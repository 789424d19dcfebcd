// To whoever is not signed in, what they would be for, and the way there.
import { useLocation } from 'react-router-dom';
import { signInUrl, useSession } from '@/kit/api/session';
import type { Text } from '@/kit/words/text';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';

export function SignInFirst({ told }: { told: Text }) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const { data: session } = useSession();
  return (
    <>
      <p>{t(told)}</p>
      {session?.signIn && <a className="fr-btn" href={signInUrl(pathname + search)}>{t(common.signIn)}</a>}
    </>
  );
}
