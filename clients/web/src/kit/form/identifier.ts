// The last segment of a resource's name, which a new one is given for good.
import { common } from '@/kit/words/common';
import { FAULTS } from '@/kit/words/faults';
import { filled, type Text } from '@/kit/words/text';
import type { Field } from './field';
import { formWords } from './words';

// As the services take them: CheckId of services/aip/resource_name.cc.
const MOST_BYTES = 190;
const RESERVED = new Set(['-', '.', '..']);
// A slash, a control character, or what nobody sees; what joins letters and emoji is seen by what it does.
const NEVER_IN = /[/\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

// What is sent of what was typed.
export const identifierIn = (text = '') => text.trim().normalize('NFC');

export function identifierFault(text: string): Text | undefined {
  const id = identifierIn(text);
  if (RESERVED.has(id)) return FAULTS.reserved;
  if (NEVER_IN.test(id)) return FAULTS.identifier;
  return new TextEncoder().encode(id).length > MOST_BYTES ? filled(FAULTS.identifierLong, { n: MOST_BYTES }) : undefined;
}

export const identifierField = (path: string): Field =>
  ({ path, kind: 'text', required: true, identifies: true, label: common.identifier, hint: formWords.identifierHint, fault: identifierFault });
