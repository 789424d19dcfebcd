import type { Text } from '@/kit/words/text';

export const reportWords = {
  title: { fr: 'Rapport : {subject}', en: 'Report: {subject}' },
  everything: { fr: 'Ensemble du portefeuille', en: 'The whole portfolio' },
  domain: { fr: 'domaine ministériel {title}', en: 'ministerial domain {title}' },
  kicker: { fr: 'Services numériques incubés par l’État', en: 'The State’s incubated digital services' },
  onDay: { fr: 'Situation au {date}', en: 'As it stood on {date}' },
  printedOn: { fr: 'Édité le {date}', en: 'Printed on {date}' },
  print: { fr: 'Imprimer ou enregistrer en PDF', en: 'Print or save as PDF' },
  choose: { fr: 'Rapport sur', en: 'Report on' },
  date: { fr: 'Date', en: 'Date' },
  projects: { fr: 'Les projets', en: 'The projects' },
  since: { fr: 'Depuis le', en: 'Since' },
  noProjects: { fr: 'Aucun projet à cette date.', en: 'No project on that date.' },
  definitions: { fr: 'Sources et définitions', en: 'Sources and definitions' },
  source: {
    fr: 'Source : Pépinière, registre des phases, données au {date} telles que connues le {today}. Les chiffres publics sont des données ouvertes, sous licence ouverte 2.0.',
    en: 'Source: Pépinière, phase ledger, as of {date}, as known on {today}. Public figures are open data, under the open licence 2.0.',
  },
  missing: { fr: 'Ce rapport n’existe pas', en: 'There is no such report' },
  notFound: { fr: 'Aucun ministère ou incubateur à ce nom. Choisissez-en un ci-dessus.', en: 'No ministry or incubator by that name. Choose one above.' },
  waiting: { fr: 'Les chiffres arrivent…', en: 'Figures are coming…' },
} satisfies Record<string, Text>;

// What the words of the report mean: {days} and {incubated}, the phases of the group, are the rules'.
export const DEFINITIONS: readonly { term: Text; means: Text }[] = [
  {
    term: { fr: 'Portefeuille d’une organisation', en: 'An organisation’s portfolio' },
    means: { fr: 'les projets qu’elle sponsorise, elle ou une organisation qui en dépend.', en: 'the projects that it, or an organisation below it, sponsors.' },
  },
  {
    term: { fr: 'Portefeuille d’un domaine ministériel', en: 'A ministerial domain’s portfolio' },
    means: {
      fr: 'les projets sponsorisés par une organisation de ce domaine, quelle que soit sa place dans l’arbre des organisations.',
      en: 'the projects that an organisation of the domain sponsors, wherever it stands in the tree of organisations.',
    },
  },
  {
    term: { fr: 'Phase à une date', en: 'Phase on a date' },
    means: { fr: 'la dernière entrée au registre à cette date, corrections comprises.', en: 'the last line of the ledger by that date, corrections included.' },
  },
  {
    term: { fr: 'En incubation', en: 'Under incubation' },
    means: { fr: 'en {incubated}.', en: 'in {incubated}.' },
  },
  {
    term: { fr: 'Durées', en: 'Durations' },
    means: { fr: 'seuls les séjours terminés comptent dans la médiane ; sans séjour terminé, il n’y a pas de chiffre.', en: 'only completed stays count in the median; without any there is no figure.' },
  },
  {
    term: { fr: 'Accordé et dépensé', en: 'Granted and spent' },
    means: { fr: 'somme des lignes enregistrées jusqu’à la date ; un projet sans ligne n’est pas compté comme zéro.', en: 'the sum of the lines recorded by the date; a project without any is not counted as nothing.' },
  },
  {
    term: { fr: 'Sans nouvelles', en: 'No news' },
    means: { fr: 'rien de consigné depuis {days} jours.', en: 'nothing recorded for {days} days.' },
  },
];
