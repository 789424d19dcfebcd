import type { Text } from '@/kit/words/text';

export const bulkWords = {
  edit: { fr: 'Modifier ensemble', en: 'Edit together' },
  title: {
    fr: { one: 'Modifier {n} projet', other: 'Modifier {n} projets' },
    en: { one: 'Edit {n} project', other: 'Edit {n} projects' },
  },
  field: { fr: 'Ce qui change', en: 'What changes' },
  value: { fr: 'Valeur', en: 'Value' },
  emptyClears: { fr: 'Laisser vide efface la valeur.', en: 'Leaving it empty clears the value.' },
  apply: {
    fr: { one: 'Appliquer à {n} projet', other: 'Appliquer à {n} projets' },
    en: { one: 'Apply to {n} project', other: 'Apply to {n} projects' },
  },
  told: {
    fr: 'Chaque projet est modifié pour lui-même : si l’un est refusé, les autres sont faits, et vous pouvez réessayer.',
    en: 'Each project is changed by itself: if one is refused the others are done, and you can try again.',
  },
  progress: { fr: '{done} sur {all}', en: '{done} of {all}' },
  results: { fr: 'Résultat, projet par projet', en: 'Results, project by project' },
  waiting: { fr: 'en attente', en: 'waiting' },
  done: { fr: 'modifié', en: 'changed' },
  unchanged: { fr: 'déjà ainsi', en: 'so already' },
  failed: { fr: 'échec', en: 'failed' },
  faster: { fr: 'quelqu’un l’a modifié au même moment', en: 'somebody changed it at the same time' },
  notYours: { fr: 'n’est pas d’un de vos incubateurs', en: 'is not of one of your incubators' },
  summary: { fr: 'Modifiés : {done} ; déjà ainsi : {unchanged} ; en échec : {failed}.', en: 'Changed: {done}; so already: {unchanged}; failed: {failed}.' },
  again: { fr: { one: 'Réessayer {n} échec', other: 'Réessayer {n} échecs' }, en: { one: 'Try {n} failure again', other: 'Try {n} failures again' } },
  addTheme: { fr: 'Ajouter une thématique', en: 'Add a theme' },
  removeTheme: { fr: 'Retirer une thématique', en: 'Remove a theme' },
  addUsers: { fr: 'Ajouter un type d’usagers', en: 'Add a type of users' },
  removeUsers: { fr: 'Retirer un type d’usagers', en: 'Remove a type of users' },
  addTechnology: { fr: 'Ajouter une technologie', en: 'Add a technology' },
  addSponsor: { fr: 'Ajouter un sponsor', en: 'Add a sponsor' },
} satisfies Record<string, Text>;
