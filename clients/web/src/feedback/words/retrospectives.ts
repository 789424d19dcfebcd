// Retrospectives: what was tried, what happened, what was learned. They blame nobody.
import { Retrospective_Sharing as Sharing } from '@/gen/pepiniere/feedback/v1/retrospective_pb';
import type { Text } from '@/kit/words/text';
import { EDITED } from './words';

export const retrospectiveWords = {
  ...EDITED,
  title: { fr: 'Rétrospectives', en: 'Retrospectives' },
  intro: { fr: 'Ce qui a été tenté, ce qui s’est passé, ce qu’on en a appris. Elles ne mettent personne en cause.', en: 'What was tried, what happened, what was learned of it. They blame nobody.' },
  none: { fr: 'Aucune rétrospective à lire ici.', en: 'No retrospective to read here.' },
  noneSuch: { fr: 'Aucune rétrospective ne parle de cela.', en: 'No retrospective tells of that.' },
  one: { fr: 'Rétrospective', en: 'Retrospective' },
  add: { fr: 'Écrire une rétrospective', en: 'Write a retrospective' },
  editThis: { fr: 'Modifier « {title} »', en: 'Edit “{title}”' },
  removeThis: { fr: 'Supprimer « {title} »', en: 'Delete “{title}”' },
  removeTold: { fr: 'Elle ne se lira plus. C’est sans retour.', en: 'It will be read no more. This cannot be taken back.' },
  missing: { fr: 'Rétrospective introuvable', en: 'Retrospective not found' },
  toList: { fr: 'Voir les rétrospectives', en: 'See the retrospectives' },
  searched: { fr: 'Mots cherchés', en: 'Words to look for' },
  name: { fr: 'En une ligne', en: 'In one line' },
  tried: { fr: 'Ce qui a été tenté', en: 'What was tried' },
  happened: { fr: 'Ce qui s’est passé', en: 'What happened' },
  learned: { fr: 'Ce qu’on en a appris', en: 'What was learned' },
  project: { fr: 'Projet', en: 'Project' },
  challenge: { fr: 'Défi', en: 'Challenge' },
  cohort: { fr: 'Promotion', en: 'Cohort' },
  sharing: { fr: 'Qui la lit', en: 'Who reads it' },
  about: { fr: 'À propos de', en: 'About' },
  written: { fr: 'Écrite le', en: 'Written on' },
  beside: { fr: 'Rétrospectives qui en parlent', en: 'Retrospectives that tell of it' },
  toLessons: { fr: 'Voir aussi ce que les projets arrêtés ont appris', en: 'See what stopped projects taught too' },
} satisfies Record<string, Text>;

export const SHARINGS: Readonly<Record<Sharing, Text>> = {
  [Sharing.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [Sharing.CONFIDENTIAL]: { fr: 'L’équipe du projet et les coachs du programme', en: 'The team of the project and coaches of the programme' },
  [Sharing.EVERYBODY]: { fr: 'Tout le monde', en: 'Everybody' },
};
