// A panel: what one is asked, what one says of oneself there, what one is in it, and its studies.
import { Link, useParams } from 'react-router-dom';
import { PANELS, panelistsUrl } from '@/feedback/api/addresses';
import { useMay, useMayBelow } from '@/feedback/api/caller';
import { usePanel } from '@/feedback/api/panels';
import { usePanelSize } from '@/feedback/components/panel_facts';
import { PANEL_KIND } from '@/feedback/components/panel_kind';
import { panelWords as words } from '@/feedback/words/panels';
import { feedbackWords } from '@/feedback/words/words';
import type { Panel, PanelCriterion } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { DataTable } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { Membership } from './membership';
import { Studies } from './studies';

export default function PanelPage() {
  const { id = '' } = useParams();
  const panel = usePanel(`panels/${id}`);
  return <OnePage of={panel} one={words.one} missing={words.missing} to={PANELS} way={words.toList}>{(found) => <Sheet key={found.name} panel={found} />}</OnePage>;
}

function Sheet({ panel }: { panel: Panel }) {
  const { t } = useWords();
  const { name, description, closed, criteria, deleteTime } = panel;
  const may = useMay(name);
  const mayPanelists = useMayBelow(name, 'panelists');
  const sizeOf = usePanelSize();
  return (
    <ResourceFrame kind={PANEL_KIND} row={panel} above={[{ to: PANELS, title: t(words.title) }]} after={PANELS}
      mayEdit={may('UpdatePanel')} mayDelete={may('DeletePanel')} mayRestore={may('UndeletePanel')}
      actions={!deleteTime && mayPanelists('DeletePanelist') && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={panelistsUrl(name)}>{t(words.panelists)}</Link>}>
      <Facts facts={[[words.size, sizeOf(panel)], [feedbackWords.state, t(closed ? words.isClosed : words.isOpen)]]} />
      <Prose text={description} />
      <Section id="criteres" title={words.criteria} told={criteria.length > 0 ? words.criteriaTold : words.noCriteria}>{criteria.length > 0 && <Criteria criteria={criteria} />}</Section>
      {!deleteTime && <Membership panel={panel} />}
      <Studies panel={name} />
    </ResourceFrame>
  );
}

function Criteria({ criteria }: { criteria: readonly PanelCriterion[] }) {
  const { t } = useWords();
  return (
    <DataTable cards caption={t(words.criteria)} noCaption rows={criteria} rowKey={({ code }) => code} columns={[
      { id: 'label', header: t(words.criterionHead), isHeader: true, cell: ({ label }) => label },
      { id: 'values', header: t(words.values), csv: ({ values }) => values.join(', '), cell: ({ values }) => values.join(', ') },
      { id: 'code', header: t(words.code), cell: ({ code }) => <code>{code}</code> },
    ]} />
  );
}
