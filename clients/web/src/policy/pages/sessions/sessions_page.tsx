// The sessions of committees: when each meets, on what, and how far it has come.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Session_State as State, type Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { More } from '@/kit/ui/more';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { sessionUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { sessionFilter, useSessions } from '@/policy/api/sessions';
import { ListFrame } from '@/policy/components/list_frame';
import { SESSION_KIND } from '@/policy/components/session_kind';
import { SessionState } from '@/policy/components/session_state';
import { TYPED_CHECKS, useTypedField } from '@/policy/components/typed_filter';
import { SESSION_STATES, sessionWords as words } from '@/policy/words/sessions';
import { policyWords } from '@/policy/words/words';

const SHOWN = [State.CONVENED, State.OPENED, State.CLOSED, State.CANCELLED];

export default soundly({ ...TYPED_CHECKS, etat: among(SHOWN.map((state) => State[state])) }, SessionsPage);

function SessionsPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const may = useMay(EVERYTHING);
  const filter = sessionFilter(get);
  const found = useSessions(filter);
  const [isAdding, setAdding] = useState(false);
  const fields = [useTypedField(), { param: 'etat', type: 'select' as const, label: t(policyWords.state), options: SHOWN.map((state) => ({ value: State[state], label: t(SESSION_STATES[state]) })) }];
  return (
    <ListFrame title={words.title} intro={words.intro} add={may('CreateSession') && words.add} onAdd={() => setAdding(true)}>
      <FilterBar fields={fields} />
      <DataTable cards caption={t(words.title)} noCaption columns={useColumns()} rows={found.data?.pages.flatMap(({ sessions }) => sessions)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(filter ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      {isAdding && <AddDialog kind={SESSION_KIND} parent={EVERYTHING} leadTo={({ name }) => sessionUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Session>[] {
  const { t, date, number } = useWords();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: ({ name, title }) => <Link to={sessionUrl(name)}>{title}</Link> },
    { id: 'start', header: t(words.start), csv: ({ startTime }) => startTime && dayAt(startTime), cell: ({ startTime }) => date(startTime) },
    { id: 'state', header: t(policyWords.state), csv: ({ state }) => t(SESSION_STATES[state]), cell: ({ state }) => <SessionState state={state} /> },
    { id: 'agenda', header: t(words.agenda), numeric: true, csv: ({ agenda }) => agenda.length, cell: ({ agenda }) => number(agenda.length) },
  ];
}
