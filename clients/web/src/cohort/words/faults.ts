// What is wrong with a field of a programme or a cohort, in the words of both languages.
import { FAULTS as OF_KIT } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';

export const FAULTS = {
  ...OF_KIT,
  months: { fr: 'Donnez un nombre entier de mois, de 1 à 60.', en: 'Give a whole number of months, from 1 to 60.' },
  people: { fr: 'Donnez un nombre entier de personnes, de 1 à un million.', en: 'Give a whole number of people, from 1 to a million.' },
  noStart: { fr: 'Donnez aussi le premier jour : ce qui finit a commencé.', en: 'Give the first day too: what ends has begun.' },
  identifier: { fr: 'Des lettres, des chiffres, des points et des tirets seulement.', en: 'Letters, digits, dots and dashes only.' },
} satisfies Record<string, Text>;

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = {
  'must be from 1 to 60, or 0 where it is not known': FAULTS.months,
  'is more than a million people: check it': FAULTS.people,
  'is missing: a cohort that ends has begun': FAULTS.noStart,
  'must not lie before start_date: it is the last day': FAULTS.ends,
};
