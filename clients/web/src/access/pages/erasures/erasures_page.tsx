// Who was erased: a list for administrators, which tells no name, and says what is not done yet.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { untilDone } from '@/access/api/erasures';
import { erasureUrl, PERSONS } from '@/access/api/persons';
import { AskedBy } from '@/access/components/asked_by';
import { ErasureState } from '@/access/components/erasure_state';
import { erasureWords } from '@/access/words/erasures';
import { personWords } from '@/access/words/persons';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { PageTitle } from '@/kit/ui/page_title';
import { Pager, usePage } from '@/kit/ui/pager';
import { useRefusedParams } from '@/kit/ui/sound_address';
import { Loading } from '@/kit/ui/states';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const PAGE_SIZE = 50;

export default function ErasuresPage() {
  const { t } = useWords();
  const { isPending, listsErasures } = useAccess();
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb above={[{ to: PERSONS, title: t(personWords.title) }]} here={t(erasureWords.title)} />
      <PageTitle>{t(erasureWords.title)}</PageTitle>
      <p>{t(erasureWords.told)}</p>
      {isPending ? <Loading lines={8} /> : listsErasures ? <Erasures /> : <p>{t(erasureWords.notYours)}</p>}
    </div>
  );
}

function Erasures() {
  const { t } = useWords();
  const pageToken = usePage();
  const page = useQuery({
    ...query(accessMethods.listErasures, { pageSize: PAGE_SIZE, pageToken }), placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => untilDone(state.data?.erasures),
  });
  useRefusedParams(page.error);
  return (
    <>
      <DataTable caption={t(erasureWords.title)} noCaption columns={useColumns()} rows={page.data?.erasures} rowKey={({ name }) => name}
        error={page.error} onRetry={() => void page.refetch()} empty={<p>{t(erasureWords.none)}</p>} />
      <Pager nextPageToken={page.data?.nextPageToken} />
    </>
  );
}

function useColumns(): Column<Erasure>[] {
  const { t, shortDate } = useWords();
  return [
    { id: 'person', header: t(erasureWords.person), isHeader: true, csv: ({ person }) => person, cell: ({ name, person }) => (
      <Link to={erasureUrl(name)} aria-label={t(erasureWords.report, { who: idOf(person) })}>{idOf(person)}</Link>
    ) },
    { id: 'asked', header: t(erasureWords.asked), isDay: true, csv: ({ createTime }) => createTime && dayAt(createTime), cell: ({ createTime }) => createTime && shortDate(dayAt(createTime)) },
    { id: 'by', header: t(erasureWords.by), cell: (erasure) => <AskedBy erasure={erasure} /> },
    { id: 'why', header: t(erasureWords.why), cell: ({ reason }) => reason },
    { id: 'state', header: t(erasureWords.state), cell: (erasure) => <ErasureState erasure={erasure} /> },
  ];
}
