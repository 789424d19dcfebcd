// What was kept of an application, and when.
import { useRevisions } from '@/cohort/api/applications';
import { applyWords } from '@/cohort/words/applications';
import type { ApplicationRevision } from '@/gen/pepiniere/cohort/v1/application_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Versions({ application }: { application: string }) {
  const { t, date, number } = useWords();
  const revisions = useRevisions(application);
  const columns: Column<ApplicationRevision>[] = [
    { id: 'number', header: t(applyWords.version), isHeader: true, cell: ({ number: n }) => number(n) },
    { id: 'saved', header: t(applyWords.savedOn), cell: ({ saveTime }) => date(saveTime) },
    { id: 'counts', header: t(applyWords.counts), cell: ({ counts }) => (counts ? t(applyWords.yes) : '') },
  ];
  return (
    <details className="known-section">
      <summary>{t(applyWords.versions)}</summary>
      <DataTable caption={t(applyWords.versions)} noCaption exportedApart columns={columns} rows={revisions.data && [...revisions.data].reverse()} rowKey={({ number: n }) => String(n)}
        error={revisions.error} onRetry={() => void revisions.refetch()} />
    </details>
  );
}
