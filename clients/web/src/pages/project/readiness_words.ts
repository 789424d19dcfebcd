import { Readiness_Check_State as State } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import type { Text } from '@/words/text';

export const STATES: Readonly<Record<State, { label: Text; badge: string }>> = {
  [State.UNSPECIFIED]: { label: { fr: 'Inconnu', en: 'Unknown' }, badge: '' },
  [State.MET]: { label: { fr: 'Acquis', en: 'Met' }, badge: 'fr-badge--success' },
  [State.MISSING]: { label: { fr: 'Manque', en: 'Missing' }, badge: 'fr-badge--error' },
  [State.ADVISED]: { label: { fr: 'Conseillé', en: 'Advised' }, badge: 'fr-badge--warning' },
  [State.WAIVED]: { label: { fr: 'Dispensé', en: 'Waived' }, badge: 'fr-badge--info' },
};

export const readinessWords = {
  outcome: { fr: 'Aucune phase ne suit celle-ci.', en: 'No phase follows this one.' },
  targetReady: { fr: '{phase} : prêt', en: '{phase}: ready' },
  target: { fr: '{phase} : {n} sur {total}', en: '{phase}: {n} of {total}' },
  targetFree: { fr: '{phase} : aucune exigence', en: '{phase}: no requirement' },
  ready: { fr: 'Toutes les exigences sont remplies : le projet peut entrer en {phase}.', en: 'Every requirement is met: the project may enter {phase}.' },
  enter: { fr: 'Passer en {phase}', en: 'Enter {phase}' },
  byField: { fr: 'Renseigné : {field}', en: 'Set: {field}' },
  byCommittee: { fr: 'Décidé en comité', en: 'Decided by a committee' },
  byEvidence: { fr: 'Une preuve est enregistrée', en: 'Evidence is recorded' },
  byFunding: { fr: 'Un financement est enregistré', en: 'Funding is recorded' },
  byExtension: { fr: 'La durée a été prolongée', en: 'The time-box was extended' },
  waived: { fr: 'Dispense accordée', en: 'A waiver was granted' },
  toSet: { fr: 'À renseigner : {field}', en: 'To set: {field}' },
  toHear: { fr: 'Un comité doit l’entendre ; ou enregistrez la preuve d’un « go » donné ailleurs.', en: 'A committee must hear it; or record evidence of a go given elsewhere.' },
  toProve: { fr: 'Une preuve est à enregistrer.', en: 'Evidence is to be recorded.' },
  actSet: { fr: 'Renseigner', en: 'Set it' },
  actProve: { fr: 'Ajouter une preuve', en: 'Add evidence' },
  actCommittees: { fr: 'Voir les comités', en: 'See committees' },
  actFund: { fr: 'Ajouter un financement', en: 'Add funding' },
  actExtend: { fr: 'Prolonger', en: 'Extend' },
  actWaive: { fr: 'Dispenser', en: 'Waive' },
  actFor: { fr: '{act} : {what}', en: '{act}: {what}' },
  seeAnswer: { fr: 'voir', en: 'see' },
  toPhase: { fr: 'Nouvelle phase', en: 'New phase' },
  onDay: { fr: 'À partir du', en: 'From' },
  comment: { fr: 'Commentaire', en: 'Comment' },
  force: { fr: 'Passer outre les règles', en: 'Override the rules' },
  forceHint: { fr: 'Réservé à l’administration du programme ; le passage est marqué comme forcé.', en: 'For programme administrators only; the change is marked as forced.' },
  forceReason: { fr: 'Pourquoi passer outre', en: 'Why override' },
  gates: { fr: 'Ce qu’il faut pour entrer en {phase}', en: 'What it takes to enter {phase}' },
  wouldEnter: { fr: 'Le projet entrera en {phase} le {date}.', en: 'The project will enter {phase} on {date}.' },
  wouldForce: { fr: 'Le projet entrera en {phase} le {date}, en passant outre les règles.', en: 'The project will enter {phase} on {date}, overriding the rules.' },
  refused: { fr: { one: 'Refusé : {n} point à régler', other: 'Refusé : {n} points à régler' }, en: { one: 'Refused: {n} thing to settle', other: 'Refused: {n} things to settle' } },
  checking: { fr: 'Vérification…', en: 'Checking…' },
  noGates: { fr: 'Aucune exigence pour cette phase.', en: 'No requirement for this phase.' },
} satisfies Record<string, Text>;

// What a refusal's code means, for those that are not a requirement.
export const REFUSALS: Readonly<Record<string, Text>> = {
  BEFORE_LAST_LINE: {
    fr: 'Le registre a déjà une phase à partir d’un jour plus tardif : choisissez un jour qui le suit, ou corrigez cette ligne.',
    en: 'The ledger already has a phase from a later day: choose a day after it, or correct that line.',
  },
  ILLEGAL_TRANSITION: { fr: 'Les règles ne prévoient pas ce passage d’une phase à l’autre.', en: 'The rules do not know this step from one phase to the other.' },
  PHASE_BACKWARDS: { fr: 'Le parcours reviendrait en arrière.', en: 'The journey would go backwards.' },
  OUTCOME_LEFT: { fr: 'Le parcours quitterait une issue définitive.', en: 'The journey would leave a final outcome.' },
  SUPERSEDED: { fr: 'Cette ligne n’a plus cours : corrigez celle qui l’a remplacée.', en: 'This line no longer holds: correct the one that took its place.' },
};
