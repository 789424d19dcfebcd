// The list of projects: filters, sorts, pages; its state is in the address.
import { useState } from 'react';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable } from '@/kit/ui/data_table';
import { DidYouMean } from '@/kit/ui/did_you_mean';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { Pager } from '@/kit/ui/pager';
import { soundly, useRefusedParams } from '@/kit/ui/sound_address';
import { PastBanner } from '@/kit/ui/standing';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useMayOn } from '@/portfolio/api/caller';
import { projectsUrl } from '@/portfolio/api/project_filter';
import { PROJECT_CHECKS } from '@/portfolio/components/checks';
import { csvName } from '@/portfolio/components/csv_name';
import { ExtraFilters } from '@/portfolio/components/extra_filters';
import { Perimeter } from '@/portfolio/components/perimeter';
import { useProjectFields } from '@/portfolio/components/project_fields';
import { useCount } from '@/portfolio/components/use_count';
import { terms } from '@/portfolio/words/terms';
import { BulkBar } from './bulk/bulk_bar';
import { useColumns, useCsvColumns } from './columns';
import { useProjects } from './use_projects';
import { projectsWords } from './words';
import './projects.css';

const USUAL = ['texte', 'phase', 'incubateur', 'domaine', 'ministere', 'thematique', 'date'];
const MORE = ['type', 'principal', 'sponsor', 'usagers', 'techno', 'depuis', 'jusqua'];

export default soundly(PROJECT_CHECKS, ProjectsPage);

function ProjectsPage() {
  const { t, date } = useWords();
  const { get, set, params } = useUrlState();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [more, showMore] = useState(() => MORE.some((param) => get(param)));
  const shown = more ? [...USUAL, ...MORE] : USUAL;
  const fields = useProjectFields(shown);
  const { page: projects, all, error } = useProjects();
  useRefusedParams(error);
  const names = projects.data?.projects.map(({ name }) => name) ?? [];
  const { may, isPending } = useMayOn(names);
  const count = useCount(get);
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
      <ExtraFilters shown={shown} />
      {asOf && get('date') !== todayIso() && <PastBanner date={get('date')} told={t(projectsWords.pastTold, { date: date(asOf) })} />}
      <Perimeter get={get} to={(one) => projectsUrl({ domaine: '', ministere: '', ...one }, params)} />
      <div className="list-head">
        <p role="status">
          {count !== undefined && (asOf ? t(projectsWords.foundOn, { n: count, date: date(asOf) }) : t(terms.projects, { n: count }))}
        </p>
        <CsvExport fileName={csvName('projets', get, [get('date')])} columns={csvColumns} read={all} />
      </div>
      <DidYouMean titles={projects.data?.didYouMean ?? []} choose={(texte) => set({ texte })} />
      <div className={projects.isPlaceholderData ? 'is-old' : undefined} aria-busy={projects.isFetching || isPending}>
        <DataTable caption={t(projectsWords.list)} noCaption exportedApart columns={columns} rows={projects.data?.projects}
          rowKey={({ name }) => name} rowLabel={({ title }) => title} error={error} onRetry={() => void projects.refetch()}
          orderBy={get('tri') || (get('texte') ? 'relevance' : 'name')} onOrder={(tri) => set({ tri })}
          selection={names.some((name) => may(name, 'UpdateProject')) ? { chosen, choose } : undefined}
          empty={<><p>{t(projectsWords.empty)}</p><p>{t(projectsWords.emptyNext)}</p></>} />
      </div>
      <Pager nextPageToken={projects.data?.nextPageToken} />
      <BulkBar chosen={chosen} choose={choose} />
    </div>
  );
}
