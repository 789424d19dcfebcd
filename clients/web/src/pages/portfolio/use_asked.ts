// What the page asks: a day, and filters; both are in the address.
import { useMemo } from 'react';
import { projectFilter } from '@/api/project_filter';
import { useUrlState } from '@/components/use_url_state';
import { dayOf, todayIso, type Day } from '@/words/day';

export interface Asked {
  // YYYY-MM-DD, today where the address says none.
  date: string;
  // For a request: absent for today, so that the service decides what today is.
  asOf: Day | undefined;
  filter: string;
  params: URLSearchParams;
}

export function useAsked(): Asked {
  const { params, get } = useUrlState();
  return useMemo(() => {
    const asOf = dayOf(get('date'));
    return { date: asOf ? get('date') : todayIso(), asOf, filter: projectFilter(get), params };
  }, [params, get]);
}
