import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/api/directory';
import { COMMITTEES } from '@/portfolio/words/decisions';

// What people call a session: its own title, or whose committee it is.
export function useCommitteeTitle(): (committee: Pick<Committee, 'title' | 'incubator'>) => string {
  const { t } = useWords();
  const titleOf = useTitles();
  return ({ title, incubator }) => title
    || (incubator ? t(COMMITTEES.of, { incubator: titleOf(incubator) }) : t(COMMITTEES.programme));
}
