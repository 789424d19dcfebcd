// What the caller may do with what the service keeps, as it says itself.
import { EVERYTHING, usePermission, usePermissions } from '@/kit/api/permissions';
import { cohortMethods } from './clients';

// What a role on a programme or a call allows with what is below it, it allows with each: whichever may be asked about.
const WHICHEVER = 'any';

export const useMay = (resource: string) => usePermission(cohortMethods.getPermissions, resource);
type Collection = 'cohorts' | 'hearings' | 'jurors';
export const useMayBelow = (parent: string, collection: Collection) => useMay(`${parent}/${collection}/${WHICHEVER}`);
// Whether that is not known yet.
export const useIsMayBelowPending = (parent: string, collection: Collection) => usePermissions(cohortMethods.getPermissions, [`${parent}/${collection}/${WHICHEVER}`]).isPending;

// With this programme, or a cohort of it.
export function useAccess(programme: string) {
  const may = useMay(programme);
  const mayBelow = useMayBelow(programme, 'cohorts');
  return {
    administers: may('UpdateProgramme'), restoresThis: may('UndeleteProgramme'), runs: may('CreateCohort'), restores: mayBelow('UndeleteCohort'),
    addsGrids: may('CreateGrid'), addsChallenges: mayBelow('CreateChallenge'), addsCalls: mayBelow('CreateCall'), readsAudit: may('ListAuditRecords'),
  };
}

// With programmes, whichever: adding one names none; with applications that are sealed.
export function useAccessToAll() {
  const may = useMay(EVERYTHING);
  return { adds: may('CreateProgramme'), restores: may('UndeleteProgramme'), opens: may('OpenApplication') };
}
