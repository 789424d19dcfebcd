// Networks of alumni: joining, what one may be contacted for, and leaving.
import type { Text } from '@/kit/words/text';
import { EDITED } from './words';

export const networkWords = {
  ...EDITED,
  title: { fr: 'Réseaux d’anciens', en: 'Networks of alumni' },
  intro: {
    fr: 'Qui a été d’une promotion peut rester joignable, pour ce qu’il choisit, et partir quand il veut.',
    en: 'Whoever was of a cohort may stay within reach, for what they choose, and leave when they want.',
  },
  none: { fr: 'Il n’y a pas encore de réseau.', en: 'There is no network yet.' },
  one: { fr: 'Réseau', en: 'Network' },
  add: { fr: 'Créer un réseau', en: 'Create a network' },
  editThis: { fr: 'Modifier le réseau « {title} »', en: 'Edit the network “{title}”' },
  removeThis: { fr: 'Supprimer le réseau « {title} »', en: 'Delete the network “{title}”' },
  removeTold: { fr: 'Ce n’est possible que si plus personne n’en est.', en: 'This works only once nobody is of it any more.' },
  missing: { fr: 'Réseau introuvable', en: 'Network not found' },
  toList: { fr: 'Voir les réseaux', en: 'See the networks' },
  you: { fr: 'Vous et ce réseau', en: 'You and this network' },
  signIn: { fr: 'Connectez-vous pour rejoindre le réseau.', en: 'Sign in to join the network.' },
  agreeFirst: { fr: '1. Votre accord', en: '1. Your consent' },
  agreeTold: {
    fr: 'Être d’un réseau, c’est accepter d’être compté parmi les anciens. Cet accord est le vôtre, le même partout ici ; si vous le retirez, vous quittez le réseau du même coup.',
    en: 'Being of a network is agreeing to be counted among alumni. That consent is yours, the same everywhere here; if you withdraw it, you leave the network with it.',
  },
  joinThen: { fr: '2. Rejoindre', en: '2. Join' },
  join: { fr: 'Rejoindre le réseau', en: 'Join the network' },
  joined: { fr: 'Vous êtes de ce réseau.', en: 'You are of this network.' },
  joinedOn: { fr: 'Membre depuis le', en: 'Member since' },
  change: { fr: 'Changer ce que j’en dis', en: 'Change what I say' },
  leave: { fr: 'Quitter le réseau', en: 'Leave the network' },
  leaveTold: { fr: 'Ce que vous y disiez de vous disparaît. Votre accord reste, jusqu’à ce que vous le retiriez ; vous pourrez revenir.', en: 'What you said of yourself there goes. Your consent stays until you withdraw it; you may come back.' },
  leaveSure: { fr: 'Oui, je quitte ce réseau', en: 'Yes, I leave this network' },
  left: { fr: 'Vous avez quitté le réseau.', en: 'You have left the network.' },
  erase: { fr: 'Vous pouvez aussi faire effacer tout ce que l’on garde de vous, ici et ailleurs.', en: 'You may also have all that is kept of you erased, here and elsewhere.' },
  toErase: { fr: 'Mon compte : effacer', en: 'My account: erase' },
  displayName: { fr: 'Votre nom dans le réseau', en: 'What you are called there' },
  interests: { fr: 'Ce qui vous intéresse', en: 'What you are interested in' },
  interestsHint: { fr: 'Un par ligne : un sujet, une aide que vous pouvez donner.', en: 'One a line: a subject, a help that you can give.' },
  contactFor: { fr: 'On peut vous écrire pour', en: 'You may be written to for' },
  contactForHint: { fr: 'Les campagnes vont à tout leur public ; le reste, à ceux-là seuls qui l’ont dit.', en: 'Campaigns go to the whole of their audience; the rest, to those alone who said so.' },
  cohorts: { fr: 'Vos promotions', en: 'Your cohorts' },
  members: { fr: 'Membres', en: 'Members' },
  membersTold: { fr: 'Lu par les coachs du réseau et du programme seulement.', en: 'Read by the coaches of the network and of the programme alone.' },
  noMembers: { fr: 'Personne n’a encore rejoint ce réseau.', en: 'Nobody has joined this network yet.' },
  takeOut: { fr: 'Retirer', en: 'Take out' },
  takeOutThis: { fr: 'Retirer {title} du réseau', en: 'Take {title} out of the network' },
  takeOutTold: { fr: 'À la demande de la personne.', en: 'At the request of the person.' },
} satisfies Record<string, Text>;

export const CONTACTS: Readonly<Record<string, Text>> = {
  CAMPAIGNS: { fr: 'Des campagnes', en: 'Campaigns, surveys' },
  MENTORING: { fr: 'Accompagner quelqu’un', en: 'Mentoring somebody' },
  EVENTS: { fr: 'Des rencontres', en: 'Events' },
  STUDIES: { fr: 'Des études', en: 'Studies' },
  PRESS: { fr: 'La presse', en: 'The press' },
};
