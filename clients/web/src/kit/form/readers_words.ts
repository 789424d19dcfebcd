import type { Text } from '@/kit/words/text';

export const readersWords = {
  everybody: {
    fr: 'Lu par tout le monde : ces informations sont publiées dans les données ouvertes.',
    en: 'Read by everybody: this is published in the open data.',
  },
  administrators: {
    fr: 'Lu par les administrateurs du programme seulement.',
    en: 'Read by programme administrators only.',
  },
} satisfies Record<string, Text>;
