// What the caller may, of the portfolio.
import { useCaller as useCallerOn } from '@/kit/api/session';

// What its roles are held on.
export const COLLECTIONS = ['incubators', 'organisations', 'projects'] as const;

export const useCaller = () => useCallerOn(COLLECTIONS);
