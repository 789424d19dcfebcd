// Retrospectives that the caller reads, found by any words of what they say.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { retrospectiveUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { useRetrospectives } from '@/feedback/api/retrospectives';
import { About } from '@/feedback/components/about';
import { ListFrame } from '@/feedback/components/list_frame';
import { TYPED_CHECKS, useTypedField } from '@/feedback/components/programme_filter';
import { RETROSPECTIVE_KIND } from '@/feedback/components/retrospective_kind';
import { retrospectiveWords as words } from '@/feedback/words/retrospectives';
import type { Retrospective } from '@/gen/pepiniere/feedback/v1/retrospective_pb';
import { useIdentity } from '@/kit/api/session';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { More } from '@/kit/ui/more';
import { soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { shortened } from '@/kit/words/shortened';
import { useWords } from '@/kit/words/use_words';

export default soundly(TYPED_CHECKS, RetrospectivesPage);

function RetrospectivesPage() {
  const { t } = useWords();
  const { person } = useIdentity();
  const may = useMay(person);
  const { get } = useUrlState();
  const typed = get('texte');
  const found = useRetrospectives(typed);
  const [isAdding, setAdding] = useState(false);
  const field = { ...useTypedField(), label: t(words.searched) };
  return (
    <ListFrame title={words.title} intro={words.intro} add={may('CreateRetrospective') && words.add} onAdd={() => setAdding(true)}>
      <p><Link to="/lecons">{t(words.toLessons)}</Link></p>
      <FilterBar fields={[field]} />
      <DataTable cards caption={t(words.title)} noCaption columns={useColumns()} rows={found.data?.pages.flatMap(({ retrospectives }) => retrospectives)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(typed ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      {isAdding && <AddDialog kind={RETROSPECTIVE_KIND} parent={person} leadTo={({ name }) => retrospectiveUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Retrospective>[] {
  const { t, shortDate } = useWords();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: ({ name, title }) => <Link to={retrospectiveUrl(name)}>{title}</Link> },
    { id: 'learned', header: t(words.learned), csv: ({ learned }) => learned, cell: ({ learned }) => shortened(learned) },
    { id: 'about', header: t(words.about), cell: (one) => <About of={one} /> },
    { id: 'on', header: t(words.written), isDay: true, csv: ({ createTime }) => createTime && dayAt(createTime), cell: ({ createTime }) => shortDate(createTime && dayAt(createTime)) },
  ];
}
