import type { Text } from '@/kit/words/text';

export const appWords = {
  tagline: { fr: 'Le portefeuille des services numériques incubés par l’État', en: 'The State’s incubated digital services' },
  account: { fr: 'Mon compte', en: 'My account' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  toContent: { fr: 'Aller au contenu', en: 'Skip to content' },
  toMenu: { fr: 'Aller au menu', en: 'Skip to menu' },
  toFooter: { fr: 'Aller au pied de page', en: 'Skip to footer' },
  home: { fr: 'Accueil', en: 'Home' },
  live: { fr: 'À jour', en: 'Up to date' },
  connecting: { fr: 'Connexion…', en: 'Connecting…' },
  stale: { fr: 'Reconnexion…', en: 'Reconnecting…' },
  out: { fr: 'Un service ne répond pas', en: 'A service does not answer' },
  offline: { fr: 'Hors ligne', en: 'Offline' },
  offlineTold: {
    fr: 'Vous êtes hors ligne : ce que vous voyez peut avoir changé. La page se mettra à jour au retour de la connexion.',
    en: 'You are offline: what you see may have changed. The page updates when the connection comes back.',
  },
  broken: { fr: 'Cette page n’a pas pu s’afficher', en: 'This page could not be shown' },
  brokenTold: {
    fr: 'Une nouvelle version a peut-être été mise en ligne, ou la connexion a été coupée. Recharger suffit le plus souvent.',
    en: 'A new version may have been put online, or the connection was cut. Reloading is usually enough.',
  },
  brokenOffline: {
    fr: 'Vous êtes hors ligne. Elle s’affichera au retour de la connexion.',
    en: 'You are offline. It will show when the connection comes back.',
  },
  reload: { fr: 'Recharger la page', en: 'Reload the page' },
  missing: { fr: 'Page introuvable', en: 'Page not found' },
  missingTold: { fr: 'Il n’y a rien à cette adresse. Elle a peut-être changé.', en: 'There is nothing at this address. It may have changed.' },
  toPortfolio: { fr: 'Aller au portefeuille', en: 'Go to the portfolio' },
  footer: {
    fr: 'Pépinière suit les services numériques que l’État incube, de leur investigation à leur issue.',
    en: 'Pépinière follows the digital services that the State incubates, from their investigation to their outcome.',
  },
  openData: { fr: 'Données ouvertes', en: 'Open data' },
  api: { fr: 'API', en: 'API' },
  language: { fr: 'English', en: 'Français' },
  languageTold: { fr: 'Read this site in English', en: 'Lire ce site en français' },
} satisfies Record<string, Text>;
