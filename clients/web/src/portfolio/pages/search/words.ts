import type { Text } from '@/kit/words/text';

export const searchWords = {
  title: { fr: 'Recherche', en: 'Search' },
  found: { fr: { one: '{n} résultat affiché', other: '{n} résultats affichés' }, en: { one: '{n} result shown', other: '{n} results shown' } },
  none: { fr: 'Aucun projet, incubateur, organisation ni équipe ne porte ce nom, ni n’en parle.', en: 'No project, incubator, organisation or team has this name, nor speaks of it.' },
  noneNext: { fr: 'Essayez moins de mots : chacun doit s’y trouver.', en: 'Try fewer words: each of them must be found.' },
  ask: { fr: 'Écrivez un nom ou quelques mots : accents, tirets et fautes de frappe sont pardonnés.', en: 'Write a name or a few words: accents, hyphens and typing errors are forgiven.' },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  list: { fr: 'Ce qui a été trouvé', en: 'What was found' },
  alias: { fr: 'ancien nom : {name}', en: 'former name: {name}' },
  mission: { fr: 'dans la mission', en: 'in the mission' },
  description: { fr: 'dans la description', en: 'in the description' },
  roughly: { fr: 'à peu près', en: 'roughly' },
} satisfies Record<string, Text>;
