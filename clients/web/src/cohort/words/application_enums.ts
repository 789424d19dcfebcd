// What people call the values of the contract's enumerations, of applications and juries.
import { Application_State as State, ApplicationDecision_Kind as Decision, ApplicationFile_Kind as FileKind, EligibilityFinding_Verdict as Verdict }
  from '@/gen/pepiniere/cohort/v1/application_pb';
import { Conflict_Cause as Cause } from '@/gen/pepiniere/cohort/v1/conflict_pb';
import { JuryHearing_Answer as Answer, JuryHearing_Result as Result } from '@/gen/pepiniere/cohort/v1/hearing_pb';
import { Review_Stage as Stage, Review_State as ReviewState } from '@/gen/pepiniere/cohort/v1/review_pb';
import type { Text } from '@/kit/words/text';

const UNKNOWN: Text = { fr: 'Inconnu', en: 'Unknown' };

export const APPLICATION_STATES: Readonly<Record<State, Text>> = {
  [State.UNSPECIFIED]: UNKNOWN,
  [State.DRAFT]: { fr: 'Brouillon', en: 'Draft' },
  [State.SUBMITTED]: { fr: 'Déposée', en: 'Submitted' },
  [State.WITHDRAWN]: { fr: 'Retirée', en: 'Withdrawn' },
  [State.ADMISSIBLE]: { fr: 'Recevable', en: 'Admissible' },
  [State.INADMISSIBLE]: { fr: 'Non recevable', en: 'Inadmissible' },
};

export const DECISIONS: Readonly<Record<Decision, Text>> = {
  [Decision.UNSPECIFIED]: UNKNOWN,
  [Decision.ADMISSIBLE]: { fr: 'Recevable', en: 'Admissible' },
  [Decision.INADMISSIBLE]: { fr: 'Non recevable', en: 'Inadmissible' },
  [Decision.APPEAL]: { fr: 'Recours', en: 'Appeal' },
};

export const VERDICTS: Readonly<Record<Verdict, Text>> = {
  [Verdict.UNSPECIFIED]: UNKNOWN,
  [Verdict.MET]: { fr: 'Remplie', en: 'Met' },
  [Verdict.NOT_MET]: { fr: 'Non remplie', en: 'Not met' },
  [Verdict.NOT_ANSWERED]: { fr: 'Sans réponse', en: 'Not answered' },
};

export const APPLICATION_FILE_KINDS: Readonly<Record<FileKind, string>> = {
  [FileKind.UNSPECIFIED]: '', [FileKind.PDF]: 'PDF', [FileKind.ODT]: 'ODT', [FileKind.DOCX]: 'DOCX', [FileKind.PNG]: 'PNG', [FileKind.JPEG]: 'JPEG',
};

export const CAUSES: Readonly<Record<Cause, Text>> = {
  [Cause.UNSPECIFIED]: UNKNOWN,
  [Cause.DECLARED]: { fr: 'Déclaré', en: 'Declared' },
  [Cause.SAME_PERSON]: { fr: 'C’est la même personne', en: 'It is the same person' },
  [Cause.APPLICANT_ORGANISATION]: { fr: 'Même organisation que la personne candidate', en: 'Same organisation as the applicant' },
  [Cause.HOST_ORGANISATION]: { fr: 'Son organisation est celle qui accueille', en: 'Their organisation is the host' },
};

export const STAGES: Readonly<Record<Stage, Text>> = {
  [Stage.UNSPECIFIED]: UNKNOWN,
  [Stage.FILE]: { fr: 'Sur dossier', en: 'On file' },
  [Stage.HEARING]: { fr: 'À l’audition', en: 'At the hearing' },
};

export const REVIEW_STATES: Readonly<Record<ReviewState, Text>> = {
  [ReviewState.UNSPECIFIED]: UNKNOWN,
  [ReviewState.NONE]: { fr: 'À évaluer', en: 'To review' },
  [ReviewState.DRAFT]: { fr: 'Brouillon', en: 'Draft' },
  [ReviewState.SUBMITTED]: { fr: 'Rendue', en: 'Submitted' },
  [ReviewState.VOID]: { fr: 'Sans effet', en: 'Void' },
};

export const HEARING_ANSWERS: Readonly<Record<Answer, Text>> = {
  [Answer.UNSPECIFIED]: UNKNOWN,
  [Answer.NONE]: { fr: 'Pas encore de réponse', en: 'No answer yet' },
  [Answer.CONFIRMED]: { fr: 'Confirmée', en: 'Confirmed' },
  [Answer.DECLINED]: { fr: 'Déclinée', en: 'Declined' },
};

export const HEARING_RESULTS: Readonly<Record<Result, Text>> = {
  [Result.UNSPECIFIED]: UNKNOWN,
  [Result.AWAITED]: { fr: 'Attendue', en: 'Awaited' },
  [Result.HEARD]: { fr: 'Entendue', en: 'Heard' },
  [Result.ABSENT]: { fr: 'Personne n’est venu', en: 'Nobody came' },
  [Result.CANCELLED]: { fr: 'Annulée', en: 'Cancelled' },
};
