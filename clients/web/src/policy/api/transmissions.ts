// What authorities have before them, what they answered, and how the last day of each answer came about.
import { useQuery } from '@tanstack/react-query';
import type { Transmission } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { query, whole } from '@/kit/api/query';
import { useOrganisations } from '@/portfolio/feature';
import { policyMethods } from './clients';

export const useTransmission = (name: string) => useQuery({ ...query(policyMethods.getTransmission, { name }), enabled: name !== '' });
export const useAnswers = (transmission: string) => useQuery({ ...whole(policyMethods.listAnswers, { parent: transmission }, (page) => page.answers), enabled: transmission !== '' });
export const useDeadline = (name: string, isAsked: boolean) => useQuery({ ...query(policyMethods.explainDeadline, { name }), enabled: isAsked });
export const useDeadlineMoves = (transmission: string, isAsked: boolean) =>
  useQuery({ ...whole(policyMethods.listDeadlineMoves, { parent: transmission }, (page) => page.deadlineMoves), enabled: isAsked });

// The organisation and all below it.
export function withinOf(organisation: string, all: readonly { name: string; parent: string }[]): ReadonlySet<string> {
  const within = new Set([organisation]);
  // Each pass adds a level of the tree.
  for (let before = 0; before < within.size;) {
    before = within.size;
    for (const { name, parent } of all) if (within.has(parent)) within.add(name);
  }
  return within;
}

// What waits, the first last day first; and what was answered, the latest first. Of all authorities: few answers wait at once.
const waiting = whole(policyMethods.listTransmissions, { filter: 'standing = RUNNING OR standing = OVERDUE', orderBy: 'last_day' }, (page) => page.transmissions);
const answered = whole(policyMethods.listTransmissions, { filter: 'standing = ANSWERED OR standing = ANSWERED_LATE', orderBy: 'last_day desc' }, (page) => page.transmissions);

// What an organisation, and those below it, have before them.
export function useBefore(organisation: string) {
  const { data: all = [] } = useOrganisations();
  const within = withinOf(organisation, all);
  const own = (found: readonly Transmission[] | undefined) => found?.filter(({ authority }) => within.has(authority));
  const open = useQuery(waiting), done = useQuery(answered);
  return { open, done, waits: own(open.data), answered: own(done.data) };
}
