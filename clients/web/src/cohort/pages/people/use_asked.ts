// The assignments of a cohort that the address asks for, by host, skill and day.
import { useChallenges } from '@/cohort/api/challenges';
import { useAssignments } from '@/cohort/api/people';
import { hostIn } from '@/cohort/components/hosts';
import { Challenge_State as State } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import type { Assignment } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import { NONE } from '@/kit/api/filter';
import { aDay, among, aText } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf, todayIso, type Day } from '@/kit/words/day';

export const HOST = 'hote', SKILL = 'competence', DAY = 'jour', TODAY = 'aujourdhui';
// Of those whose first day, or whose last, is this one: where a calendar leads.
export const FIRST = 'debut', LAST = 'fin';
// Of the people: those who have one.
export const PEOPLE = 'gens', ASSIGNED = 'affectes';
const ASKED = [HOST, SKILL, DAY, FIRST, LAST] as const;
const LONGEST = 1000;
export const ASSIGNMENT_CHECKS = { [HOST]: aText(LONGEST), [SKILL]: aText(LONGEST), [DAY]: among([TODAY]), [FIRST]: aDay, [LAST]: aDay };

const isToday = ({ startDate, lastDate }: Assignment, today: string) => startDate !== undefined && isoOf(startDate) <= today && (!lastDate || today <= isoOf(lastDate));

export function useAsked(cohort: string) {
  const { get } = useUrlState();
  const assignments = useAssignments(cohort);
  const challenges = useChallenges(cohort).data;
  // Of a challenge that was selected: what figures count it under.
  const hostOf = ({ challenge }: Assignment) => {
    const found = challenges?.find(({ name, state }) => name === challenge && state !== State.PROPOSED);
    return (found && hostIn(found)) || NONE;
  };
  const skillOf = ({ skill }: Assignment) => skill || NONE;
  const isOn = (day: Day | undefined, asked: string) => !asked || (day !== undefined && isoOf(day) === asked);
  const isAsked = (one: Assignment) => (!get(HOST) || hostOf(one) === get(HOST)) && (!get(SKILL) || skillOf(one) === get(SKILL)) && (!get(DAY) || isToday(one, todayIso()))
    && isOn(one.startDate, get(FIRST)) && isOn(one.lastDate, get(LAST));
  return { assignments, challenges, hostOf, skillOf, asked: assignments.data?.filter(isAsked), isFiltered: ASKED.some((param) => get(param)) };
}
