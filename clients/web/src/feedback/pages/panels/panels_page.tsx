// The panels there are.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { INVITATIONS, panelUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { usePanels } from '@/feedback/api/panels';
import { ListFrame } from '@/feedback/components/list_frame';
import { usePanelSize } from '@/feedback/components/panel_facts';
import { PANEL_KIND } from '@/feedback/components/panel_kind';
import { panelWords as words } from '@/feedback/words/panels';
import { studyWords } from '@/feedback/words/studies';
import { feedbackWords } from '@/feedback/words/words';
import type { Panel } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Gone } from '@/kit/ui/gone';
import { soundly } from '@/kit/ui/sound_address';
import { StateTag } from '@/kit/ui/state_tag';
import { useWords } from '@/kit/words/use_words';

export default soundly(DELETED_CHECKS, PanelsPage);

function PanelsPage() {
  const { t } = useWords();
  const may = useMay(EVERYTHING);
  const mayAdd = may('CreatePanel');
  const found = usePanels(useDeletedShown(mayAdd));
  const [isAdding, setAdding] = useState(false);
  return (
    <ListFrame title={words.title} intro={words.intro} add={mayAdd && words.add} onAdd={() => setAdding(true)} actions={<Link className="fr-btn fr-btn--secondary" to={INVITATIONS}>{t(studyWords.mineHere)}</Link>}>
      <JustDeleted undelete={feedbackMethods.undeletePanel} />
      {mayAdd && <DeletedSwitch />}
      <DataTable caption={t(words.title)} noCaption columns={useColumns()} rows={found.data} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.none)}</p>} />
      {isAdding && <AddDialog kind={PANEL_KIND} parent={EVERYTHING} leadTo={({ name }) => panelUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Panel>[] {
  const { t } = useWords();
  const sizeOf = usePanelSize();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={panelUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'size', header: t(words.size), csv: ({ panelists }) => panelists, cell: (one) => sizeOf(one) },
    { id: 'state', header: t(feedbackWords.state), csv: ({ closed }) => t(closed ? words.isClosed : words.isOpen), cell: ({ closed }) => <StateTag text={closed ? words.isClosed : words.isOpen} tone={closed ? '' : 'success'} /> },
  ];
}
