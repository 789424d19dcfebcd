// What the seats of a call are called: the challenge and the skill.
import { useChallenges } from '@/cohort/api/challenges';
import { useSeats } from '@/cohort/api/calls';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { idOf } from '@/kit/api/names';

// "Eau juste – designer"; the id of one that is no more.
export function useSeatTitles({ name, cohort }: Pick<Call, 'name' | 'cohort'>) {
  const seats = useSeats(name).data;
  const challenges = useChallenges(cohort).data;
  const titleOf = (seat: string) => {
    const found = seats?.find((one) => one.name === seat);
    if (!found) return seat.slice(seat.lastIndexOf('/') + 1);
    return `${challenges?.find((one) => one.name === found.challenge)?.title ?? idOf(found.challenge)} – ${found.skill}`;
  };
  return { seats: seats ?? [], titleOf };
}
