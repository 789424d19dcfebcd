// What the page asks: a day, and filters; both are in the address.
import { useMemo } from 'react';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayOf, todayIso, type Day } from '@/kit/words/day';
import { DAY_PARAMS, projectFilter } from '@/portfolio/api/project_filter';

export interface Asked {
  // YYYY-MM-DD, today where the address says none.
  date: string;
  // For a request: absent for today, so that the service decides what today is.
  asOf: Day | undefined;
  filter: string;
  // The filters and the day, for the addresses of lists.
  params: URLSearchParams;
}

// Phases and days are what these pages break down by: as filters they would count something else than they say.
export function useAsked(): Asked {
  const { params, get } = useUrlState();
  return useMemo(() => {
    const asOf = get('date') === todayIso() ? undefined : dayOf(get('date'));
    const lasting = new URLSearchParams([...params].filter(([param]) => !DAY_PARAMS.has(param)));
    return { date: asOf ? get('date') : todayIso(), asOf, filter: projectFilter((param) => lasting.get(param) ?? ''), params: lasting };
  }, [params, get]);
}
