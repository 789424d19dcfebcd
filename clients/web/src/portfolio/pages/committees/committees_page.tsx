// The sessions, the latest first.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import { Committee_State, Decision, type Committee } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { idOf } from '@/kit/api/names';
import { pages, query } from '@/kit/api/query';
import { CsvExport, type CsvColumn } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { Pager, usePage } from '@/kit/ui/pager';
import { aDay, among, soundly, useRefusedParams } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayOf, isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { committeeUrl } from '@/portfolio/api/addresses';
import { useCommittees } from '@/portfolio/api/caller';
import { governanceMethods } from '@/portfolio/api/clients';
import { useIncubators } from '@/portfolio/api/directory';
import { aSearch, namesIn } from '@/portfolio/components/checks';
import { useCommitteeTitle } from '@/portfolio/components/committee_title';
import { COMMITTEE_STATES, decisionText } from '@/portfolio/words/decisions';
import { terms } from '@/portfolio/words/terms';
import { PlanSession } from './plan_session';
import { committeeWords } from './words';
import './committees.css';

const PROGRAMME = 'programme';

function filterOf(get: (param: string) => string): string {
  const [incubator, state, from, until] = ['incubateur', 'etat', 'du', 'au'].map(get) as [string, string, string, string];
  return [
    incubator === PROGRAMME ? 'NOT incubator:*' : incubator && `incubator = "${idOf(incubator).replaceAll('"', '')}"`,
    state in Committee_State && `state = ${state}`,
    dayOf(from) && `date >= "${from}"`,
    dayOf(until) && `date <= "${until}"`,
  ].filter(Boolean).join(' AND ');
}

export default soundly({ etat: among(namesIn(Committee_State)), incubateur: aSearch, du: aDay, au: aDay }, CommitteesPage);

function CommitteesPage() {
  const { t } = useWords();
  const { programme, incubators } = useCommittees();
  const { get } = useUrlState();
  const page = usePage();
  const [planning, setPlanning] = useState(false);
  const filter = filterOf(get);
  const sessions = useQuery(query(governanceMethods.listCommittees, { filter, pageToken: page }));
  useRefusedParams(sessions.error);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={programme || incubators.length > 0 ? (
        <button type="button" className="fr-btn fr-icon-add-line fr-btn--icon-left" onClick={() => setPlanning(true)}>{t(committeeWords.plan)}</button>
      ) : undefined}>
        {t(committeeWords.title)}
      </PageTitle>
      <Filters />
      <DataTable caption={t(committeeWords.title)} noCaption exportedApart columns={useColumns()} rows={sessions.data?.committees}
        rowKey={({ name }) => name} error={sessions.error} onRetry={() => void sessions.refetch()} empty={<p>{t(committeeWords.none)}</p>} />
      <Pager nextPageToken={sessions.data?.nextPageToken} />
      <CsvExport fileName="comites.csv" columns={useCsvColumns()} read={(signal) => allSessions(filter, signal)} />
      {planning && <PlanSession onClose={() => setPlanning(false)} />}
    </div>
  );
}

async function* allSessions(filter: string, signal: AbortSignal): AsyncGenerator<Committee[]> {
  for await (const { committees } of pages(governanceMethods.listCommittees, { filter }, signal)) yield committees;
}

function Filters() {
  const { t, locale } = useWords();
  const { data: incubators = [] } = useIncubators();
  const states = [Committee_State.PLANNED, Committee_State.HELD, Committee_State.CANCELLED];
  return (
    <FilterBar fields={[
      {
        param: 'incubateur', type: 'select', label: t(terms.incubator), options: [
          { value: PROGRAMME, label: t(committeeWords.filterProgramme) },
          ...incubators.map(({ name, title }) => ({ value: name, label: title })).sort((a, b) => a.label.localeCompare(b.label, locale))],
      },
      { param: 'etat', type: 'select', label: t(committeeWords.state), options: states.map((state) => ({ value: Committee_State[state], label: t(COMMITTEE_STATES[state]) })) },
      { param: 'du', type: 'date', label: t(committeeWords.from) },
      { param: 'au', type: 'date', label: t(committeeWords.until) },
    ]} />
  );
}

// What was decided, and how often.
function useDecided(): (committee: Committee) => string {
  const { t, number } = useWords();
  return ({ hearings, state }) => Object.values(Decision)
    .filter((decision): decision is Decision => typeof decision === 'number'
      && (decision !== Decision.UNSPECIFIED || state === Committee_State.HELD))
    .flatMap((decision) => {
      const n = hearings.filter((hearing) => hearing.decision === decision).length;
      return n > 0 ? `${t(decisionText(decision, state))} (${number(n)})` : [];
    }).join(', ');
}

function useCsvColumns(): CsvColumn<Committee>[] {
  const { t } = useWords();
  const titleOf = useCommitteeTitle();
  const decided = useDecided();
  return [
    { header: t(committeeWords.date), value: ({ date }) => (date ? isoOf(date) : '') },
    { header: t(committeeWords.whose), value: titleOf },
    { header: t(committeeWords.state), value: ({ state }) => t(COMMITTEE_STATES[state]) },
    { header: t(committeeWords.agenda), value: ({ hearings }) => hearings.length },
    { header: t(committeeWords.decisions), value: decided },
  ];
}

function useColumns(): Column<Committee>[] {
  const { t, date } = useWords();
  const titleOf = useCommitteeTitle();
  const decided = useDecided();
  return [
    { id: 'date', header: t(committeeWords.date), isHeader: true, isDay: true, cell: (row) => <Link to={committeeUrl(row.name)}>{date(row.date)}</Link> },
    { id: 'whose', header: t(committeeWords.whose), cell: titleOf },
    { id: 'state', header: t(committeeWords.state), cell: ({ state }) => <span className={`session-state session-state--${state}`}>{t(COMMITTEE_STATES[state])}</span> },
    { id: 'agenda', header: t(committeeWords.agenda), cell: ({ hearings }) => t(terms.projects, { n: hearings.length }) },
    { id: 'decisions', header: t(committeeWords.decisions), cell: (row) => decided(row) || <span className="quiet">–</span> },
  ];
}
