// Who pays for an assignment, line by line, and what was overpaid.
import { assignmentWords as words, FUNDING_KINDS, FUNDING_STATES } from '@/cohort/words/people';
import type { Assignment, AssignmentFunding } from '@/gen/pepiniere/cohort/v1/assignment_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

const WHOLE = 10_000;

export function Funding({ of: { fundingLines, unrecovered } }: { of: Assignment }) {
  const { t, number, money, locale } = useWords();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const rows = fundingLines.map((line, i) => ({ line, i }));
  type Row = { line: AssignmentFunding; i: number };
  const columns: Column<Row>[] = [
    { id: 'source', header: t(words.source), isHeader: true, cell: ({ line }) => line.fundingSource },
    { id: 'kind', header: t(words.fundingKind), cell: ({ line }) => t(FUNDING_KINDS[line.kind]) },
    { id: 'months', header: t(words.fundingMonths), numeric: true, cell: ({ line }) => (line.months > 0 ? number(line.months) : '') },
    { id: 'amount', header: t(words.amount), numeric: true, cell: ({ line }) => money(line.amount) },
    { id: 'share', header: t(words.part), numeric: true, csv: ({ line }) => line.shareBasisPoints, cell: ({ line }) => percent.format(line.shareBasisPoints / WHOLE) },
    { id: 'state', header: t(words.fundingState), cell: ({ line }) => t(FUNDING_STATES[line.state]) },
    { id: 'overpaid', header: t(words.overpaid), numeric: true, cell: ({ line }) => money(line.overpaidAmount) },
    { id: 'deducted', header: t(words.deducted), numeric: true, cell: ({ line }) => money(line.deductedAmount) },
    { id: 'due', header: t(words.due), numeric: true, cell: ({ line }) => money(line.dueAmount) },
  ];
  return (
    <section className="known-section" aria-labelledby="financement">
      <h2 className="fr-h4" id="financement">{t(words.funding)}</h2>
      <DataTable caption={t(words.funding)} noCaption columns={columns} rows={rows} rowKey={({ i }) => String(i)} empty={<p>{t(words.noFunding)}</p>} />
      {unrecovered.map(({ fundingSource, amount }) => (
        <p key={fundingSource} className="fr-message fr-message--warning">{t(words.unrecovered, { source: fundingSource, amount: money(amount) })}</p>
      ))}
    </section>
  );
}
