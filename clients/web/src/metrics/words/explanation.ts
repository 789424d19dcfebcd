// Why a figure is what it is.
import { Explanation_Difference_Kind as Difference, Explanation_Link_Origin as LinkOrigin, Explanation_Parameter_Origin as Origin } from '@/gen/pepiniere/metrics/v1/explanation_pb';
import type { Text } from '@/kit/words/text';

export const explanationWords = {
  title: { fr: 'Pourquoi ce chiffre : {figure}', en: 'Why this figure: {figure}' },
  unknown: { fr: 'Indicateur inconnu', en: 'Unknown indicator' },
  ofProject: { fr: 'Dans {project}', en: 'Of {project}' },
  value: { fr: 'Valeur', en: 'Value' },
  noData: { fr: 'Pas de donnée', en: 'No data' },
  n: { fr: 'Ce qui compte', en: 'How much counts' },
  excludedCount: { fr: 'Laissé de côté', en: 'Left out' },
  numerator: { fr: 'Numérateur', en: 'Numerator' },
  denominator: { fr: 'Dénominateur', en: 'Denominator' },
  window: { fr: 'Période', en: 'Period' },
  asOf: { fr: 'Monde tel qu’il était le', en: 'The world as it was on' },
  knownAt: { fr: 'Avec ce que l’on savait le', en: 'With what was known on' },
  zone: { fr: 'Fuseau', en: 'Time zone' },
  unit: { fr: 'Unité', en: 'Unit of it' },
  span: { fr: 'durée', en: 'span of time' },
  percentage: { fr: 'pourcentage', en: 'percentage' },
  band: { fr: 'Tranche', en: 'Band' },
  beside: { fr: 'À côté', en: 'Beside it' },

  formula: { fr: 'La formule', en: 'The formula' },
  version: { fr: 'Version', en: 'Its version' },
  source: { fr: 'D’après', en: 'By' },
  readAt: { fr: 'Se lit à', en: 'Read at' },
  change: { fr: 'Ce qui a changé', en: 'What it changed' },
  parameters: { fr: 'Paramètres', en: 'Parameters' },
  parameter: { fr: 'Paramètre', en: 'Parameter' },
  from: { fr: 'Vient', en: 'Comes' },

  rows: { fr: 'Ce qui compte', en: 'What counts' },
  noRows: { fr: 'Rien ne compte.', en: 'Nothing counts.' },
  row: { fr: 'Quoi', en: 'What' },
  revision: { fr: 'Révision', en: 'Revision' },
  by: { fr: 'Dit par', en: 'Told by' },
  times: { fr: 'Instants', en: 'Instants' },
  whom: { fr: 'De', en: 'Of whom' },
  finishedCount: { fr: 'Terminés dans la période', en: 'Finished in the period' },
  contribution: { fr: 'Apporte', en: 'Brings' },
  rank: { fr: 'Rang', en: 'Rank' },
  note: { fr: 'Remarque', en: 'Remark' },
  received: { fr: 'Arrivé le', en: 'Came on' },
  out: { fr: 'Ce qui ne compte pas', en: 'What does not count' },
  nothingOut: { fr: 'Rien n’est laissé de côté.', en: 'Nothing is left out.' },
  why: { fr: 'Pourquoi', en: 'Why' },
  more: { fr: 'Voir la suite', en: 'Show more' },
  shown: { fr: '{shown} lignes sur {all}.', en: '{shown} rows of {all}.' },

  links: { fr: 'Incidents et déploiements', en: 'Incidents and deployments' },
  incident: { fr: 'Incident', en: 'What went wrong' },
  deployment: { fr: 'Déploiement', en: 'Deployment' },
  origin: { fr: 'Lien', en: 'Link' },
  distance: { fr: 'Écart', en: 'Time between' },

  freshness: { fr: 'Fraîcheur', en: 'Freshness' },
  lastReceived: { fr: 'A dit quelque chose le', en: 'Last told something on' },
  lastEvent: { fr: 'De l’instant', en: 'Of the instant' },
  rowCount: { fr: 'Lignes', en: 'Rows' },

  changes: { fr: 'Ce qui a changé depuis', en: 'What changed since' },
  compare: { fr: 'Comparer à ce que l’on savait à la fin du', en: 'Compare with what was known at the end of' },
  before: { fr: 'On savait alors : {value}.', en: 'What was known then: {value}.' },
  same: { fr: 'Rien n’a changé depuis.', en: 'Nothing changed since.' },
  what: { fr: 'Changement', en: 'Change' },
  valueBefore: { fr: 'Avant', en: 'Before' },
  valueAfter: { fr: 'Après', en: 'After' },
  notCounted: { fr: 'ne comptait pas', en: 'did not count' },
  countsNoMore: { fr: 'ne compte plus', en: 'counts no more' },

  export: { fr: 'Refaire le calcul', en: 'Compute it again' },
  exportTold: { fr: 'L’export contient tout ce dont le chiffre est fait, une ligne de JSON par ligne. Son empreinte SHA-256 :', en: 'The export has all that the figure is made of, a line of JSON a row. Its SHA-256:' },
  download: { fr: 'Télécharger l’export', en: 'Download the export' },
  downloaded: { fr: 'Téléchargé ; l’empreinte est la bonne.', en: 'Downloaded; its hash is right.' },
  downloadedOther: { fr: 'Ce qui a été reçu n’a pas l’empreinte annoncée : réessayez.', en: 'What came does not have the hash that was told: try again.' },
  keep: { fr: 'Garder ce chiffre', en: 'Keep this figure' },
  keepTold: { fr: 'Il sera gardé tel qu’il est, avec son explication, pour être cité : un verdict, un comité.', en: 'It is kept as it is, with its explanation, to be cited: by a verdict, by a committee.' },
  keptAs: { fr: 'Cité comme', en: 'Cited as' },
  keptNote: { fr: 'Ce qu’il montre', en: 'What it shows' },
  kept: { fr: 'Le chiffre est gardé.', en: 'The figure is kept.' },
} satisfies Record<string, Text>;

const NONE: Text = { fr: 'Inconnu', en: 'Unknown' };
export const ORIGINS: Readonly<Record<Origin, Text>> = {
  [Origin.UNSPECIFIED]: NONE,
  [Origin.FORMULA]: { fr: 'de la formule', en: 'with the formula' },
  [Origin.REQUEST]: { fr: 'de la question', en: 'with the question' },
  [Origin.OBJECTIVE]: { fr: 'de l’objectif', en: 'of the objective' },
};
export const LINK_ORIGINS: Readonly<Record<LinkOrigin, Text>> = {
  [LinkOrigin.UNSPECIFIED]: NONE,
  [LinkOrigin.EXPLICIT]: { fr: 'quelqu’un l’a dit', en: 'somebody said so' },
  [LinkOrigin.TIME]: { fr: 'le dernier avant, dans le délai', en: 'the latest one before, within the horizon' },
  [LinkOrigin.NONE]: { fr: 'aucun dans le délai', en: 'none within the horizon' },
};
export const DIFFERENCES: Readonly<Record<Difference, Text>> = {
  [Difference.UNSPECIFIED]: NONE,
  [Difference.LATE]: { fr: 'Arrivé ensuite', en: 'Came after that' },
  [Difference.RESTATED]: { fr: 'Dit autrement', en: 'Told otherwise' },
  [Difference.WITHDRAWN]: { fr: 'Retiré', en: 'Taken back' },
  [Difference.FORMULA]: { fr: 'Nouvelle version de la formule', en: 'New version of the formula' },
};
