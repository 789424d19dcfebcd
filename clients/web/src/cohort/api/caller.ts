// What the caller may do with programmes and cohorts, as the service says it.
import { EVERYTHING, usePermission } from '@/kit/api/permissions';
import { cohortMethods } from './clients';

// What its roles are held on.
export const COLLECTIONS = ['programmes'] as const;

// With this programme, or a cohort of it.
export function useAccess(programme: string) {
  const may = usePermission(cohortMethods.getPermissions, programme);
  return { administers: may('UpdateProgramme'), restoresThis: may('UndeleteProgramme'), runs: may('CreateCohort'), restores: may('UndeleteCohort') };
}

// With programmes, whichever: adding one names none.
export function useAccessToAll() {
  const may = usePermission(cohortMethods.getPermissions, EVERYTHING);
  return { adds: may('CreateProgramme'), restores: may('UndeleteProgramme') };
}
