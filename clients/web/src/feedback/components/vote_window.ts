// When ideas of a space can be supported.
import { spaceWords as words } from '@/feedback/words/spaces';
import type { Space } from '@/gen/pepiniere/feedback/v1/space_pb';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

// [whether it begins][whether it ends]
const WINDOWS: readonly (readonly Text[])[] = [[words.windowAlways, words.windowTo], [words.windowFrom, words.windowBetween]];

export function useVoteWindow() {
  const { t, date } = useWords();
  return ({ voteStartTime, voteEndTime }: Pick<Space, 'voteStartTime' | 'voteEndTime'>) =>
    t(WINDOWS[voteStartTime ? 1 : 0]![voteEndTime ? 1 : 0]!, { from: date(voteStartTime), to: date(voteEndTime) });
}
