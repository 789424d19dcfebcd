// Clauses of AIP-160 from the values that an address has.
import { dayOf } from '@/kit/words/day';

// Stands for having no value: projects without a sponsor, a theme...
export const NONE = 'aucun';

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
export const equal = (field: string) => (value: string) => (value === NONE ? `NOT ${field}:*` : `${field} = ${quoted(value)}`);
export const word = (field: string) => (value: string) => (/^[A-Z_]+$/.test(value) ? `${field} = ${value}` : '');
export const day = (compare: string) => (value: string) => (dayOf(value) ? `${compare} ${quoted(value)}` : '');
// An asterisk is no word: AIP-160 would take it for "anything".
export const text = (field: string) => (value: string) => `${field}:${quoted(value.replaceAll('*', ' '))}`;
