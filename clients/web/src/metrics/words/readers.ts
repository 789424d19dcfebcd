// Who will read what is typed.
import { READERS } from '@/gen/pepiniere/metrics/v1/readers';
import type { Readership } from '@/kit/form/readers';

const OF_SOURCE: Readership['words'] = {
  people: {
    fr: 'Lu par les coachs du projet et les administrateurs. N’est pas publié ; le secret n’est dit qu’une fois.',
    en: 'Read by the coaches of the project and administrators. Not published; the secret is told once.',
  },
  peopleAlone: {
    fr: 'Lu par les coachs du projet et les administrateurs seulement.',
    en: 'Read by the coaches of the project and administrators alone.',
  },
};
// Of what a team does, which is open data but for some of its fields.
const OF_TEAM: Readership['words'] = {
  peopleAlone: {
    fr: 'Lu par ceux qui ont un rôle sur le projet seulement : n’est pas publié.',
    en: 'Read by those who hold a role on the project alone: not published.',
  },
};
const OF_OBJECTIVE: Readership['words'] = {
  everybody: {
    fr: 'Lu par tout le monde, et publié dans les données ouvertes, sauf si la mesure ne l’est pas : ceux qui ont un rôle sur le projet le lisent alors seuls.',
    en: 'Read by everybody, and published in the open data, unless its metric is not: then those alone read it who hold a role on the project.',
  },
};
const OF_DEFINITION: Readership['words'] = {
  everybody: {
    fr: 'Lu par tout le monde, et publié dans les données ouvertes, sauf si ses valeurs ne sont lues que par le projet : ceux qui y ont un rôle la lisent alors seuls.',
    en: 'Read by everybody, and published in the open data, unless its values are read by the project alone: then those alone read it who hold a role there.',
  },
};
const OF_VALUES: Readership['words'] = {
  people: {
    fr: 'Lu par ceux qui ont un rôle sur le projet seulement : les valeurs de cette mesure ne sont pas publiées.',
    en: 'Read by those who hold a role on the project alone: the values of this metric are not published.',
  },
};

const WORDS: readonly (readonly [RegExp, Readership['words']])[] = [[/Source/, OF_SOURCE], [/Objective/, OF_OBJECTIVE], [/Definition/, OF_DEFINITION], [/./, OF_TEAM]];

export const readersOf = (writes: keyof typeof READERS): Readership => ({ ...READERS[writes], words: WORDS.find(([pattern]) => pattern.test(writes))![1] });

// Of the values of a metric, which says itself who reads them.
export const readersOfValues = (isPublic: boolean): Readership =>
  ({ by: isPublic ? 'everybody' : 'people', restricted: [], untilHeld: [], words: OF_VALUES });
