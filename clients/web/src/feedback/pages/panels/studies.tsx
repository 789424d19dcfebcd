// The studies of a panel.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { studyUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useStudies } from '@/feedback/api/panels';
import { STUDY_KIND } from '@/feedback/components/panel_kind';
import { StudyState } from '@/feedback/components/study_state';
import { STUDY_KINDS, STUDY_STATES, studyWords as words } from '@/feedback/words/studies';
import { feedbackWords } from '@/feedback/words/words';
import type { Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';

export function Studies({ panel }: { panel: string }) {
  const { t, number } = useWords();
  const may = useMay(panel);
  const found = useStudies(panel);
  const [isAdding, setAdding] = useState(false);
  const columns: Column<Study>[] = [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: ({ name, title }) => <Link to={studyUrl(name)}>{title}</Link> },
    { id: 'state', header: t(feedbackWords.state), csv: ({ state }) => t(STUDY_STATES[state]), cell: ({ state }) => <StudyState state={state} /> },
    { id: 'kind', header: t(words.kind), cell: ({ kind }) => t(STUDY_KINDS[kind]) },
    { id: 'wanted', header: t(words.toAnswer), numeric: true, csv: ({ wanted }) => wanted, cell: ({ wanted }) => number(wanted) },
  ];
  return (
    <Section id="etudes" title={words.all} actions={may('CreateStudy') && <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left" onClick={() => setAdding(true)}>{t(words.add)}</button>}>
      <DataTable caption={t(words.all)} noCaption columns={columns} rows={found.data?.pages.flatMap(({ studies }) => studies)} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.none)}</p>} />
      <More found={found} of={t(words.all)} />
      {isAdding && <AddDialog kind={STUDY_KIND} parent={panel} leadTo={({ name }) => studyUrl(name)} onClose={() => setAdding(false)} />}
    </Section>
  );
}
