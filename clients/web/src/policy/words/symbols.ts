// Values of enumerations as an audit keeps them: by their symbols.
import { Proposal_State as State, Proposal_TargetText_Kind as TargetKind } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Session_State as SessionState } from '@/gen/pepiniere/policy/v1/session_pb';
import type { Text } from '@/kit/words/text';
import { NATURES, PROPOSAL_STATES, TARGET_KINDS } from './proposals';
import { SESSION_STATES } from './sessions';

type Values = Readonly<Record<string, string | number>>;
const wordsOf = (values: Values, texts: Readonly<Record<number, Text>>) =>
  Object.entries(values).flatMap(([symbol, value]) => (typeof value === 'number' && value !== 0 && texts[value] ? [[symbol, texts[value]] as const] : []));

// Of what is shown with its audit: proposals and sessions.
const SYMBOLS: Readonly<Record<string, Text>> = { ...NATURES, ...Object.fromEntries([...wordsOf(TargetKind, TARGET_KINDS), ...wordsOf(SessionState, SESSION_STATES), ...wordsOf(State, PROPOSAL_STATES)]) };

export const symbolText = (symbol: string): Text | undefined => SYMBOLS[symbol];
