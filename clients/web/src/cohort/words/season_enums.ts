// What people call the values of the contract's enumerations, of the end of a season.
import { Offer_State as OfferState } from '@/gen/pepiniere/cohort/v1/offer_pb';
import { UnfilledSeat_Why as Why } from '@/gen/pepiniere/cohort/v1/placement_pb';
import { ApplicationResult_Kind as ResultKind } from '@/gen/pepiniere/cohort/v1/result_pb';
import { Letter_Reason as LetterReason, Letter_State as LetterState } from '@/gen/pepiniere/rpc/v1/mail_pb';
import type { Text } from '@/kit/words/text';

const UNKNOWN: Text = { fr: 'Inconnu', en: 'Unknown' };

export const OFFER_STATES: Readonly<Record<OfferState, Text>> = {
  [OfferState.UNSPECIFIED]: UNKNOWN,
  [OfferState.OFFERED]: { fr: 'En attente de réponse', en: 'Waiting for an answer' },
  [OfferState.ACCEPTED_WAITING]: { fr: 'Acceptée, choix gardés', en: 'Accepted, choices kept' },
  [OfferState.ACCEPTED_FINAL]: { fr: 'Acceptée définitivement', en: 'Accepted for good' },
  [OfferState.DECLINED]: { fr: 'Déclinée', en: 'Declined' },
  [OfferState.EXPIRED]: { fr: 'Expirée', en: 'Expired' },
  [OfferState.WITHDRAWN]: { fr: 'Retirée', en: 'Withdrawn' },
  [OfferState.SUPERSEDED]: { fr: 'Remplacée', en: 'Superseded' },
};

export const UNFILLED_WHY: Readonly<Record<Why, Text>> = {
  [Why.UNSPECIFIED]: UNKNOWN,
  [Why.NOBODY_CHOSE]: { fr: 'Personne ne l’a choisi.', en: 'Nobody chose it.' },
  [Why.NOBODY_RANKED]: { fr: 'Aucun de ceux qui l’ont choisi n’y est classé.', en: 'None of those who chose it is ranked for it.' },
  [Why.TOO_FEW_RANKED]: { fr: 'Ceux qui l’ont choisi et y sont classés sont moins nombreux que ses places.', en: 'Fewer of those who chose it are ranked for it than it has places.' },
  [Why.ALL_LEFT]: { fr: 'Ceux qui l’ont choisi sont partis, ou ont un autre poste pour de bon.', en: 'Those who chose it left, or have another seat for good.' },
  [Why.PREFERRED_OTHERS]: { fr: 'Assez y sont classés, mais ils ont obtenu un poste qu’ils préfèrent.', en: 'Enough are ranked for it, but they got a seat that they preferred.' },
};

export const RESULTS: Readonly<Record<ResultKind, Text>> = {
  [ResultKind.UNSPECIFIED]: UNKNOWN,
  [ResultKind.SELECTED]: { fr: 'Retenue', en: 'Selected' },
  [ResultKind.WAITING]: { fr: 'Liste d’attente', en: 'Waiting list' },
  [ResultKind.NOT_SELECTED]: { fr: 'Non retenue', en: 'Not selected' },
  [ResultKind.APPEAL]: { fr: 'Recours', en: 'Appeal' },
};

export const LETTER_STATES: Readonly<Record<LetterState, Text>> = {
  [LetterState.UNSPECIFIED]: UNKNOWN,
  [LetterState.QUEUED]: { fr: 'En attente', en: 'Waiting' },
  [LetterState.SENT]: { fr: 'Envoyé', en: 'Sent' },
  [LetterState.FAILED]: { fr: 'Abandonné', en: 'Given up' },
  [LetterState.STOPPED]: { fr: 'Arrêté', en: 'Stopped' },
};

export const LETTER_REASONS: Readonly<Record<LetterReason, Text | undefined>> = {
  [LetterReason.UNSPECIFIED]: undefined,
  [LetterReason.NO_ADDRESS]: { fr: 'la personne n’a pas d’adresse de courriel', en: 'the person has no e-mail address' },
  [LetterReason.REFUSED]: { fr: 'le serveur de courriel l’a refusé', en: 'the mail server refused it' },
  [LetterReason.DEFERRED]: { fr: 'le serveur de courriel l’a remis à plus tard', en: 'the mail server put it off' },
  [LetterReason.TROUBLE]: { fr: 'le serveur de courriel, ou celui des adresses, ne répond pas', en: 'the mail server, or that of addresses, is out of reach' },
  [LetterReason.TOO_LATE]: { fr: 'il n’aurait plus servi à rien', en: 'it would have been of no use any more' },
  [LetterReason.ERASED]: { fr: 'la personne a été effacée', en: 'the person was erased' },
  [LetterReason.UNSUBSCRIBED]: { fr: 'la personne ne reçoit que ce qui lui est dû', en: 'the person receives no more than what is owed' },
  [LetterReason.UNREADABLE]: { fr: 'ce qu’il disait ne peut plus être lu', en: 'what it said cannot be read any more' },
  [LetterReason.NOT_CONFIGURED]: { fr: 'ce serveur n’envoie pas de courriel', en: 'this server sends no mail' },
};

// What letters of this service tell, by their templates.
const LETTERS: Readonly<Record<string, Text>> = {
  'application.received': { fr: 'Candidature reçue', en: 'Application received' },
  'application.admissible': { fr: 'Candidature recevable', en: 'Application admissible' },
  'application.inadmissible': { fr: 'Candidature non recevable', en: 'Application not admissible' },
  'application.reminder': { fr: 'Rappel avant la fermeture', en: 'Reminder before the call closes' },
  'hearing.invitation': { fr: 'Invitation à une audition', en: 'Invitation to a hearing' },
  'offer.made': { fr: 'Offre d’un poste', en: 'Offer of a seat' },
  'result.published': { fr: 'Annonce du résultat', en: 'The result' },
  'appeal.upheld': { fr: 'Recours accepté', en: 'Appeal upheld' },
  'appeal.dismissed': { fr: 'Recours rejeté', en: 'Appeal dismissed' },
};
export const letterText = (template: string): Text => LETTERS[template] ?? { fr: template, en: template };
