// What the caller may see and do of a project, as the services say it: it keeps the page from asking what it may not know.
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { usePermissions } from '@/kit/api/permissions';
import { useCaller } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';

export interface Access {
  edits: boolean;
  // Reads money, health, readiness, journal and audit too.
  reads: boolean;
  writesJournal: boolean;
  isAdmin: boolean;
}

export function useAccess({ name }: Project): Access {
  const { isAdmin } = useCaller();
  const may = usePermissions(governanceMethods.getPermissions, name);
  return { edits: may('UpdateProject'), reads: may('GetProjectFinances'), writesJournal: may('CreateJournalEntry'), isAdmin };
}
