// What was decided of the result of an application, and the appeals against it, line by line.
import { useResults } from '@/cohort/api/results';
import { resultsWords as words } from '@/cohort/words/results';
import { runWords } from '@/cohort/words/runs';
import { RESULTS } from '@/cohort/words/season_enums';
import type { ApplicationResult } from '@/gen/pepiniere/cohort/v1/result_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';
import { ResultBadge } from './season_badges';

// Nothing where nothing was decided.
export function ResultHistory({ application }: { application: string }) {
  const { t, date } = useWords();
  const results = useResults(application);
  if (results.data?.length === 0) return null;
  const columns: Column<ApplicationResult>[] = [
    { id: 'kind', header: t(words.result), isHeader: true, csv: ({ kind }) => t(RESULTS[kind]), cell: ({ kind }) => <ResultBadge kind={kind} /> },
    { id: 'reason', header: t(runWords.reason), cell: ({ reason }) => <span className="as-typed">{reason}</span> },
    { id: 'on', header: t(words.on), cell: ({ createTime }) => date(createTime) },
    { id: 'told', header: t(words.told), cell: ({ publishTime }) => date(publishTime) },
  ];
  return (
    <section className="known-section" aria-labelledby="suites">
      <h2 className="fr-h4" id="suites">{t(words.history)}</h2>
      <DataTable caption={t(words.history)} noCaption exportedApart columns={columns} rows={results.data} rowKey={({ name }) => name} error={results.error} onRetry={() => void results.refetch()} />
    </section>
  );
}
