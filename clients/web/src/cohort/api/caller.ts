// What the caller may do with programmes and cohorts, as the service says it.
import { EVERYTHING, usePermission } from '@/kit/api/permissions';
import { cohortMethods } from './clients';

// What its roles are held on.
export const COLLECTIONS = ['programmes'] as const;

// Of a cohort the service asks only what it is below.
const WHICHEVER = 'any';

// With this programme, or a cohort of it.
export function useAccess(programme: string) {
  const may = usePermission(cohortMethods.getPermissions, programme);
  const mayBelow = usePermission(cohortMethods.getPermissions, `${programme}/cohorts/${WHICHEVER}`);
  return { administers: may('UpdateProgramme'), restoresThis: may('UndeleteProgramme'), runs: may('CreateCohort'), restores: mayBelow('UndeleteCohort') };
}

// With programmes, whichever: adding one names none.
export function useAccessToAll() {
  const may = usePermission(cohortMethods.getPermissions, EVERYTHING);
  return { adds: may('CreateProgramme'), restores: may('UndeleteProgramme') };
}
