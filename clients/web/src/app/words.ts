import type { Text } from '@/words/text';

export const appWords = {
  broken: { fr: 'Cette page n’a pas pu s’afficher', en: 'This page could not be shown' },
  brokenTold: {
    fr: 'Une nouvelle version a peut-être été mise en ligne, ou la connexion a été coupée. Recharger suffit le plus souvent.',
    en: 'A new version may have been put online, or the connection was cut. Reloading is usually enough.',
  },
  reload: { fr: 'Recharger la page', en: 'Reload the page' },
  find: { fr: 'Projet, incubateur, organisation…', en: 'Project, incubator, organisation…' },
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
