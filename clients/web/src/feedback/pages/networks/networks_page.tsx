// The networks of alumni, by their names.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ProgrammeLink } from '@/cohort/programmes';
import { aboveOf, networkUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { useMyMemberships, useNetworks } from '@/feedback/api/networks';
import { ListFrame } from '@/feedback/components/list_frame';
import { NETWORK_KIND } from '@/feedback/components/network_kind';
import { networkWords as words } from '@/feedback/words/networks';
import { feedbackWords } from '@/feedback/words/words';
import type { Network } from '@/gen/pepiniere/feedback/v1/network_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Gone } from '@/kit/ui/gone';
import { soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';

export default soundly(DELETED_CHECKS, NetworksPage);

function NetworksPage() {
  const { t } = useWords();
  const may = useMay(EVERYTHING);
  const restores = may('UndeleteNetwork');
  const networks = useNetworks(useDeletedShown(restores));
  const mine = new Set(useMyMemberships().map(({ name }) => aboveOf(name)));
  const [isAdding, setAdding] = useState(false);
  const columns: Column<Network>[] = [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={networkUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'programme', header: t(feedbackWords.programme), cell: ({ programme }) => <ProgrammeLink name={programme} /> },
    { id: 'you', header: t(words.you), cell: ({ name }) => mine.has(name) && t(words.joined) },
  ];
  return (
    <ListFrame title={words.title} intro={words.intro} add={may('CreateNetwork') && words.add} onAdd={() => setAdding(true)}>
      <JustDeleted undelete={feedbackMethods.undeleteNetwork} />
      {restores && <DeletedSwitch />}
      <DataTable caption={t(words.title)} noCaption columns={columns} rows={networks.data} rowKey={({ name }) => name} error={networks.error} onRetry={() => void networks.refetch()} empty={<p>{t(words.none)}</p>} />
      {isAdding && <AddDialog kind={NETWORK_KIND} parent={EVERYTHING} leadTo={({ name }) => networkUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}
