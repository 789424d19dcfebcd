// Spaces: where people propose, discuss and vote.
import { Space_Circle as Circle, Space_Kind as Kind, Space_Moderation as Moderation } from '@/gen/pepiniere/feedback/v1/space_pb';
import type { Text } from '@/kit/words/text';
import { EDITED } from './words';

export const spaceWords = {
  ...EDITED,
  title: { fr: 'Espaces d’idées', en: 'Spaces of ideas' },
  intro: { fr: 'Proposer, discuter, soutenir : les agents, les usagers et les experts ont chacun leurs espaces.', en: 'Propose, discuss, support: agents, users and experts have spaces of their own.' },
  none: { fr: 'Aucun espace ne vous est ouvert.', en: 'No space is open to you.' },
  one: { fr: 'Espace', en: 'Space' },
  add: { fr: 'Créer un espace', en: 'Create a space' },
  editThis: { fr: 'Modifier l’espace « {title} »', en: 'Edit the space “{title}”' },
  removeThis: { fr: 'Supprimer l’espace « {title} »', en: 'Delete the space “{title}”' },
  removeTold: { fr: 'Ses idées ne se liront plus nulle part. Vous pourrez revenir en arrière.', en: 'Its ideas will be read nowhere any more. You will be able to take this back.' },
  missing: { fr: 'Espace introuvable', en: 'Space not found' },
  toList: { fr: 'Voir les espaces', en: 'See the spaces' },
  descriptionHint: { fr: 'À quoi il sert, et selon quelles règles. En markdown.', en: 'What it is for, and by which rules. In markdown.' },
  kind: { fr: 'Espace de', en: 'Space of' },
  kindHint: { fr: 'Ne change plus ensuite.', en: 'It stays for good.' },
  readers: { fr: 'Lisent', en: 'Read' },
  proposers: { fr: 'Proposent', en: 'Propose' },
  commenters: { fr: 'Commentent', en: 'Comment' },
  voters: { fr: 'Soutiennent', en: 'Support' },
  writersHint: { fr: 'Parmi ceux qui lisent, une fois connectés.', en: 'Of those who read, once they are signed in.' },
  moderation: { fr: 'Modération', en: 'Moderated' },
  participants: { fr: 'Y prennent part, nommément', en: 'Who takes part by name' },
  moderators: { fr: 'Modèrent', en: 'Who moderates' },
  personsHint: { fr: 'Un identifiant de personne par ligne, comme persons/01J….', en: 'One identifier of a person a line, as in persons/01J….' },
  voteStart: { fr: 'Votes à partir du', en: 'Votes from' },
  voteEnd: { fr: 'Votes jusqu’au (exclu)', en: 'Votes until (not included)' },
  windowBetween: { fr: 'du {from} au {to}', en: 'from {from} to {to}' },
  windowFrom: { fr: 'à partir du {from}', en: 'from {from} on' },
  windowTo: { fr: 'jusqu’au {to}', en: 'until {to}' },
  windowAlways: { fr: 'à tout moment', en: 'at any time' },
  votes: { fr: 'On soutient une idée', en: 'Ideas are supported' },
  toModeration: { fr: 'Modération', en: 'Moderation of it' },
} satisfies Record<string, Text>;

const NONE: Text = { fr: 'Inconnu', en: 'Unknown' };
export const SPACE_KINDS: Readonly<Record<Kind, Text>> = {
  [Kind.UNSPECIFIED]: NONE,
  [Kind.AGENTS]: { fr: 'Agents', en: 'Public agents' },
  [Kind.USERS]: { fr: 'Usagers', en: 'Users' },
  [Kind.EXPERTS]: { fr: 'Experts', en: 'Domain experts' },
  [Kind.CONSULTATION]: { fr: 'Une consultation', en: 'One consultation' },
};
export const CIRCLES: Readonly<Record<Circle, Text>> = {
  [Circle.UNSPECIFIED]: NONE,
  [Circle.EVERYBODY]: { fr: 'tout le monde', en: 'everybody' },
  [Circle.SIGNED_IN]: { fr: 'qui est connecté', en: 'whoever is signed in' },
  [Circle.AGENTS]: { fr: 'qui a un rôle quelque part, et les personnes nommées', en: 'whoever holds a role somewhere, and those who are named' },
  [Circle.PARTICIPANTS]: { fr: 'les personnes nommées', en: 'those who are named' },
};
export const MODERATIONS: Readonly<Record<Moderation, Text>> = {
  [Moderation.UNSPECIFIED]: NONE,
  [Moderation.BEFORE]: { fr: 'avant d’être lu', en: 'before it is read' },
  [Moderation.AFTER]: { fr: 'après', en: 'afterwards' },
};
