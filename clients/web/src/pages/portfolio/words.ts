import type { Text } from '@/words/text';

export const portfolioWords = {
  title: { fr: 'Où en est le portefeuille', en: 'Where the portfolio stands' },
} satisfies Record<string, Text>;
