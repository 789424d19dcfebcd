// Measures: what contributions become.
import { Measure_State as State } from '@/gen/pepiniere/feedback/v1/measure_pb';
import type { Text } from '@/kit/words/text';
import { EDITED } from './words';

export const measureWords = {
  ...EDITED,
  title: { fr: 'Mesures prises', en: 'Measures taken' },
  intro: { fr: 'Ce que l’administration fait de ce que les gens proposent et signalent ; et où cela en est.', en: 'What the administration does about what people propose and report; and how far that is.' },
  none: { fr: 'Aucune mesure n’est encore annoncée.', en: 'No measure is announced yet.' },
  noneSuch: { fr: 'Aucune mesure ne répond à ces filtres.', en: 'No measure matches these filters.' },
  one: { fr: 'Mesure', en: 'Measure' },
  add: { fr: 'Annoncer une mesure', en: 'Announce a measure' },
  editThis: { fr: 'Modifier la mesure « {title} »', en: 'Edit the measure “{title}”' },
  removeThis: { fr: 'Supprimer la mesure « {title} »', en: 'Delete the measure “{title}”' },
  removeTold: { fr: 'Elle ne se lira plus. Vous pourrez revenir en arrière.', en: 'It will be read no more. You will be able to take this back.' },
  missing: { fr: 'Mesure introuvable', en: 'Measure not found' },
  toList: { fr: 'Voir les mesures prises', en: 'See the measures taken' },
  descriptionHint: { fr: 'Ce qui est fait. En markdown.', en: 'What is done. In markdown.' },
  audiences: { fr: 'Pour', en: 'For' },
  owner: { fr: 'Qui en répond', en: 'Who answers for it' },
  ideas: { fr: 'Vient des idées', en: 'Comes from the ideas' },
  constraints: { fr: 'Lève les contraintes', en: 'Lifts the constraints' },
  moves: { fr: 'Où elle en est', en: 'How far it is' },
  advance: { fr: 'Dire où elle en est', en: 'Say how far it is' },
  advanceThis: { fr: 'Où en est « {title} »', en: 'How far “{title}” is' },
  advanceTold: { fr: 'Les auteurs de ce dont elle vient en sont avertis.', en: 'Authors of what it comes from are told.' },
  to: { fr: 'Est', en: 'Is' },
  date: { fr: 'Depuis le', en: 'Since' },
  dateHint: { fr: 'Aujourd’hui, si rien n’est dit.', en: 'Today, where nothing is said.' },
  note: { fr: 'Ce qu’il y a à en dire', en: 'What is to be said of it' },
  noteHint: { fr: 'Nécessaire si elle est abandonnée : chacun lira pourquoi.', en: 'Needed where it is abandoned: everybody reads why.' },
} satisfies Record<string, Text>;

export const MEASURE_STATES: Readonly<Record<State, Text>> = {
  [State.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [State.ANNOUNCED]: { fr: 'Annoncée', en: 'Announced' },
  [State.IN_PROGRESS]: { fr: 'En cours', en: 'In progress' },
  [State.DELIVERED]: { fr: 'Livrée', en: 'Delivered' },
  [State.ABANDONED]: { fr: 'Abandonnée', en: 'Abandoned' },
};
export const FOR_WHOM: Readonly<Record<string, Text>> = {
  INDIVIDUALS: { fr: 'Particuliers', en: 'Individuals' },
  COMPANIES: { fr: 'Entreprises', en: 'Companies' },
  LOCAL_AUTHORITIES: { fr: 'Collectivités', en: 'Local authorities' },
  AGENTS: { fr: 'Agents', en: 'Public agents' },
};
