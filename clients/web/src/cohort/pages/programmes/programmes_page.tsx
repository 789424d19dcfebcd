// The programmes, by their names.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { programmeOf, programmeUrl } from '@/cohort/api/addresses';
import { useAccessToAll } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { AddProgramme } from '@/cohort/components/programme_dialogs';
import { programmeWords } from '@/cohort/words/words';
import { Cohort_State as State, type Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import type { Programme } from '@/gen/pepiniere/cohort/v1/programme_pb';
import { whole } from '@/kit/api/query';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { Count } from '@/kit/ui/count';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink, useTitles } from '@/portfolio/feature';

const programmesAsked = (showDeleted: boolean) => whole(cohortMethods.listProgrammes, { showDeleted }, (page) => page.programmes);
const cohortsAsked = whole(cohortMethods.listCohorts, { parent: 'programmes/-' }, (page) => page.cohorts);

export default soundly(DELETED_CHECKS, ProgrammesPage);

function ProgrammesPage() {
  const { t, locale } = useWords();
  const { adds, restores } = useAccessToAll();
  const programmes = useQuery({ ...programmesAsked(useDeletedShown(restores)), placeholderData: keepPreviousData });
  const cohorts = useQuery(cohortsAsked);
  const [adding, setAdding] = useState(false);
  const rows = programmes.data && [...programmes.data].sort((a, b) => a.title.localeCompare(b.title, locale));
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={adds ? (
        <button type="button" className="fr-btn fr-icon-add-line fr-btn--icon-left" onClick={() => setAdding(true)}>{t(programmeWords.add)}</button>
      ) : undefined}>
        {t(programmeWords.title)}
      </PageTitle>
      <p>{t(programmeWords.intro)}</p>
      <JustDeleted undelete={cohortMethods.undeleteProgramme} />
      {restores && <DeletedSwitch />}
      {cohorts.isError && <Problem error={cohorts.error} onRetry={() => void cohorts.refetch()} />}
      <DataTable caption={t(programmeWords.title)} noCaption columns={useColumns(cohorts.data)} rows={rows} rowKey={({ name }) => name}
        error={programmes.error} onRetry={() => void programmes.refetch()} empty={<p>{t(programmeWords.none)}</p>} />
      {adding && <AddProgramme onClose={() => setAdding(false)} />}
    </div>
  );
}

// How many cohorts of each programme are running.
function runningIn(cohorts: readonly Cohort[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name, state } of cohorts) if (state === State.RUNNING) counts.set(programmeOf(name), (counts.get(programmeOf(name)) ?? 0) + 1);
  return counts;
}

function useColumns(cohorts: readonly Cohort[] | undefined): Column<Programme>[] {
  const { t, date } = useWords();
  const titleOf = useTitles();
  const running = cohorts && runningIn(cohorts);
  return [
    { id: 'title', header: t(programmeWords.one), isHeader: true, csv: ({ title }) => title, cell: ({ name, title, deleteTime }) => (
      <><Link to={programmeUrl(name)}>{title}</Link>{deleteTime && <span className="quiet"> {t(programmeWords.deletedOn, { date: date(deleteTime) })}</span>}</>
    ) },
    { id: 'owner', header: t(programmeWords.owner), csv: ({ owner }) => owner && titleOf(owner), cell: ({ owner }) => owner && <OrganisationLink name={owner} /> },
    {
      id: 'months', header: t(programmeWords.usualMonths), csv: ({ usualMonths }) => usualMonths || undefined,
      cell: ({ usualMonths }) => (usualMonths ? t(programmeWords.months, { n: usualMonths }) : <span className="quiet">–</span>),
    },
    {
      id: 'running', header: t(programmeWords.running), numeric: true, csv: ({ name }) => running && (running.get(name) ?? 0),
      cell: ({ name, title }) => running && (
        <Count n={running.get(name) ?? 0} to={`${programmeUrl(name)}?etat=${State[State.RUNNING]}`} label={t(programmeWords.runningOf, { title })} />
      ),
    },
  ];
}
