// What lists behind figures have in common: filters, how many there are, a table, its pages, and all of it as CSV.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CsvExport, type CsvColumn } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { Pager } from '@/kit/ui/pager';
import { useRefusedParams } from '@/kit/ui/sound_address';
import { useUrlState, withChanges } from '@/kit/ui/use_url_state';
import { DAY_PARAMS } from '@/portfolio/api/project_filter';
import { ExtraFilters } from '@/portfolio/components/extra_filters';
import { Perimeter } from '@/portfolio/components/perimeter';
import { useProjectFields } from '@/portfolio/components/project_fields';

interface Page { nextPageToken: string; totalSize: bigint }

interface ListPageProps<P extends Page, Row> {
  title: string;
  told: string;
  // Of the list itself; those of projects come after.
  fields: readonly FilterField[];
  // Above the filters: the days.
  children?: ReactNode;
  // Between how many there are and the table.
  summary?: ReactNode;
  page: UseQueryResult<P>;
  rows: (page: P) => Row[];
  found: (n: number) => string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  empty: string;
  csv: { fileName: string; columns: readonly CsvColumn<Row>[]; read: (signal: AbortSignal) => AsyncIterable<readonly Row[]> };
}

const OF_PROJECTS = ['type', 'principal', 'domaine', 'ministere', 'thematique'];

// The filters of projects that say nothing of a day: the list has days of its own.
export const lasting = (get: (param: string) => string) => (param: string) => (DAY_PARAMS.has(param) ? '' : get(param));

export function ListPage<P extends Page, Row>(props: ListPageProps<P, Row>) {
  const { title, told, fields, children, summary, page, rows, found, columns, rowKey, empty, csv } = props;
  const { get, params } = useUrlState();
  useRefusedParams(page.error);
  const ofProjects = useProjectFields(OF_PROJECTS);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle>{title}</PageTitle>
      <p>{told}</p>
      {children}
      <FilterBar fields={[...fields, ...ofProjects]} />
      <ExtraFilters shown={OF_PROJECTS} ignored={DAY_PARAMS} />
      <Perimeter get={lasting(get)} to={(one) => `?${withChanges(params, { domaine: '', ministere: '', ...one })}`} />
      <div className="list-head">
        <p role="status">{page.data && found(Number(page.data.totalSize))}</p>
        <CsvExport fileName={csv.fileName} columns={csv.columns} read={csv.read} />
      </div>
      {summary}
      <div className={page.isPlaceholderData ? 'is-old' : undefined} aria-busy={page.isFetching}>
        <DataTable caption={title} noCaption exportedApart columns={columns} rows={page.data && rows(page.data)} rowKey={rowKey}
          error={page.error} onRetry={() => void page.refetch()} empty={<p>{empty}</p>} />
      </div>
      <Pager nextPageToken={page.data?.nextPageToken} />
    </div>
  );
}
