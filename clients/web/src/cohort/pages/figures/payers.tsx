// Who pays for the assignments of a cohort, against what is planned.
import { figuresWords as words } from '@/cohort/words/people';
import type { SourceFunding } from '@/gen/pepiniere/cohort/v1/figures_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

const WHOLE = 10_000;

export function Payers({ funding }: { funding: readonly SourceFunding[] }) {
  const { t, money, locale } = useWords();
  // A percentage is never rounded to 100.
  const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 });
  const columns: Column<SourceFunding>[] = [
    { id: 'source', header: t(words.source), isHeader: true, cell: ({ fundingSource }) => fundingSource },
    { id: 'planned', header: t(words.planned), numeric: true, cell: ({ plannedAmount }) => money(plannedAmount) },
    { id: 'decreed', header: t(words.decreed), numeric: true, cell: ({ decreedAmount }) => money(decreedAmount) },
    { id: 'transferred', header: t(words.transferred), numeric: true, cell: ({ transferredAmount }) => money(transferredAmount) },
    { id: 'overpaid', header: t(words.overpaid), numeric: true, cell: ({ overpaidAmount }) => money(overpaidAmount) },
    { id: 'due', header: t(words.due), numeric: true, cell: ({ dueAmount }) => money(dueAmount) },
    { id: 'ratio', header: t(words.ratio), numeric: true, cell: ({ transferredBasisPoints: points }) => (points === undefined ? '' : percent.format(points / WHOLE)) },
  ];
  return (
    <section className="known-section" aria-labelledby="financement">
      <h2 className="fr-h4" id="financement">{t(words.funding)}</h2>
      <DataTable caption={t(words.funding)} noCaption columns={columns} rows={funding} rowKey={({ fundingSource }) => fundingSource} />
    </section>
  );
}
