// Who did something: a person by what they are called, anybody else as they are.
import { useQuery } from '@tanstack/react-query';
import { nameOfPerson } from '@/access/api/person_names';
import { isPerson } from '@/access/api/persons';
import { whoWords } from '@/access/words/who';
import { useWords } from '@/kit/words/use_words';

export function Who({ name }: { name: string }) {
  const { t } = useWords();
  const { data, isError } = useQuery(nameOfPerson(name));
  if (!isPerson(name) || isError) return <>{name}</>;
  return data ? <span title={name}>{data}</span> : <span className="quiet" title={name}>{t(data === undefined ? whoWords.coming : whoWords.nobody)}</span>;
}
