// The cohorts of a programme, the newest first, and by their state where the address asks for one.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { cohortUrl } from '@/cohort/api/addresses';
import { useAccess } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { StateBadge } from '@/cohort/components/state_badge';
import { STATES } from '@/cohort/words/enums';
import { cohortWords, programmeWords } from '@/cohort/words/words';
import { Cohort_State as State, type Cohort } from '@/gen/pepiniere/cohort/v1/cohort_pb';
import type { Programme } from '@/gen/pepiniere/cohort/v1/programme_pb';
import { whole } from '@/kit/api/query';
import { DeletedSwitch, useDeletedShown } from '@/kit/form/deletion';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { among } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { isoOf, type Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

const SHOWN = [State.PLANNED, State.RUNNING, State.ENDED, State.UNDATED];
export const aState = among(SHOWN.map((state) => State[state]));
const LAST = '9999';

// What has no first day yet is to come: it is the newest. The same day: by the name, where 10 comes after 9.
const newestFirst = (a: Cohort, b: Cohort) => {
  const [one, other] = [a, b].map(({ startDate }) => (startDate ? isoOf(startDate) : LAST)) as [string, string];
  return other.localeCompare(one) || b.name.localeCompare(a.name, 'fr', { numeric: true });
};

// `children`: what can be done.
export function Cohorts({ of: { name }, children }: { of: Programme; children: ReactNode }) {
  const { t } = useWords();
  const { get } = useUrlState();
  const { restores } = useAccess(name);
  const showDeleted = useDeletedShown(restores);
  const cohorts = useQuery({ ...whole(cohortMethods.listCohorts, { parent: name, showDeleted }, (page) => page.cohorts), placeholderData: keepPreviousData });
  const asked = SHOWN.find((state) => State[state] === get('etat'));
  const rows = cohorts.data?.filter((one) => asked === undefined || (one.state === asked && !one.deleteTime)).sort(newestFirst);
  return (
    <section className="known-section" aria-labelledby="promotions">
      <div className="list-head">
        <h2 className="fr-h4 fr-mb-0" id="promotions">{t(programmeWords.cohorts)}</h2>
        {children}
      </div>
      {(asked !== undefined || (cohorts.data?.length ?? 0) > 1) && (
        <FilterBar fields={[{ param: 'etat', type: 'select', label: t(cohortWords.state), options: SHOWN.map((state) => ({ value: State[state], label: t(STATES[state]) })) }]} />
      )}
      {restores && <DeletedSwitch />}
      <DataTable caption={t(programmeWords.cohorts)} noCaption columns={useColumns()} rows={rows} rowKey={(cohort) => cohort.name}
        error={cohorts.error} onRetry={() => void cohorts.refetch()} empty={<p>{t(asked === undefined ? programmeWords.noCohorts : programmeWords.noneSuch)}</p>} />
    </section>
  );
}

function useColumns(): Column<Cohort>[] {
  const { t, date, shortDate, number } = useWords();
  const gone = ({ deleteTime }: Cohort) => t(cohortWords.deletedOn, { date: date(deleteTime) });
  const iso = (day: Day | undefined) => day && isoOf(day);
  return [
    { id: 'title', header: t(cohortWords.one), isHeader: true, cell: ({ name, title }) => <Link to={cohortUrl(name)}>{title}</Link> },
    { id: 'first', header: t(cohortWords.first), isDay: true, csv: ({ startDate }) => iso(startDate), cell: ({ startDate }) => shortDate(startDate) },
    { id: 'last', header: t(cohortWords.last), isDay: true, csv: ({ endDate }) => iso(endDate), cell: ({ endDate }) => shortDate(endDate) },
    { id: 'state', header: t(cohortWords.state), csv: (cohort) => (cohort.deleteTime ? gone(cohort) : t(STATES[cohort.state])),
      cell: (cohort) => (cohort.deleteTime ? <span className="quiet">{gone(cohort)}</span> : <StateBadge state={cohort.state} />) },
    { id: 'capacity', header: t(cohortWords.capacity), numeric: true, csv: ({ capacity }) => capacity, cell: ({ capacity }) => capacity !== undefined && number(capacity) },
  ];
}
