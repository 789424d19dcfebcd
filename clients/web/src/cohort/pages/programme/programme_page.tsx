// A programme: what it is, and its cohorts, the newest first.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { GRIDS, PROGRAMMES } from '@/cohort/api/addresses';
import { useAccess } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { ClaimsOfProgramme } from '@/cohort/components/claims';
import { AddCohort } from '@/cohort/components/cohort_dialogs';
import { DeleteProgramme, EditProgramme } from '@/cohort/components/programme_dialogs';
import { programmeForm } from '@/cohort/components/programme_form';
import { History } from '@/cohort/components/history';
import { Prose } from '@/cohort/components/prose';
import { ToDo } from '@/cohort/components/to_do';
import { toDoWords } from '@/cohort/words/to_do';
import { cohortWords, programmeWords } from '@/cohort/words/words';
import type { Programme } from '@/gen/pepiniere/cohort/v1/programme_pb';
import { idOf } from '@/kit/api/names';
import { query } from '@/kit/api/query';
import { Deleted } from '@/kit/form/deleted';
import { DELETED_CHECKS, JustDeleted } from '@/kit/form/deletion';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { soundly } from '@/kit/ui/sound_address';
import { Answer } from '@/kit/ui/states';
import { Uri } from '@/kit/ui/uri';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink, ResourceLink } from '@/portfolio/feature';
import { aState, Cohorts } from './cohorts';
import '@/cohort/components/cohort.css';

export default soundly({ ...DELETED_CHECKS, etat: aState }, ProgrammePage);

function ProgrammePage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const name = `programmes/${id}`;
  const programme = useQuery(query(cohortMethods.getProgramme, { name }));
  if (isMissing(programme)) return <Missing title={t(programmeWords.missing)} told={t(programmeWords.missingTold)} to={PROGRAMMES} way={t(programmeWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!programme.data && <PageTitle>{t(programmeWords.one)}</PageTitle>}
      <Answer of={programme} lines={8}>{(found) => <Sheet key={found.name} programme={found} />}</Answer>
    </div>
  );
}

function Sheet({ programme }: { programme: Programme }) {
  const { t } = useWords();
  const { name, title, owner, incubator, description, usualMonths, websiteUri, deleteTime } = programme;
  const { administers, runs, restoresThis } = useAccess(name);
  const [dialog, open] = useState<'edit' | 'delete' | 'add'>();
  const [isSaved, setSaved] = useState(false);
  const changed = useChanged(programmeForm, programme);
  const close = () => open(undefined);
  const edits = administers && !deleteTime;
  return (
    <>
      <Breadcrumb above={[{ to: PROGRAMMES, title: t(programmeWords.title) }]} here={title} />
      <PageTitle actions={
        <>
          {edits && <button type="button" className="fr-btn fr-btn--sm" onClick={() => open('edit')}>{t(programmeWords.edit)}</button>}
          {edits && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('delete')}>{t(programmeWords.remove)}</button>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{title}</PageTitle>
      <Told changed={changed} changedNow={programmeWords.changedNow} isSaved={isSaved} />
      <Deleted of={programme} told={programmeWords.deleted} undelete={cohortMethods.undeleteProgramme} mayRestore={restoresThis} />
      <Facts facts={[
        [programmeWords.owner, owner && <OrganisationLink name={owner} />],
        [programmeWords.incubator, incubator && <ResourceLink name={incubator} />],
        [programmeWords.usualMonths, usualMonths > 0 && t(programmeWords.months, { n: usualMonths })],
        [programmeWords.site, websiteUri && <Uri uri={websiteUri} />],
        [programmeWords.grids, <Link key="grids" to={`${GRIDS}?programme=${encodeURIComponent(idOf(name))}`}>{t(programmeWords.gridsOf)}</Link>],
      ]} />
      <Prose text={description} />
      {runs && !deleteTime && <ToDo programme={name} title={t(toDoWords.waiting)} />}
      <JustDeleted undelete={cohortMethods.undeleteCohort} />
      <Cohorts of={programme}>
        {runs && !deleteTime && (
          <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => open('add')}>{t(cohortWords.add)}</button>
        )}
      </Cohorts>
      <ClaimsOfProgramme programme={programme} />
      <History name={name} />
      {dialog === 'edit' && <EditProgramme programme={programme} mayRestore={restoresThis} onClose={close} onDone={() => (setSaved(true), close())} />}
      {dialog === 'delete' && <DeleteProgramme programme={programme} onClose={close} />}
      {dialog === 'add' && <AddCohort parent={name} onClose={close} />}
    </>
  );
}
