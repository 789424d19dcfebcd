// Calls: what for, from when to when, what is left.
import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Link } from 'react-router-dom';
import { callUrl } from '@/cohort/api/addresses';
import { useCohortTitle } from '@/cohort/api/cohorts';
import { callWords } from '@/cohort/words/calls';
import { CALL_KINDS, CALL_STATES } from '@/cohort/words/enums';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { CallBadge } from './badges';
import { Left, Window } from './window';

interface CallTableProps { caption: string; calls: readonly Call[] | undefined; error: unknown; onRetry: () => void; empty: string }

export function CallTable({ caption, calls, error, onRetry, empty }: CallTableProps) {
  const { t } = useWords();
  const titleOf = useCohortTitle();
  const columns: Column<Call>[] = [
    { id: 'title', header: t(callWords.one), isHeader: true, cell: ({ name, title }) => <Link to={callUrl(name)}>{title}</Link> },
    { id: 'kind', header: t(callWords.kind), csv: ({ kind }) => t(CALL_KINDS[kind]), cell: ({ kind }) => t(CALL_KINDS[kind]) },
    { id: 'cohort', header: t(callWords.cohort), csv: ({ cohort }) => titleOf(cohort), cell: ({ cohort }) => titleOf(cohort) },
    { id: 'window', header: t(callWords.window), csv: ({ closeTime }) => closeTime && timestampDate(closeTime).toISOString(), cell: (call) => <><Window of={call} /> <br /><Left of={call} /></> },
    { id: 'state', header: t(callWords.state), csv: ({ state }) => t(CALL_STATES[state]), cell: ({ state }) => <CallBadge state={state} /> },
  ];
  return <DataTable caption={caption} noCaption columns={columns} rows={calls} rowKey={({ name }) => name} error={error} onRetry={onRetry} empty={<p>{empty}</p>} />;
}
