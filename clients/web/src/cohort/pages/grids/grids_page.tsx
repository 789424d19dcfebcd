// The grids, by their names.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { gridUrl } from '@/cohort/api/addresses';
import { useAccess } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { useGrids } from '@/cohort/api/grids';
import { useProgrammes } from '@/cohort/api/programmes';
import { AddGrid } from '@/cohort/components/grid_dialogs';
import { ProgrammeLink } from '@/cohort/components/programme_link';
import { gridWords } from '@/cohort/words/grids';
import type { Grid } from '@/gen/pepiniere/cohort/v1/grid_pb';
import { idOf } from '@/kit/api/names';
import { JustDeleted } from '@/kit/form/deletion';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { aText, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';

const LONGEST = 190;

export default soundly({ programme: aText(LONGEST) }, GridsPage);

function GridsPage() {
  const { t, locale } = useWords();
  const { get } = useUrlState();
  const programme = get('programme') && `programmes/${get('programme')}`;
  const { addsGrids } = useAccess(programme || 'programmes/any');
  const grids = useGrids();
  const { data: programmes } = useProgrammes();
  const [isAdding, setAdding] = useState(false);
  const rows = grids.data?.filter((one) => !programme || one.programme === programme).sort((a, b) => a.title.localeCompare(b.title, locale));
  const columns: Column<Grid>[] = [
    { id: 'title', header: t(gridWords.one), isHeader: true, cell: ({ name, title }) => <Link to={gridUrl(name)}>{title}</Link> },
    { id: 'programme', header: t(gridWords.programme), cell: ({ programme: of }) => <ProgrammeLink name={of} /> },
  ];
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={addsGrids && programme ? (
        <button type="button" className="fr-btn fr-icon-add-line fr-btn--icon-left" onClick={() => setAdding(true)}>{t(gridWords.add)}</button>
      ) : undefined}>{t(gridWords.title)}</PageTitle>
      <p>{t(gridWords.intro)}</p>
      <JustDeleted undelete={cohortMethods.undeleteGrid} />
      <FilterBar fields={[{ param: 'programme', type: 'select', label: t(gridWords.programme), options: (programmes ?? []).map(({ name, title }) => ({ value: idOf(name), label: title })) }]} />
      <DataTable caption={t(gridWords.title)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} error={grids.error} onRetry={() => void grids.refetch()} empty={<p>{t(gridWords.none)}</p>} />
      {isAdding && <AddGrid programme={programme} onClose={() => setAdding(false)} />}
    </div>
  );
}
