import { useTitles } from '@/api/directory';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { COMMITTEES } from '@/words/decisions';
import { useWords } from '@/words/use_words';

// What people call a session: its own title, or whose committee it is.
export function useCommitteeTitle(): (committee: Pick<Committee, 'title' | 'incubator'>) => string {
  const { t } = useWords();
  const titleOf = useTitles();
  return ({ title, incubator }) => title
    || (incubator ? t(COMMITTEES.of, { incubator: titleOf(incubator) }) : t(COMMITTEES.programme));
}
