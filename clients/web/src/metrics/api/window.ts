// The period that an address asks about: two days, both of which belong to it. What is not said is the service's to say.
import { useUrlState } from '@/kit/ui/use_url_state';
import { beginningOf, dayAt, dayOf, endOfDay, todayIso } from '@/kit/words/day';
import { timestampFromMs, timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';

export interface Window { fromTime?: Timestamp; toTime?: Timestamp; asOf?: Timestamp }

// Of a period that is over, the world as it was then.
export function windowOf(from: string, to: string, today: string): Window {
  const isPast = dayOf(to) !== undefined && to < today;
  return {
    ...(dayOf(from) ? { fromTime: beginningOf(from) } : {}),
    ...(isPast ? { toTime: endOfDay(to), asOf: endOfDay(to) } : {}),
  };
}

// The days of a period, both of which belong to it: its end is not in it.
export const daysOf = ({ fromTime, toTime }: Pick<Window, 'fromTime' | 'toTime'>) =>
  [fromTime && dayAt(fromTime), toTime && dayAt(timestampFromMs(timestampMs(toTime) - 1))] as const;

export function useWindow(): Window {
  const { get } = useUrlState();
  return windowOf(get('du'), get('au'), todayIso());
}
