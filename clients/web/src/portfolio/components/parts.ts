// What a resource in a project is called, at {n}: by the collection of projects/x/events/3.
import type { Text } from '@/kit/words/text';
import { LINE_KINDS } from './record/lines';

export const PARTS: Readonly<Record<string, Text>> = {
  phaseRecords: { fr: 'ligne {n} du parcours', en: 'line {n} of the journey' },
  events: { fr: 'événement {n}', en: 'event {n}' },
  journalEntries: { fr: 'ligne {n} du journal', en: 'line {n} of the journal' },
  ...Object.fromEntries(LINE_KINDS.map(({ items, one }) => [items, one])),
};
