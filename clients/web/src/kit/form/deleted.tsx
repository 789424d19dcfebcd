// Something that was deleted says so, and is brought back by those who may.
import type { DescMessage, DescMethodUnary } from '@bufbuild/protobuf';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { useWrite } from '@/kit/api/write';
import { Problem } from '@/kit/ui/problem';
import { common } from '@/kit/words/common';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

interface DeletedProps {
  of: { name: string; etag: string; deleteTime?: Timestamp };
  // At {date}.
  told: Text;
  undelete: DescMethodUnary<DescMessage, DescMessage>;
  mayRestore: boolean;
}

export function Deleted({ of: { name, etag, deleteTime }, told, undelete, mayRestore }: DeletedProps) {
  const { t, date } = useWords();
  const { mutate, error, isPending } = useWrite(undelete);
  if (!deleteTime) return null;
  return (
    <div className="fr-mb-2w">
      <p className="fr-message fr-message--error">{t(told, { date: date(deleteTime) })}</p>
      {mayRestore && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" disabled={isPending} onClick={() => mutate({ name, etag } as never)}>{t(common.restore)}</button>
      )}
      {error && <Problem error={error} />}
    </div>
  );
}
