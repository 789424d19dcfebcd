// What people call the values that an audit keeps by their symbols: "SCALING", "BUILDING", "committee".
import { Committee_State as CommitteeState, Decision } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { SpendingEntry_Category as Category, SpendingEntry_SupplierType as Supplier } from '@/gen/pepiniere/portfolio/v1/entry_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { AccessibilityStatus, ProjectKind } from '@/gen/pepiniere/portfolio/v1/project_pb';
import type { Text } from '@/kit/words/text';
import { COMMITTEE_STATES, DECISIONS } from './decisions';
import { ACCESSIBILITY, CATEGORIES, KINDS, PHASES, SUPPLIERS } from './enums';
import { EVENT_TYPES } from './events';

type Values = Readonly<Record<string, string | number>>;
const wordsOf = (values: Values, texts: Readonly<Record<number, Text>>) =>
  Object.entries(values).flatMap(([symbol, value]) => (typeof value === 'number' && value !== 0 && texts[value] ? [[symbol, texts[value]] as const] : []));

// Where several have a value of the same symbol, it means the same.
const SYMBOLS: Readonly<Record<string, Text>> = Object.fromEntries([
  ...wordsOf(CommitteeState, COMMITTEE_STATES), ...wordsOf(Decision, DECISIONS), ...wordsOf(AccessibilityStatus, ACCESSIBILITY),
  ...wordsOf(Supplier, SUPPLIERS), ...wordsOf(Category, CATEGORIES), ...wordsOf(ProjectKind, KINDS), ...wordsOf(Phase, PHASES),
]);

export const symbolText = (symbol: string): Text | undefined => SYMBOLS[symbol] ?? EVENT_TYPES[symbol];
