// Who will read what is typed.
import { READERS } from '@/gen/pepiniere/access/v1/readers';
import type { Readership } from '@/kit/form/readers';
import type { Text } from '@/kit/words/text';

const people: Text = {
  fr: 'Lu par la personne et par les administrateurs du programme. Rien n’est publié.',
  en: 'Read by the person and by programme administrators. Nothing is published.',
};
// Of what the person is called.
const called: Text = {
  fr: 'Lu par la personne et par les administrateurs du programme ; le nom affiché, par ceux aussi qui lisent qui a fait quoi. Rien n’est publié.',
  en: 'Read by the person and by programme administrators; the display name, by those too who read who did what. Nothing is published.',
};

export const readersOf = (writes: keyof typeof READERS): Readership => ({ ...READERS[writes], words: { people: writes === 'UpdatePerson' || writes === 'CreatePerson' ? called : people } });
