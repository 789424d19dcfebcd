// Consents: what one agrees to for oneself, and what administrators read of it.
import type { Text } from '@/kit/words/text';

export const AGREEMENTS = {
  never: { fr: 'Non donné', en: 'Not given' },
  given: { fr: 'Donné', en: 'Given' },
  changed: { fr: 'Donné, pour un texte d’avant', en: 'Given, for an earlier text' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
} satisfies Record<string, Text>;

export const consentWords = {
  mine: { fr: 'Mes consentements', en: 'My consents' },
  told: {
    fr: 'Ce que vous acceptez que l’on fasse de ce qui vous concerne. Lisez, puis choisissez ; vous pouvez changer d’avis à tout moment, sans dire pourquoi.',
    en: 'What you agree may be done with what is about you. Read, then choose; you may change your mind at any time, without saying why.',
  },
  none: { fr: 'Il n’y a rien à quoi consentir pour l’instant.', en: 'There is nothing to agree to for now.' },
  given: { fr: 'Vous y consentez depuis le {date}.', en: 'You have agreed to it since {date}.' },
  withdrawn: { fr: 'Ce consentement a été retiré le {date} : il ne vaut plus.', en: 'This consent was withdrawn on {date}: it no longer counts.' },
  never: { fr: 'Vous n’y avez pas consenti.', en: 'You have not agreed to it.' },
  changed: {
    fr: 'Ce texte a changé depuis que vous avez consenti. Votre consentement vaut toujours, pour le texte d’alors ; lisez le nouveau pour y consentir, ou retirez-le.',
    en: 'This text has changed since you agreed. Your consent still counts, for the text of then; read the new one to agree to it, or withdraw it.',
  },
  before: { fr: 'Le texte auquel vous avez consenti', en: 'The text that you agreed to' },
  poolElsewhere: {
    fr: 'Ce consentement vaut pour tous les programmes. Une candidature peut poser une question semblable, parmi « Vos choix » : ce que vous y répondez ne vaut que pour son appel et fait partie de cette candidature, que vous retrouvez dans « Mes candidatures ». L’un n’est pas donné par l’autre.',
    en: 'This consent counts for all programmes. An application may ask something similar, among “Your choices”: what you answer there is of its call alone and part of that application, which is in “My applications”. Neither is given by the other.',
  },
  agree: { fr: 'J’y consens', en: 'I agree' },
  agreeTo: { fr: 'J’y consens : {title}', en: 'I agree: {title}' },
  agreeAnew: { fr: 'Je consens au nouveau texte', en: 'I agree to the new text' },
  agreeAnewTo: { fr: 'Je consens au nouveau texte : {title}', en: 'I agree to the new text: {title}' },
  withdraw: { fr: 'Retirer mon consentement', en: 'Withdraw my consent' },
  withdrawFrom: { fr: 'Retirer mon consentement : {title}', en: 'Withdraw my consent: {title}' },
  isGiven: {
    fr: 'Vous consentez à « {title} ». Cela vaut dès maintenant, dans tous les services, jusqu’à ce que vous le retiriez.',
    en: 'You agree to “{title}”. It counts from now on, in every service, until you withdraw it.',
  },
  isWithdrawn: {
    fr: 'Votre consentement à « {title} » est retiré. Il ne vaut plus, dans aucun service.',
    en: 'Your consent to “{title}” is withdrawn. It no longer counts, in any service.',
  },
  ofPerson: { fr: 'Ce à quoi cette personne a consenti', en: 'What this person agreed to' },
  noneOfPerson: { fr: 'Cette personne n’a consenti à rien.', en: 'This person agreed to nothing.' },
  purpose: { fr: 'Pour', en: 'For' },
  state: { fr: 'État', en: 'State' },
  givenOn: { fr: 'Donné le', en: 'Given on' },
  withdrawnOn: { fr: 'Retiré le', en: 'Withdrawn on' },
  wording: { fr: 'Le texte qu’elle a lu', en: 'The text that they read' },
  take: { fr: 'Retirer', en: 'Withdraw' },
  takeThis: { fr: 'Retirer le consentement : {title}', en: 'Withdraw the consent: {title}' },
  takeTold: {
    fr: 'Ce consentement ne vaudra plus, dans aucun service. Seule la personne peut le redonner.',
    en: 'This consent will no longer count, in any service. Only the person can give it again.',
  },
  reason: { fr: 'Qui l’a demandé, et comment', en: 'Who asked for it, and how' },
  reasonHint: { fr: '« La personne, par courrier. » Ce motif reste : n’y nommez personne.', en: '“The person, by letter.” This reason stays: name nobody in it.' },
  taken: { fr: 'Le consentement est retiré. Il ne vaut plus, dans aucun service.', en: 'The consent is withdrawn. It no longer counts, in any service.' },
  hasChanged: {
    fr: 'Ce texte vient de changer, et rien n’est accepté. Le nouveau est ci-dessus : lisez-le, puis choisissez.',
    en: 'This text has just changed, and nothing was agreed to. The new one is above: read it, then choose.',
  },
  wasTaken: { fr: 'Ce consentement vient d’être retiré ailleurs : il ne vaut plus.', en: 'This consent has just been withdrawn elsewhere: it no longer counts.' },
} satisfies Record<string, Text>;
