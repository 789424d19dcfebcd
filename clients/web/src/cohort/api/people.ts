// People of cohorts, their assignments, what they write of their weeks, and figures over all of that.
import { useQuery } from '@tanstack/react-query';
import { equal } from '@/kit/api/filter';
import { query, whole } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import type { Source } from '@/kit/form/field';
import { cohortMethods } from './clients';

export const useProfile = (name: string) => useQuery({ ...query(cohortMethods.getProfile, { name }), enabled: name !== '' });
const profilesOf = (cohort: string) => whole(cohortMethods.listProfiles, { filter: equal('cohort')(cohort), orderBy: 'display_name' }, (page) => page.profiles);
export const useProfiles = (cohort: string, isAsked = true) => useQuery({ ...profilesOf(cohort), enabled: isAsked });

// As a field of a form chooses from those that the caller reads.
const everyProfile = whole(cohortMethods.listProfiles, { orderBy: 'display_name' }, (page) => page.profiles);
export const useReadProfiles = (enabled: boolean) => useQuery({ ...everyProfile, enabled });
export const PROFILES: Source = { useResources: () => useQuery(everyProfile).data?.map(({ name, displayName }) => ({ name, title: displayName })) ?? [] };

const assignmentsOf = (filter: string, showDeleted = false) => whole(cohortMethods.listAssignments, { filter, orderBy: 'start_date', showDeleted }, (page) => page.assignments);
export const useAssignments = (cohort: string, showDeleted = false, isAsked = true) => useQuery({ ...assignmentsOf(equal('cohort')(cohort), showDeleted), enabled: isAsked });
export const useAssignmentsOf = (profile: string) => useQuery({ ...assignmentsOf(equal('person')(profile)), enabled: profile !== '' });
export const useAssignmentsTo = (challenge: string) => useQuery(assignmentsOf(equal('challenge')(challenge)));
export const useAssignment = (name: string) => useQuery(query(cohortMethods.getAssignment, { name }));

export const useMoods = (cohort: string) => useQuery({ ...whole(cohortMethods.listMoods, { parent: cohort }, (page) => page.moods), enabled: cohort !== '' });
export const useMoodFigures = (cohort: string) => useQuery(query(cohortMethods.listMoodFigures, { parent: cohort }));
export const useCohortFigures = (name: string) => useQuery(query(cohortMethods.getCohortFigures, { name }));

// What the caller has here: none of whoever takes part in no programme.
export function useMyProfile() {
  const { person } = useIdentity();
  const profiles = useQuery({ ...whole(cohortMethods.listProfiles, { filter: equal('person')(person) }, (page) => page.profiles), enabled: person !== '' });
  return { isPending: profiles.isPending, profile: profiles.data?.[0] };
}
