import type { Text } from '@/kit/words/text';

// What waits for somebody: those who lead a programme, jurors, applicants.
export const toDoWords = {
  title: { fr: 'Ce qui m’attend', en: 'What waits for me' },
  signIn: { fr: 'Connectez-vous pour voir ce qui vous attend.', en: 'Sign in to see what waits for you.' },
  waiting: { fr: 'Ce qui attend', en: 'What waits' },
  waitingIn: { fr: 'Ce qui attend dans {title}', en: 'What waits in {title}' },
  nothing: { fr: 'Rien n’attend dans les appels fermés de ce programme.', en: 'Nothing waits in the closed calls of this programme.' },
  undecided: { fr: { one: '{n} candidature à décider', other: '{n} candidatures à décider' }, en: { one: '{n} application to decide', other: '{n} applications to decide' } },
  appeals: { fr: { one: '{n} recours contre une décision de recevabilité', other: '{n} recours contre des décisions de recevabilité' }, en: { one: '{n} appeal against a decision on admissibility', other: '{n} appeals against decisions on admissibility' } },
  ties: { fr: { one: '{n} groupe d’ex æquo à départager', other: '{n} groupes d’ex æquo à départager' }, en: { one: '{n} tie to decide', other: '{n} ties to decide' } },
  offers: { fr: { one: '{n} offre sans réponse', other: '{n} offres sans réponse' }, en: { one: '{n} offer without an answer', other: '{n} offers without an answer' } },
  firstExpires: { fr: 'la première expire le {moment}', en: 'the first expires on {moment}' },
  resultAppeals: { fr: 'Voir s’il y a des recours contre des résultats', en: 'See whether results are appealed against' },
} satisfies Record<string, Text>;
