// Action plans: of each what it declared, and what is listed of it.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Plan } from '@/gen/pepiniere/policy/v1/plan_pb';
import { EVERYTHING } from '@/kit/api/permissions';
import { DELETED_CHECKS, DeletedSwitch, JustDeleted, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Gone } from '@/kit/ui/gone';
import { soundly } from '@/kit/ui/sound_address';
import { useWords } from '@/kit/words/use_words';
import { planUrl } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { usePlans } from '@/policy/api/plans';
import { ListFrame } from '@/policy/components/list_frame';
import { PLAN_KIND } from '@/policy/components/plan_kinds';
import { planWords as words } from '@/policy/words/plans';

export default soundly(DELETED_CHECKS, PlansPage);

function PlansPage() {
  const { t } = useWords();
  const may = useMay(EVERYTHING);
  const mayAdd = may('CreatePlan');
  const found = usePlans(useDeletedShown(mayAdd));
  const [isAdding, setAdding] = useState(false);
  return (
    <ListFrame title={words.title} intro={words.intro} add={mayAdd && words.add} onAdd={() => setAdding(true)}>
      <JustDeleted undelete={policyMethods.undeletePlan} />
      {mayAdd && <DeletedSwitch />}
      <DataTable cards caption={t(words.title)} noCaption columns={useColumns()} rows={found.data} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.none)}</p>} />
      {isAdding && <AddDialog kind={PLAN_KIND} parent={EVERYTHING} leadTo={({ name }) => planUrl(name)} onClose={() => setAdding(false)} />}
    </ListFrame>
  );
}

function useColumns(): Column<Plan>[] {
  const { t, number } = useWords();
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <><Link to={planUrl(one.name)}>{one.title}</Link><Gone of={one} /></> },
    { id: 'country', header: t(words.country), cell: ({ country }) => country },
    { id: 'cycle', header: t(words.cycle), cell: ({ cycle }) => cycle },
    { id: 'declared', header: t(words.declared), numeric: true, csv: ({ declaredCount }) => declaredCount, cell: ({ declaredCount }) => (declaredCount === undefined ? '' : number(declaredCount)) },
    { id: 'listed', header: t(words.listed), numeric: true, csv: ({ listedCount }) => listedCount, cell: ({ listedCount }) => number(listedCount) },
  ];
}
