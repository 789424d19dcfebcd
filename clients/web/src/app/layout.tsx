// What is around every page: the State's header and footer, skip links, the state of the connection.
import { Header } from '@codegouvfr/react-dsfr/Header';
import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router-dom';
import { useCaller } from '@/api/session';
import { common } from '@/words/common';
import { useWords } from '@/words/use_words';
import { Banner } from './banner';
import { Bottom } from './bottom';
import { PAGES } from './pages';
import { useHeaderSearch } from './header_search';
import { useQuickAccess } from './quick_access';

function isUnder(pathname: string, path: string) {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
}

export function Layout() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const { state } = useNavigation();
  const caller = useCaller();
  const quickAccessItems = useQuickAccess();
  const search = useHeaderSearch();
  const menu = PAGES.flatMap(({ path, menu: text, isFor }) => (!text || (isFor && !isFor(caller)) ? [] : [{
    text: t(text),
    linkProps: { to: path },
    isActive: isUnder(pathname, path),
  }]));
  return (
    <>
      <SkipLinks links={[
        { anchor: '#contenu', label: t(common.toContent) },
        { anchor: '#fr-header-main-navigation', label: t(common.toMenu) },
        { anchor: '#pied', label: t(common.toFooter) },
      ]} />
      <Header
        brandTop={<>République<br />Française</>}
        homeLinkProps={{ to: '/', title: `${t(common.home)} – ${t(common.pepiniere)}` }}
        id="fr-header"
        serviceTitle={t(common.pepiniere)}
        serviceTagline={t(common.tagline)}
        quickAccessItems={quickAccessItems}
        {...search}
        navigation={menu}
      />
      <Banner />
      <main id="contenu" tabIndex={-1} aria-busy={state === 'loading'}>
        <Outlet />
      </main>
      <Bottom />
      <ScrollRestoration />
    </>
  );
}
