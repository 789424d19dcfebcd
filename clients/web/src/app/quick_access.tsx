// At the top right: language, live indicator, signing in and out.
import type { HeaderProps } from '@codegouvfr/react-dsfr/Header';
import { Link, useLocation } from 'react-router-dom';
import { signInUrl, useSession } from '@/kit/api/session';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { FEATURES } from './features';
import { Pulse } from './pulse';
import { appWords } from './words';

const ACCOUNT = FEATURES.find(({ account }) => account)?.account;

export function useQuickAccess(): NonNullable<HeaderProps['quickAccessItems']> {
  const { t, lang, choose } = useWords();
  const { pathname, search } = useLocation();
  const { data: session } = useSession();
  const other = lang === 'fr' ? 'en' : 'fr';
  return [
    <Pulse key="pulse" />,
    {
      iconId: 'fr-icon-translate-2',
      text: <span lang={other}>{t(appWords.language)}</span>,
      buttonProps: { onClick: () => choose(other), title: t(appWords.languageTold), lang: other },
    },
    session?.signedIn ? (
      <form key="out" method="post" action="/auth/logout" className="signed-in">
        <p className="signed-in__name">
          {ACCOUNT ? <Link to={ACCOUNT} title={t(appWords.account)}>{session.name || session.subject}</Link> : session.name || session.subject}
        </p>
        <button type="submit" className="fr-btn fr-icon-logout-box-r-line fr-btn--icon-left">{t(appWords.signOut)}</button>
      </form>
    ) : session?.signIn ? (
      <a key="in" className="fr-btn fr-icon-account-circle-line fr-btn--icon-left" href={signInUrl(pathname + search)}>
        {t(common.signIn)}
      </a>
    ) : null,
  ];
}
