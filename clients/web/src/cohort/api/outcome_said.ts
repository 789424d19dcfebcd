// What became of a challenge, field by field: the latest line that says it, as figures count it.
import type { ChallengeOutcome } from '@/gen/pepiniere/cohort/v1/outcome_pb';
import { isoOf } from '@/kit/words/day';

const dayOf = ({ date }: ChallengeOutcome) => (date ? isoOf(date) : '');
export const latestFirst = (outcomes: readonly ChallengeOutcome[]) =>
  outcomes.map((one, i) => ({ one, i })).sort((a, b) => dayOf(b.one).localeCompare(dayOf(a.one)) || b.i - a.i).map(({ one }) => one);

export type Said = 'production' | 'sequel' | 'destination' | 'maintainer';

// `latest`: the lines that hold, the latest first. Undefined where none says it: it is not known.
export const saying = (latest: readonly ChallengeOutcome[], what: Said) => latest.find((one) => one[what] !== 0);
