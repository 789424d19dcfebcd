// What a run is refused for.
import { problemOf } from '@/kit/api/problem';

// Applications whose order nothing decides, and on which seat, by their names. Of a ranking, the seat is that of the whole run.
export interface Undecided { seat: string; applications: readonly string[] }

const isSeat = (name: string) => name.split('/')[2] === 'seats';

// Undefined for what is refused for anything else.
export function undecidedIn(error: unknown): Undecided[] | undefined {
  const { reason, preconditions } = problemOf(error);
  if (reason !== 'TIES_UNDECIDED') return undefined;
  return preconditions.map(({ subject }) => {
    const names = subject.split(' ');
    return { seat: names.find(isSeat) ?? '', applications: names.filter((name) => !isSeat(name)) };
  });
}
