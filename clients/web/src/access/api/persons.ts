// Who is known: where they are shown, which of them an address asks for, and what they confirm.
import { idOf } from '@/kit/api/names';
import { text } from '@/kit/api/filter';
import { plain } from '@/kit/words/plain';

export const PERSONS = '/personnes';
export const ERASURES = '/effacements';
export const personUrl = (name: string) => `${PERSONS}/${encodeURIComponent(idOf(name))}`;
export const erasureUrl = (name: string) => `${ERASURES}/${encodeURIComponent(idOf(name))}`;

export const TEXT = 'texte';
const SEARCHED = ['display_name', 'email', 'subject'];
export const personsFilter = (typed: string) => (typed ? `(${SEARCHED.map((field) => text(field)(typed)).join(' OR ')})` : '');

const CONFIRMING = ['effacer', 'erase'];
// One word, or what they are called.
export const confirms = (typed: string, displayName: string) => {
  const said = plain(typed.trim());
  return said !== '' && (CONFIRMING.includes(said) || said === plain(displayName.trim()));
};
