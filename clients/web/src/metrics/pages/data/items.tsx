// What the team works on, whoever told it, and what it is that stands where.
import { useState } from 'react';
import { StateCategory as State, type WorkItem } from '@/gen/pepiniere/metrics/v1/work_item_pb';
import { idIn } from '@/metrics/api/addresses';
import { useMay, useMayBelow } from '@/metrics/api/caller';
import { useItems } from '@/metrics/api/records';
import { itemTitle, ITEMS } from '@/metrics/components/item_kind';
import { Named, RecordTable } from '@/metrics/components/record_table';
import { sprintsOf } from '@/metrics/components/sprint_kind';
import { STATES_ASKED, stateFilter } from '@/metrics/components/states_asked';
import { TakeStep } from '@/metrics/components/step_dialog';
import { useTeller } from '@/metrics/components/use_teller';
import { dataWords } from '@/metrics/words/data';
import { itemWords as words, STEPS, type Step } from '@/metrics/words/items';
import { STATES } from '@/metrics/words/sources';
import { measureWords } from '@/metrics/words/words';
import { FilterBar } from '@/kit/ui/filter_bar';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { DataSection } from './data_section';

// What is most often said next of one that stands there; the rest by editing it.
const NEXT: Readonly<Record<State, readonly Step[]>> = {
  [State.UNSPECIFIED]: [State.IN_PROGRESS], [State.TODO]: [State.IN_PROGRESS, State.CANCELLED], [State.IN_PROGRESS]: [State.DONE, State.CANCELLED], [State.DONE]: [], [State.CANCELLED]: [],
};

export function Items({ project, showDeleted }: { project: string; showDeleted: boolean }) {
  const { t, date, colon } = useWords();
  const teller = useTeller(project);
  const may = useMay(project);
  const mayBelow = useMayBelow(project, 'workItems');
  const asked = useUrlState().get('etat');
  const found = useItems(project, showDeleted, stateFilter(asked));
  const rows = found.data?.pages.flatMap(({ workItems }) => workItems);
  const [taken, take] = useState<{ item: WorkItem; to: Step }>();
  // It follows what others change.
  const taking = taken && (rows?.find(({ name }) => name === taken.item.name) ?? taken.item);
  return (
    <DataSection id="elements" title={words.all} told={words.told} kind={ITEMS} project={project} mayAdd={may('CreateWorkItem')}>
      {(asked || (rows && rows.length > 0)) && (
        <FilterBar of={t(words.all)} fields={[{ param: 'etat', label: t(words.to), type: 'select', options: Object.entries(STATES_ASKED).map(([value, state]) => ({ value, label: t(STATES[state]) })) }]} />
      )}
      <RecordTable kind={ITEMS} caption={words.all} none={asked ? words.noneSuch : words.none} found={found} rows={rows}
        may={(_, verb) => mayBelow(`${verb}WorkItem`)}
        acts={mayBelow('UpdateWorkItem') ? (item) => NEXT[item.state].map((to) => (
          <button key={to} type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => take({ item, to })}>{t(STEPS[to].act)}<span className="fr-sr-only">{colon}{itemTitle(item)}</span></button>
        )) : undefined}
        columns={[
          { id: 'one', header: t(words.one), isHeader: true, cell: (one) => <Named of={one}>{itemTitle(one)}</Named> },
          { id: 'type', header: t(words.type), cell: ({ type }) => type },
          { id: 'state', header: t(words.to), cell: ({ state }) => t(STATES[state]) },
          { id: 'start', header: t(measureWords.since), csv: ({ startTime }) => startTime && dayAt(startTime), cell: ({ startTime }) => date(startTime) },
          { id: 'finish', header: t(measureWords.finished), csv: ({ finishTime }) => finishTime && dayAt(finishTime), cell: ({ finishTime }) => date(finishTime) },
          { id: 'sprints', header: t(words.memberships), cell: ({ memberships }) => memberships.length > 0 && <InSprints project={project} names={[...new Set(memberships.map(({ sprint }) => sprint))]} /> },
          { id: 'by', header: t(dataWords.by), cell: ({ source }) => teller(source) },
        ]} />
      {taken && taking && <TakeStep item={taking} to={taken.to} onClose={() => take(undefined)} />}
    </DataSection>
  );
}

function InSprints({ project, names }: { project: string; names: readonly string[] }) {
  const known = sprintsOf(project).useResources();
  return <ul className="values">{names.map((name) => <li key={name}>{known.find((one) => one.name === name)?.title ?? idIn(name)}</li>)}</ul>;
}
