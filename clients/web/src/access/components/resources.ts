// What roles may be held on: found by its name among what the services keep, and called by its title.
import { COLLECTIONS } from '@/access/words/roles';
import { useProgrammes } from '@/cohort/programmes';
import { idOf } from '@/kit/api/names';
import type { Finder, Named } from '@/kit/form/field';
import { plain } from '@/kit/words/plain';
import { isFound, useFound, useTitles } from '@/portfolio/feature';

export const collectionOf = (name: string) => name.slice(0, name.indexOf('/'));

// The title of any of them; its id until it is known.
export function useResourceTitles(): (name: string) => string {
  const titleOf = useTitles();
  const { data: programmes } = useProgrammes();
  return (name) => programmes?.find((one) => one.name === name)?.title || titleOf(name);
}

// Those whose service this client knows. Others are held by who types their whole name.
export const isSearched = (collection: string) => collection === 'programmes' || isFound(collection);

const ID = /^[^/\s]+$/;
// "networks/x", as typed.
function named(text: string, collections: readonly string[]): Named[] {
  const collection = collections.find((one) => !isSearched(one) && text.startsWith(`${one}/`));
  return collection && ID.test(idOf(text)) ? [{ name: text, title: idOf(text) }] : [];
}

const matches = ({ name, title }: Named, text: string) => plain(`${title} ${idOf(name)}`).includes(plain(text));

export const finderOf = (collections: readonly string[]): Finder => ({
  useFound: (text) => {
    const ofPortfolio = useFound(text, collections);
    const programmes = useProgrammes().data?.filter((one) => collections.includes('programmes') && matches(one, text));
    if (!ofPortfolio || !programmes) return undefined;
    return [...ofPortfolio, ...programmes, ...named(text, collections)].map(({ name, title }) => ({ name, title: title || idOf(name), note: COLLECTIONS[collectionOf(name)] }));
  },
  useTitle: (name) => useResourceTitles()(name),
});
