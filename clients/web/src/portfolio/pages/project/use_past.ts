// The day that is read, and what was known then: ?date=2024-03-01&connu=2024-06-30. Today, and now, without them.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { useMemo } from 'react';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayOf, endOfDay, todayIso, type Day } from '@/kit/words/day';

export interface Past {
  // YYYY-MM-DD.
  date: string;
  asOf: Day | undefined;
  // YYYY-MM-DD: the end of that day; empty for now.
  known: string;
  knownAt: Timestamp | undefined;
  isPast: boolean;
}

export function usePast(): Past {
  const { get } = useUrlState();
  const [on, known] = [get('date'), get('connu')];
  return useMemo(() => {
    const asOf = on === todayIso() ? undefined : dayOf(on);
    const knownAt = known < todayIso() && dayOf(known) ? endOfDay(known) : undefined;
    return { date: asOf ? on : todayIso(), asOf, known: knownAt ? known : '', knownAt, isPast: asOf !== undefined || knownAt !== undefined };
  }, [on, known]);
}
