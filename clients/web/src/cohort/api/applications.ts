// Applications to calls: the caller's own, and, for those who lead a call, all that were submitted to it.
import { useQuery } from '@tanstack/react-query';
import { equal, word } from '@/kit/api/filter';
import { query, whole } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import { cohortMethods } from './clients';

const EVERY_CALL = 'calls/-';

export const useApplication = (name: string) => useQuery({ ...query(cohortMethods.getApplication, { name }), enabled: name !== '' });

// Of one call, or of all.
export function useMyApplications(call = EVERY_CALL) {
  const { person } = useIdentity();
  return useQuery({ ...whole(cohortMethods.listApplications, { parent: call, filter: equal('applicant')(person) }, (page) => page.applications), enabled: person !== '' });
}

export const useApplications = (call: string, state: string, isAsked: boolean) =>
  useQuery({ ...whole(cohortMethods.listApplications, { parent: call, filter: word('state')(state) }, (page) => page.applications), enabled: isAsked });
export const useCounts = (call: string, isAsked: boolean) => useQuery({ ...query(cohortMethods.countApplications, { parent: call }), enabled: isAsked });

export const useFiles = (application: string, isAsked = true) => useQuery({ ...whole(cohortMethods.listApplicationFiles, { parent: application }, (page) => page.files), enabled: isAsked });
export const useRevisions = (application: string) => useQuery(whole(cohortMethods.listApplicationRevisions, { parent: application }, (page) => page.revisions));
export const useDecisions = (application: string) => useQuery(whole(cohortMethods.listApplicationDecisions, { parent: application }, (page) => page.decisions));
