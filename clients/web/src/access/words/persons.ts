// Persons: who they are, what is kept of them.
import { PersonalDatum_Place as Place } from '@/gen/pepiniere/rpc/v1/personal_pb';
import type { Text } from '@/kit/words/text';

export const personWords = {
  title: { fr: 'Personnes', en: 'Persons' },
  one: { fr: 'Personne', en: 'Person' },
  told: {
    fr: 'Qui s’est connecté un jour. Ce que chacun fait est enregistré sous un identifiant, qui ne dit le nom de personne : seule cette liste mène de l’un à l’autre.',
    en: 'Whoever signed in some day. What they do is recorded under an identifier, which tells nobody’s name: only this list leads from one to the other.',
  },
  notYours: { fr: 'Seuls les administrateurs voient qui est connu ici.', en: 'Only administrators see who is known here.' },
  toAccount: { fr: 'Voir mon compte', en: 'See my account' },
  search: { fr: 'Nom, courriel ou identifiant', en: 'Name, e-mail or identifier' },
  none: { fr: 'Personne ne s’est encore connecté.', en: 'Nobody has signed in yet.' },
  noneSuch: { fr: 'Personne ne répond à cette recherche.', en: 'Nobody matches this search.' },
  displayName: { fr: 'Nom affiché', en: 'Display name' },
  displayNameHint: { fr: 'Ce que lisent les autres, là où cette personne a fait quelque chose.', en: 'What others read where this person did something.' },
  email: { fr: 'Courriel', en: 'E-mail' },
  aliases: { fr: 'Autres noms', en: 'Other names' },
  aliasesHint: {
    fr: 'Un par ligne : comment cette personne est appelée là où l’on a écrit sur elle. Ils servent à retrouver ces textes.',
    en: 'One a line: what this person is called where somebody wrote of them. They serve to find these texts.',
  },
  signIns: { fr: 'Connexions', en: 'Sign-ins' },
  since: { fr: 'Depuis le', en: 'Since' },
  state: { fr: 'État', en: 'State' },
  known: { fr: 'Connue', en: 'Known' },
  erased: { fr: 'Effacée', en: 'Erased' },
  erasedOn: { fr: 'Effacée le', en: 'Erased on' },
  erasedTold: { fr: 'Cette personne est effacée : son identifiant ne mène plus à personne.', en: 'This person was erased: their identifier leads to nobody any more.' },
  noName: { fr: 'sans nom', en: 'no name' },
  erasedName: { fr: 'Personne effacée', en: 'Erased person' },
  recordedUnder: { fr: 'Enregistré sous', en: 'Recorded under' },
  toErasures: { fr: 'Voir les effacements', en: 'See the erasures' },
  missing: { fr: 'Personne introuvable', en: 'Person not found' },
  missingTold: { fr: 'Aucune personne ne porte cet identifiant.', en: 'No person has this identifier.' },
  toList: { fr: 'Voir toutes les personnes', en: 'See all persons' },
  isYou: { fr: 'C’est vous :', en: 'This is you:' },
  roles: { fr: 'Rôles reçus ici', en: 'Roles given here' },
  noRole: { fr: 'Aucun rôle n’a été donné à cette personne.', en: 'No role was given to this person.' },
  correct: { fr: 'Corriger', en: 'Correct' },
  correctThis: { fr: 'Corriger la personne', en: 'Correct the person' },
  correctMine: { fr: 'Corriger qui je suis', en: 'Correct who I am' },
  movedTitle: { fr: 'Cette personne vient d’être corrigée', en: 'This person has just been corrected' },
  deletedTitle: { fr: 'Cette personne vient d’être effacée', en: 'This person has just been erased' },
  conflictTold: {
    fr: 'Quelqu’un d’autre a enregistré une correction depuis que vous avez ouvert celle-ci. Choisissez ce qui reste.',
    en: 'Somebody else has saved a correction since you opened this one. Choose what stays.',
  },
} satisfies Record<string, Text>;

export const myWords = {
  who: { fr: 'Qui je suis pour Pépinière', en: 'Who I am for Pépinière' },
  recorded: {
    fr: 'Ce que vous faites est enregistré sous cet identifiant, qui ne dit pas votre nom. Les autres lisent votre nom affiché ; le journal des modifications, que personne ne peut réécrire, ne garde que l’identifiant.',
    en: 'What you do is recorded under this identifier, which does not tell your name. Others read your display name; the audit, which nobody can rewrite, keeps the identifier alone.',
  },
  kept: { fr: 'Ce que l’on garde de moi', en: 'What is kept of me' },
  keptTold: {
    fr: 'Tout ce que les services ont à votre propos, demandé à chacun : ce qui est là aujourd’hui, ce qui l’a été, ce qu’un import a dit, ce que vous avez fait.',
    en: 'All that the services have about you, asked of each: what is there now, what was, what an import said, what you did.',
  },
  keptShow: { fr: 'Voir ce que l’on garde de moi', en: 'See what is kept of me' },
  erase: { fr: 'Effacer ce que l’on garde de moi', en: 'Erase what is kept of me' },
  eraseTold: {
    fr: 'C’est votre droit. Vous lirez d’abord ce qui s’en va et ce qui reste ; c’est sans retour.',
    en: 'It is your right. You will first read what goes and what stays; it cannot be undone.',
  },
  erased: { fr: 'Vous êtes effacé', en: 'You are erased' },
  erasedTold: {
    fr: 'Vous êtes déconnecté. Si vous vous connectez à nouveau, vous serez pour Pépinière quelqu’un de nouveau, sans aucun rôle donné ici. Gardez ce compte rendu si vous le voulez : il ne vous sera plus montré.',
    en: 'You are signed out. If you sign in again, you will be somebody new for Pépinière, with no role given here. Keep this report if you want it: it will not be shown to you again.',
  },
  home: { fr: 'Revenir à l’accueil', en: 'Back to the home page' },
} satisfies Record<string, Text>;

export const keptWords = {
  title: { fr: 'Ce que l’on garde d’elle', en: 'What is kept of them' },
  told: { fr: 'Tout ce que les services ont à propos de cette personne, demandé à chacun.', en: 'All that the services have about this person, asked of each.' },
  show: { fr: 'Voir ce que l’on garde', en: 'See what is kept' },
  json: { fr: 'Tout télécharger (JSON)', en: 'Download all of it (JSON)' },
  on: { fr: 'Demandé aux services le {date}.', en: 'Asked of the services on {date}.' },
  count: { fr: { one: '{service} : {n} élément', other: '{service} : {n} éléments' }, en: { one: '{service}: {n} item', other: '{service}: {n} items' } },
  nothing: { fr: 'Ce service ne garde rien.', en: 'This service keeps nothing.' },
  noService: { fr: 'Aucun service n’a répondu.', en: 'No service answered.' },
  failed: { fr: 'Ce service n’a pas pu être interrogé : ce qu’il garde manque ici et dans les fichiers. Réessayez plus tard.', en: 'This service could not be asked: what it keeps is missing here and in the files. Try again later.' },
  truncated: { fr: 'Ce service en garde davantage qu’il n’en est dit en une fois : demandez le reste à l’équipe du programme.', en: 'This service keeps more than is told at once: ask the programme’s team for the rest.' },
  someShown: { fr: 'La page en montre les {n} premiers ; les fichiers ont tout.', en: 'The page shows the first {n}; the files have all of it.' },
  bindings: {
    fr: { one: '{n} rôle reçu ici, en cours ou passé.', other: '{n} rôles reçus ici, en cours ou passés.' },
    en: { one: '{n} role given here, counting or past.', other: '{n} roles given here, counting or past.' },
  },
  again: { fr: 'Demander à nouveau', en: 'Ask again' },
  service: { fr: 'Service', en: 'Service' },
  resource: { fr: 'Où', en: 'Where' },
  field: { fr: 'Champ', en: 'Field' },
  value: { fr: 'Ce qui est écrit', en: 'What is written' },
  place: { fr: 'Sorte', en: 'Kind' },
  since: { fr: 'Depuis', en: 'Since' },
  elsewhere: { fr: 'autre', en: 'other' },
} satisfies Record<string, Text>;

export const PLACES: Readonly<Partial<Record<Place, Text>>> = {
  [Place.LIVE]: { fr: 'aujourd’hui', en: 'now' },
  [Place.HISTORY]: { fr: 'historique', en: 'history' },
  [Place.IMPORT]: { fr: 'import', en: 'from an import' },
  [Place.AUTHOR]: { fr: 'auteur', en: 'author of it' },
};

// Services by what people call what they keep.
export const SERVICES: Readonly<Record<string, Text>> = {
  portfolio: { fr: 'Portefeuille', en: 'Portfolio' },
  cohort: { fr: 'Programmes', en: 'Programmes' },
  access: { fr: 'Droits et personnes', en: 'Roles and persons' },
};

// Fields that tell of a person, by their names in the contract.
export const FIELDS: Readonly<Record<string, Text>> = {
  display_name: { fr: 'nom affiché', en: 'display name' },
  email: { fr: 'courriel', en: 'e-mail' },
  aliases: { fr: 'autres noms', en: 'other names' },
  subject: { fr: 'sujet du jeton', en: 'subject of the token' },
  subjects: { fr: 'connexions', en: 'sign-ins' },
  wording: { fr: 'texte du consentement', en: 'wording of the consent' },
  principal: { fr: 'qui a le rôle', en: 'who has the role' },
  granted_by: { fr: 'donné par', en: 'given by' },
  revoked_by: { fr: 'retiré par', en: 'taken back by' },
  recorded_by: { fr: 'enregistré par', en: 'recorded by' },
  requested_by: { fr: 'demandé par', en: 'asked by' },
  contact: { fr: 'contact', en: 'contact' },
  intrapreneur: { fr: 'intrapreneur', en: 'intrapreneur' },
  programme_contact: { fr: 'contact au programme', en: 'programme’s contact' },
  source_fields: { fr: 'autres champs de la source', en: 'other fields of the source' },
  incubator_contact: { fr: 'contact à l’incubateur', en: 'incubator’s contact' },
};
