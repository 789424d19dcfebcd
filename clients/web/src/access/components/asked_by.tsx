// Who asked for an erasure: an administrator, or whoever was erased.
import { erasureWords } from '@/access/words/erasures';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import { useWords } from '@/kit/words/use_words';
import { Who } from './who';

export function AskedBy({ erasure: { person, requestedBy } }: { erasure: Erasure }) {
  const { t } = useWords();
  return requestedBy === person ? <>{t(erasureWords.bySelf)}</> : <Who name={requestedBy} />;
}
