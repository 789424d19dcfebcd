// Who will read what is typed, said beside it: as the contract has it (gen/readers.ts).
import { READERS } from '@/gen/readers';
import { useWords } from '@/words/use_words';
import type { Text } from '@/words/text';
import type { Field, Values } from './field';
import { readersWords } from './readers_words';

// A method that writes.
export type WriteName = keyof typeof READERS;

interface Readership { by: 'everybody' | 'people' | 'administrators'; restricted: readonly string[]; untilHeld: readonly string[] }
const of = (writes: WriteName): Readership => READERS[writes];

const isIn = (paths: readonly string[], path: string) => paths.some((one) => path === one || path.startsWith(`${one}.`)
  || (one.endsWith('.*') && path.startsWith(one.slice(0, -1))));

// What is said once, of the whole form.
const ofForm = (writes: WriteName): Text => {
  const { by, untilHeld } = of(writes);
  return by === 'everybody' && untilHeld.length > 0 ? readersWords.session : readersWords[by];
};

// Where a form is read: its fields that say otherwise say so themselves.
export function Readers({ writes }: { writes: WriteName }) {
  const { t } = useWords();
  const { by } = of(writes);
  return <p className={`readers readers--${by}`} data-readers={by}>{t(ofForm(writes))}</p>;
}

// What a field says of its own readers; nothing where they are those of the form. `reserving`: a box that is checked, and
// that keeps the field for the people of the project.
export function readersOfField(writes: WriteName, path: string, reserving = false): Text | undefined {
  const { by, restricted } = of(writes);
  if (by !== 'everybody') return undefined;
  return reserving || isIn(restricted, path) ? readersWords.peopleAlone : undefined;
}

// Whether a box that is checked among the values keeps the field for the people of the project.
export const isReserved = (fields: readonly Field[], values: Values, path: string) =>
  fields.some((field) => field.reserves?.includes(path) && values[field.path] === 'yes');
