// What the methods of the access service do, for people, and the reasons that it writes by itself.
import type { Text } from '@/kit/words/text';

export const DEEDS: Readonly<Record<string, Text>> = {
  CreateAccessBinding: { fr: 'a donné le rôle', en: 'gave the role' },
  RevokeAccessBinding: { fr: 'a retiré le rôle', en: 'took the role back' },
  MoveAccessBindings: { fr: 'a repris le rôle d’un autre service', en: 'took the role over from another service' },
  CreatePerson: { fr: 'a ajouté la personne', en: 'added the person' },
  UpdatePerson: { fr: 'a corrigé la fiche de la personne', en: 'corrected the person' },
  IdentifyPerson: { fr: 'a enregistré une première connexion', en: 'recorded a first sign-in' },
  LinkSubject: { fr: 'a ajouté une façon de se connecter', en: 'added a way to sign in' },
  UnlinkSubject: { fr: 'a retiré une façon de se connecter', en: 'took a way to sign in away' },
  GiveConsent: { fr: 'a consenti', en: 'consented' },
  WithdrawConsent: { fr: 'a retiré le consentement', en: 'withdrew the consent' },
  StopMail: { fr: 'a arrêté les courriels qui ne sont pas dus', en: 'stopped the mail that is not owed' },
  ResumeMail: { fr: 'a repris les courriels qui ne sont pas dus', en: 'took the stop of mail back' },
  ErasePerson: { fr: 'a effacé une personne', en: 'erased a person' },
};

const REASONS: Readonly<Record<string, Text>> = {
  'its holder, or who gave it, was erased': { fr: 'qui tient ce rôle, ou l’a donné, a été effacé', en: 'its holder, or who gave it, was erased' },
  'the person was erased': { fr: 'la personne a été effacée', en: 'the person was erased' },
  'revoked in the portfolio service': { fr: 'retiré dans le service du portefeuille', en: 'revoked in the portfolio service' },
  'moved from the portfolio service': { fr: 'repris du service du portefeuille', en: 'moved from the portfolio service' },
};
// Of an audit: what people wrote stays as it is.
export const reasonText = (reason: string): Text => REASONS[reason] ?? { fr: reason, en: reason };
