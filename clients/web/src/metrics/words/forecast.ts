// What can honestly be promised.
import { ForecastRequest_Method as Method } from '@/gen/pepiniere/metrics/v1/forecast_pb';
import type { Text } from '@/kit/words/text';

export const forecastWords = {
  told: { fr: 'Ce que le passé de l’équipe permet de promettre, avec ce qu’auraient valu de telles promesses.', en: 'What the past of the team allows to promise, with how good such promises would have been.' },
  byDate: { fr: 'D’ici au (compris)', en: 'By (included)' },
  items: { fr: 'Éléments à finir', en: 'Items to finish' },
  method: { fr: 'Calcul', en: 'How it is computed' },
  usual: { fr: 'Celui d’ordinaire', en: 'The usual one' },
  notEnough: { fr: 'Pas assez d’historique', en: 'Not enough history' },
  notEnoughTold: { fr: 'Il n’y a pas encore de quoi prévoir : {why}.', en: 'There is nothing yet to forecast from: {why}.' },
  notEnoughBacktest: { fr: 'Pas assez d’historique pour dire ce que vaut cette prévision : elle n’est pas montrée.', en: 'Not enough history to say how good this forecast is: it is not shown.' },
  tooLate: { fr: 'On ne peut pas encore dire ce que vaut cette prévision : elle n’est pas montrée.', en: 'Nobody can say yet how good this forecast is: it is not shown.' },
  knownThen: {
    fr: 'Il faut des semaines passées dont on savait déjà ce qui était fini. Ce qui vient d’arriver, si ancien que ce soit, compte à partir du jour où il est arrivé : rien d’autre n’est à faire que d’attendre.',
    en: 'It takes past weeks of which it was known then what was finished. What has just come, however old, counts from the day on which it came: there is nothing to do but wait.',
  },
  notToCome: { fr: '« D’ici au » : choisissez un jour à venir, dans moins de {n} jours. Ce qui suit ne le prend pas en compte.', en: '“By”: choose a day to come, less than {n} days ahead. What follows does not take it.' },
  promise: { fr: 'Probabilité', en: 'Probability' },
  howMany: { fr: 'Combien d’ici au {date}', en: 'How many by {date}' },
  atLeast: { fr: 'Au moins', en: 'At least' },
  count: { fr: { one: '{n} élément', other: '{n} éléments' }, en: { one: '{n} item', other: '{n} items' } },
  when: { fr: { one: 'Quand {n} élément sera fini', other: 'Quand {n} éléments seront finis' }, en: { one: 'When {n} item will be done', other: 'When {n} items will be done' } },
  by: { fr: 'Le', en: 'On' },
  daysNeeded: { fr: 'En jours', en: 'In days' },
  tooLong: { fr: 'au-delà de ce que l’on calcule', en: 'beyond what is computed' },
  chances: { fr: 'Avec quelle probabilité au moins tant d’éléments', en: 'With which probability at least so many items' },
  itemsHeader: { fr: 'Éléments', en: 'Items' },
  history: { fr: 'Éléments terminés par jour', en: 'Items finished a day' },
  finished: { fr: 'Terminés', en: 'Finished' },
  date: { fr: 'Jour', en: 'Day' },
  backtest: { fr: 'Ce qu’auraient valu ces promesses', en: 'How good these promises would have been' },
  origins: { fr: { one: 'La même prévision, faite dans {n} semaine passée avec ce que l’on savait alors.', other: 'La même prévision, faite dans chacune de {n} semaines passées avec ce que l’on savait alors.' }, en: { one: 'The same forecast, made in {n} past week with what was known then.', other: 'The same forecast, made in each of {n} past weeks with what was known then.' } },
  kept: { fr: 'Promesses tenues', en: 'Promises kept' },
  keptOf: { fr: '{kept} sur {made}', en: '{kept} of {made}' },
  share: { fr: 'Part', en: 'Share' },
  interval: { fr: 'Entre', en: 'Between' },
  between: { fr: '{low} et {high}', en: '{low} and {high}' },
  loss: { fr: 'Erreur moyenne : {loss} ; en promettant le rythme moyen : {mean}. Le moins est le mieux.', en: 'Mean loss: {loss}; promising the mean rate: {mean}. Less is better.' },
} satisfies Record<string, Text>;

export const METHODS_OF_FORECAST: Readonly<Record<Method, Text>> = {
  [Method.UNSPECIFIED]: { fr: 'Exact', en: 'Exact, by all days' },
  [Method.EXACT]: { fr: 'Exact, tous les jours confondus', en: 'Exact, all days together' },
  [Method.WEEKDAYS]: { fr: 'Exact, chaque jour de la semaine par les siens', en: 'Exact, each weekday by its own days' },
  [Method.MONTE_CARLO]: { fr: 'Par tirages (Monte-Carlo)', en: 'By draws (Monte Carlo)' },
};
