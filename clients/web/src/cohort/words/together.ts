import type { Text } from '@/kit/words/text';

// Of several applications that are decided at once.
export const togetherWords = {
  chosen: { fr: { one: '{n} candidature choisie', other: '{n} candidatures choisies' }, en: { one: '{n} application chosen', other: '{n} applications chosen' } },
  open: { fr: 'Décider ensemble', en: 'Decide together' },
  title: { fr: { one: 'Décider de {n} candidature', other: 'Décider de {n} candidatures' }, en: { one: 'Decide {n} application', other: 'Decide {n} applications' } },
  decide: { fr: { one: 'Décider de {n} candidature', other: 'Décider des {n} candidatures' }, en: { one: 'Decide {n} application', other: 'Decide these {n} applications' } },
  again: { fr: { one: 'Réessayer {n} échec', other: 'Réessayer {n} échecs' }, en: { one: 'Try {n} failure again', other: 'Try {n} failures again' } },
  told: {
    fr: 'Chacune est décidée pour elle-même, avec ce motif : si l’une est refusée, les autres le sont, et vous pouvez réessayer.',
    en: 'Each is decided by itself, with this reason: if one is refused the others are done, and you can try again.',
  },
  people: { fr: 'De qui il s’agit', en: 'Who they are' },
  someFailed: { fr: { one: '{n} décision n’a pas été prise : voyez pourquoi.', other: '{n} décisions n’ont pas été prises : voyez pourquoi.' }, en: { one: '{n} decision was not taken: see why.', other: '{n} decisions were not taken: see why.' } },
  results: { fr: 'Résultat, candidature par candidature', en: 'Results, application by application' },
  progress: { fr: '{done} sur {all}', en: '{done} of {all}' },
  summary: { fr: 'Décidées : {done} ; en échec : {failed}.', en: 'Decided: {done}; failed: {failed}.' },
  waiting: { fr: 'en attente', en: 'waiting' },
  done: { fr: 'décidée', en: 'decided' },
  unchanged: { fr: 'déjà ainsi', en: 'so already' },
  failed: { fr: 'échec', en: 'failed' },
} satisfies Record<string, Text>;
