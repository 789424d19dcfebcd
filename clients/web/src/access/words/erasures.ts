// Erasing a person: what is said before, and what is told after.
import type { Text } from '@/kit/words/text';

export const eraseWords = {
  title: { fr: 'Effacer la personne', en: 'Erase the person' },
  submit: { fr: 'Effacer, sans retour', en: 'Erase, for good' },
  told: { fr: 'Un effacement vaut dans tous les services, et ne peut pas être défait.', en: 'An erasure counts in every service, and cannot be undone.' },
  goes: { fr: 'Ce qui s’en va', en: 'What goes' },
  stays: { fr: 'Ce qui reste, et pourquoi', en: 'What stays, and why' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHint: { fr: 'Ce motif reste, sans les noms de la personne : n’y nommez personne.', en: 'This reason stays, without the person’s names: name nobody in it.' },
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

// What somebody may have at stake is said first: what they applied with, and a seat.
export const GOES: readonly Text[] = [
  {
    fr: 'Dans les programmes : tout ce que la personne a répondu en candidatant, dans chaque version, et ses fichiers ; les motifs de ce qui en a été décidé ; les textes de son profil et de ses semaines.',
    en: 'In programmes: all that the person answered when they applied, in each version, and their files; the reasons of what was decided of it; the texts of their profile and of their weeks.',
  },
  { fr: 'Le nom affiché, le courriel, les autres noms, et le lien avec les connexions.', en: 'The display name, the e-mail, the other names, and the link to the sign-ins.' },
  { fr: 'Les rôles reçus ici : ils sont retirés, partout dans la seconde.', en: 'The roles given here: they are taken back, everywhere within a second.' },
  { fr: 'Les consentements : ils sont retirés, dans tous les services.', en: 'The consents: they are withdrawn, in every service.' },
  {
    fr: 'Ces noms et ces adresses dans les textes des services : ce qui est là aujourd’hui, l’historique, ce que les imports ont gardé.',
    en: 'These names and addresses in the texts of the services: what is there now, the history, what imports remember.',
  },
  {
    fr: 'Dans ce que d’autres ont écrit (descriptions, notes, commentaires, motifs), ces noms et ces adresses seuls : « [personne effacée] » prend leur place, le reste ne change pas. Qui s’efface soi-même laisse ces textes comme ils sont.',
    en: 'In what others wrote (descriptions, notes, comments, reasons), these names and addresses alone: “[personne effacée]” takes their place, the rest stays. Who erases themselves leaves these texts as they are.',
  },
  { fr: 'La clé qui rend lisibles ces mêmes textes dans le journal des modifications.', en: 'The key that makes the same texts readable in the audit.' },
];

export const STAYS: readonly Text[] = [
  {
    fr: 'Qu’il y a eu une candidature, où elle en était, les notes du jury et les rangs, sous un identifiant qui ne mène plus à personne, tant que l’appel garde ses candidatures.',
    en: 'That there was an application, where it stood, the jury’s marks and the ranks, under an identifier that leads to nobody any more, for as long as the call keeps its applications.',
  },
  {
    fr: 'Un poste offert ou accepté reste offert ou accepté, sans que l’on sache de qui : l’effacement n’y renonce pas. Renoncez-y d’abord, pour qu’il aille à quelqu’un d’autre.',
    en: 'A seat that was offered or accepted stays so, and nobody knows whose it is: the erasure does not give it up. Give it up first, so that it goes to somebody else.',
  },
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
  from: { fr: 'De quoi', en: 'From what' },
  allOfThem: { fr: { one: 'Voir {n} de plus', other: 'Voir les {n} autres' }, en: { one: 'See {n} more', other: 'See the other {n}' } },
  toReport: { fr: 'Lire le compte rendu de l’effacement, demandé le {date}', en: 'Read the report of the erasure, asked on {date}' },
  toList: { fr: 'Voir tous les effacements', en: 'See all erasures' },
  missing: { fr: 'Effacement introuvable', en: 'Erasure not found' },
  missingTold: { fr: 'Aucun effacement ne porte cet identifiant.', en: 'No erasure has this identifier.' },
} satisfies Record<string, Text>;

// What a service erased or kept, by what it calls it.
export const WHAT: Readonly<Record<string, Text>> = {
  persons: { fr: 'fiche de la personne', en: 'row of the person' },
  subjects: { fr: 'façons de se connecter', en: 'ways to sign in' },
  roles: { fr: 'rôles retirés', en: 'roles taken back' },
  accessBindings: { fr: 'rôles où son nom figurait', en: 'roles that had their name' },
  consents: { fr: 'consentements', en: 'consents' },
  projects: { fr: 'projets', en: 'projects' },
  incubators: { fr: 'incubateurs', en: 'incubators' },
  organisations: { fr: 'organisations', en: 'organisations' },
  teams: { fr: 'équipes', en: 'teams' },
  events: { fr: 'événements des projets', en: 'events of projects' },
  phaseRecords: { fr: 'lignes du registre des phases', en: 'lines of the phase ledger' },
  gateRequirements: { fr: 'exigences des passages', en: 'requirements of gates' },
  phaseWords: { fr: 'mots des sources pour les phases', en: 'words of sources for phases' },
  erasures: { fr: 'motifs d’effacements', en: 'reasons of erasures' },
  committees: { fr: 'comités', en: 'committees' },
  programmes: { fr: 'programmes', en: 'programmes' },
  cohorts: { fr: 'promotions', en: 'cohorts' },
  grids: { fr: 'grilles', en: 'grids' },
  versions: { fr: 'versions de grilles', en: 'versions of grids' },
  challenges: { fr: 'défis', en: 'challenges' },
  outcomes: { fr: 'ce que sont devenus des défis', en: 'what became of challenges' },
  calls: { fr: 'appels', en: 'calls' },
  seats: { fr: 'places des appels', en: 'seats of calls' },
  applications: { fr: 'candidatures', en: 'applications' },
  revisions: { fr: 'versions de candidatures', en: 'versions of applications' },
  files: { fr: 'fichiers de candidatures', en: 'files of applications' },
  jurors: { fr: 'jurés', en: 'jurors' },
  conflicts: { fr: 'déports de jurés', en: 'recusals of jurors' },
  reviews: { fr: 'évaluations', en: 'reviews' },
  hearings: { fr: 'auditions', en: 'hearings' },
  tieDecisions: { fr: 'décisions du jury entre ex æquo', en: 'what juries decided between equals' },
  offers: { fr: 'offres de postes', en: 'offers of seats' },
  results: { fr: 'résultats de candidatures', en: 'results of applications' },
  people: { fr: 'profils', en: 'profiles' },
  assignments: { fr: 'affectations', en: 'assignments' },
  moods: { fr: 'humeurs', en: 'moods' },
  definitions: { fr: 'définitions de mesures', en: 'definitions of metrics' },
  workItems: { fr: 'éléments de travail', en: 'work items' },
  sprints: { fr: 'sprints des équipes', en: 'sprints of teams' },
  changes: { fr: 'changements du code', en: 'changes of the code' },
  deployments: { fr: 'déploiements', en: 'deployments' },
  incidents: { fr: 'incidents des services', en: 'incidents of services' },
  surveys: { fr: 'enquêtes auprès des usagers', en: 'surveys of users' },
  objectives: { fr: 'objectifs d’impact', en: 'impact objectives' },
  snapshots: { fr: 'chiffres gardés', en: 'figures that were kept' },
  sources: { fr: 'sources de mesures', en: 'sources of metrics' },
  fundingLines: { fr: 'financements', en: 'funding' },
  spendingEntries: { fr: 'dépenses', en: 'spending' },
  timeBoxExtensions: { fr: 'prolongations', en: 'extensions' },
  evidence: { fr: 'preuves', en: 'evidence' },
  waivers: { fr: 'dispenses', en: 'waivers' },
  journalEntries: { fr: 'lignes de journal', en: 'lines of journals' },
  history: { fr: 'historique', en: 'history' },
  lines: { fr: 'lignes des dossiers', en: 'lines of projects' },
  authors: { fr: 'auteur de ce qui a été fait', en: 'author of what was done' },
  imports: { fr: 'ce que les imports ont gardé', en: 'what imports remember' },
  feed: { fr: 'fil des changements', en: 'feed of changes' },
  answers: { fr: 'réponses gardées pour les demandes répétées', en: 'answers kept for repeated requests' },
  keys: { fr: 'clés du journal', en: 'keys of the audit' },
  audit: { fr: 'lignes du journal des modifications', en: 'records of the audit' },
  texts: { fr: 'textes écrits par d’autres', en: 'texts that others wrote' },
  'audit of the first chain': { fr: 'première chaîne du journal des modifications', en: 'first chain of the audit' },
};

// Why something was kept.
export const WHY: Readonly<Record<string, Text>> = {
  'Others wrote them, and call somebody so: an administrator can erase these too.': {
    fr: 'D’autres les ont écrits, et y appellent quelqu’un ainsi : un administrateur peut effacer ces noms aussi.',
    en: 'Others wrote them, and call somebody so: an administrator can erase these too.',
  },
  'It tells what they did, under a name that leads to nobody any more.': {
    fr: 'Cela dit ce que la personne a fait, sous un nom qui ne mène plus à personne.',
    en: 'It tells what they did, under a name that leads to nobody any more.',
  },
  'They tell which roles were held and given, under a name that leads to nobody any more.': {
    fr: 'Ils disent quels rôles ont été tenus et donnés, sous un nom qui ne mène plus à personne.',
    en: 'They tell which roles were held and given, under a name that leads to nobody any more.',
  },
  'Its name and the day of the erasure: who did something was somebody.': {
    fr: 'Son identifiant et le jour de l’effacement : qui a fait quelque chose était quelqu’un.',
    en: 'Its name and the day of the erasure: who did something was somebody.',
  },
  'It was sealed in the clear, before persons had keys: whoever runs the service may delete it.': {
    fr: 'Elle a été scellée en clair, avant que les personnes aient des clés : qui exploite le service peut la supprimer.',
    en: 'It was sealed in the clear, before persons had keys: whoever runs the service may delete it.',
  },
};
