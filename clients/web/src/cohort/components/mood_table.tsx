// What people wrote of their weeks.
import { moodWords as words } from '@/cohort/words/people';
import type { Mood } from '@/gen/pepiniere/cohort/v1/mood_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

// `whoOf`: absent where all of them are the reader's own.
interface MoodTableProps { moods: readonly Mood[] | undefined; whoOf?: (person: string) => string; error: unknown; onRetry: () => void }

export function MoodTable({ moods, whoOf, error, onRetry }: MoodTableProps) {
  const { t, date } = useWords();
  const typed = (text: string) => <span className="as-typed">{text}</span>;
  const columns: Column<Mood>[] = [
    { id: 'week', header: t(words.week), isHeader: true, isDay: true, csv: ({ weekStartDate }) => weekStartDate && isoOf(weekStartDate), cell: ({ weekStartDate }) => date(weekStartDate) },
    ...(whoOf ? [{ id: 'who', header: t(words.who), cell: ({ person }: Mood) => whoOf(person) }] : []),
    { id: 'mood', header: t(words.mood), csv: ({ mood }) => mood, cell: ({ mood }) => t(words.of5, { n: mood }) },
    { id: 'priority', header: t(words.priority), cell: ({ priority }) => typed(priority) },
    { id: 'well', header: t(words.wentWell), cell: ({ wentWell }) => typed(wentWell) },
    { id: 'hard', header: t(words.hard), cell: ({ hard }) => typed(hard) },
    { id: 'help', header: t(words.help), cell: ({ helpNeeded }) => typed(helpNeeded) },
  ];
  return <DataTable caption={t(words.written)} noCaption columns={columns} rows={moods} rowKey={({ name }) => name} error={error} onRetry={onRetry} empty={<p>{t(words.noneWritten)}</p>} />;
}
