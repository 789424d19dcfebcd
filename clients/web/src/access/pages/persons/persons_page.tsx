// Who is known here: a list for administrators, who find somebody by what they are called, or by how they sign in.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { ERASURES, personsFilter, personUrl, TEXT } from '@/access/api/persons';
import { personWords } from '@/access/words/persons';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { usePermission, EVERYTHING } from '@/kit/api/permissions';
import { pages, query } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { Pager, usePage } from '@/kit/ui/pager';
import { aText, soundly, useRefusedParams } from '@/kit/ui/sound_address';
import { Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const PAGE_SIZE = 50;
// As much as an address of mail or the subject of a token has.
const WIDTH = 255;

export default soundly({ [TEXT]: aText(WIDTH) }, PersonsPage);

function PersonsPage() {
  const { t } = useWords();
  const { isPending, listsErasures } = useAccess();
  const lists = usePermission(accessMethods.getPermissions, EVERYTHING)('ListPersons');
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={listsErasures ? <Link className="fr-btn fr-btn--secondary" to={ERASURES}>{t(personWords.toErasures)}</Link> : undefined}>
        {t(personWords.title)}
      </PageTitle>
      <p>{t(personWords.told)}</p>
      {isPending ? <Loading lines={8} /> : lists ? <Persons /> : (
        <>
          <p>{t(personWords.notYours)}</p>
          <Link className="fr-btn" to="/moi">{t(personWords.toAccount)}</Link>
        </>
      )}
    </div>
  );
}

function Persons() {
  const { t } = useWords();
  const { get } = useUrlState();
  const pageToken = usePage();
  const filter = personsFilter(get(TEXT));
  const page = useQuery({ ...query(accessMethods.listPersons, { filter, pageSize: PAGE_SIZE, pageToken }), placeholderData: keepPreviousData });
  useRefusedParams(page.error);
  const columns = useColumns();
  return (
    <>
      <FilterBar fields={[{ param: TEXT, type: 'text', label: t(personWords.search), maxLength: WIDTH }]} />
      <div className={page.isPlaceholderData ? 'is-old' : undefined} aria-busy={page.isFetching}>
        <DataTable caption={t(personWords.title)} noCaption exportedApart columns={columns} rows={page.data?.persons} rowKey={({ name }) => name}
          error={page.error} onRetry={() => void page.refetch()} empty={<p>{t(filter ? personWords.noneSuch : personWords.none)}</p>} />
      </div>
      <Export filter={filter} />
      <Pager nextPageToken={page.data?.nextPageToken} />
    </>
  );
}

function useColumns(): Column<Person>[] {
  const { t, shortDate } = useWords();
  return [
    { id: 'name', header: t(personWords.displayName), isHeader: true, cell: ({ name, displayName, eraseTime }) => (
      <Link to={personUrl(name)} title={name}>{displayName || t(eraseTime ? personWords.erasedName : personWords.noName)}</Link>
    ) },
    { id: 'email', header: t(personWords.email), cell: ({ email }) => email },
    { id: 'signIns', header: t(personWords.signIns), numeric: true, cell: ({ subjects }) => subjects.length },
    { id: 'since', header: t(personWords.since), isDay: true, cell: ({ createTime }) => createTime && shortDate(dayAt(createTime)) },
    { id: 'state', header: t(personWords.state), cell: ({ eraseTime }) => (eraseTime
      ? <><span className="fr-badge fr-badge--sm fr-badge--no-icon">{t(personWords.erased)}</span> <span className="quiet">{shortDate(dayAt(eraseTime))}</span></>
      : <span className="fr-badge fr-badge--sm fr-badge--no-icon fr-badge--success">{t(personWords.known)}</span>) },
  ];
}

function Export({ filter }: { filter: string }) {
  const { t } = useWords();
  return (
    <CsvExport<Person> fileName="personnes.csv" columns={[
      { header: t(personWords.recordedUnder), value: ({ name }) => name },
      { header: t(personWords.displayName), value: ({ displayName }) => displayName },
      { header: t(personWords.email), value: ({ email }) => email },
      { header: t(personWords.signIns), value: ({ subjects }) => subjects.length },
      { header: t(personWords.since), value: ({ createTime }) => createTime && dayAt(createTime) },
      { header: t(personWords.erasedOn), value: ({ eraseTime }) => eraseTime && dayAt(eraseTime) },
    ]} read={async function* (signal) {
      for await (const { persons } of pages(accessMethods.listPersons, { filter }, signal)) yield persons;
    }} />
  );
}
