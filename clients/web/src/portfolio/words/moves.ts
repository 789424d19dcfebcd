// What people call moves and stays.
import { MoveKind, StayState } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import type { Text } from '@/kit/words/text';

export const MOVE_KINDS: Readonly<Record<MoveKind, Text>> = {
  [MoveKind.UNSPECIFIED]: { fr: 'Tous les passages', en: 'All moves' },
  [MoveKind.OPENED]: { fr: 'Entrées au portefeuille', en: 'Entries into the portfolio' },
  [MoveKind.CONVERTED]: { fr: 'De l’investigation à la construction', en: 'From investigation to construction' },
  [MoveKind.TRANSFERRED]: { fr: 'Transferts', en: 'Transfers' },
  [MoveKind.STOPPED]: { fr: 'Abandons', en: 'Stops' },
  [MoveKind.INCONCLUSIVE]: { fr: 'Investigations non concluantes', en: 'Inconclusive investigations' },
  [MoveKind.RESTARTED]: { fr: 'Reprises', en: 'Restarts' },
};

export const STAY_STATES: Readonly<Record<StayState, Text>> = {
  [StayState.UNSPECIFIED]: { fr: 'Tous les séjours', en: 'All stays' },
  [StayState.COMPLETED]: { fr: 'Terminés', en: 'Ended' },
  [StayState.RUNNING]: { fr: 'En cours', en: 'Running' },
};

// OPENED <-> MoveKind.OPENED, as addresses name them.
export const moveKindNamed = (name: string): MoveKind => MoveKind[name as keyof typeof MoveKind] ?? MoveKind.UNSPECIFIED;
export const stayStateNamed = (name: string): StayState => StayState[name as keyof typeof StayState] ?? StayState.UNSPECIFIED;
