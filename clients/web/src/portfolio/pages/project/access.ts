// What the caller may see and do of a project, as the services say it: it keeps the page from asking what it may not know.
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { useMay } from '@/portfolio/api/caller';

export interface Access {
  edits: boolean;
  // Reads money, health and readiness too.
  reads: boolean;
  readsAudit: boolean;
  writesJournal: boolean;
  // Of what is edited: 'CreateWaiver'.
  may: (method: string) => boolean;
}

export function useAccess({ name }: Project): Access {
  const may = useMay(name);
  return { edits: may('UpdateProject'), reads: may('GetProjectFinances'), readsAudit: may('ListAuditRecords'), writesJournal: may('CreateJournalEntry'), may };
}
