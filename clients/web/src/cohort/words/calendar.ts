import type { Text } from '@/kit/words/text';

export const calendarWords = {
  title: { fr: 'Calendrier de {title}', en: 'Calendar of {title}' },
  here: { fr: 'Calendrier', en: 'Calendar' },
  none: { fr: 'Aucun jour n’est encore connu.', en: 'No day is known yet.' },
  noneSuch: { fr: 'Rien de cette sorte dans ce calendrier.', en: 'Nothing of this kind in this calendar.' },
  kind: { fr: 'Sorte', en: 'Kind' },
  today: { fr: 'Aujourd’hui', en: 'Today' },
  nothingToday: { fr: 'Rien aujourd’hui.', en: 'Nothing today.' },
  past: { fr: { one: '{n} jour passé', other: '{n} jours passés' }, en: { one: '{n} past day', other: '{n} past days' } },
  until: { fr: 'jusqu’au {date}', en: 'until {date}' },
  download: { fr: 'Télécharger pour un agenda (.ics)', en: 'Download for a calendar (.ics)' },
  downloadTold: {
    fr: 'Le fichier tient ce qui est montré, jours passés compris. Il ne nomme personne.',
    en: 'The file holds what is shown, with past days. It names nobody.',
  },
  // What happens.
  first: { fr: 'Premier jour de la promotion', en: 'First day of the cohort' },
  last: { fr: 'Dernier jour de la promotion', en: 'Last day of the cohort' },
  opens: { fr: 'Ouverture', en: 'Opening' },
  closes: { fr: 'Fermeture', en: 'Closing' },
  reviewsEnd: { fr: 'Fin des évaluations du jury', en: 'End of the jury’s reviews' },
  results: { fr: 'Résultats', en: 'Results' },
  waitingEnd: { fr: 'Dernier jour de la liste d’attente', en: 'Last day of the waiting list' },
  cancelled: { fr: 'Annulation', en: 'Cancellation' },
  hearings: { fr: { one: '{n} audition', other: '{n} auditions' }, en: { one: '{n} hearing', other: '{n} hearings' } },
  offers: { fr: { one: '{n} offre sans réponse expire', other: '{n} offres sans réponse expirent' }, en: { one: '{n} offer without an answer expires', other: '{n} offers without an answer expire' } },
  expired: { fr: { one: '{n} offre a expiré', other: '{n} offres ont expiré' }, en: { one: '{n} offer has expired', other: '{n} offers have expired' } },
  begin: { fr: { one: '{n} affectation commence', other: '{n} affectations commencent' }, en: { one: '{n} assignment begins', other: '{n} assignments begin' } },
  end: { fr: { one: '{n} affectation finit', other: '{n} affectations finissent' }, en: { one: '{n} assignment ends', other: '{n} assignments end' } },
  renew: {
    fr: { one: '{n} affectation finit avant la promotion : à renouveler ou non', other: '{n} affectations finissent avant la promotion : à renouveler ou non' },
    en: { one: '{n} assignment ends before the cohort does: to be renewed or not', other: '{n} assignments end before the cohort does: to be renewed or not' },
  },
} satisfies Record<string, Text>;

// By the values of the address.
export const EVENT_KINDS = {
  promotion: { fr: 'Promotion', en: 'Cohort' },
  'rendez-vous': { fr: 'Rendez-vous', en: 'Sessions' },
  appels: { fr: 'Appels', en: 'Calls' },
  auditions: { fr: 'Auditions', en: 'Hearings' },
  offres: { fr: 'Offres', en: 'Offers' },
  affectations: { fr: 'Affectations', en: 'Assignments' },
} satisfies Record<string, Text>;
