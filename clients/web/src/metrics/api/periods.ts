// The stretch of time that a value tells of: the day, the ISO week or the month of a day, in Paris; or an instant.
import { timestampFromDate, timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { Definition_Period as Period } from '@/gen/pepiniere/metrics/v1/definition_pb';
import { addDays, beginningOf, dayOf } from '@/kit/words/day';

const DAYS_IN_WEEK = 7;
// Days since the Monday before, or of that day.
const sinceMonday = (iso: string) => (new Date(`${iso}T00:00:00Z`).getUTCDay() + DAYS_IN_WEEK - 1) % DAYS_IN_WEEK;
// Of a month, any day and so many more lie in the next one.
const LONGER_THAN_A_MONTH = 32;
const firstOfMonth = (iso: string) => `${iso.slice(0, 7)}-01`;

// The first day of it, and the first one after it.
function daysOf(period: Period, iso: string): readonly [string, string] {
  if (period === Period.WEEK) {
    const monday = addDays(iso, -sinceMonday(iso));
    return [monday, addDays(monday, DAYS_IN_WEEK)];
  }
  if (period === Period.MONTH) return [firstOfMonth(iso), firstOfMonth(addDays(firstOfMonth(iso), LONGER_THAN_A_MONTH))];
  return [iso, addDays(iso, 1)];
}

export interface Stretch { fromTime: Timestamp; toTime: Timestamp }

// [fromTime, toTime); undefined for what is no day, or no instant. `typed`: 2026-03-02, or of an instant in ISO.
export function stretchOf(period: Period, typed: string): Stretch | undefined {
  if (period === Period.INSTANT) {
    const ms = Date.parse(typed);
    return Number.isNaN(ms) ? undefined : { fromTime: timestampFromDate(new Date(ms)), toTime: timestampFromDate(new Date(ms + 1)) };
  }
  if (!dayOf(typed)) return undefined;
  const [from, to] = daysOf(period, typed);
  return { fromTime: beginningOf(from), toTime: beginningOf(to) };
}

export const isSameTime = (one: Timestamp | undefined, other: Timestamp | undefined) => one !== undefined && other !== undefined && timestampMs(one) === timestampMs(other);
