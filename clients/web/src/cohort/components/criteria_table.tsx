// By which criteria one marks, and what each mark means.
import { gridWords } from '@/cohort/words/grids';
import type { Criterion } from '@/gen/pepiniere/cohort/v1/grid_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function CriteriaTable({ caption, criteria }: { caption: string; criteria: readonly Criterion[] }) {
  const { t, colon } = useWords();
  const meaningsOf = ({ meanings }: Criterion) => [...meanings].sort((a, b) => a.mark - b.mark);
  const columns: Column<Criterion>[] = [
    { id: 'label', header: t(gridWords.criterion), isHeader: true, cell: ({ label }) => label },
    { id: 'marks', header: t(gridWords.marks), cell: ({ minimum, maximum }) => t(gridWords.from, { least: minimum, most: maximum }) },
    { id: 'weight', header: t(gridWords.weight), numeric: true, csv: ({ weight }) => weight, cell: ({ weight }) => weight || '1' },
    { id: 'meanings', header: t(gridWords.meanings), csv: (one) => meaningsOf(one).map(({ mark, meaning }) => `${mark}${colon}${meaning}`).join(' ; '),
      cell: (one) => <ul className="meanings">{meaningsOf(one).map(({ mark, meaning }) => <li key={mark}><strong>{mark}</strong>{colon}{meaning}</li>)}</ul> },
  ];
  return <DataTable caption={caption} noCaption columns={columns} rows={criteria} rowKey={({ code }) => code} empty={<p>{t(gridWords.noVersions)}</p>} />;
}
