// What users answered, counted by the day.
import { Audience } from '@/gen/pepiniere/metrics/v1/dimension_pb';
import { Survey_Kind as Kind } from '@/gen/pepiniere/metrics/v1/survey_pb';
import type { Text } from '@/kit/words/text';
import { AUDIENCES } from './words';

export const surveyWords = {
  all: { fr: 'Avis des usagers', en: 'Answers of users' },
  told: { fr: 'Des décomptes par jour : jamais qui a répondu, ni ce qui a été écrit.', en: 'Counts by the day: never who answered, nor what was written.' },
  none: { fr: 'Aucun avis n’est compté.', en: 'No answer is counted.' },
  add: { fr: 'Compter des avis', en: 'Count answers' },
  editThis: { fr: 'Modifier les décomptes : {title}', en: 'Edit the counts: {title}' },
  removeThis: { fr: 'Supprimer les décomptes : {title}', en: 'Delete the counts: {title}' },
  kind: { fr: 'Question posée', en: 'Question asked' },
  kindHint: { fr: 'Avec le jour, le public et le formulaire, elle dit de quels avis il s’agit, et ne change plus ensuite.', en: 'With the day, the audience and the form, it says which answers these are, and stays for good.' },
  date: { fr: 'Jour', en: 'Day' },
  audience: { fr: 'Public', en: 'Audience' },
  audienceHint: { fr: 'Vide : tous ensemble.', en: 'Empty: all of them together.' },
  everybody: { fr: 'Tous ensemble', en: 'All of them together' },
  form: { fr: 'Formulaire', en: 'Form' },
  formHint: { fr: 'S’il y en a plusieurs.', en: 'Where there are several.' },
  counts: { fr: 'Réponses', en: 'Answers' },
  count: { fr: 'Combien ont répondu « {answer} »', en: 'How many answered “{answer}”' },
  several: { fr: { one: '{n} réponse', other: '{n} réponses' }, en: { one: '{n} answer', other: '{n} answers' } },
  countOf: { fr: '{answer} : {n}', en: '{answer}: {n}' },
  movedTitle: { fr: 'Ces décomptes viennent d’être modifiés', en: 'These counts have just been changed' },
  deletedTitle: { fr: 'Ces décomptes viennent d’être supprimés', en: 'These counts have just been deleted' },
  conflictTold: { fr: 'Quelqu’un d’autre a enregistré ces décomptes depuis que vous les avez ouverts. Choisissez ce qui reste.', en: 'Somebody else saved these counts after you opened them. Choose what stays.' },
} satisfies Record<string, Text>;

export const SURVEY_KINDS: Readonly<Record<Kind, Text>> = {
  [Kind.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [Kind.JDMA]: { fr: '« Je donne mon avis »', en: '“Je donne mon avis”' },
  [Kind.NPS]: { fr: 'Recommanderiez-vous ce service ? (0 à 10)', en: 'Would you recommend this service? (0 to 10)' },
  [Kind.CSAT]: { fr: 'Êtes-vous satisfait ? (1 à 5)', en: 'Are you satisfied? (1 to 5)' },
};

// Whom a service is for.
export const AUDIENCES_ASKED: Readonly<Record<Audience, Text>> = {
  [Audience.UNSPECIFIED]: surveyWords.everybody,
  [Audience.INDIVIDUALS]: AUDIENCES.INDIVIDUALS!,
  [Audience.COMPANIES]: AUDIENCES.COMPANIES!,
  [Audience.ASSOCIATIONS]: AUDIENCES.ASSOCIATIONS!,
};

const mark = (n: number): Text => ({ fr: String(n), en: String(n) });
const marks = (from: number, to: number) => Object.fromEntries(Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), mark(from + i)]));

// Of each kind, what may be answered, in its order.
export const ANSWERS: Readonly<Record<Kind, readonly (readonly [string, Text])[]>> = {
  [Kind.UNSPECIFIED]: [],
  [Kind.JDMA]: [['GOOD', { fr: 'Très bien', en: 'Very good' }], ['MEDIUM', { fr: 'Moyen', en: 'Middling' }], ['BAD', { fr: 'Pas bien', en: 'Not good' }]],
  [Kind.NPS]: Object.entries(marks(0, 10)),
  [Kind.CSAT]: Object.entries(marks(1, 5)),
};
