// Measures over many projects, and what users get of each digital service.
import { PortfolioIndicators_Distribution_Measure as Measure } from '@/gen/pepiniere/metrics/v1/portfolio_indicators_pb';
import type { Text } from '@/kit/words/text';

export const portfolioWords = {
  title: { fr: 'Mesures du portefeuille', en: 'Metrics of the portfolio' },
  told: {
    fr: 'Comment les chiffres se répartissent sur les projets. Ni moyenne d’équipes, ni classement : ce qu’une équipe livre ne se compare pas à ce qu’en livre une autre.',
    en: 'How figures are spread over projects. No average of teams, and no ranking: what a team delivers does not compare with what another does.',
  },
  toServices: { fr: 'Tableau de bord des services numériques', en: 'Dashboard of digital services' },
  incubator: { fr: 'Incubateur', en: 'Incubator' },
  organisation: { fr: 'Organisation', en: 'Organisation' },
  coverage: { fr: { one: '{n} projet sur {all} dit quelque chose.', other: '{n} projets sur {all} disent quelque chose.' }, en: { one: '{n} of {all} projects tells something.', other: '{n} of {all} projects tell something.' } },
  allProjects: { fr: 'Tous les projets.', en: 'All projects.' },
  noProject: { fr: 'Aucun projet ne répond à ces filtres.', en: 'No project matches these filters.' },
  meaning: { fr: 'Ce que mesure chaque indicateur', en: 'What each indicator measures' },
  spread: { fr: 'Répartition des indicateurs', en: 'How indicators are spread' },
  indicator: { fr: 'Indicateur', en: 'What is measured' },
  measure: { fr: 'Répartition de', en: 'Spread of' },
  spreadOf: { fr: '{indicator}, {measure}', en: '{indicator}, {measure}' },
  projects: { fr: 'Projets', en: 'Projects' },
  telling: { fr: 'Le disent', en: 'Tell it' },
  tellingOf: { fr: { one: '{n} projet sur {all} le dit', other: '{n} projets sur {all} le disent' }, en: { one: '{n} of {all} projects tells it', other: '{n} of {all} projects tell it' } },
  tooFew: { fr: 'Trop peu de projets pour le dire', en: 'Too few projects to tell' },
  range: { fr: 'Étendue', en: 'Spread' },
  bands: { fr: 'Tranches', en: 'Bands' },
  missing: { fr: 'Les autres', en: 'The others' },
  bandOf: { fr: '{band} : {n}', en: '{band}: {n}' },

  services: { fr: 'Services numériques', en: 'Digital services' },
  servicesTold: { fr: 'Ce qu’ont les usagers de chaque service : son usage et sa progression, sur les jours que disent cette période et la précédente ; la part faite en ligne, la satisfaction par public.', en: 'What users get of each service: its usage and how that progresses, over the days that this period and the one before both tell; the share done online, satisfaction by audience.' },
  servicesCoverage: { fr: { one: '{n} service sur {all} dit quelque chose.', other: '{n} services sur {all} disent quelque chose.' }, en: { one: '{n} of {all} services tells something.', other: '{n} of {all} services tell something.' } },
  noService: { fr: 'Aucun service ne répond à ces filtres.', en: 'No service matches these filters.' },
  silent: { fr: { one: '{n} service n’a rien dit de cette période', other: '{n} services n’ont rien dit de cette période' }, en: { one: '{n} service told nothing of that time', other: '{n} services told nothing of that time' } },
  allSilent: { fr: 'Aucun service n’a rien dit de cette période.', en: 'No service told anything of that time.' },
  lastOn: { fr: 'dernier envoi reçu le {date}', en: 'something last came on {date}' },
  fewAnswers: { fr: 'peu de réponses : {n}', en: 'few answers: {n}' },
  service: { fr: 'Service', en: 'Digital service' },
  usage: { fr: 'Usage', en: 'How it is used' },
  progression: { fr: 'Progression', en: 'Progress' },
  progressionOf: { fr: '{metric} : {progression}', en: '{metric}: {progression}' },
  usageOf: { fr: '{metric} : {value}', en: '{metric}: {value}' },
  online: { fr: 'Part en ligne', en: 'Online share' },
  everybody: { fr: 'Tous publics', en: 'All audiences' },
  satisfaction: { fr: 'Satisfaction, {audience}', en: 'Satisfaction of {audience}' },
  last: { fr: 'Reçu le', en: 'Received on' },
  until: { fr: 'Usage dit jusqu’au', en: 'Usage told until' },
  compared: { fr: 'Valeur comparée (mêmes jours dits)', en: 'Value compared (same days told)' },
  measures: { fr: 'Ses mesures', en: 'Its metrics' },
  metric: { fr: 'Mesure', en: 'Metric' },
  value: { fr: 'Valeur', en: 'Value' },
  before: { fr: 'Période précédente', en: 'Period before' },
  unit: { fr: 'Unité', en: 'Unit of it' },
  audience: { fr: 'Public', en: 'Audience' },
  why: { fr: 'Pourquoi il n’y en a pas', en: 'Why there is none' },
  n: { fr: 'Ce qui compte', en: 'How much counts' },
  band: { fr: 'Tranche', en: 'Band' },
  fromDay: { fr: 'Du (compris)', en: 'From (included)' },
  toDay: { fr: 'Au (compris)', en: 'To (included)' },
} satisfies Record<string, Text>;

// Which figure of each project is spread.
export const MEASURES: Readonly<Record<Measure, Text>> = {
  [Measure.UNSPECIFIED]: { fr: 'aucun chiffre', en: 'no figure' },
  [Measure.VALUE]: { fr: 'valeur de chaque projet', en: 'value of each project' },
  [Measure.MEDIAN]: { fr: 'médiane de chaque projet', en: 'median of each project' },
  [Measure.P85]: { fr: 'P85 de chaque projet', en: 'P85 of each project' },
};
// Where a project has several figures, which one stands in the row.
export const ofSeveral = (measure: Measure) => measure === Measure.MEDIAN || measure === Measure.P85;
