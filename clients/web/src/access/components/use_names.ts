// What whoever did something is called, as a text: in sentences, labels and files.
import { useQueries } from '@tanstack/react-query';
import { nameOfPerson } from '@/access/api/person_names';
import { isPerson } from '@/access/api/persons';
import { whoWords } from '@/access/words/who';
import { useWords } from '@/kit/words/use_words';

export function useNames(names: readonly string[]): (name: string) => string {
  const { t } = useWords();
  const persons = [...new Set(names)].filter(isPerson);
  const told = useQueries({ queries: persons.map(nameOfPerson) });
  return (name) => {
    const found = told[persons.indexOf(name)];
    if (!found || found.isError) return name;
    return found.data === undefined ? t(whoWords.coming) : found.data || t(whoWords.nobody);
  };
}
