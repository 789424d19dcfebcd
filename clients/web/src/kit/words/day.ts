// Days of the calendar: google.type.Date on the wire, YYYY-MM-DD in URLs and in date fields.
import { create } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate, type Timestamp } from '@bufbuild/protobuf/wkt';
import { DateSchema, type Date as Day } from '@/gen/google/type/date_pb';

export type { Day };

const pad = (n: number, width: number) => String(n).padStart(width, '0');

export function isoOf(day: Day): string {
  return `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`;
}

// Undefined for what is not a day of the calendar.
export function dayOf(iso: string | null | undefined): Day | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? '');
  if (!match) return undefined;
  const time = new Date(`${match[0]}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== match[0]) return undefined;
  return create(DateSchema, { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

// Today where the State is: Europe/Paris.
export const todayIso = () => isoIn(new Date());
// The day that it is there at that moment; the last millionth of a day is of that day, where timestampDate rounds it up.
export const dayAt = ({ seconds, nanos }: Timestamp) => isoIn(new Date(Number(seconds) * 1000 + Math.floor(nanos / 1_000_000)));
const isoIn = (time: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(time);

// Midnight where the State is: Europe/Paris is one or two hours ahead of UTC.
function startOfDay(iso: string): Date {
  const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });
  const candidates = [1, 2].map((hours) => new Date(Date.parse(`${iso}T00:00:00Z`) - hours * 3_600_000));
  return candidates.find((time) => inParis.format(time) === `${iso} 00:00`) ?? candidates[0]!;
}

// The moment when a day begins.
export const beginningOf = (iso: string): Timestamp => timestampFromDate(startOfDay(iso));
// The moment when a day is over: what was known "on" it.
export const endOfDay = (iso: string): Timestamp => timestampFromDate(startOfDay(addDays(iso, 1)));

export function addDays(iso: string, days: number): string {
  const time = new Date(`${iso}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

// A day as a time that Intl formats in UTC; a moment as itself.
export function timeOf(value: Day | Timestamp | string): { time: Date; moment: boolean } {
  if (typeof value === 'string') return { time: new Date(`${value}T00:00:00Z`), moment: false };
  if (value.$typeName === 'google.type.Date') return { time: new Date(`${isoOf(value)}T00:00:00Z`), moment: false };
  return { time: timestampDate(value), moment: true };
}
