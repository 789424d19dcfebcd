// What the team committed to, sprint by sprint, whoever told it.
import { useState } from 'react';
import type { Sprint } from '@/gen/pepiniere/metrics/v1/sprint_pb';
import { useMay, useMayBelow } from '@/metrics/api/caller';
import { useSprints } from '@/metrics/api/records';
import { CloseSprint } from '@/metrics/components/close_dialog';
import { Named, RecordTable } from '@/metrics/components/record_table';
import { SPRINTS, sprintTitle } from '@/metrics/components/sprint_kind';
import { useTeller } from '@/metrics/components/use_teller';
import { dataWords } from '@/metrics/words/data';
import { sprintWords as words } from '@/metrics/words/sprints';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { DataSection } from './data_section';

export function Sprints({ project, showDeleted }: { project: string; showDeleted: boolean }) {
  const all = useWords();
  const { t, date, colon } = all;
  const teller = useTeller(project);
  const may = useMay(project);
  const mayBelow = useMayBelow(project, 'sprints');
  const found = useSprints(project, showDeleted);
  const rows = found.data?.pages.flatMap(({ sprints }) => sprints);
  const [opened, close] = useState<Sprint>();
  // It follows what others change.
  const closing = opened && (rows?.find(({ name }) => name === opened.name) ?? opened);
  return (
    <DataSection id="sprints" title={words.all} told={words.told} kind={SPRINTS} project={project} mayAdd={may('CreateSprint')}>
      <RecordTable kind={SPRINTS} caption={words.all} none={words.none} found={found} rows={rows}
        may={(_, verb) => mayBelow(`${verb}Sprint`)}
        acts={mayBelow('UpdateSprint') ? (one) => !one.closed && (
          <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => close(one)}>{t(words.close)}<span className="fr-sr-only">{colon}{SPRINTS.titleOf(one, all)}</span></button>
        ) : undefined}
        columns={[
          { id: 'one', header: t(words.one), isHeader: true, cell: (one) => <Named of={one}>{sprintTitle(one)}</Named> },
          { id: 'start', header: t(words.start), csv: ({ startTime }) => startTime && dayAt(startTime), cell: ({ startTime }) => date(startTime) },
          { id: 'end', header: t(words.end), csv: ({ endTime }) => endTime && dayAt(endTime), cell: ({ endTime }) => date(endTime) },
          { id: 'state', header: t(words.state), cell: ({ closed }) => t(closed ? words.closed : words.open) },
          { id: 'by', header: t(dataWords.by), cell: ({ source }) => teller(source) },
        ]} />
      {closing && <CloseSprint sprint={closing} onClose={() => close(undefined)} />}
    </DataSection>
  );
}
