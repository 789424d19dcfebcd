// What is around every page: the State's header and footer, skip links, the state of the connection.
import { Header } from '@codegouvfr/react-dsfr/Header';
import { SkipLinks } from '@codegouvfr/react-dsfr/SkipLinks';
import { lazy } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router-dom';
import { usePermissionsOnEverything } from '@/kit/api/permissions';
import { callerOf, useIdentity } from '@/kit/api/session';
import { FoundParts } from '@/kit/ui/found';
import { HeldLinks } from '@/kit/ui/held_link';
import { MineParts } from '@/kit/ui/mine';
import { DroppedNotice } from '@/kit/ui/sound_address';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { Banner } from './banner';
import { Bottom } from './bottom';
import { FEATURES } from './features';
import { useHeaderSearch } from './header_search';
import { Outage } from './outage';
import { useQuickAccess } from './quick_access';
import { appWords } from './words';

function isUnder(pathname: string, path: string) {
  return path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`);
}

const HELD = Object.fromEntries(FEATURES.flatMap(({ collections, held }) => {
  const link = held && lazy(held);
  return link ? collections.map((collection) => [collection, link]) : [];
}));

const MINE = FEATURES.flatMap(({ mine }) => (mine ? [lazy(mine)] : []));
const FOUND = FEATURES.flatMap(({ found }) => (found ? [lazy(found)] : []));

export function Layout() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const { state } = useNavigation();
  const { roles, person } = useIdentity();
  const onEverything = usePermissionsOnEverything(FEATURES);
  const quickAccessItems = useQuickAccess();
  const search = useHeaderSearch();
  const menu = FEATURES.flatMap(({ pages, collections }, i) => pages.flatMap(({ path, menu: text, isFor }) =>
    (!text || (isFor && !isFor({ ...callerOf(roles, collections), isSignedIn: person !== '', may: onEverything[i]! })) ? [] : [{
      text: t(text),
      linkProps: { to: path },
      isActive: isUnder(pathname, path),
    }])));
  return (
    <>
      <SkipLinks links={[
        { anchor: '#contenu', label: t(appWords.toContent) },
        { anchor: '#fr-header-main-navigation', label: t(appWords.toMenu) },
        { anchor: '#pied', label: t(appWords.toFooter) },
      ]} />
      <Header
        brandTop={<>République<br />Française</>}
        homeLinkProps={{ to: '/', title: `${t(appWords.home)} – ${t(common.pepiniere)}` }}
        id="fr-header"
        serviceTitle={t(common.pepiniere)}
        serviceTagline={t(appWords.tagline)}
        quickAccessItems={quickAccessItems}
        {...search}
        navigation={menu}
      />
      <Banner />
      <Outage />
      <DroppedNotice />
      <main id="contenu" tabIndex={-1} aria-busy={state === 'loading'}>
        <HeldLinks value={HELD}><MineParts value={MINE}><FoundParts value={FOUND}><Outlet /></FoundParts></MineParts></HeldLinks>
      </main>
      <Bottom />
      <ScrollRestoration />
    </>
  );
}
