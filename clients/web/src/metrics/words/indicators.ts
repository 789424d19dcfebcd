// What people call indicators (as the service does, whose formulas name them), why there is none, bands, parts, and what is left out of them.
import { NoDataReason } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import type { Text } from '@/kit/words/text';

export const INDICATORS: Readonly<Record<string, Text>> = {
  cycle_time: { fr: 'Temps de cycle', en: 'Cycle time' },
  lead_time: { fr: 'Délai de livraison', en: 'Lead time' },
  wip: { fr: 'En cours', en: 'In progress' },
  age: { fr: 'Âge de ce qui est en cours', en: 'Age of what is in progress' },
  throughput: { fr: 'Débit', en: 'Finished' },
  littles_law: { fr: 'Loi de Little, écart', en: 'Little’s law, gap' },
  velocity: { fr: 'Vélocité', en: 'Velocity' },
  say_do: { fr: 'Dit et fait', en: 'Done of what was committed' },
  deployment_frequency: { fr: 'Fréquence des déploiements', en: 'Deployment frequency' },
  change_lead_time: { fr: 'Délai d’un changement', en: 'Lead time for changes' },
  change_fail_rate: { fr: 'Taux d’échec des changements', en: 'Change fail rate' },
  recovery_time: { fr: 'Temps de rétablissement', en: 'Recovery time' },
  rework_rate: { fr: 'Taux de reprise', en: 'Rework rate' },
  jdma: { fr: 'Je donne mon avis', en: 'Je donne mon avis' },
  nps: { fr: 'Score net de recommandation', en: 'Net promoter score' },
  csat: { fr: 'Satisfaction', en: 'Satisfaction' },
  usage: { fr: 'Usage', en: 'Usage' },
  online_share: { fr: 'Part en ligne', en: 'Share online' },
  impact: { fr: 'Impact', en: 'Impact' },
};

export const NO_DATA: Readonly<Record<NoDataReason, Text>> = {
  [NoDataReason.UNSPECIFIED]: { fr: 'Connu', en: 'Known' },
  [NoDataReason.NO_ROWS]: { fr: 'Rien n’a été dit', en: 'Nothing was told' },
  [NoDataReason.EMPTY_DENOMINATOR]: { fr: 'Rien par quoi diviser', en: 'Nothing to divide by' },
  [NoDataReason.TOO_FEW]: { fr: 'Trop peu pour le dire', en: 'Too few to tell' },
  [NoDataReason.NOT_COVERED]: { fr: 'Rien n’était enregistré à ce moment-là', en: 'Nothing was recorded at that time' },
  [NoDataReason.NO_TARGET]: { fr: 'Sans point de départ ou sans cible', en: 'Without a baseline or a target' },
  [NoDataReason.NOT_ADDITIVE]: { fr: 'Ces valeurs ne s’additionnent pas', en: 'These values are never added up' },
  [NoDataReason.SEVERAL_SOURCES]: { fr: 'Plusieurs sources en parlent', en: 'Several sources tell of it' },
  [NoDataReason.NO_INTENT]: { fr: 'Aucun déploiement ne dit si un incident l’a causé', en: 'No deployment says whether an incident caused it' },
  [NoDataReason.TOO_LATE]: { fr: 'Dit trop tard pour juger les prévisions passées', en: 'Told too late to judge past forecasts' },
  [NoDataReason.NO_FAILURE]: { fr: 'Aucun échec dans la période', en: 'No failure in the period' },
};

const ITEMS: Text = { fr: 'Branchez le tableau des tickets : GitHub, GitLab, ou un fichier par pep.', en: 'Connect the board of issues: GitHub, GitLab, or a file by pep.' };
const DEPLOYMENTS: Text = { fr: 'Branchez la forge ou l’outil de déploiement : GitHub, GitLab ou CDEvents.', en: 'Connect the forge or what deploys: GitHub, GitLab or CDEvents.' };
const SURVEYS: Text = { fr: 'Importez les avis : l’export de « Je donne mon avis », ou des décomptes par l’API.', en: 'Import the answers: the export of “Je donne mon avis”, or counts by the API.' };
const POINTS: Text = { fr: 'Branchez l’outil de mesure d’audience : OpenMetrics, l’API, ou un fichier par pep.', en: 'Connect what measures the audience: OpenMetrics, the API, or a file by pep.' };
const SPRINTS: Text = { fr: 'Dites les sprints, leurs éléments et leurs estimations : à la main, par un fichier, ou par l’API.', en: 'Tell the sprints, their items and their estimates: by hand, by a file, or by the API.' };
const TARGETS: Text = { fr: 'Dites d’où l’on part, où l’on va, et branchez ce qui le mesure.', en: 'Say where it starts, where it is to go, and connect what measures it.' };

// What would tell it.
export const TO_CONNECT: Readonly<Record<string, Text>> = {
  cycle_time: ITEMS, lead_time: ITEMS, wip: ITEMS, age: ITEMS, throughput: ITEMS, littles_law: ITEMS,
  velocity: SPRINTS, say_do: SPRINTS,
  deployment_frequency: DEPLOYMENTS, change_lead_time: DEPLOYMENTS, change_fail_rate: DEPLOYMENTS, recovery_time: DEPLOYMENTS, rework_rate: DEPLOYMENTS,
  jdma: SURVEYS, nps: SURVEYS, csat: SURVEYS, usage: POINTS, online_share: POINTS, impact: TARGETS,
};

// What would help where something was told already, by why there is no figure of it: another tool would not.
const OF_REASON: Readonly<Partial<Record<NoDataReason, Text>>> = {
  [NoDataReason.EMPTY_DENOMINATOR]: { fr: 'Rien n’est à brancher : ce par quoi l’on divise est nul.', en: 'There is nothing to connect: what it is divided by is nothing.' },
  [NoDataReason.TOO_FEW]: { fr: 'Rien n’est à brancher : cela se dira quand il y en aura assez.', en: 'There is nothing to connect: it is told once there is enough.' },
  [NoDataReason.NOT_ADDITIVE]: { fr: 'Elles se lisent une à une, dans les données du projet.', en: 'They are read one by one, in the data of the project.' },
  [NoDataReason.NO_INTENT]: { fr: 'Dites pourquoi chaque déploiement a été fait : prévu, ou à cause d’un incident. Les forges ne le disent pas.', en: 'Say why each deployment was made: planned, or because of an incident. Forges do not tell that.' },
  [NoDataReason.NO_FAILURE]: { fr: 'Rien n’est à brancher : il n’y a rien eu à rétablir.', en: 'There is nothing to connect: there was nothing to recover from.' },
  [NoDataReason.SEVERAL_SOURCES]: { fr: 'Les données du projet disent lesquelles, et ce que dit chacune.', en: 'The data of the project say which, and what each of them tells.' },
};

// Of sprints, what their team has to say of them.
const OF_SPRINTS: Readonly<Record<string, Partial<Record<NoDataReason, Text>>>> = {
  velocity: { [NoDataReason.TOO_FEW]: { fr: 'Il faut assez de sprints clos dont les éléments sont estimés : mettez les éléments dans leur sprint, et estimez-les.', en: 'It takes enough closed sprints whose items have estimates: put items into their sprint, and estimate them.' } },
  say_do: { [NoDataReason.EMPTY_DENOMINATOR]: { fr: 'Aucun élément n’était dans ces sprints à leur début : mettez-y ce à quoi l’équipe s’engage, et estimez-le.', en: 'No item was in these sprints when they began: put into them what the team commits to, and estimate it.' } },
};

export interface Remedy { text: Text; connects: boolean }
// `connects`: a tool would tell it.
export function remedyOf(indicator: string, noData: NoDataReason): Remedy | undefined {
  const known = OF_SPRINTS[indicator]?.[noData] ?? OF_REASON[noData];
  if (known) return { text: known, connects: false };
  const way = TO_CONNECT[indicator];
  return way && { text: way, connects: true };
}

// Of these, not what is asked counts but the last ones before its end: weeks, sprints.
const LATEST: Readonly<Record<string, Text>> = {
  deployment_frequency: { fr: { one: 'La dernière semaine complète', other: 'Les {n} dernières semaines complètes' }, en: { one: 'The last complete week', other: 'The last {n} complete weeks' } },
  velocity: { fr: { one: 'Le dernier sprint clos', other: 'Les {n} derniers sprints clos' }, en: { one: 'The last closed sprint', other: 'The last {n} closed sprints' } },
};
// `n`: of how many the figure is; undefined where the period counts, or nothing does.
export function latestOf(indicator: string, n: number): Text | undefined {
  return n > 0 ? LATEST[indicator] : undefined;
}

export const BANDS: Readonly<Record<string, Text>> = {
  DAILY: { fr: 'Quotidien', en: 'Daily' },
  WEEKLY: { fr: 'Hebdomadaire', en: 'Weekly' },
  MONTHLY: { fr: 'Mensuel', en: 'Monthly' },
  YEARLY: { fr: 'Annuel', en: 'Yearly' },
  UNDER_ONE_DAY: { fr: 'Moins d’un jour', en: 'Less than a day' },
  UNDER_ONE_WEEK: { fr: 'Moins d’une semaine', en: 'Less than a week' },
  UNDER_ONE_MONTH: { fr: 'Moins d’un mois', en: 'Less than a month' },
  UNDER_SIX_MONTHS: { fr: 'Moins de six mois', en: 'Less than six months' },
  SIX_MONTHS_OR_MORE: { fr: 'Six mois ou plus', en: 'Six months or more' },
  UP_TO_15_PERCENT: { fr: '15 % ou moins', en: '15% or less' },
  UNDER_46_PERCENT: { fr: 'Moins de 46 %', en: 'Less than 46%' },
  FROM_46_PERCENT: { fr: '46 % ou plus', en: '46% or more' },
  GOOD: { fr: 'Bon', en: 'Good' },
  MEDIUM: { fr: 'Moyen', en: 'Medium' },
  BAD: { fr: 'Mauvais', en: 'Bad' },
};

// What a formula tells beside its figure.
export const FIGURE_PARTS: Readonly<Record<string, Text>> = {
  wip_mean: { fr: 'En cours en moyenne (L)', en: 'In progress on average (L)' },
  throughput_per_day: { fr: 'Terminés par jour (λ)', en: 'Finished a day (λ)' },
  cycle_time_mean: { fr: 'Temps de cycle moyen (W)', en: 'Mean cycle time (W)' },
  wip_expected: { fr: 'λ fois W', en: 'λ times W' },
  gap: { fr: 'Écart', en: 'Gap' },
  crossing: { fr: 'Traversent un bord de la période', en: 'Cross an edge of the period' },
  sprints: { fr: 'Sprints retenus', en: 'Sprints that count' },
  maturing: { fr: 'Trop jeunes pour le dire', en: 'Too young to tell' },
  open: { fr: 'Pas encore finis', en: 'Not over yet' },
  shown: { fr: 'Affiché', en: 'Shown as' },
  flagged: { fr: 'Peu de réponses', en: 'Few answers' },
  promoters: { fr: 'Notes 9 et 10', en: 'Marks 9 and 10' },
  detractors: { fr: 'Notes de 0 à 6', en: 'Marks 0 to 6' },
};

export const EXCLUSIONS: Readonly<Record<string, Text>> = {
  NO_START: { fr: 'Sans début', en: 'Without a start' },
  NEGATIVE: { fr: 'Finit avant de commencer', en: 'Ends before it begins' },
  NO_REQUEST: { fr: 'Sans demande', en: 'Without a request' },
  NO_ESTIMATE: { fr: 'Sans estimation', en: 'Without an estimate' },
  NO_ESTIMATES: { fr: 'Un sprint sans estimation', en: 'A sprint without estimates' },
  DONE_BEFORE_START: { fr: 'Fini avant le sprint', en: 'Done before the sprint' },
  BASELINE: { fr: 'Porté par le premier déploiement vu', en: 'Carried by the first deployment seen' },
  UNKNOWN_CHANGE: { fr: 'Un changement dont rien n’est dit', en: 'A change of which nothing is told' },
  DEPLOYED_BEFORE_MERGE: { fr: 'Déployé avant sa fusion', en: 'Deployed before it was merged' },
  AUTHORED_AFTER_MERGE: { fr: 'Écrit après sa fusion, ouvert on ne sait quand', en: 'Written after it was merged, opened nobody knows when' },
  NO_AUTHORED: { fr: 'Écrit on ne sait quand', en: 'Written nobody knows when' },
  DID_NOT_REACH_USERS: { fr: 'N’est pas arrivé chez les usagers', en: 'Did not reach users' },
  MATURING: { fr: 'Trop jeune pour le dire', en: 'Too young to tell' },
  NOT_LINKED: { fr: 'Un incident qui ne suit aucun déploiement', en: 'An incident that follows no deployment' },
  UNKNOWN_DEPLOYMENT: { fr: 'D’un déploiement dont rien n’est dit', en: 'Of a deployment of which nothing is told' },
  NOT_PRODUCTION: { fr: 'D’un déploiement hors production', en: 'Of a deployment that is not of production' },
  NOT_FINISHED: { fr: 'D’un déploiement qui n’est pas fini', en: 'Of a deployment that is not over' },
  OPEN: { fr: 'Pas encore fini', en: 'Not over yet' },
  ROLLBACK_WITHOUT_DATE: { fr: 'Annulé on ne sait quand', en: 'Rolled back nobody knows when' },
  NO_INTENT: { fr: 'Sans intention enregistrée', en: 'Without a recorded intent' },
  OFF_SCALE: { fr: 'Hors de l’échelle', en: 'Not on the scale' },
  NOT_CARRIED: { fr: 'Nommé par aucun déploiement', en: 'Named by no deployment' },
  WHOLE_TOLD: { fr: 'Une part de ce qui est dit d’un seul tenant', en: 'A part of what is told all together' },
  NOT_ADDITIVE: { fr: 'Ne s’additionne pas', en: 'Cannot be added up' },
  SEVERAL_SOURCES: { fr: 'Dit aussi par une autre source', en: 'Told by another source too' },
  NOT_TOLD: { fr: 'Rien de dit sur la période', en: 'Nothing told in the period' },
  NO_COUNT: { fr: 'N’est pas un décompte', en: 'No count' },
  NOT_KNOWN_YET: { fr: 'Mesuré plus tard', en: 'Measured later' },
  NO_REVISION: { fr: 'Sans révision, là où une révision fait foi', en: 'Without a revision, where one that has one stands' },
  SAME_REVISION: { fr: 'La même révision, avec une autre valeur', en: 'The same revision with another value' },
  OLDER_REVISION: { fr: 'Une révision plus ancienne', en: 'An older revision' },
  EARLIER_ARRIVAL: { fr: 'Arrivé plus tôt', en: 'Arrived earlier' },
};

const UNKNOWN_HERE = (code: string): Text => ({ fr: code, en: code });
export const wordOf = (words: Readonly<Record<string, Text>>, code: string): Text => words[code] ?? UNKNOWN_HERE(code);
