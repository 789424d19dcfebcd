// Who will read what is typed, said beside it: as the contract has it (gen/.../readers.ts, which readers.mjs makes).
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import type { Field, Values } from './field';
import { readersWords } from './readers_words';

// everybody: open data. people: those who hold a role on it. administrators: those of the programme.
export type ReadBy = 'everybody' | 'people' | 'administrators';

// Of a method that writes.
export interface Readership {
  by: ReadBy;
  // The paths of fields that the people alone read; and of those that they alone read until what they are about is settled.
  restricted: readonly string[];
  untilHeld: readonly string[];
  // Who the people are: for its service to say.
  // `everybody`: where everybody reads it from some moment on.
  words?: Readonly<Partial<Record<'people' | 'peopleAlone' | 'untilHeld' | 'everybody', Text>>>;
}

const isIn = (paths: readonly string[], path: string) => paths.some((one) => path === one || path.startsWith(`${one}.`)
  || (one.endsWith('.*') && path.startsWith(one.slice(0, -1))));

// What is said once, of the whole form.
const ofForm = ({ by, untilHeld, words }: Readership): Text | undefined => {
  if (by === 'everybody') return untilHeld.length > 0 ? words?.untilHeld : words?.everybody ?? readersWords.everybody;
  return by === 'people' ? words?.people : readersWords.administrators;
};

// Where a form is read: its fields that say otherwise say so themselves.
export function Readers({ writes }: { writes: Readership }) {
  const { t } = useWords();
  const told = ofForm(writes);
  return <p className={`readers readers--${writes.by}`} data-readers={writes.by}>{told && t(told)}</p>;
}

// What a field says of its own readers; nothing where they are those of the form. `reserving`: a box that is checked, and
// that keeps the field for the people alone.
export function readersOfField({ by, restricted, words }: Readership, path: string, reserving = false): Text | undefined {
  if (by !== 'everybody') return undefined;
  return reserving || isIn(restricted, path) ? words?.peopleAlone : undefined;
}

// Whether a box that is checked among the values keeps the field for the people alone.
export const isReserved = (fields: readonly Field[], values: Values, path: string) =>
  fields.some((field) => field.reserves?.includes(path) && values[field.path] === 'yes');
