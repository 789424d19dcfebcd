// Days as people say them: "du 12 septembre 2022 au 11 juillet 2023".
import { cohortWords } from '@/cohort/words/words';
import type { Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

export function useDays() {
  const { t, date } = useWords();
  return {
    // Of what lasts: a cohort.
    daysOf: (first: Day | undefined, last: Day | undefined) => (!first ? t(cohortWords.unknownDays)
      : last ? t(cohortWords.fromTo, { first: date(first), last: date(last) }) : t(cohortWords.from, { first: date(first) })),
    // Of what is over in a day, unless it is told otherwise: a session.
    dayOf: (first: Day | undefined, last: Day | undefined) => (last ? t(cohortWords.fromTo, { first: date(first), last: date(last) }) : date(first)),
  };
}
