// Periods as people say them: the first and the last day both belong to them. The service counts what changes after a day, so
// what it takes for `from_date` is the day before the first one: `dayBefore` is the only place that says so.
import { addDays, dayOf } from './day';

export interface Period {
  // YYYY-MM-DD, included.
  first: string;
  last: string;
}

// What stood there before anything of the period happened.
export const dayBefore = ({ first }: Period) => addDays(first, -1);

// The same day of the year before; 28 February for a 29th.
export function yearBefore(iso: string): string {
  const before = `${String(Number(iso.slice(0, 4)) - 1).padStart(4, '0')}${iso.slice(4)}`;
  return dayOf(before) ? before : `${before.slice(0, 8)}28`;
}

export const yearUpTo = (last: string): Period => ({ first: addDays(yearBefore(last), 1), last });

// "2024" and "2024-T3", as an address names them; as far as it has gone by `today`. Undefined for what is not a period, or has
// not begun.
export function namedPeriod(name: string, today: string): Period | undefined {
  const match = /^(\d{4})(?:-T([1-4]))?$/.exec(name);
  if (!match) return undefined;
  const [year, quarter] = [match[1]!, Number(match[2] ?? 0)];
  const month = (n: number) => String(n).padStart(2, '0');
  const first = quarter ? `${year}-${month(quarter * 3 - 2)}-01` : `${year}-01-01`;
  const last = quarter && quarter < 4 ? addDays(`${year}-${month(quarter * 3 + 1)}-01`, -1) : `${year}-12-31`;
  if (!dayOf(first) || first > today) return undefined;
  return { first, last: last < today ? last : today };
}

// The years, and the quarters, that one asks about most: the latest first.
export function recentYears(today: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => String(Number(today.slice(0, 4)) - i));
}

export function recentQuarters(today: string, count: number): string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, i) => `${Math.floor((now - i) / 4)}-T${((now - i) % 4) + 1}`);
}
