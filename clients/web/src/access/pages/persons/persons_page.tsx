// Who is known here: a list for administrators, who find somebody by what they are called, or by how they sign in.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { ERASURES, personIn, personsFilter, personUrl, TEXT } from '@/access/api/persons';
import { AddPerson } from '@/access/components/add_person';
import { personWords } from '@/access/words/persons';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import { usePermission, EVERYTHING } from '@/kit/api/permissions';
import { pages, query } from '@/kit/api/query';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { isMissing } from '@/kit/ui/missing';
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
  const may = usePermission(accessMethods.getPermissions, EVERYTHING);
  const [adding, setAdding] = useState(false);
  const actions = (listsErasures || may('CreatePerson')) && (
    <>
      {listsErasures && <Link className="fr-btn fr-btn--secondary" to={ERASURES}>{t(personWords.toErasures)}</Link>}
      {may('CreatePerson') && <button type="button" className="fr-btn" onClick={() => setAdding(true)}>{t(personWords.add)}</button>}
    </>
  );
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={actions}>{t(personWords.title)}</PageTitle>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
      <p>{t(personWords.told)}</p>
      {isPending ? <Loading lines={8} /> : may('ListPersons') ? <Persons /> : (
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
  const one = personIn(get(TEXT));
  const filter = personsFilter(get(TEXT));
  const page = useQuery({ ...query(accessMethods.listPersons, { filter, pageSize: PAGE_SIZE, pageToken }), placeholderData: keepPreviousData, enabled: !one });
  const found = useQuery({ ...query(accessMethods.getPerson, { name: one ?? '' }), enabled: one !== undefined });
  const { isFetching, isPlaceholderData, refetch } = one ? found : page;
  const error = one && isMissing(found) ? null : (one ? found : page).error;
  const rows = !one ? page.data?.persons : isMissing(found) ? [] : found.data && [found.data];
  useRefusedParams(page.error);
  const columns = useColumns();
  return (
    <>
      <FilterBar fields={[{ param: TEXT, type: 'text', label: t(personWords.search), maxLength: WIDTH }]} />
      <div className={isPlaceholderData ? 'is-old' : undefined} aria-busy={isFetching}>
        <DataTable caption={t(personWords.title)} noCaption exportedApart columns={columns} rows={rows} rowKey={({ name }) => name}
          error={error} onRetry={() => void refetch()} empty={<p>{t(filter ? personWords.noneSuch : personWords.none)}</p>} />
      </div>
      {!one && <><Export filter={filter} /><Pager nextPageToken={page.data?.nextPageToken} /></>}
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
