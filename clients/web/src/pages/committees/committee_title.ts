import { useTitles } from '@/api/directory';
import type { Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { useWords } from '@/words/use_words';
import { committeeWords } from './words';

// What people call a session: its own title, or whose committee it is.
export function useCommitteeTitle(): (committee: Pick<Committee, 'title' | 'incubator'>) => string {
  const { t } = useWords();
  const titleOf = useTitles();
  return ({ title, incubator }) => title
    || (incubator ? t(committeeWords.committeeOf, { incubator: titleOf(incubator) }) : t(committeeWords.programme));
}
