// How much of a time to answer is left, in words.
import { Proposal_State as State, type Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Standing, type Transmission } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { isoOf, todayIso, type Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { timeLeft, type TimeLeft } from '@/policy/api/time_left';
import { clockWords as words } from '@/policy/words/clocks';

const iso = (day: Day | undefined) => (day ? isoOf(day) : '');

// Of a proposal, that an authority has. The service says when it is over; the days are those of Paris.
export const leftOfProposal = ({ state, lastDay, overdue }: Pick<Proposal, 'state' | 'lastDay' | 'overdue'>) =>
  timeLeft({ isRunning: state === State.TRANSMITTED, lastDay: iso(lastDay), isOverdue: overdue }, todayIso());

// Of a transmission: the service counts its days.
export function leftOfTransmission({ standing, lastDay, daysLeft }: Pick<Transmission, 'standing' | 'lastDay' | 'daysLeft'>): TimeLeft {
  if (standing !== Standing.RUNNING && standing !== Standing.OVERDUE) return { kind: 'none' };
  if (!lastDay) return { kind: 'still' };
  if (standing === Standing.OVERDUE) return { kind: 'over', days: Math.max(1, -daysLeft) };
  return daysLeft > 0 ? { kind: 'left', days: daysLeft } : { kind: 'last' };
}

export function useTimeLeft(): (left: TimeLeft) => string {
  const { t } = useWords();
  return (left) => {
    switch (left.kind) {
      case 'none': return '';
      case 'still': return t(words.still);
      case 'last': return t(words.lastIsToday);
      case 'left': return t(words.left, { n: left.days });
      case 'over': return t(words.over, { n: left.days });
    }
  };
}
