// Erasing a person: what is said before, and what is told after.
import type { Text } from '@/kit/words/text';

export const eraseWords = {
  title: { fr: 'Effacer la personne', en: 'Erase the person' },
  submit: { fr: 'Effacer, sans retour', en: 'Erase, for good' },
  told: { fr: 'Un effacement vaut dans tous les services, et ne peut pas être défait.', en: 'An erasure counts in every service, and cannot be undone.' },
  goes: { fr: 'Ce qui s’en va', en: 'What goes' },
  stays: { fr: 'Ce qui reste, et pourquoi', en: 'What stays, and why' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHint: { fr: 'Ce motif reste : n’y nommez pas la personne.', en: 'This reason stays: do not name the person in it.' },
  knownAs: { fr: 'Autres façons dont ce nom a pu être écrit', en: 'Other ways this name may have been written' },
  knownAsHint: {
    fr: 'Une par ligne, de trois lettres au moins : « C. Durand ». Elles servent à trouver les textes à effacer, avec le nom, le courriel et les autres noms déjà connus.',
    en: 'One a line, of three letters at least: “C. Durand”. They serve to find the texts to erase, with the name, the e-mail and the other names that are known already.',
  },
  confirm: { fr: 'Pour confirmer', en: 'To confirm' },
  confirmWord: { fr: 'Tapez EFFACER.', en: 'Type ERASE.' },
  confirmName: { fr: 'Tapez votre nom affiché, « {name} », ou EFFACER.', en: 'Type your display name, “{name}”, or ERASE.' },
  unconfirmed: { fr: 'Ce n’est pas ce qui confirme : relisez la consigne.', en: 'This is not what confirms: read again what to type.' },
} satisfies Record<string, Text>;

export const GOES: readonly Text[] = [
  { fr: 'Le nom affiché, le courriel, les autres noms, et le lien avec les connexions.', en: 'The display name, the e-mail, the other names, and the link to the sign-ins.' },
  { fr: 'Les rôles reçus ici : ils sont retirés, partout dans la seconde.', en: 'The roles given here: they are taken back, everywhere within a second.' },
  { fr: 'Les consentements : ils sont retirés, dans tous les services.', en: 'The consents: they are withdrawn, in every service.' },
  {
    fr: 'Ces noms et ces adresses dans les textes des services : ce qui est là aujourd’hui, l’historique, ce que les imports ont gardé.',
    en: 'These names and addresses in the texts of the services: what is there now, the history, what imports remember.',
  },
  { fr: 'La clé qui rend lisibles ces mêmes textes dans le journal des modifications.', en: 'The key that makes the same texts readable in the audit.' },
];

export const STAYS: readonly Text[] = [
  {
    fr: 'Le journal des modifications dit toujours qu’une action a été faite, quand, et sous quel identifiant : il prouve que rien n’a été réécrit. L’identifiant ne mène plus à personne.',
    en: 'The audit still says that something was done, when, and under which identifier: it proves that nothing was rewritten. The identifier leads to nobody any more.',
  },
  {
    fr: 'Ce qui ne nomme personne : les projets, leurs phases, leurs chiffres.',
    en: 'What names nobody: projects, their phases, their figures.',
  },
  {
    fr: 'Des empreintes, dont on ne peut tirer aucun nom, pour qu’un import ou une sauvegarde ne ramène pas ce qui a été effacé.',
    en: 'Fingerprints, out of which no name can be had, so that no import and no backup brings back what was erased.',
  },
  { fr: 'Le compte rendu de l’effacement, qui ne dit aucun nom.', en: 'The report of the erasure, which tells no name.' },
];

export const erasureWords = {
  title: { fr: 'Effacements', en: 'Erasures' },
  one: { fr: 'Compte rendu d’effacement', en: 'Report of an erasure' },
  told: {
    fr: 'Qui a été effacé, sous un identifiant qui ne mène plus à personne ; ce que chaque service a effacé, ce qu’il a gardé, et pourquoi.',
    en: 'Who was erased, under an identifier that leads to nobody any more; what each service erased, what it kept, and why.',
  },
  notYours: { fr: 'Seuls les administrateurs lisent les effacements.', en: 'Only administrators read the erasures.' },
  none: { fr: 'Personne n’a été effacé.', en: 'Nobody was erased.' },
  person: { fr: 'Personne', en: 'Person' },
  report: { fr: 'Compte rendu : {who}', en: 'Report: {who}' },
  asked: { fr: 'Demandé le', en: 'Asked on' },
  by: { fr: 'Demandé par', en: 'Asked by' },
  bySelf: { fr: 'la personne elle-même', en: 'the person themselves' },
  why: { fr: 'Motif', en: 'Reason' },
  state: { fr: 'État', en: 'State' },
  done: { fr: 'Terminé', en: 'Done' },
  doneOn: { fr: 'Terminé le', en: 'Done on' },
  doneSince: { fr: 'Terminé le {date}', en: 'Done on {date}' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  waitingFor: { fr: 'en attente de {services}, depuis le {date}', en: 'waiting for {services}, since {date}' },
  waitingTold: {
    fr: 'Ce service n’a pas encore répondu. Il est interrogé à nouveau jusqu’à ce que ce soit fait, même si vous fermez cette page.',
    en: 'This service has not answered yet. It is asked again until it is done, even if you close this page.',
  },
  erased: { fr: 'Effacé', en: 'Erased' },
  nothingErased: { fr: 'Il n’y avait rien à effacer.', en: 'There was nothing to erase.' },
  kept: { fr: 'Gardé, et pourquoi', en: 'Kept, and why' },
  of: { fr: 'Effacé de : {resources}', en: 'Erased from: {resources}' },
  toList: { fr: 'Voir tous les effacements', en: 'See all erasures' },
  missing: { fr: 'Effacement introuvable', en: 'Erasure not found' },
  missingTold: { fr: 'Aucun effacement ne porte cet identifiant.', en: 'No erasure has this identifier.' },
} satisfies Record<string, Text>;

// What a service erased or kept, by what it calls it.
export const WHAT: Readonly<Record<string, Text>> = {
  persons: { fr: 'personne', en: 'person' },
  accessBindings: { fr: 'rôles donnés', en: 'roles given' },
  consents: { fr: 'consentements', en: 'consents' },
  projects: { fr: 'projets', en: 'projects' },
  incubators: { fr: 'incubateurs', en: 'incubators' },
  organisations: { fr: 'organisations', en: 'organisations' },
  committees: { fr: 'comités', en: 'committees' },
  programmes: { fr: 'programmes', en: 'programmes' },
  cohorts: { fr: 'promotions', en: 'cohorts' },
  history: { fr: 'historique', en: 'history' },
  lines: { fr: 'lignes des dossiers', en: 'lines of projects' },
  authors: { fr: 'auteur de ce qui a été fait', en: 'author of what was done' },
  imports: { fr: 'ce que les imports ont gardé', en: 'what imports remember' },
  feed: { fr: 'fil des changements', en: 'feed of changes' },
  answers: { fr: 'réponses gardées pour les demandes répétées', en: 'answers kept for repeated requests' },
  keys: { fr: 'clés du journal', en: 'keys of the audit' },
  audit: { fr: 'lignes du journal des modifications', en: 'records of the audit' },
  'audit of the first chain': { fr: 'première chaîne du journal des modifications', en: 'first chain of the audit' },
};

// Why something was kept.
export const WHY: Readonly<Record<string, Text>> = {
  'It tells what they did, under a name that leads to nobody any more.': {
    fr: 'Cela dit ce que la personne a fait, sous un nom qui ne mène plus à personne.',
    en: 'It tells what they did, under a name that leads to nobody any more.',
  },
  'It was sealed in the clear, before persons had keys: whoever runs the service may delete it.': {
    fr: 'Elle a été scellée en clair, avant que les personnes aient des clés : qui exploite le service peut la supprimer.',
    en: 'It was sealed in the clear, before persons had keys: whoever runs the service may delete it.',
  },
};
