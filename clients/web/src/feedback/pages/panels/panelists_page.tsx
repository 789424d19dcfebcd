// Who is of a panel, for its managers: what they say of themselves; one who asks for it is taken out.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useNames, Who } from '@/access/feature';
import { PANELS, panelUrl } from '@/feedback/api/addresses';
import { useMayWith } from '@/feedback/api/caller';
import { usePanel, usePanelists } from '@/feedback/api/panels';
import { PANELIST_METHODS, valueOf } from '@/feedback/components/panelist_form';
import { panelWords as words } from '@/feedback/words/panels';
import { readersOf } from '@/feedback/words/readers';
import { feedbackWords } from '@/feedback/words/words';
import type { Panel, Panelist } from '@/gen/pepiniere/feedback/v1/panel_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import type { Form } from '@/kit/form/field';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { OnePage } from '@/kit/ui/one_page';
import { PageTitle } from '@/kit/ui/page_title';
import { Loading } from '@/kit/ui/states';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const NOTHING_ASKED: Form = { fields: [] };

export default function PanelistsPage() {
  const { id = '' } = useParams();
  const panel = usePanel(`panels/${id}`);
  return <OnePage of={panel} one={words.panelists} missing={words.missing} to={PANELS} way={words.toList}>{(found) => <Sheet key={found.name} panel={found} />}</OnePage>;
}

function Sheet({ panel }: { panel: Panel }) {
  const { t } = useWords();
  const { name, title } = panel;
  const whichever = `${name}/panelists/any`;
  const { isPending, may } = useMayWith([whichever]);
  return (
    <>
      <Breadcrumb above={[{ to: PANELS, title: t(words.title) }, { to: panelUrl(name), title }]} here={t(words.panelists)} />
      <PageTitle>{t(words.panelistsOf, { title })}</PageTitle>
      {isPending ? <Loading /> : may(whichever, 'DeletePanelist') ? <Panelists panel={panel} /> : <p>{t(words.panelistsForWhom)}</p>}
    </>
  );
}

function Panelists({ panel: { name: panel, criteria } }: { panel: Panel }) {
  const { t, colon, shortDate } = useWords();
  const found = usePanelists(panel, true);
  const rows = found.data?.pages.flatMap(({ panelists }) => panelists);
  const nameOf = useNames(rows?.map(({ person }) => person) ?? []);
  const [out, takeOut] = useState<Panelist>();
  const { mutateAsync: remove } = useWrite(PANELIST_METHODS.remove);
  const columns: Column<Panelist>[] = [
    { id: 'person', header: t(words.person), isHeader: true, csv: ({ person }) => nameOf(person), cell: ({ person, paused }) => <><Who name={person} />{paused && <span className="quiet"> ({t(words.isPaused)})</span>}</> },
    ...criteria.map(({ code, label }): Column<Panelist> => ({ id: `critere.${code}`, header: label, csv: (one) => valueOf(one, code), cell: (one) => valueOf(one, code) || <span className="quiet">{t(words.unsaid)}</span> })),
    { id: 'since', header: t(words.joinedOn), isDay: true, csv: ({ createTime }) => createTime && dayAt(createTime), cell: ({ createTime }) => shortDate(createTime && dayAt(createTime)) },
    { id: 'act', header: t(feedbackWords.act), csv: false, cell: (one) => <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" onClick={() => takeOut(one)}>{t(words.takeOut)}<span className="fr-sr-only">{colon}{nameOf(one.person)}</span></button> },
  ];
  return (
    <>
      <DataTable cards caption={t(words.panelists)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.nobody)}</p>} />
      <More found={found} of={t(words.panelists)} />
      {out && (
        <ActDialog id={`${out.name}.retirer`} title={t(words.takeOutThis, { title: nameOf(out.person) })} submit={t(words.takeOut)} told={t(words.takeOutTold)} form={NOTHING_ASKED} writes={readersOf('DeletePanelist')}
          send={() => remove({ name: out.name, etag: out.etag })} onClose={() => takeOut(undefined)} />
      )}
    </>
  );
}
