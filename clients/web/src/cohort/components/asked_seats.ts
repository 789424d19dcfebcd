// Which seats the address asks for, by what figures count under: the profile that a seat takes, and the host of its challenge.
import { useSeats } from '@/cohort/api/calls';
import { useChallenges } from '@/cohort/api/challenges';
import { hostIn, hostNamed, hostTitled } from '@/cohort/components/hosts';
import { callFiguresWords as words } from '@/cohort/words/results';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { NONE } from '@/kit/api/filter';
import type { FilterField } from '@/kit/ui/filter_bar';
import { aText } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';

const PROFILE = 'profil', HOST = 'hote';
const LONGEST = 1000;
export const SEAT_CHECKS = { [PROFILE]: aText(LONGEST), [HOST]: aText(LONGEST) };

// What an address asks with: a skill, or the name of an organisation or a text instead; empty where it is not said.
export const profileAsked = (skill: string) => [PROFILE, skill || NONE] as const;
export const hostAsked = (host: string) => [HOST, host ? hostNamed(host) : NONE] as const;

export function useAskedSeats({ name, cohort }: Pick<Call, 'name' | 'cohort'>) {
  const { t } = useWords();
  const { get } = useUrlState();
  const titleOf = useTitles();
  const seats = useSeats(name).data ?? [];
  const challenges = useChallenges(cohort).data;
  const seatOf = (seat: string | undefined) => seats.find((one) => one.name === seat);
  const profileOf = (seat: string | undefined) => profileAsked(seatOf(seat)?.skill ?? '')[1];
  const hostOf = (seat: string | undefined) => {
    const challenge = challenges?.find((one) => one.name === seatOf(seat)?.challenge);
    return (challenge && hostIn(challenge)) || NONE;
  };
  const optionsOf = (valueOf: (seat: string) => string, label: (value: string) => string) =>
    [...new Set(seats.map((one) => valueOf(one.name)))].map((value) => ({ value, label: value === NONE ? t(words.notSaid) : label(value) })).sort((a, b) => a.label.localeCompare(b.label));
  const fields: readonly FilterField[] = [
    { param: PROFILE, type: 'select', label: t(words.profile), options: optionsOf(profileOf, (skill) => skill) },
    { param: HOST, type: 'select', label: t(words.host), options: optionsOf(hostOf, (host) => hostTitled(host, titleOf)) },
  ];
  return {
    fields,
    isFiltered: get(PROFILE) !== '' || get(HOST) !== '',
    isAsked: (seat: string | undefined) => (!get(PROFILE) || profileOf(seat) === get(PROFILE)) && (!get(HOST) || hostOf(seat) === get(HOST)),
  };
}
