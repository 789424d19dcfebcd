// The measures that were announced, each with how far it is.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { measureUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { measureFilter, useMeasures } from '@/feedback/api/measures';
import { useForWhom } from '@/feedback/components/for_whom';
import { ListFrame } from '@/feedback/components/list_frame';
import { MEASURE_KIND } from '@/feedback/components/measure_kind';
import { MeasureState } from '@/feedback/components/measure_state';
import { TYPED_CHECKS, useTypedField } from '@/feedback/components/programme_filter';
import { MEASURE_STATES, measureWords as words } from '@/feedback/words/measures';
import { feedbackWords } from '@/feedback/words/words';
import { Measure_State as State, type Measure } from '@/gen/pepiniere/feedback/v1/measure_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar } from '@/kit/ui/filter_bar';
import { Gone } from '@/kit/ui/gone';
import { More } from '@/kit/ui/more';
import { among, soundly } from '@/kit/ui/sound_address';
import { useUrlState } from '@/kit/ui/use_url_state';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink } from '@/portfolio/feature';

const SHOWN = [State.ANNOUNCED, State.IN_PROGRESS, State.DELIVERED, State.ABANDONED];

export default soundly({ ...DELETED_CHECKS, ...TYPED_CHECKS, etat: among(SHOWN.map((state) => State[state])) }, MeasuresPage);

function MeasuresPage() {
  const { t } = useWords();
  const { get } = useUrlState();
  const may = useMay(EVERYTHING);
  const mayAdd = may('CreateMeasure');
  const filter = measureFilter(get);
  const found = useMeasures(filter, useDeletedShown(mayAdd));
  const [isAdding, setAdding] = useState(false);
  const fields = [useTypedField(), { param: 'etat', type: 'select' as const, label: t(feedbackWords.state), options: SHOWN.map((state) => ({ value: State[state], label: t(MEASURE_STATES[state]) })) }];
  return (
    <ListFrame title={words.title} intro={words.intro} add={mayAdd && words.add} onAdd={() => setAdding(true)}>
      <JustDeleted undelete={feedbackMethods.undeleteMeasure} />
      <FilterBar fields={fields} />
      {mayAdd && <DeletedSwitch />}
      <DataTable cards caption={t(words.title)} noCaption columns={useColumns()} rows={found.data?.pages.flatMap(({ measures }) => measures)} rowKey={({ name }) => name}
        error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(filter ? words.noneSuch : words.none)}</p>} />
      <More found={found} of={t(words.title)} />
      {isAdding && <AddDialog kind={MEASURE_KIND} parent={EVERYTHING} leadTo={({ name }) => measureUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Measure>[] {
  const { t } = useWords();
  const forWhom = useForWhom();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={measureUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'state', header: t(feedbackWords.state), csv: ({ state }) => t(MEASURE_STATES[state]), cell: ({ state }) => <MeasureState state={state} /> },
    { id: 'for', header: t(words.audiences), cell: ({ audiences }) => forWhom(audiences) },
    { id: 'owner', header: t(words.owner), cell: ({ owner }) => owner && <OrganisationLink name={owner} /> },
  ];
}
