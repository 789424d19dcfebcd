// The list of projects: filters, sorts, pages; its state is in the address.
import { useState } from 'react';
import { useCaller } from '@/api/session';
import { CsvExport } from '@/components/csv_export';
import { DataTable } from '@/components/data_table';
import { FilterBar } from '@/components/filter_bar';
import { PageTitle } from '@/components/page_title';
import { Pager } from '@/components/pager';
import { useProjectFields } from '@/components/project_fields';
import { useUrlState } from '@/components/use_url_state';
import { common } from '@/words/common';
import { dayOf } from '@/words/day';
import { useWords } from '@/words/use_words';
import { BulkBar } from './bulk/bulk_bar';
import { useColumns, useCsvColumns } from './columns';
import { ExtraFilters } from './extra_filters';
import { allProjects, useCount, useProjects } from './use_projects';
import { projectsWords } from './words';
import './projects.css';

const USUAL = ['texte', 'phase', 'incubateur', 'ministere', 'thematique', 'date'];
const MORE = ['type', 'principal', 'sponsor', 'usagers', 'techno', 'depuis', 'jusqua'];

export default function ProjectsPage() {
  const { t, date } = useWords();
  const { get, set } = useUrlState();
  const caller = useCaller();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [more, showMore] = useState(() => MORE.some((param) => get(param)));
  const fields = useProjectFields(more ? [...USUAL, ...MORE] : USUAL);
  const projects = useProjects();
  const count = useCount(projects.data);
  const columns = useColumns();
  const csvColumns = useCsvColumns();
  const asOf = dayOf(get('date'));
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{t(projectsWords.title)}</PageTitle>
      <FilterBar fields={fields} />
      {!more && (
        <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm more-filters no-print" onClick={() => showMore(true)}>
          {t(projectsWords.more)}
        </button>
      )}
      <ExtraFilters />
      <div className="list-head">
        <p role="status">
          {count !== undefined && (asOf ? t(projectsWords.foundOn, { n: count, date: date(asOf) }) : t(common.projects, { n: count }))}
        </p>
        <CsvExport fileName="projets.csv" columns={csvColumns} read={(signal) => allProjects(get, signal)} />
      </div>
      <div className={projects.isPlaceholderData ? 'is-old' : undefined} aria-busy={projects.isFetching}>
        <DataTable caption={t(projectsWords.list)} noCaption exportedApart columns={columns} rows={projects.data?.projects}
          rowKey={({ name }) => name} rowLabel={({ title }) => title} error={projects.error} onRetry={() => void projects.refetch()}
          orderBy={get('tri') || 'name'} onOrder={(tri) => set({ tri })}
          selection={caller.isCoach() ? { chosen, choose } : undefined}
          empty={<><p>{t(projectsWords.empty)}</p><p>{t(projectsWords.emptyNext)}</p></>} />
      </div>
      <Pager nextPageToken={projects.data?.nextPageToken} />
      <BulkBar chosen={chosen} choose={choose} />
    </div>
  );
}
