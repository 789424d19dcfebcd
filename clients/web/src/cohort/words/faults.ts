// What is wrong with a field of a programme or a cohort, in the words of both languages.
import { FAULTS as OF_KIT } from '@/kit/words/faults';
import type { Text } from '@/kit/words/text';

export const FAULTS = {
  ...OF_KIT,
  noStart: { fr: 'Donnez aussi le premier jour : ce qui finit a commencé.', en: 'Give the first day too: what ends has begun.' },
} satisfies Record<string, Text>;

// The service's own sentences.
export const SENTENCES: Readonly<Record<string, Text>> = {
  'is missing: a cohort that ends has begun': FAULTS.noStart,
};
