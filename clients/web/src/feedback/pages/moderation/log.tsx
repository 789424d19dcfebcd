// What was decided in a space, the latest first: the log that whoever reads the space reads. It names nobody.
import { useRulings } from '@/feedback/api/spaces';
import { APPEALS, moderationWords as words, RULINGS } from '@/feedback/words/moderation';
import { feedbackWords } from '@/feedback/words/words';
import type { ModerationAction } from '@/gen/pepiniere/feedback/v1/moderation_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { ItemLink } from './item_link';

export function Log({ space }: { space: string }) {
  const { t, shortDate } = useWords();
  const found = useRulings(space);
  const columns: Column<ModerationAction>[] = [
    { id: 'item', header: t(words.item), isHeader: true, csv: ({ item }) => item, cell: ({ item }) => <ItemLink item={item} /> },
    { id: 'on', header: t(feedbackWords.day), isDay: true, csv: ({ createTime }) => createTime && dayAt(createTime), cell: ({ createTime }) => shortDate(createTime && dayAt(createTime)) },
    { id: 'ruling', header: t(words.ruling), cell: ({ decision }) => t(RULINGS[decision]) },
    { id: 'reason', header: t(words.reason), cell: ({ reason }) => reason },
    { id: 'appeal', header: t(words.appeal), cell: ({ appeal }) => t(APPEALS[appeal]) },
    { id: 'appealReason', header: t(words.appealReason), cell: ({ appealReason }) => appealReason },
  ];
  return (
    <>
      <DataTable cards caption={t(words.log)} noCaption columns={columns} rows={found.data?.pages.flatMap(({ moderationActions }) => moderationActions)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.logNone)}</p>} />
      <More found={found} of={t(words.log)} />
    </>
  );
}
