// The stays in phases as of a day: what durations measure, project by project.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { StayState, type PhaseDurations, type PhaseStay } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { idOf } from '@/kit/api/names';
import { pages, query } from '@/kit/api/query';
import type { Column } from '@/kit/ui/data_table';
import type { FilterField } from '@/kit/ui/filter_bar';
import { usePage } from '@/kit/ui/pager';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { dayOf, isoOf, todayIso, type Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { projectFilter } from '@/portfolio/api/project_filter';
import { aPhase, namesIn, PROJECT_CHECKS } from '@/portfolio/components/checks';
import { csvName } from '@/portfolio/components/csv_name';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { JOURNEY, phaseNamed, PHASES } from '@/portfolio/words/enums';
import { STAY_STATES, stayStateNamed } from '@/portfolio/words/moves';
import { terms } from '@/portfolio/words/terms';
import { lasting, ListPage } from './list_page';
import { listsWords } from './words';

const PAGE_SIZE = 50;
const iso = (day: Day | undefined) => (day ? isoOf(day) : '');

export default soundly({ ...PROJECT_CHECKS, dans: aPhase, etat: among(namesIn(StayState)) }, StaysPage);

function StaysPage() {
  const { t, date, shortDate, number } = useWords();
  const { get } = useUrlState();
  const asOf = dayOf(get('date'));
  const filter = projectFilter(lasting(get));
  const [phase, state] = [phaseNamed(get('dans')), stayStateNamed(get('etat'))];
  const request = { asOf, filter, phase, state };
  const page = useQuery({
    ...query(portfolioMethods.listPhaseStays, { ...request, pageSize: PAGE_SIZE, pageToken: usePage() }), placeholderData: keepPreviousData,
  });
  const fields: FilterField[] = [
    { param: 'dans', type: 'select', label: t(listsWords.within), options: JOURNEY.map((one) => ({ value: Phase[one], label: t(PHASES[one]) })) },
    { param: 'etat', type: 'select', label: t(listsWords.state), options: [StayState.COMPLETED, StayState.RUNNING]
      .map((one) => ({ value: StayState[one], label: t(STAY_STATES[one]) })) },
    { param: 'date', type: 'date', label: t(terms.asOf) },
  ];
  const columns: Column<PhaseStay>[] = [
    { id: 'project', header: t(terms.project), isHeader: true, cell: ({ project, title }) => <Link to={projectUrl(project)}>{title || idOf(project)}</Link> },
    { id: 'phase', header: t(terms.phase), cell: (stay) => <PhaseBadge phase={stay.phase} /> },
    { id: 'start', header: t(listsWords.start), isDay: true, cell: ({ startDate }) => shortDate(startDate) },
    { id: 'end', header: t(listsWords.end), cell: (stay) => <End {...stay} /> },
    { id: 'next', header: t(listsWords.next), cell: ({ nextPhase }) => (nextPhase === Phase.UNSPECIFIED ? '' : <PhaseBadge phase={nextPhase} />) },
    { id: 'days', header: t(listsWords.days), numeric: true, cell: ({ days }) => number(days) },
  ];
  return (
    <ListPage title={t(listsWords.stays)} told={t(listsWords.staysTold)} fields={fields} page={page} rows={({ phaseStays }) => phaseStays}
      found={(n) => t(listsWords.staysFound, { n, date: date(asOf ?? todayIso()) })} columns={columns}
      rowKey={(stay) => `${stay.project} ${stay.phase} ${iso(stay.startDate)}`} empty={t(listsWords.noStay)}
      summary={phase !== Phase.UNSPECIFIED && state !== StayState.UNSPECIFIED && <Percentiles asOf={asOf} filter={filter} phase={phase} state={state} />}
      csv={{
        fileName: csvName('sejours', get, [get('date')]),
        columns: [
          { header: t(common.identifier), value: ({ project }) => idOf(project) },
          { header: t(terms.project), value: ({ title }) => title },
          { header: t(terms.phase), value: (stay) => t(PHASES[stay.phase]) },
          { header: t(listsWords.start), value: ({ startDate }) => iso(startDate) },
          { header: t(listsWords.end), value: ({ endDate }) => iso(endDate) },
          { header: t(listsWords.next), value: ({ nextPhase }) => (nextPhase === Phase.UNSPECIFIED ? '' : t(PHASES[nextPhase])) },
          { header: t(listsWords.days), value: ({ days }) => days },
          { header: t(listsWords.unknownSince), value: ({ unknownSinceDate }) => iso(unknownSinceDate) },
        ],
        read: async function* (signal) {
          for await (const { phaseStays } of pages(portfolioMethods.listPhaseStays, request, signal)) yield phaseStays;
        },
      }} />
  );
}

// Until when a stay lasted, and from when on that is not known.
function End({ endDate, unknownSinceDate }: PhaseStay) {
  const { t, shortDate } = useWords();
  return (
    <>
      {endDate ? shortDate(endDate) : <span className="quiet">{t(listsWords.running)}</span>}
      {unknownSinceDate && <> <Link className="quiet" to="/vocabulaire">{t(listsWords.unknownFrom, { date: shortDate(unknownSinceDate) })}</Link></>}
    </>
  );
}

// The percentiles of the stays listed, as the portfolio says them.
function Percentiles({ asOf, filter, phase, state }: { asOf: Day | undefined; filter: string; phase: Phase; state: StayState }) {
  const { t, colon } = useWords();
  const { data } = useQuery({ ...query(portfolioMethods.getPhaseDurations, { asOf, filter }), placeholderData: keepPreviousData });
  const of = distributionOf(data, phase, state);
  if (!of || of.count === 0n) return null;
  const named = [['P50', of.p50Days], ['P85', of.p85Days], ['P95', of.p95Days]] as const;
  return (
    <p className="percentiles">
      {named.map(([name, n]) => <span key={name}>{name}{colon}<strong>{t(common.days, { n: Math.round(n ?? 0) })}</strong></span>)}
      <span className="quiet">{t(listsWords.percentiles)}</span>
    </p>
  );
}

function distributionOf(durations: PhaseDurations | undefined, phase: Phase, state: StayState) {
  const row = durations?.rows.find((one) => one.phase === phase);
  return state === StayState.COMPLETED ? row?.completed : row?.running;
}
