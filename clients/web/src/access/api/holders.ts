// Who was given what, with the names of those who hold it: they are found by a part of a name or of an id, which the service does not
// search in.
import { queryOptions } from '@tanstack/react-query';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { keyOf, pages } from '@/kit/api/query';
import { holderOf, isHeldBy, type Told } from './bindings';
import { accessMethods } from './clients';
import { readNames } from './person_names';

export const WHO = 'qui';

// Page after page, those of whom `typed` is true.
export async function* readHeld(filter: string, typed: string, signal?: AbortSignal): AsyncGenerator<Told[]> {
  for await (const { accessBindings } of pages(accessMethods.listAccessBindings, { filter }, signal)) {
    const given: readonly AccessBinding[] = accessBindings;
    const nameOf = await readNames(given.flatMap((binding) => [holderOf(binding), binding.grantedBy]));
    yield given.map((binding) => ({ binding, nameOf })).filter((told) => isHeldBy(typed, told));
  }
}

export const heldBySome = (filter: string, typed: string) => queryOptions({
  queryKey: [...keyOf(accessMethods.listAccessBindings, { filter }), 'held', typed] as const,
  queryFn: async ({ signal }) => {
    const found: AccessBinding[] = [];
    for await (const some of readHeld(filter, typed, signal)) found.push(...some.map(({ binding }) => binding));
    return found;
  },
});
