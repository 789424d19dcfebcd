// A grid: its versions, the newest first, each with its criteria; a frozen one says so, and a change is a new version.
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { GRIDS, numberOf } from '@/cohort/api/addresses';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { useGrid, useGridVersions } from '@/cohort/api/grids';
import { CriteriaTable } from '@/cohort/components/criteria_table';
import { AddVersion, DeleteGrid, EditGrid, EditVersion } from '@/cohort/components/grid_dialogs';
import { gridForm } from '@/cohort/components/grid_form';
import { History } from '@/cohort/components/history';
import { ProgrammeLink } from '@/cohort/components/programme_link';
import { Prose } from '@/cohort/components/prose';
import { gridWords } from '@/cohort/words/grids';
import type { Grid, GridVersion } from '@/gen/pepiniere/cohort/v1/grid_pb';
import { Deleted } from '@/kit/form/deleted';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer, Empty, Loading } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import '@/cohort/components/cohort.css';

const MarkdownText = lazy(() => import('@/kit/ui/markdown'));

export default function GridPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const grid = useGrid(`grids/${id}`);
  if (isMissing(grid)) return <Missing title={t(gridWords.missing)} told={t(gridWords.missingTold)} to={GRIDS} way={t(gridWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!grid.data && <PageTitle>{t(gridWords.one)}</PageTitle>}
      <Answer of={grid} lines={8}>{(found) => <Sheet key={found.name} grid={found} />}</Answer>
    </div>
  );
}

function Sheet({ grid }: { grid: Grid }) {
  const { t } = useWords();
  const { name, title, programme, description, deleteTime } = grid;
  const may = useMay(name);
  const versions = useGridVersions(name);
  const [dialog, open] = useState<'edit' | 'delete' | 'add' | GridVersion>();
  const [isSaved, setSaved] = useState(false);
  const changed = useChanged(gridForm, grid);
  const close = () => open(undefined);
  const done = () => (setSaved(true), close());
  const edits = may('UpdateGrid') && !deleteTime;
  const newest = [...versions.data ?? []].sort((a, b) => Number(numberOf(b.name)) - Number(numberOf(a.name)));
  return (
    <>
      <Breadcrumb above={[{ to: GRIDS, title: t(gridWords.title) }]} here={title} />
      <PageTitle actions={
        <>
          {edits && <button type="button" className="fr-btn fr-btn--sm" onClick={() => open('edit')}>{t(gridWords.edit)}</button>}
          {edits && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('delete')}>{t(gridWords.remove)}</button>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{title}</PageTitle>
      <Told changed={changed} changedNow={gridWords.changedNow} isSaved={isSaved} />
      <Deleted of={grid} told={gridWords.deleted} undelete={cohortMethods.undeleteGrid} mayRestore={may('UndeleteGrid')} />
      <Facts facts={[[gridWords.programme, <ProgrammeLink key="programme" name={programme} />]]} />
      <Prose text={description} />
      <section aria-labelledby="versions">
        <div className="list-head">
          <h2 className="fr-h4 fr-mb-0" id="versions">{t(gridWords.versions)}</h2>
          {edits && may('CreateGridVersion') && versions.data && (
            <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => open('add')}>{t(newest.length > 0 ? gridWords.addVersion : gridWords.firstVersion)}</button>
          )}
        </div>
        <Answer of={versions}>
          {() => (newest.length === 0 ? <Empty><p>{t(gridWords.noVersions)}</p></Empty> : newest.map((version) => (
            <Version key={version.name} version={version}>
              {edits && !version.frozen && (
                <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" onClick={() => open(version)}>{t(gridWords.editVersion, { n: numberOf(version.name) })}</button>
              )}
            </Version>
          )))}
        </Answer>
      </section>
      <History name={name} />
      {dialog === 'edit' && <EditGrid grid={grid} mayRestore={may('UndeleteGrid')} onClose={close} onDone={done} />}
      {dialog === 'delete' && <DeleteGrid grid={grid} onClose={close} />}
      {dialog === 'add' && <AddVersion grid={name} last={newest[0]} onClose={close} />}
      {typeof dialog === 'object' && <EditVersion version={newest.find((one) => one.name === dialog.name) ?? dialog} onClose={close} onDone={done} />}
    </>
  );
}

function Version({ version: { name, criteria, note, frozen }, children }: { version: GridVersion; children: ReactNode }) {
  const { t } = useWords();
  const title = t(gridWords.version, { n: numberOf(name) });
  return (
    <div className="known-section">
      <h3 className="fr-h5 fr-mb-1w">{title} <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${frozen ? '' : 'fr-badge--info'}`}>{t(frozen ? gridWords.frozen : gridWords.free)}</span></h3>
      {frozen && <p className="quiet">{t(gridWords.frozenTold)}</p>}
      {note.trim() && <Suspense fallback={<Loading />}><MarkdownText text={note} /></Suspense>}
      <CriteriaTable caption={`${t(gridWords.criteria)}, ${title}`} criteria={criteria} />
      {children}
    </div>
  );
}
