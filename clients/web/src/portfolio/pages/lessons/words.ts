import type { Text } from '@/kit/words/text';

export const lessonsWords = {
  title: { fr: 'Ce que les projets arrêtés ont appris', en: 'What stopped projects taught' },
  intro: {
    fr: 'Un projet qui s’arrête laisse ce qu’il a appris. Personne n’est mis en cause : ces leçons servent à ceux qui se lancent.',
    en: 'A project that stops leaves what it learned. Nobody is blamed: these lessons serve those who begin.',
  },
  outcome: { fr: 'Issue', en: 'Outcome' },
  why: { fr: 'Pourquoi il s’est arrêté', en: 'Why it stopped' },
  learned: { fr: 'Ce qu’il a appris', en: 'What it learned' },
  notTold: { fr: 'Non renseigné.', en: 'Not recorded.' },
  stoppedOn: { fr: 'le {date}', en: 'on {date}' },
  confidential: { fr: 'Réservé à ceux qui suivent le projet', en: 'For those who follow the project only' },
  none: { fr: 'Aucune leçon ne répond à cette recherche.', en: 'No lesson matches this search.' },
  noneNext: { fr: 'Essayez moins de mots : chacun doit s’y trouver.', en: 'Try fewer words: each of them must be found.' },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  shown: { fr: { one: '{n} leçon affichée', other: '{n} leçons affichées' }, en: { one: '{n} lesson shown', other: '{n} lessons shown' } },
} satisfies Record<string, Text>;
