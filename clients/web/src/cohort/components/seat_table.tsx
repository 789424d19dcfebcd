// The seats of a call, by challenge and skill.
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { challengeUrl } from '@/cohort/api/addresses';
import { useChallenges } from '@/cohort/api/challenges';
import { callWords } from '@/cohort/words/calls';
import { challengeWords } from '@/cohort/words/challenges';
import { outcomeWords } from '@/cohort/words/challenges';
import type { Seat } from '@/gen/pepiniere/cohort/v1/seat_pb';
import { idOf } from '@/kit/api/names';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

interface SeatTableProps {
  cohort: string;
  seats: readonly Seat[] | undefined;
  error: unknown;
  onRetry: () => void;
  // What can be done with one.
  acts?: (seat: Seat) => ReactNode;
}

export function SeatTable({ cohort, seats, error, onRetry, acts }: SeatTableProps) {
  const { t, number } = useWords();
  const challenges = useChallenges(cohort).data;
  const titleOf = (name: string) => challenges?.find((one) => one.name === name)?.title;
  const columns: Column<Seat>[] = [
    { id: 'challenge', header: t(challengeWords.one), isHeader: true, csv: ({ challenge }) => titleOf(challenge) ?? idOf(challenge),
      cell: ({ challenge }) => (titleOf(challenge) ? <Link to={challengeUrl(challenge)}>{titleOf(challenge)}</Link> : idOf(challenge)) },
    { id: 'skill', header: t(challengeWords.skill), cell: ({ skill }) => skill },
    { id: 'count', header: t(callWords.seatCount), numeric: true, csv: ({ count }) => count, cell: ({ count }) => number(count) },
    ...(acts ? [{ id: 'acts', header: t(outcomeWords.acts), csv: false as const, cell: acts }] : []),
  ];
  const rows = seats && [...seats].sort((a, b) => a.challenge.localeCompare(b.challenge) || a.skill.localeCompare(b.skill));
  return <DataTable caption={t(callWords.seats)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} error={error} onRetry={onRetry} empty={<p>{t(callWords.noSeats)}</p>} />;
}
