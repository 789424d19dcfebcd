// What the caller may, of the portfolio, as the service says it.
import { EVERYTHING, usePermission, usePermissions } from '@/kit/api/permissions';
import { useCaller as useCallerOn } from '@/kit/api/session';
import { governanceMethods } from './clients';
import { useIncubators } from './directory';

// What its roles are held on.
export const COLLECTIONS = ['incubators', 'organisations', 'projects'] as const;

export const useCaller = () => useCallerOn(COLLECTIONS);

// may('projects/x', 'UpdateProject').
export const useMayOn = (resources: readonly string[]) => usePermissions(governanceMethods.getPermissions, resources);
// May('UpdateProject') with this one.
export const useMay = (resource: string) => usePermission(governanceMethods.getPermissions, resource);

// Whose committees they may plan sessions of: the programme's, which is of no incubator, and these incubators'.
export function useCommittees() {
  const { data: incubators = [] } = useIncubators();
  const { may } = useMayOn([EVERYTHING, ...incubators.map(({ name }) => name)]);
  return { programme: may(EVERYTHING, 'CreateCommittee'), incubators: incubators.filter(({ name }) => may(name, 'CreateCommittee')) };
}

// Whether they may force a transition.
export const useMayForce = () => useMay(EVERYTHING)('AdvancePhase.force');
