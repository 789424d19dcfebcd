// What people call the values of the contract's enumerations.
import { Call_Kind as CallKind, Call_State as CallState, EligibilityRule_Day as Day, EligibilityRule_Kind as RuleKind, FormField_Kind as FieldKind }
  from '@/gen/pepiniere/cohort/v1/call_pb';
import { Challenge_ProjectState as ProjectState, Challenge_State as ChallengeState, Supporter_Part as Part } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { ChallengeOutcome_Destination as Destination, ChallengeOutcome_Maintainer as Maintainer, ChallengeOutcome_Production as Production,
  ChallengeOutcome_Sequel as Sequel } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { Claim_Figure as ClaimFigure } from '@/gen/pepiniere/cohort/v1/claim_pb';
import { Cohort_State as State } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import type { Text } from '@/kit/words/text';

export const STATES: Readonly<Record<State, Text>> = {
  [State.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [State.PLANNED]: { fr: 'À venir', en: 'Planned' },
  [State.UNDATED]: { fr: 'Jours inconnus', en: 'Days not known' },
  [State.RUNNING]: { fr: 'En cours', en: 'Running' },
  [State.ENDED]: { fr: 'Terminée', en: 'Ended' },
};

// What brings a cohort together; other kinds are said as they were given.
export const SESSION_KINDS: Readonly<Record<string, Text>> = {
  bootcamp: { fr: 'Bootcamp', en: 'Bootcamp' },
  session: { fr: 'Session d’accompagnement', en: 'Session' },
  seminar: { fr: 'Séminaire', en: 'Seminar' },
  committee: { fr: 'Comité', en: 'Committee' },
};

export const sessionKind = (kind: string): Text => SESSION_KINDS[kind] ?? { fr: kind, en: kind };

const UNKNOWN: Text = { fr: 'Inconnu', en: 'Unknown' };

export const CHALLENGE_STATES: Readonly<Record<ChallengeState, Text>> = {
  [ChallengeState.UNSPECIFIED]: UNKNOWN,
  [ChallengeState.PROPOSED]: { fr: 'Proposé', en: 'Proposed' },
  [ChallengeState.SELECTED]: { fr: 'Retenu', en: 'Selected' },
  [ChallengeState.WITHDRAWN]: { fr: 'Retiré', en: 'Withdrawn' },
};

// How far the project of a challenge is; nothing where it asks for none, or has it.
export const PROJECT_STATES: Readonly<Partial<Record<ProjectState, Text>>> = {
  [ProjectState.AWAITED]: {
    fr: 'Le projet sera ouvert dès que le programme dira dans quel incubateur, et que le portefeuille répondra.',
    en: 'The project will be opened once the programme says in which incubator, and the portfolio answers.',
  },
  [ProjectState.OPENING]: { fr: 'Le projet est en cours d’ouverture.', en: 'The project is being opened.' },
  [ProjectState.UNKNOWN]: {
    fr: 'Le portefeuille ne connaît pas ce projet, ou il y est supprimé : rétablissez-le, ou rattachez un autre projet.',
    en: 'The portfolio does not know this project, or it was deleted there: bring it back, or attach another project.',
  },
  [ProjectState.TAKEN]: {
    fr: 'Un autre projet porte déjà cet identifiant : si c’est le bon, rattachez-le ; sinon, rattachez-en un autre.',
    en: 'Another project has this identifier already: if it is the one, attach it; otherwise attach another one.',
  },
  [ProjectState.REFUSED]: {
    fr: 'Le portefeuille a refusé d’ouvrir le projet : corrigez le défi, et l’ouverture est tentée à nouveau, ou rattachez un projet.',
    en: 'The portfolio refused to open the project: correct the challenge, and it is tried again, or attach a project.',
  },
};

// The computed figure that something published speaks of.
export const CLAIM_FIGURES: Readonly<Record<ClaimFigure, Text>> = {
  [ClaimFigure.UNSPECIFIED]: UNKNOWN,
  [ClaimFigure.PEOPLE]: { fr: 'Personnes', en: 'People' },
  [ClaimFigure.PERSON_MONTHS]: { fr: 'Mois-personnes', en: 'Person-months' },
  [ClaimFigure.ASSIGNMENTS]: { fr: 'Affectations', en: 'Assignments' },
  [ClaimFigure.CHALLENGES]: { fr: 'Défis retenus', en: 'Challenges selected' },
  [ClaimFigure.IN_PRODUCTION]: { fr: 'Défis en production', en: 'Challenges in production' },
  [ClaimFigure.APPLICATIONS]: { fr: 'Candidatures', en: 'Applications' },
  [ClaimFigure.FUNDING]: { fr: 'Financement prévu, en euros', en: 'Funding planned, in euros' },
  [ClaimFigure.OTHER]: { fr: 'Autre', en: 'Other' },
};

export const PARTS: Readonly<Record<Part, Text>> = {
  [Part.UNSPECIFIED]: UNKNOWN,
  [Part.SPONSOR]: { fr: 'Mentor de haut niveau', en: 'Sponsor' },
  [Part.MENTOR]: { fr: 'Mentor opérationnel', en: 'Mentor' },
  [Part.COACH]: { fr: 'Coach', en: 'Coach' },
};

export const PRODUCTIONS: Readonly<Record<Production, Text>> = {
  [Production.UNSPECIFIED]: UNKNOWN,
  [Production.IN_PRODUCTION]: { fr: 'En production', en: 'In production' },
  [Production.PLANNED]: { fr: 'Prévue', en: 'Planned' },
  [Production.NOT_PLANNED]: { fr: 'Non prévue', en: 'Not planned' },
};

export const SEQUELS: Readonly<Record<Sequel, Text>> = {
  [Sequel.UNSPECIFIED]: UNKNOWN,
  [Sequel.MAINTAINED]: { fr: 'Maintenu', en: 'Maintained' },
  [Sequel.EVOLVING]: { fr: 'En évolution', en: 'Evolving' },
  [Sequel.SCALED_UP]: { fr: 'Passé à l’échelle', en: 'Scaled up' },
  [Sequel.REUSED_BY_OTHERS]: { fr: 'Réutilisé par d’autres', en: 'Reused by others' },
  [Sequel.PROOF_OF_CONCEPT_ONLY]: { fr: 'Preuve de concept seulement', en: 'Proof of concept only' },
  [Sequel.ABANDONED]: { fr: 'Abandonné', en: 'Abandoned' },
};

export const DESTINATIONS: Readonly<Record<Destination, Text>> = {
  [Destination.UNSPECIFIED]: UNKNOWN,
  [Destination.SAME_ADMINISTRATION]: { fr: 'Même administration', en: 'Same administration' },
  [Destination.ANOTHER_PROGRAMME]: { fr: 'Autre programme', en: 'Another programme' },
  [Destination.ANOTHER_ADMINISTRATION]: { fr: 'Autre administration', en: 'Another administration' },
};

export const MAINTAINERS: Readonly<Record<Maintainer, Text>> = {
  [Maintainer.UNSPECIFIED]: UNKNOWN,
  [Maintainer.BUSINESS_TEAM]: { fr: 'Équipe métier', en: 'Business team' },
  [Maintainer.IT_DEPARTMENT]: { fr: 'Direction du numérique', en: 'IT department' },
  [Maintainer.CONTRACTOR]: { fr: 'Prestataire', en: 'Contractor' },
  [Maintainer.OTHER]: { fr: 'Autre', en: 'Other' },
};

export const CALL_KINDS: Readonly<Record<CallKind, Text>> = {
  [CallKind.UNSPECIFIED]: UNKNOWN,
  [CallKind.CHALLENGES]: { fr: 'Appel à défis', en: 'Call for challenges' },
  [CallKind.CANDIDATES]: { fr: 'Appel à candidatures', en: 'Call for candidates' },
  [CallKind.PROJECTS]: { fr: 'Appel à projets', en: 'Call for projects' },
};

export const CALL_STATES: Readonly<Record<CallState, Text>> = {
  [CallState.UNSPECIFIED]: UNKNOWN,
  [CallState.DRAFT]: { fr: 'Brouillon', en: 'Draft' },
  [CallState.PUBLISHED]: { fr: 'Ouvre bientôt', en: 'Opens soon' },
  [CallState.OPEN]: { fr: 'Ouvert', en: 'Open' },
  [CallState.CLOSED]: { fr: 'Fermé', en: 'Closed' },
  [CallState.CANCELLED]: { fr: 'Annulé', en: 'Cancelled' },
};

export const FIELD_KINDS: Readonly<Record<FieldKind, Text>> = {
  [FieldKind.UNSPECIFIED]: UNKNOWN,
  [FieldKind.TEXT]: { fr: 'Une ligne de texte', en: 'One line of text' },
  [FieldKind.LONG_TEXT]: { fr: 'Un texte long', en: 'A long text' },
  [FieldKind.NUMBER]: { fr: 'Un nombre', en: 'A number' },
  [FieldKind.DATE]: { fr: 'Un jour', en: 'A day' },
  [FieldKind.YES_OR_NO]: { fr: 'Oui ou non', en: 'Yes or no' },
  [FieldKind.CHOICE]: { fr: 'Un choix', en: 'A choice' },
  [FieldKind.URL]: { fr: 'Une adresse du web', en: 'A web address' },
  [FieldKind.FILE]: { fr: 'Un fichier', en: 'A file' },
};

export const RULE_KINDS: Readonly<Record<RuleKind, Text>> = {
  [RuleKind.UNSPECIFIED]: UNKNOWN,
  [RuleKind.NOT_SERVING_AGENT]: { fr: 'Ne pas être agent en poste dans l’administration', en: 'Be no serving agent of the administration' },
  [RuleKind.NOT_JUROR]: { fr: 'Ne pas être membre du jury de cet appel', en: 'Be no juror of this call' },
  [RuleKind.NOT_HOST_MENTOR]: { fr: 'Ne pas être mentor de l’organisation d’accueil visée', en: 'Be no mentor of the host that one applies to' },
  [RuleKind.MINIMUM_AGE]: { fr: 'Avoir un âge minimal', en: 'Have a minimum age' },
  [RuleKind.RIGHT_TO_WORK]: { fr: 'Avoir le droit de travailler en France', en: 'Have the right to work in France' },
};

export const RULE_DAYS: Readonly<Record<Day, Text>> = {
  [Day.UNSPECIFIED]: UNKNOWN,
  [Day.DECISION]: { fr: 'au jour de la décision', en: 'on the day of the decision' },
  [Day.COHORT_START]: { fr: 'au premier jour de la promotion', en: 'on the first day of the cohort' },
  [Day.NEVER]: { fr: 'à titre d’information : n’exclut personne', en: 'for information: it excludes nobody' },
};
