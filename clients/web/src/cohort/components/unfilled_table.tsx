// Seats with places that nobody has, and why.
import { UNFILLED_WHY } from '@/cohort/words/season_enums';
import { placementWords as words } from '@/cohort/words/placements';
import { runWords } from '@/cohort/words/runs';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { UnfilledSeat } from '@/gen/pepiniere/cohort/v1/placement_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { useSeatTitles } from './use_seats';

export function UnfilledTable({ call, unfilled }: { call: Call; unfilled: readonly UnfilledSeat[] }) {
  const { t, number } = useWords();
  const { titleOf } = useSeatTitles(call);
  const columns: Column<UnfilledSeat>[] = [
    { id: 'seat', header: t(runWords.seat), isHeader: true, cell: ({ seat }) => titleOf(seat) },
    { id: 'places', header: t(words.places), numeric: true, cell: ({ places }) => number(places) },
    { id: 'why', header: t(words.why), cell: ({ why }) => t(UNFILLED_WHY[why]) },
    { id: 'chose', header: t(words.chose), numeric: true, cell: ({ chose }) => number(chose) },
    { id: 'ranked', header: t(words.rankedFor), numeric: true, cell: ({ ranked }) => number(ranked) },
    { id: 'left', header: t(words.left), numeric: true, cell: ({ left }) => number(left) },
    { id: 'elsewhere', header: t(words.elsewhere), numeric: true, cell: ({ elsewhere }) => number(elsewhere) },
  ];
  return <DataTable caption={t(words.unfilledTitle)} noCaption columns={columns} rows={unfilled} rowKey={({ seat }) => seat} empty={<p>{t(words.allFilled)}</p>} />;
}
