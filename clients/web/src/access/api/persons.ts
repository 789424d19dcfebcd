// Who is known: where they are shown, which of them an address asks for, and what they confirm.
import { idOf } from '@/kit/api/names';
import { text } from '@/kit/api/filter';
import { plain } from '@/kit/words/plain';

// Others (services, systems, the subjects of older lines) are what they are called already.
export const isPerson = (name: string) => name.startsWith('persons/');

export const PERSONS = '/personnes';
export const ERASURES = '/effacements';
export const personUrl = (name: string) => `${PERSONS}/${encodeURIComponent(idOf(name))}`;
export const erasureUrl = (name: string) => `${ERASURES}/${encodeURIComponent(idOf(name))}`;

export const TEXT = 'texte';
const SEARCHED = ['display_name', 'email', 'subject'];
// As many as a filter may cost.
const WORDS = 5;
// All the words, in any order, each in one of these.
export const personsFilter = (typed: string) => typed.split(/\s+/).filter(Boolean).slice(0, WORDS)
  .map((word) => `(${SEARCHED.map((field) => text(field)(word)).join(' OR ')})`).join(' AND ');

const ID = /^(?:persons\/)?([0-9A-HJKMNP-TV-Z]{26})$/i;
// The name of whom an id stands for, which no filter finds; nothing where it is none.
export function personIn(typed: string): string | undefined {
  const id = ID.exec(typed.trim())?.[1];
  return id && `persons/${id.toUpperCase()}`;
}

const CONFIRMING = ['effacer', 'erase'];
// One word, or what they are called.
export const confirms = (typed: string, displayName: string) => {
  const said = plain(typed.trim());
  return said !== '' && (CONFIRMING.includes(said) || said === plain(displayName.trim()));
};
