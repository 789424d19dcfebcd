// Constraints that the caller reads, page after page.
import { Link } from 'react-router-dom';
import { constraintUrl } from '@/feedback/api/addresses';
import { useTopicTitle, type useConstraints } from '@/feedback/api/constraints';
import { constraintWords as words, SEVERITIES } from '@/feedback/words/constraints';
import type { Constraint } from '@/gen/pepiniere/feedback/v1/constraint_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { dayAt } from '@/kit/words/day';
import { shortened } from '@/kit/words/shortened';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { About } from './about';

interface ConstraintTableProps { found: ReturnType<typeof useConstraints>; caption: Text; empty: Text }

export function ConstraintTable({ found, caption, empty }: ConstraintTableProps) {
  const { t, shortDate, number } = useWords();
  const topicOf = useTopicTitle();
  const severityOf = ({ severity }: Constraint) => (SEVERITIES[severity] ? t(SEVERITIES[severity]) : severity);
  const columns: Column<Constraint>[] = [
    { id: 'text', header: t(words.one), isHeader: true, csv: ({ text }) => text, cell: ({ name, text }) => <Link to={constraintUrl(name)}>{shortened(text)}</Link> },
    { id: 'topic', header: t(words.topic), csv: ({ topic }) => topicOf(topic), cell: ({ topic }) => topicOf(topic) },
    { id: 'severity', header: t(words.severity), csv: ({ severity }) => severity, cell: severityOf },
    { id: 'lost', header: t(words.lostDays), numeric: true, csv: ({ lostDays }) => lostDays, cell: ({ lostDays }) => (lostDays === undefined ? '' : number(lostDays)) },
    { id: 'about', header: t(words.about), cell: (one) => <About of={one} /> },
    { id: 'on', header: t(words.reported), isDay: true, csv: ({ createTime }) => createTime && dayAt(createTime), cell: ({ createTime }) => shortDate(createTime && dayAt(createTime)) },
  ];
  return (
    <>
      <DataTable cards caption={t(caption)} noCaption columns={columns} rows={found.data?.pages.flatMap(({ constraints }) => constraints)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(empty)}</p>} />
      <More found={found} of={t(caption)} />
    </>
  );
}
