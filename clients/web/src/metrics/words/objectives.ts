// What a project means to change for its users.
import { TargetComparison_Measure as Measure } from '@/gen/pepiniere/metrics/v1/comparison_pb';
import { Objective_Verdict as Verdict } from '@/gen/pepiniere/metrics/v1/objective_pb';
import type { Text } from '@/kit/words/text';

export const objectiveWords = {
  told: { fr: 'Ce que le projet veut changer pour ses usagers, et ce qu’il en est.', en: 'What the project means to change for its users, and how far it is.' },
  none: { fr: 'Aucun objectif n’est posé.', en: 'No objective is set.' },
  noneTold: { fr: 'Un indicateur d’impact a un point de départ, une cible et une valeur mesurée : c’est ce que l’on regarde avant d’accélérer.', en: 'An impact indicator has a baseline, a target and a measured value: that is what is looked at before scaling.' },
  add: { fr: 'Poser un objectif', en: 'Set an objective' },
  edit: { fr: 'Modifier', en: 'Edit' },
  editThis: { fr: 'Modifier « {title} »', en: 'Edit “{title}”' },
  judge: { fr: 'Donner le verdict', en: 'Give the verdict' },
  judgeThis: { fr: 'Verdict sur « {title} »', en: 'Verdict on “{title}”' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  removeThis: { fr: 'Supprimer « {title} »', en: 'Delete “{title}”' },
  removeTold: { fr: 'Il ne compte plus nulle part. Vous pourrez revenir en arrière.', en: 'It counts nowhere any more. You will be able to take this back.' },
  name: { fr: 'Objectif', en: 'Objective' },
  hypothesis: { fr: 'Hypothèse', en: 'Hypothesis' },
  hypothesisHint: { fr: '« En faisant ceci, cela changera, parce que… » En markdown.', en: '“Doing this will change that because…” In markdown.' },
  metric: { fr: 'Mesuré par', en: 'Measured by' },
  metricHint: {
    fr: 'Une mesure ; ou, ci-dessous, un indicateur. Ce qui compte est la dernière valeur dite : celle d’un jour, d’une semaine ou d’un mois, jamais leur somme. D’un rapport, ce qu’il vaut sur une période.',
    en: 'A metric; or, below, an indicator. What counts is the last value that was told: that of a day, a week or a month, never their sum. Of a ratio, what it is over a period.',
  },
  indicator: { fr: 'Ou par l’indicateur', en: 'Or by the indicator' },
  indicatorHint: { fr: 'Ce qui compte est ce qu’il vaut sur une période, qui est dite avec lui ; d’une durée, son P85.', en: 'What counts is what it is over a period, which is told with it; of a duration, its P85.' },
  dimensions: { fr: 'Pour certaines valeurs seulement', en: 'Of some values alone' },
  dimension: { fr: 'Valeur {n}', en: 'Value {n}' },
  addDimension: { fr: 'Restreindre à une valeur', en: 'Restrict to a value' },
  key: { fr: 'Dimension', en: 'Split by' },
  keyHint: { fr: 'Comme « audience » ou « channel ».', en: 'As “audience” or “channel”.' },
  dimensionValue: { fr: 'Vaut', en: 'Is' },
  baseline: { fr: 'Point de départ', en: 'Baseline' },
  baselineDate: { fr: 'Jour du point de départ', en: 'Day of the baseline' },
  target: { fr: 'Cible', en: 'Target' },
  targetDate: { fr: 'À atteindre le', en: 'To be met by' },
  valueOn: { fr: '{value}, le {date}', en: '{value}, on {date}' },
  valueOver: { fr: '{value}, du {from} au {to}', en: '{value}, from {from} to {to}' },
  progress: { fr: 'Chemin parcouru', en: 'Progress' },
  met: { fr: 'Atteint', en: 'Met' },
  notMet: { fr: 'Pas atteint', en: 'Not met' },
  daysLeft: { fr: { one: 'reste {n} jour', other: 'restent {n} jours' }, en: { one: '{n} day left', other: '{n} days left' } },
  over: { fr: 'l’échéance est passée', en: 'the target date is past' },
  verdict: { fr: 'Verdict', en: 'Verdict' },
  reason: { fr: 'Pourquoi', en: 'Why' },
  reasonHint: { fr: 'En markdown.', en: 'In markdown.' },
  evidence: { fr: 'Chiffres sur lesquels il s’appuie', en: 'Figures that it stands on' },
  evidenceHint: { fr: 'Des chiffres gardés tels qu’ils étaient : gardez-en un sur la page de son explication (« Garder ce chiffre »).', en: 'Figures that were kept as they were: keep one on the page of its explanation (“Keep this figure”).' },
  movedTitle: { fr: 'Cet objectif vient d’être modifié', en: 'This objective has just been changed' },
  deletedTitle: { fr: 'Cet objectif vient d’être supprimé', en: 'This objective has just been deleted' },
  conflictTold: {
    fr: 'Quelqu’un d’autre a enregistré cet objectif depuis que vous l’avez ouvert. Choisissez ce qui reste.',
    en: 'Somebody else saved this objective after you opened it. Choose what stays.',
  },
  explain: { fr: 'Pourquoi ce chiffre ?', en: 'Why this figure?' },
} satisfies Record<string, Text>;

export const VERDICTS: Readonly<Record<Verdict, Text>> = {
  [Verdict.UNSPECIFIED]: { fr: 'Pas encore de verdict', en: 'No verdict yet' },
  [Verdict.CONFIRMED]: { fr: 'Confirmée', en: 'Confirmed' },
  [Verdict.REFUTED]: { fr: 'Réfutée', en: 'Refuted' },
  [Verdict.INCONCLUSIVE]: { fr: 'Non concluante', en: 'Inconclusive' },
  [Verdict.ABANDONED]: { fr: 'Abandonnée', en: 'Abandoned' },
};
export const VERDICT_COLOURS: Readonly<Partial<Record<Verdict, string>>> = { [Verdict.CONFIRMED]: 'success', [Verdict.REFUTED]: 'error', [Verdict.INCONCLUSIVE]: 'warning' };

// Which of the values that there are is compared.
export const MEASURES: Readonly<Record<Measure, Text>> = {
  [Measure.UNSPECIFIED]: { fr: 'Valeur', en: 'Value' },
  [Measure.LAST_VALUE]: { fr: 'Dernière valeur dite', en: 'Last value told' },
  [Measure.PERIOD]: { fr: 'Valeur de la période', en: 'Value of the period' },
  [Measure.P85]: { fr: 'P85 de la période', en: 'P85 of the period' },
};
