// Metrics of a project: what each means.
import { Definition_Direction as Direction, Definition_Kind as Kind, Definition_Period as Period, Definition_Purpose as Purpose, Definition_Visibility as Visibility } from '@/gen/pepiniere/metrics/v1/definition_pb';
import type { Text } from '@/kit/words/text';

export const definitionWords = {
  all: { fr: 'Mesures', en: 'Metrics' },
  told: {
    fr: 'Celles que tout service peut dire, et celles que le projet définit pour dire son impact.',
    en: 'Those that any service can tell, and those that the project defines to tell its impact.',
  },
  none: { fr: 'Aucune mesure.', en: 'No metric.' },
  whose: { fr: 'Définie par', en: 'Defined by' },
  ofProject: { fr: 'Ce projet', en: 'This project' },
  ofAll: { fr: 'Tous les services', en: 'All services' },
  add: { fr: 'Définir une mesure', en: 'Define a metric' },
  editThis: { fr: 'Modifier la mesure « {title} »', en: 'Edit the metric “{title}”' },
  removeThis: { fr: 'Supprimer la mesure « {title} »', en: 'Delete the metric “{title}”' },
  removeTold: { fr: 'Ses valeurs sont cachées avec elle, et rien n’est effacé. Vous pourrez revenir en arrière.', en: 'Its values are hidden with it, and nothing is erased. You will be able to take this back.' },
  id: { fr: 'Identifiant', en: 'Identifier' },
  idHint: { fr: 'Pour toujours : c’est ainsi que les outils appellent la mesure.', en: 'For good: that is what tools call the metric.' },
  word: { fr: 'Des petites lettres, des chiffres et des tirets bas ; une lettre au début.', en: 'Small letters, digits and underscores; a letter first.' },
  name: { fr: 'Nom', en: 'Name' },
  nameEn: { fr: 'Nom en anglais', en: 'Name in English' },
  description: { fr: 'Ce qui est compté, et ce qui ne l’est pas', en: 'What is counted, and what is not' },
  markdown: { fr: 'En markdown.', en: 'In markdown.' },
  unit: { fr: 'Unité', en: 'Unit of it' },
  unitHint: { fr: 'Ce qu’est une valeur : « dossiers », « € », « % ».', en: 'What a value is: “cases”, “€”, “%”.' },
  direction: { fr: 'Sens', en: 'Direction' },
  kind: { fr: 'Sorte de valeurs', en: 'Kind of values' },
  kindHint: { fr: 'Ce que l’on peut en faire ; ne change plus ensuite.', en: 'What may be done with them; it stays for good.' },
  period: { fr: 'Dite', en: 'Told' },
  periodHint: { fr: 'Ne change plus ensuite.', en: 'It stays for good.' },
  source: { fr: 'D’où viennent les valeurs', en: 'Where values come from' },
  sourceUri: { fr: 'Adresse de cette source', en: 'Address of that source' },
  dimensions: { fr: 'Se découpe par', en: 'Is split by' },
  dimensionsHint: { fr: 'Un mot par ligne, en petites lettres, comme « audience » ou « channel ». Jamais ce qui dit qui est quelqu’un.', en: 'One word a line, in small letters, as “audience” or “channel”. Never what says who somebody is.' },
  additive: { fr: 'S’additionne par', en: 'Is added up over' },
  additiveHint: { fr: 'Ceux de ces mots par lesquels les valeurs s’additionnent sans rien compter deux fois.', en: 'Those of these words over which values are added up without counting anything twice.' },
  numerator: { fr: 'Ce qui est divisé', en: 'What is divided' },
  denominator: { fr: 'Par quoi', en: 'By what' },
  ratioHint: { fr: 'Pour un rapport : une mesure qui s’additionne.', en: 'For a ratio: a metric that is added up.' },
  purpose: { fr: 'Sert à dire', en: 'Tells' },
  visibility: { fr: 'Valeurs lues par', en: 'Values are read by' },
  visibilityHint: { fr: 'Tout le monde, si rien n’est choisi : elles sont publiées dans les données ouvertes.', en: 'Everybody, where nothing is chosen: they are published in the open data.' },
  movedTitle: { fr: 'Cette mesure vient d’être modifiée', en: 'This metric has just been changed' },
  deletedTitle: { fr: 'Cette mesure vient d’être supprimée', en: 'This metric has just been deleted' },
  conflictTold: { fr: 'Quelqu’un d’autre a enregistré cette mesure depuis que vous l’avez ouverte. Choisissez ce qui reste.', en: 'Somebody else saved this metric after you opened it. Choose what stays.' },
  deleted: { fr: 'Cette mesure a été supprimée le {date} : ses valeurs sont cachées, et rien n’est effacé.', en: 'This metric was deleted on {date}: its values are hidden, and nothing is erased.' },
  missing: { fr: 'Mesure introuvable', en: 'Metric not found' },
  missingTold: { fr: 'Il n’y a pas de mesure de ce nom, ou ses valeurs ne sont pas pour tout le monde.', en: 'There is no metric of that name, or its values are not for everybody.' },
  toData: { fr: 'Voir les données du projet', en: 'See the data of the project' },
} satisfies Record<string, Text>;

const NONE: Text = { fr: 'Inconnu', en: 'Unknown' };
export const DIRECTIONS: Readonly<Record<Direction, Text>> = {
  [Direction.UNSPECIFIED]: NONE,
  [Direction.UP]: { fr: 'Plus il y en a, mieux c’est', en: 'The more, the better' },
  [Direction.DOWN]: { fr: 'Moins il y en a, mieux c’est', en: 'The less, the better' },
  [Direction.NONE]: { fr: 'Ni l’un ni l’autre', en: 'Neither' },
};
export const DEFINITION_KINDS: Readonly<Record<Kind, Text>> = {
  [Kind.UNSPECIFIED]: NONE,
  [Kind.ADDITIVE]: { fr: 'Ce qui arrive, et s’additionne (visites, demandes)', en: 'What happens, and is added up (visits, requests)' },
  [Kind.UNIQUE]: { fr: 'Des personnes ou des choses différentes, qui ne s’additionnent jamais', en: 'Different people or things, which are never added up' },
  [Kind.GAUGE]: { fr: 'Combien il y en a à un moment (comptes ouverts)', en: 'How much there is at some time (open accounts)' },
  [Kind.RATIO]: { fr: 'Un rapport de deux autres mesures', en: 'A ratio of two other metrics' },
};
export const PERIODS: Readonly<Record<Period, Text>> = {
  [Period.UNSPECIFIED]: NONE,
  [Period.DAY]: { fr: 'par jour', en: 'by the day' },
  [Period.WEEK]: { fr: 'par semaine', en: 'by the week' },
  [Period.MONTH]: { fr: 'par mois', en: 'by the month' },
  [Period.INSTANT]: { fr: 'à tout moment', en: 'at any time' },
};
export const PURPOSES: Readonly<Record<Purpose, Text>> = {
  [Purpose.UNSPECIFIED]: { fr: 'Rien de particulier', en: 'Nothing in particular' },
  [Purpose.USAGE]: { fr: 'L’usage du service', en: 'How a service is used' },
  [Purpose.ONLINE_SHARE]: { fr: 'La part faite en ligne', en: 'The share done online' },
  [Purpose.IMPACT]: { fr: 'L’impact pour les usagers', en: 'The impact on users' },
};
export const VISIBILITIES: Readonly<Record<Visibility, Text>> = {
  [Visibility.UNSPECIFIED]: { fr: 'Tout le monde', en: 'Everybody' },
  [Visibility.PUBLIC]: { fr: 'Tout le monde', en: 'Everybody' },
  [Visibility.PROJECT]: { fr: 'Ceux qui ont un rôle sur le projet seulement', en: 'Those who hold a role on the project alone' },
};
