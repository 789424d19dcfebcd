// Beside the name of a thing that was deleted.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { resourceWords } from '@/kit/words/resource_words';
import { useWords } from '@/kit/words/use_words';

export function Gone({ of: { deleteTime } }: { of: { deleteTime?: Timestamp } }) {
  const { t, date } = useWords();
  return deleteTime ? <span className="quiet"> {t(resourceWords.deletedOn, { date: date(deleteTime) })}</span> : null;
}
