// Programmes where the caller may do something of this service.
import { useProgrammes } from '@/cohort/programmes';
import type { Source } from '@/kit/form/field';
import { useMayWith } from './caller';

export function useProgrammesWhere(method: string) {
  const all = useProgrammes().data ?? [];
  const { may } = useMayWith(all.map(({ name }) => name));
  return all.filter(({ name }) => may(name, method));
}

// As a field of a form chooses from them.
export const programmesWhere = (method: string): Source => ({ useResources: () => useProgrammesWhere(method) });
