// What people call the values of the contract's enumerations.
import { Cohort_State as State } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import type { Text } from '@/kit/words/text';

export const STATES: Readonly<Record<State, Text>> = {
  [State.UNSPECIFIED]: { fr: 'Inconnu', en: 'Unknown' },
  [State.PLANNED]: { fr: 'À venir', en: 'Planned' },
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
