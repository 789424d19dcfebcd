// What persons are called where they did something: those of a page are asked together, and kept.
import { queryOptions } from '@tanstack/react-query';
import { gathered } from '@/kit/api/gathered';
import { call } from '@/kit/api/query';
import { queryClient } from '@/kit/api/query_client';
import { accessMethods } from './clients';
import { isPerson } from './persons';

// As many as one request takes.
const AT_ONCE = 100;

const ask = gathered((names: string[]) => call(accessMethods.namePersons, { names }).then(({ displayNames }) => displayNames), AT_ONCE);

// Empty for who has no name, or was erased.
export const nameOfPerson = (name: string) => queryOptions({
  queryKey: ['access', accessMethods.namePersons.name, name] as const,
  queryFn: () => ask(name),
  enabled: isPerson(name),
});

// For a file, which shows nothing: whoever has no name keeps their id.
export async function readNames(names: readonly string[]): Promise<(name: string) => string> {
  const persons = [...new Set(names)].filter(isPerson);
  const told = await Promise.all(persons.map((name) => queryClient.fetchQuery(nameOfPerson(name)).catch(() => '')));
  const known = new Map(persons.map((name, i) => [name, told[i]]));
  return (name) => known.get(name) || name;
}
