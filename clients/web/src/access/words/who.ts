import type { Text } from '@/kit/words/text';

export const whoWords = {
  coming: { fr: '…', en: '…' },
  nobody: { fr: 'une personne effacée ou sans nom', en: 'a person who was erased or has no name' },
} satisfies Record<string, Text>;
