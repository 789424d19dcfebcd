// How much of a time to answer is left, in days of the calendar.
import { daysBetween } from '@/kit/words/day';

export type TimeLeft = { kind: 'none' } | { kind: 'still' } | { kind: 'last' } | { kind: 'left'; days: number } | { kind: 'over'; days: number };

interface Clock {
  // Whether somebody is to answer.
  isRunning: boolean;
  // "2027-02-28"; empty: the time stands still, nobody knows until when.
  lastDay: string;
  // The service says so: its clock may be in another zone than today is.
  isOverdue: boolean;
}

export function timeLeft({ isRunning, lastDay, isOverdue }: Clock, today: string): TimeLeft {
  if (!isRunning) return { kind: 'none' };
  if (!lastDay) return { kind: 'still' };
  const days = daysBetween(today, lastDay);
  if (isOverdue) return { kind: 'over', days: Math.max(1, -days) };
  return days > 0 ? { kind: 'left', days } : { kind: 'last' };
}
