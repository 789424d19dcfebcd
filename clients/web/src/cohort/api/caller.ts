// What the caller may do with programmes and cohorts. The service decides; this only keeps the pages from offering what it refuses.
import { useCaller } from '@/kit/api/session';

// What its roles are held on.
export const COLLECTIONS = ['programmes'] as const;

export function useAccess() {
  const { isAdmin, isCoach } = useCaller(COLLECTIONS);
  return {
    // Programmes themselves.
    administers: isAdmin,
    // The cohorts of this programme: its coaches, and administrators.
    runs: (programme: string) => isCoach(programme),
  };
}
