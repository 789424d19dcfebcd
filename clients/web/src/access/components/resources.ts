// What roles may be held on: found by its name among what the services keep, and called by its title.
import { COLLECTIONS } from '@/access/words/roles';
import { useProgrammes } from '@/cohort/feature';
import { idOf } from '@/kit/api/names';
import type { Finder, Named } from '@/kit/form/field';
import { plain } from '@/kit/words/plain';
import { useFound, useTitles } from '@/portfolio/feature';

export const collectionOf = (name: string) => name.slice(0, name.indexOf('/'));

// The title of any of them; its id until it is known.
export function useResourceTitles(): (name: string) => string {
  const titleOf = useTitles();
  const { data: programmes } = useProgrammes();
  return (name) => programmes?.find((one) => one.name === name)?.title || titleOf(name);
}

const matches = ({ name, title }: Named, text: string) => plain(`${title} ${idOf(name)}`).includes(plain(text));

export const finderOf = (collections: readonly string[]): Finder => ({
  useFound: (text) => {
    const ofPortfolio = useFound(text, collections);
    const programmes = useProgrammes().data?.filter((one) => collections.includes('programmes') && matches(one, text));
    if (!ofPortfolio || !programmes) return undefined;
    return [...ofPortfolio, ...programmes].map(({ name, title }) => ({ name, title: title || idOf(name), note: COLLECTIONS[collectionOf(name)] }));
  },
  useTitle: (name) => useResourceTitles()(name),
});
