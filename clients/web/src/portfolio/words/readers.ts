// Who will read what is typed, where it is not everybody.
import { READERS } from '@/gen/pepiniere/portfolio/v1/readers';
import type { Readership } from '@/kit/form/readers';
import type { Text } from '@/kit/words/text';

const words = {
  people: {
    fr: 'Lu par ceux qui ont un rôle sur le projet seulement : coachs de ses incubateurs, ministères qui le suivent, équipe, administrateurs. Rien n’est publié.',
    en: 'Read by those alone who hold a role on the project: coaches of its incubators, ministries that follow it, its team, administrators. Nothing is published.',
  },
  untilHeld: {
    fr: 'Lu par tout le monde : la date, l’incubateur, le titre et l’ordre du jour, tout de suite. Ce qui est demandé, décidé et accordé n’est lu, jusqu’à la tenue de la séance, que par ceux qui la préparent (coachs de l’incubateur, administrateurs) ; c’est publié ensuite.',
    en: 'Read by everybody: the date, the incubator, the title and the agenda, at once. What is asked, decided and granted is read, until the session is held, by those alone who prepare it (coaches of the incubator, administrators); it is published then.',
  },
  peopleAlone: {
    fr: 'Lu par ceux qui ont un rôle sur le projet seulement : n’est pas publié.',
    en: 'Read by those alone who hold a role on the project: not published.',
  },
} satisfies Record<string, Text>;

// A method that writes.
export type WriteName = keyof typeof READERS;

export const readersOf = (writes: WriteName): Readership => ({ ...READERS[writes], words });
