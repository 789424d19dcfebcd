// The day that is read, and what was known then: ?date=2024-03-01&connu=2024-06-30. Today, and now, without them.
import { timestampFromDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import { useMemo } from 'react';
import { useUrlState } from '@/components/use_url_state';
import { addDays, dayOf, todayIso, type Day } from '@/words/day';

export interface Past {
  // YYYY-MM-DD.
  date: string;
  asOf: Day | undefined;
  // YYYY-MM-DD: the end of that day; empty for now.
  known: string;
  knownAt: Timestamp | undefined;
  isPast: boolean;
}

// Midnight where the State is: Europe/Paris is one or two hours ahead of UTC.
function startOfDay(iso: string): Date {
  const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });
  const candidates = [1, 2].map((hours) => new Date(Date.parse(`${iso}T00:00:00Z`) - hours * 3_600_000));
  return candidates.find((time) => inParis.format(time) === `${iso} 00:00`) ?? candidates[0]!;
}

export function usePast(): Past {
  const { get } = useUrlState();
  const [on, known] = [get('date'), get('connu')];
  return useMemo(() => {
    const asOf = on === todayIso() ? undefined : dayOf(on);
    const knownAt = known < todayIso() && dayOf(known) ? timestampFromDate(startOfDay(addDays(known, 1))) : undefined;
    return { date: asOf ? on : todayIso(), asOf, known: knownAt ? known : '', knownAt, isPast: asOf !== undefined || knownAt !== undefined };
  }, [on, known]);
}
