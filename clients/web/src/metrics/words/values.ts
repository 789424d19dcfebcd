// Values of a metric: told by hand, told otherwise, taken back; and why one is refused.
import { PointResult_Reason as Reason, PointResult_State as State } from '@/gen/pepiniere/metrics/v1/point_pb';
import type { Text } from '@/kit/words/text';

export const valueWords = {
  tell: { fr: 'Dire une valeur', en: 'Tell a value' },
  tellThis: { fr: 'Dire une valeur : {metric}', en: 'Tell a value: {metric}' },
  day: { fr: 'Jour', en: 'Day' },
  week: { fr: 'Un jour de la semaine dite', en: 'A day of the week that is told of' },
  month: { fr: 'Un jour du mois dit', en: 'A day of the month that is told of' },
  instant: { fr: 'Moment', en: 'Time' },
  value: { fr: 'Valeur', en: 'Value' },
  valueHint: { fr: '0 est une valeur. S’il n’y en a pas, ne dites rien, ou retirez celle qui est fausse.', en: '0 is a value. Where there is none, tell nothing, or take back the one that is wrong.' },
  audience: { fr: 'Public', en: 'Audience' },
  together: { fr: 'Vide : tous ensemble.', en: 'Empty: all of them together.' },
  withdraw: { fr: 'Retirer la valeur de ce moment, sans rien à sa place', en: 'Take back the value of that time, with nothing in its place' },
  before: { fr: 'Déjà dit : {value}. Ce que vous dites prendra sa place ; l’ancienne valeur reste dans l’historique.', en: 'Told already: {value}. What you tell takes its place; the old value stays in the history.' },
  fresh: { fr: 'Rien n’est encore dit de ce moment.', en: 'Nothing is told of that time yet.' },
  created: { fr: 'C’est noté : {after}.', en: 'Noted: {after}.' },
  unchanged: { fr: 'C’était déjà dit ainsi : rien n’a changé.', en: 'It was told so already: nothing changed.' },
  restated: { fr: 'C’est noté : {before} devient {after}.', en: 'Noted: {before} becomes {after}.' },
  nothing: { fr: 'rien', en: 'nothing' },

  values: { fr: 'Valeurs', en: 'Values' },
  noValues: { fr: 'Rien n’est dit de cette période.', en: 'Nothing is told of that period.' },
  noSeries: { fr: 'Personne n’a encore rien dit de cette mesure.', en: 'Nobody has told anything of this metric yet.' },
  computed: { fr: 'Elle se calcule de deux autres : ce sont elles qui se disent.', en: 'It is computed from two others: those are told.' },
  series: { fr: 'De quoi, et dit par qui', en: 'Of what, and told by whom' },
  everything: { fr: 'Tous ensemble', en: 'All together' },
  time: { fr: 'Moment dit', en: 'Time told of' },
  received: { fr: 'Arrivé le', en: 'Came on' },
  restatements: { fr: 'Ce qui a été dit autrement', en: 'What was told otherwise' },
  noRestatements: { fr: 'Aucune valeur n’a changé depuis qu’elle a été dite.', en: 'No value has changed since it was told.' },
  was: { fr: 'Avant', en: 'Before' },
  became: { fr: 'Après', en: 'After' },
  on: { fr: 'Changé le', en: 'Changed on' },
} satisfies Record<string, Text>;

export const SAID_OF_STATE: Readonly<Partial<Record<State, Text>>> = {
  [State.CREATED]: valueWords.created,
  [State.UNCHANGED]: valueWords.unchanged,
  [State.RESTATED]: valueWords.restated,
};

// By which field, and why.
export const REFUSED_POINTS: Readonly<Record<Reason, { field: 'time' | 'value' | 'dimensions'; text: Text }>> = {
  [Reason.UNSPECIFIED]: { field: 'value', text: { fr: 'Cette valeur est refusée.', en: 'This value is refused.' } },
  [Reason.UNKNOWN_METRIC]: { field: 'value', text: { fr: 'Il n’y a plus de mesure de ce nom.', en: 'There is no metric of that name any more.' } },
  [Reason.HIDDEN_METRIC]: { field: 'value', text: { fr: 'Cette mesure vient d’être supprimée : rétablissez-la d’abord.', en: 'This metric has just been deleted: bring it back first.' } },
  [Reason.RATIO]: { field: 'value', text: { fr: 'C’est un rapport, qui se calcule : dites ce dont il est fait.', en: 'This is a ratio, which is computed: tell what it is made of.' } },
  [Reason.VALUE]: { field: 'value', text: { fr: 'Ce n’est pas un nombre qui puisse être gardé.', en: 'This is no number that can be kept.' } },
  [Reason.DIMENSION]: { field: 'dimensions', text: { fr: 'Cette mesure ne se découpe pas ainsi.', en: 'This metric is not split by that.' } },
  [Reason.TIME]: { field: 'time', text: { fr: 'C’est avant l’an 2000 : vérifiez l’année.', en: 'This lies before the year 2000: check the year.' } },
  [Reason.FUTURE]: { field: 'time', text: { fr: 'C’est à venir : une valeur se dit quand elle est connue.', en: 'This is to come: a value is told once it is known.' } },
  [Reason.TOO_MANY_SERIES]: { field: 'dimensions', text: { fr: 'Cette mesure est découpée autant qu’elle peut l’être.', en: 'This metric is split as much as it may be.' } },
  [Reason.CONFLICT]: { field: 'value', text: { fr: 'Deux valeurs sont dites du même moment.', en: 'Two values are told of the same time.' } },
  [Reason.NEGATIVE]: { field: 'value', text: { fr: 'Ce qui se compte n’est jamais négatif.', en: 'What is counted is never less than 0.' } },
};
