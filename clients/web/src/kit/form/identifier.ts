// The last segment of a resource's name, which a new one is given for good.
import { common } from '@/kit/words/common';
import { FAULTS } from '@/kit/words/faults';
import { filled, type Text } from '@/kit/words/text';
import { boundsFault, type Bounds, type BoundsTable } from './bounds';
import type { Field } from './field';
import { formWords } from './words';

// What is sent of what was typed.
export const identifierIn = (text = '') => text.trim().normalize('NFC');

// As the contract bounds it; a length of bytes, as a part of a name has.
export function identifierFault(text: string, bounds: Bounds): Text | undefined {
  const id = identifierIn(text), { maxLength: most = Infinity } = bounds;
  if (new TextEncoder().encode(id).length > most) return filled(FAULTS.identifierLong, { n: most });
  return boundsFault({ kind: 'text', bounds, shape: FAULTS.identifier }, id, {});
}

// `table`: of the request that makes the resource.
export const identifierField = (path: string, table: BoundsTable): Field =>
  ({ path, kind: 'text', required: true, identifies: true, label: common.identifier, hint: formWords.identifierHint, fault: (text) => identifierFault(text, table[path] ?? {}) });
