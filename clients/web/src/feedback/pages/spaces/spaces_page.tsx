// The spaces that the caller reads.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { spaceUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { useSpaces } from '@/feedback/api/spaces';
import { ListFrame } from '@/feedback/components/list_frame';
import { SPACE_KIND } from '@/feedback/components/space_kind';
import { useVoteWindow } from '@/feedback/components/vote_window';
import { CIRCLES, SPACE_KINDS, spaceWords as words } from '@/feedback/words/spaces';
import type { Space } from '@/gen/pepiniere/feedback/v1/space_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Gone } from '@/kit/ui/gone';
import { soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';

export default soundly(DELETED_CHECKS, SpacesPage);

function SpacesPage() {
  const { t } = useWords();
  const may = useMay(EVERYTHING);
  const mayAdd = may('CreateSpace');
  const found = useSpaces(useDeletedShown(mayAdd));
  const [isAdding, setAdding] = useState(false);
  return (
    <ListFrame title={words.title} intro={words.intro} add={mayAdd && words.add} onAdd={() => setAdding(true)}>
      <JustDeleted undelete={feedbackMethods.undeleteSpace} />
      {mayAdd && <DeletedSwitch />}
      <DataTable cards caption={t(words.title)} noCaption columns={useColumns()} rows={found.data} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.none)}</p>} />
      {isAdding && <AddDialog kind={SPACE_KIND} parent={EVERYTHING} leadTo={({ name }) => spaceUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Space>[] {
  const { t } = useWords();
  const windowOf = useVoteWindow();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={spaceUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'kind', header: t(words.kind), cell: ({ kind }) => t(SPACE_KINDS[kind]) },
    { id: 'proposers', header: t(words.proposers), cell: ({ proposers }) => t(CIRCLES[proposers]) },
    { id: 'voters', header: t(words.voters), cell: ({ voters }) => t(CIRCLES[voters]) },
    { id: 'votes', header: t(words.votes), cell: (one) => windowOf(one) },
  ];
}
