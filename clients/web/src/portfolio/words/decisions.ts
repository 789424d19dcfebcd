// What committees decide.
import { Decision, Committee_State } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import type { Text } from '@/kit/words/text';

export const DECISIONS: Readonly<Record<Decision, Text>> = {
  [Decision.UNSPECIFIED]: { fr: 'Pas encore décidé', en: 'Not decided yet' },
  [Decision.GO]: { fr: 'Go : continuer', en: 'Go' },
  [Decision.STOP]: { fr: 'Arrêter', en: 'Stop' },
  [Decision.GRADUATE]: { fr: 'Sortie réussie', en: 'Graduate' },
  [Decision.PIVOT]: { fr: 'Pivoter', en: 'Pivot' },
  [Decision.POSTPONE]: { fr: 'Reporter', en: 'Postpone' },
};

const UNTOLD: Text = { fr: 'Décision non communiquée par la source', en: 'Decision not told by the source' };

// What a session decided of a project. One that was held decided: where nothing says what, its source does not tell.
export const decisionText = (decision: Decision, state: Committee_State): Text =>
  decision === Decision.UNSPECIFIED && state === Committee_State.HELD ? UNTOLD : DECISIONS[decision];

// Whose session it is.
export const COMMITTEES = {
  of: { fr: 'Comité : {incubator}', en: 'Committee: {incubator}' },
  programme: { fr: 'Comité du programme', en: 'The programme’s committee' },
} satisfies Record<string, Text>;

export const COMMITTEE_STATES: Readonly<Record<Committee_State, Text>> = {
  [Committee_State.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [Committee_State.PLANNED]: { fr: 'À venir', en: 'Planned' },
  [Committee_State.HELD]: { fr: 'Tenue', en: 'Held' },
  [Committee_State.CANCELLED]: { fr: 'Annulée', en: 'Cancelled' },
};
