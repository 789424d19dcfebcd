// What a part of a panel is called: the value of the criterion, or all of the panel.
import { studyWords as words } from '@/feedback/words/studies';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useWords } from '@/kit/words/use_words';

export function useStratumName({ stratifyBy }: Pick<Study, 'stratifyBy'>): (code: string) => string {
  const { t } = useWords();
  return (code) => (stratifyBy ? code : t(words.wholePanel));
}
