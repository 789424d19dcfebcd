// What needs a human, in sentences. The services say them in English; here they are told from what they are about.
import { Concern } from '@/gen/pepiniere/portfolio/v1/health_pb';
import type { Text } from '@/kit/words/text';

interface ConcernWords {
  label: Text;
  // {date}: the day that people know (AttentionItem.told_date).
  reason: Text;
  next: Text;
}

export const CONCERNS: Readonly<Record<Exclude<Concern, Concern.UNSPECIFIED>, ConcernWords>> = {
  [Concern.OVER_BUDGET]: {
    label: { fr: 'Budget dépassé', en: 'Over budget' },
    reason: { fr: 'Les dépenses dépassent ce qui a été accordé depuis le {date}.', en: 'More has been spent than was granted since {date}.' },
    next: { fr: 'Demander un complément en comité, ou décider ce qui s’arrête.', en: 'Ask a committee for more money, or decide what to stop.' },
  },
  [Concern.OVERDUE]: {
    label: { fr: 'Durée dépassée', en: 'Overdue' },
    reason: { fr: 'Le temps accordé a pris fin le {date}.', en: 'The time-box ended on {date}.' },
    next: { fr: 'Passer en comité : continuer, prolonger ou arrêter.', en: 'Bring it before a committee: go on, extend the time-box, or stop.' },
  },
  [Concern.REVIEW_DUE]: {
    label: { fr: 'Revue attendue', en: 'Review due' },
    reason: { fr: 'Un comité a demandé à le revoir avant le {date}.', en: 'A committee asked to hear it again by {date}.' },
    next: { fr: 'L’inscrire au prochain comité.', en: 'Put it on the agenda of the next committee.' },
  },
  [Concern.TIME_BOX_ENDING]: {
    label: { fr: 'Fin de durée proche', en: 'Time-box ending' },
    reason: { fr: 'Le temps accordé prend fin le {date}.', en: 'The time-box ends on {date}.' },
    next: { fr: 'Préparer le comité qui décide de la suite.', en: 'Prepare the committee that decides what comes next.' },
  },
  [Concern.COMMITTEE_NOT_PREPARED]: {
    label: { fr: 'Comité à préparer', en: 'Committee not prepared' },
    reason: { fr: 'Un comité l’entend le {date}, et il manque : {missing}.', en: 'A committee hears it on {date}, and this is missing: {missing}.' },
    next: { fr: 'Fournir ce qui manque, ou retirer le projet de l’ordre du jour.', en: 'Provide what is missing, or take it off the agenda.' },
  },
  [Concern.STUCK]: {
    label: { fr: 'Sans nouvelles', en: 'No news' },
    reason: { fr: 'Aucune livraison, aucune décision, aucun mouvement depuis le {date}.', en: 'No delivery, decision or move of it since {date}.' },
    next: { fr: 'Appeler l’équipe, et enregistrer l’événement ou la livraison qui a eu lieu, ou passer en comité ; une note au journal ne suffit pas.', en: 'Call the team, and record the event or delivery that took place, or go to a committee; a note in the journal does not suffice.' },
  },
  [Concern.NO_DELIVERY]: {
    label: { fr: 'Sans livraison', en: 'No delivery' },
    reason: { fr: 'Rien n’a été livré à ses usagers depuis le {date}.', en: 'Nothing has been delivered to its users since {date}.' },
    next: { fr: 'Demander à l’équipe ce qui l’empêche de livrer, ou si sa forge dit encore ses déploiements.', en: 'Ask the team what keeps it from delivering, or whether its forge still tells of its deployments.' },
  },
  [Concern.NO_COMMITTEE]: {
    label: { fr: 'Sans comité depuis six mois', en: 'No committee for six months' },
    reason: { fr: 'Aucun comité ne l’a entendu depuis le {date}.', en: 'No committee has heard it since {date}.' },
    next: { fr: 'L’inscrire au prochain comité.', en: 'Put it on the agenda of the next committee.' },
  },
  [Concern.UNSPONSORED]: {
    label: { fr: 'Sans sponsor', en: 'No sponsor' },
    reason: { fr: 'Il est actif sans sponsor depuis le {date}.', en: 'It has been active without a sponsor since {date}.' },
    next: { fr: 'Trouver l’organisation qui en répond, et la nommer.', en: 'Find the organisation that answers for it, and name it.' },
  },
  [Concern.NO_FOLLOW_UP]: {
    label: { fr: 'Sans suivi', en: 'Nobody follows it' },
    reason: { fr: 'Il est actif depuis le {date}, et personne ne le suit.', en: 'It has been active since {date}, and nobody follows it.' },
    next: { fr: 'Nommer qui le suit dans l’incubateur ou au programme.', en: 'Name who follows it in its incubator or in the programme.' },
  },
  [Concern.OUTCOME_WITHOUT_LESSONS]: {
    label: { fr: 'Enseignements à écrire', en: 'Lessons to write' },
    reason: { fr: 'Il est terminé depuis le {date}, et ce qui en a été appris n’est pas écrit.', en: 'It has been over since {date}, and what was learned is not written.' },
    next: { fr: 'Demander à l’équipe ce qu’elle a appris, et l’écrire.', en: 'Ask the team what they learned, and write it.' },
  },
};

export const concernWords = (concern: Concern): ConcernWords | undefined => CONCERNS[concern as keyof typeof CONCERNS];
