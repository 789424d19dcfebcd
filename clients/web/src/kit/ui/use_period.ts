// The period that an address asks for: ?periode=2024-T3, or ?du=2024-07-01&au=2024-09-30; the year up to `end` without them.
import { useMemo } from 'react';
import { dayOf, todayIso } from '@/kit/words/day';
import { namedPeriod, yearUpTo, type Period } from '@/kit/words/period';
import { useUrlState } from './use_url_state';

export interface Chosen {
  period: Period;
  // '2024-T3'; 'jours' for two days; '' for the year up to `end`.
  name: string;
}

export const DAYS = 'jours';

export function usePeriod(end: string): Chosen {
  const { get } = useUrlState();
  const [name, du, au] = [get('periode'), get('du'), get('au')];
  return useMemo(() => {
    const named = namedPeriod(name, todayIso());
    if (named) return { period: named, name };
    const last = dayOf(au) ? au : end;
    const first = dayOf(du) ? du : yearUpTo(last).first;
    return { period: { first: first < last ? first : last, last }, name: dayOf(du) || dayOf(au) ? DAYS : '' };
  }, [name, du, au, end]);
}
