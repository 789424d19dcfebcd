// Assignments: whose, to what, as what, from when to when.
import { Link } from 'react-router-dom';
import { assignmentUrl, challengeUrl } from '@/cohort/api/addresses';
import { assignmentWords as words } from '@/cohort/words/people';
import type { Assignment } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import type { Challenge } from '@/gen/pepiniere/cohort/v1/challenge_pb';
import { idOf } from '@/kit/api/names';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { useDays } from './use_days';

interface AssignmentTableProps {
  assignments: readonly Assignment[] | undefined;
  // What the link to each says: whose it is, or in which cohort.
  whoOf: (assignment: Assignment) => string;
  // What heads that column; the person otherwise.
  header?: string;
  challenges: readonly Challenge[] | undefined;
  error: unknown;
  onRetry: () => void;
  empty: string;
}

export function AssignmentTable({ assignments, whoOf, header, challenges, error, onRetry, empty }: AssignmentTableProps) {
  const { t } = useWords();
  const { daysOf } = useDays();
  const titleOf = (challenge: string) => challenges?.find(({ name }) => name === challenge)?.title ?? idOf(challenge);
  const columns: Column<Assignment>[] = [
    { id: 'who', header: header ?? t(words.person), isHeader: true, csv: whoOf, cell: (one) => <Link to={assignmentUrl(one.name)}>{whoOf(one)}</Link> },
    { id: 'challenge', header: t(words.challenge), csv: ({ challenge }) => challenge && titleOf(challenge), cell: ({ challenge }) => challenge && <Link to={challengeUrl(challenge)}>{titleOf(challenge)}</Link> },
    { id: 'skill', header: t(words.skill), cell: ({ skill }) => skill },
    { id: 'days', header: t(words.days), cell: ({ startDate, lastDate }) => daysOf(startDate, lastDate) },
  ];
  return <DataTable cards caption={t(words.title)} noCaption columns={columns} rows={assignments} rowKey={({ name }) => name} error={error} onRetry={onRetry} empty={<p>{empty}</p>} />;
}
