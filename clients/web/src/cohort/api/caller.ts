// What the caller may do with programmes and cohorts, as the service says it.
import { EVERYTHING, usePermission } from '@/kit/api/permissions';
import { cohortMethods } from './clients';

// What its roles are held on.
export const COLLECTIONS = ['programmes'] as const;

// With this programme, or a cohort of it.
export function useAccess(programme: string) {
  const may = usePermission(cohortMethods.getPermissions, programme);
  return { administers: may('UpdateProgramme'), runs: may('CreateCohort') };
}

// Adding a programme names none.
export const useMayAdd = () => usePermission(cohortMethods.getPermissions, EVERYTHING)('CreateProgramme');
