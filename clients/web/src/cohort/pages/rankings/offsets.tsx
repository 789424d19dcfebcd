// How each juror marks beside the others: information, beside the ranking.
import { useJurors } from '@/cohort/api/jury';
import { useExact, valueOf } from '@/cohort/components/use_exact';
import { rankingWords as words } from '@/cohort/words/rankings';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { JurorOffset } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Offsets({ call, offsets }: { call: Call; offsets: readonly JurorOffset[] }) {
  const { t } = useWords();
  const { offset: signed } = useExact();
  const jurors = useJurors(call.name, true).data;
  const columns: Column<JurorOffset>[] = [
    { id: 'juror', header: t(words.juror), isHeader: true, cell: ({ juror }) => jurors?.find(({ name }) => name === juror)?.displayName ?? juror.slice(juror.lastIndexOf('/') + 1) },
    { id: 'offset', header: t(words.offset), numeric: true, csv: ({ offset }) => (offset ? valueOf(offset) : undefined), cell: ({ offset }) => (offset ? signed(offset) : t(words.noOffset)) },
    { id: 'compared', header: t(words.compared), numeric: true, csv: ({ comparedReviews }) => comparedReviews, cell: ({ comparedReviews: n, reviews: all }) => t(words.comparedOf, { n, all }) },
  ];
  return (
    <section className="known-section" aria-labelledby="ecarts">
      <h2 className="fr-h4" id="ecarts">{t(words.offsets)}</h2>
      <p className="quiet">{t(words.offsetsTold)}</p>
      <DataTable caption={t(words.offsets)} noCaption columns={columns} rows={offsets} rowKey={({ juror }) => juror} />
    </section>
  );
}
