// What was decided of an application, and asked of those who decided, line by line.
import { Who } from '@/access/feature';
import { useDecisions } from '@/cohort/api/applications';
import { DECISIONS } from '@/cohort/words/application_enums';
import { applicationsWords as words } from '@/cohort/words/applications';
import type { ApplicationDecision } from '@/gen/pepiniere/cohort/v1/application_pb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { useWords } from '@/kit/words/use_words';

export function Decisions({ application }: { application: string }) {
  const { t, date } = useWords();
  const decisions = useDecisions(application);
  const columns: Column<ApplicationDecision>[] = [
    { id: 'kind', header: t(words.decision), isHeader: true, cell: ({ kind }) => t(DECISIONS[kind]) },
    { id: 'reason', header: t(words.reason), cell: ({ reason }) => <span className="as-typed">{reason}</span> },
    { id: 'by', header: t(words.decidedBy), cell: ({ trail }) => <Who name={trail?.recordedBy ?? ''} /> },
    { id: 'on', header: t(words.decidedOn), cell: ({ trail }) => date(trail?.recordTime) },
  ];
  return (
    <section className="known-section" aria-labelledby="decisions">
      <h2 className="fr-h4" id="decisions">{t(words.decisions)}</h2>
      <DataTable caption={t(words.decisions)} noCaption exportedApart columns={columns} rows={decisions.data} rowKey={({ name }) => name} error={decisions.error} onRetry={() => void decisions.refetch()}
        empty={<p>{t(words.noDecisions)}</p>} />
    </section>
  );
}
