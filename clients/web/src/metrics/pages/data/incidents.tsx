// What went wrong for users, whoever told it.
import { idIn } from '@/metrics/api/addresses';
import { useMay, useMayBelow } from '@/metrics/api/caller';
import { useIncidents } from '@/metrics/api/records';
import { INCIDENTS } from '@/metrics/components/incident_kind';
import { Named, RecordTable } from '@/metrics/components/record_table';
import { useTeller } from '@/metrics/components/use_teller';
import { dataWords } from '@/metrics/words/data';
import { incidentWords as words } from '@/metrics/words/incidents';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { DataSection } from './data_section';

export function Incidents({ project, showDeleted }: { project: string; showDeleted: boolean }) {
  const { t, date } = useWords();
  const teller = useTeller(project);
  const may = useMay(project);
  const mayBelow = useMayBelow(project, 'incidents');
  const found = useIncidents(project, showDeleted);
  return (
    <DataSection id="incidents" title={words.all} told={words.told} kind={INCIDENTS} project={project} mayAdd={may('CreateIncident')}>
      <RecordTable kind={INCIDENTS} caption={words.all} none={words.none} found={found} rows={found.data?.pages.flatMap(({ incidents }) => incidents)}
        may={(_, verb) => mayBelow(`${verb}Incident`)}
        columns={[
          { id: 'one', header: t(words.one), isHeader: true, cell: (one) => <Named of={one}>{one.title || one.sourceId || idIn(one.name)}</Named> },
          { id: 'detect', header: t(words.detect), csv: ({ detectTime }) => detectTime && dayAt(detectTime), cell: ({ detectTime }) => date(detectTime) },
          { id: 'resolve', header: t(words.resolve), csv: ({ resolveTime }) => resolveTime && dayAt(resolveTime), cell: ({ resolveTime }) => (resolveTime ? date(resolveTime) : t(words.lasts)) },
          { id: 'deployment', header: t(words.deployment), cell: ({ deployment, unrelated }) => (deployment ? idIn(deployment) : t(unrelated ? words.unrelated : words.byTime)) },
          { id: 'by', header: t(dataWords.by), cell: ({ source }) => teller(source) },
        ]} />
    </DataSection>
  );
}
