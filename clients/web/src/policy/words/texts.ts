// Texts that were adopted.
import { Text_Kind as Kind } from '@/gen/pepiniere/policy/v1/text_pb';
import type { Text } from '@/kit/words/text';
import { EDITED } from './words';

export const textWords = {
  ...EDITED,
  title: { fr: 'Textes adoptés', en: 'Adopted texts' },
  intro: { fr: 'Les textes par lesquels des propositions sont devenues du droit ; où ils sont publiés, depuis quand ils sont en vigueur, ce qu’ils changent.', en: 'The texts by which proposals became law; where they are published, since when they are in force, what they change.' },
  none: { fr: 'Aucun texte n’est encore enregistré.', en: 'No text is recorded yet.' },
  noneSuch: { fr: 'Aucun texte ne répond à ces filtres.', en: 'No text matches these filters.' },
  one: { fr: 'Texte', en: 'A text' },
  add: { fr: 'Enregistrer un texte', en: 'Record a text' },
  editThis: { fr: 'Modifier le texte « {title} »', en: 'Edit the text “{title}”' },
  removeThis: { fr: 'Supprimer le texte « {title} »', en: 'Delete the text “{title}”' },
  removeTold: { fr: 'Il ne se lira plus.', en: 'It will be read no more.' },
  missing: { fr: 'Texte introuvable', en: 'Text not found' },
  toList: { fr: 'Voir les textes adoptés', en: 'See the adopted texts' },
  kind: { fr: 'Sorte de texte', en: 'Kind of text' },
  referenceHint: { fr: '« JORF n° 0123, texte n° 4 », un NOR.', en: '“JORF n° 0123, texte n° 4”, a NOR.' },
  published: { fr: 'Publié le', en: 'Published on' },
  inForceFrom: { fr: 'Entre en vigueur le', en: 'Enters into force on' },
  inForce: { fr: 'En vigueur', en: 'In force' },
  notYet: { fr: 'Pas encore en vigueur', en: 'Not in force yet' },
  uri: { fr: 'Adresse', en: 'Address of it' },
  changes: { fr: 'Ce qu’il change', en: 'What it changes' },
  change: { fr: 'Changement {n}', en: 'Change {n}' },
  addChange: { fr: 'Ajouter un changement', en: 'Add a change' },
  changed: { fr: 'Texte changé', en: 'Text that is changed' },
  article: { fr: 'Article', en: 'Which article' },
  wording: { fr: 'Nouvelle rédaction', en: 'New wording' },
  proposals: { fr: 'Propositions qu’il adopte', en: 'Proposals that it adopts' },
} satisfies Record<string, Text>;

export const TEXT_KINDS: Readonly<Record<Kind, Text>> = {
  [Kind.UNSPECIFIED]: { fr: 'Inconnue', en: 'Unknown' },
  [Kind.LAW]: { fr: 'Loi', en: 'Law' },
  [Kind.CODE]: { fr: 'Code', en: 'Code' },
  [Kind.ORDINANCE]: { fr: 'Ordonnance', en: 'Ordinance' },
  [Kind.DECREE]: { fr: 'Décret', en: 'Decree' },
  [Kind.ORDER]: { fr: 'Arrêté', en: 'Order' },
  [Kind.CIRCULAR]: { fr: 'Circulaire', en: 'Circular' },
  [Kind.OTHER]: { fr: 'Autre', en: 'Other' },
};
