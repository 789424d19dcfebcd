// The moves between phases in a period: what the figures of "what moved" count, project by project.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { MoveKind, type PhaseMove } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { idOf } from '@/kit/api/names';
import { pages, query } from '@/kit/api/query';
import type { Column } from '@/kit/ui/data_table';
import type { FilterField } from '@/kit/ui/filter_bar';
import { usePage } from '@/kit/ui/pager';
import { PeriodPicker } from '@/kit/ui/period_picker';
import { among, soundly } from '@/kit/ui/sound_address';
import { usePeriod } from '@/kit/ui/use_period';
import { useUrlState } from '@/kit/ui/use_url_state';
import { common } from '@/kit/words/common';
import { dayOf, isoOf, todayIso } from '@/kit/words/day';
import { dayBefore } from '@/kit/words/period';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { portfolioMethods } from '@/portfolio/api/clients';
import { projectFilter } from '@/portfolio/api/project_filter';
import { aPhase, namesIn, PERIOD_CHECKS, PROJECT_CHECKS } from '@/portfolio/components/checks';
import { csvName } from '@/portfolio/components/csv_name';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import { JOURNEY, phaseNamed, PHASES } from '@/portfolio/words/enums';
import { MOVE_KINDS, moveKindNamed } from '@/portfolio/words/moves';
import { terms } from '@/portfolio/words/terms';
import { lasting, ListPage } from './list_page';
import { listsWords } from './words';

const PAGE_SIZE = 50;
const KINDS = Object.values(MoveKind).filter((kind): kind is MoveKind => typeof kind === 'number' && kind !== MoveKind.UNSPECIFIED);

export default soundly({ ...PROJECT_CHECKS, ...PERIOD_CHECKS, nature: among(namesIn(MoveKind)), de: aPhase, vers: aPhase }, MovesPage);

function MovesPage() {
  const { t, date, shortDate } = useWords();
  const { get } = useUrlState();
  const today = todayIso();
  const chosen = usePeriod(today);
  const { period } = chosen;
  const request = {
    fromDate: dayOf(dayBefore(period)), toDate: dayOf(period.last), filter: projectFilter(lasting(get)),
    kind: moveKindNamed(get('nature')), fromPhase: phaseNamed(get('de')), toPhase: phaseNamed(get('vers')),
  };
  const page = useQuery({
    ...query(portfolioMethods.listPhaseMoves, { ...request, pageSize: PAGE_SIZE, pageToken: usePage() }), placeholderData: keepPreviousData,
  });
  const phases = JOURNEY.map((phase) => ({ value: Phase[phase], label: t(PHASES[phase]) }));
  const fields: FilterField[] = [
    { param: 'nature', type: 'select', label: t(listsWords.nature), options: KINDS.map((kind) => ({ value: MoveKind[kind], label: t(MOVE_KINDS[kind]) })) },
    { param: 'de', type: 'select', label: t(listsWords.from), options: phases },
    { param: 'vers', type: 'select', label: t(listsWords.to), options: phases },
  ];
  const origin = (phase: Phase) => (phase === Phase.UNSPECIFIED ? t(listsWords.entry) : t(PHASES[phase]));
  const columns: Column<PhaseMove>[] = [
    { id: 'project', header: t(terms.project), isHeader: true, cell: ({ project, title }) => <Link to={projectUrl(project)}>{title || idOf(project)}</Link> },
    { id: 'from', header: t(listsWords.from), cell: ({ fromPhase }) => (fromPhase === Phase.UNSPECIFIED ? t(listsWords.entry) : <PhaseBadge phase={fromPhase} />) },
    { id: 'to', header: t(listsWords.to), cell: ({ toPhase }) => <PhaseBadge phase={toPhase} /> },
    { id: 'day', header: t(listsWords.day), isDay: true, cell: (move) => shortDate(move.date) },
  ];
  return (
    <ListPage title={t(listsWords.moves)} told={t(listsWords.movesTold)} fields={fields} page={page} rows={({ phaseMoves }) => phaseMoves}
      found={(n) => t(listsWords.movesFound, { n, from: date(period.first), to: date(period.last) })} columns={columns}
      rowKey={(move) => `${move.project} ${move.fromPhase} ${move.toPhase} ${move.date ? isoOf(move.date) : ''}`} empty={t(listsWords.noMove)}
      csv={{
        fileName: csvName('passages', get, [period.first, period.last]),
        columns: [
          { header: t(common.identifier), value: ({ project }) => idOf(project) },
          { header: t(terms.project), value: ({ title }) => title },
          { header: t(listsWords.from), value: ({ fromPhase }) => origin(fromPhase) },
          { header: t(listsWords.to), value: ({ toPhase }) => t(PHASES[toPhase]) },
          { header: t(listsWords.day), value: (move) => (move.date ? isoOf(move.date) : '') },
        ],
        read: async function* (signal) {
          for await (const { phaseMoves } of pages(portfolioMethods.listPhaseMoves, request, signal)) yield phaseMoves;
        },
      }}>
      <PeriodPicker chosen={chosen} end={today} />
    </ListPage>
  );
}
