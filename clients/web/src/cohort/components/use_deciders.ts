// What parts those who have the same score, as people call it: a criterion by its label, the jury, the lot.
import { rankingWords as words } from '@/cohort/words/rankings';
import { useWords } from '@/kit/words/use_words';

const JURY = 'jury', LOT = 'lot';

export function useDeciders(criteria: readonly { code: string; label: string }[]) {
  const { t } = useWords();
  return (decidedBy: string) => {
    if (decidedBy === JURY) return t(words.byJury);
    if (decidedBy === LOT) return t(words.byLot);
    return criteria.find(({ code }) => code === decidedBy)?.label ?? decidedBy;
  };
}
