// The milestones of a commitment: when each is to be done, what was expected, what came of it.
import { useState } from 'react';
import type { Milestone } from '@/gen/pepiniere/policy/v1/milestone_pb';
import { DeletedSwitch, useDeletedShown } from '@/kit/form/deletion';
import { AddDialog, DeleteResource, EditResource } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Gone } from '@/kit/ui/gone';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { useMayBelow } from '@/policy/api/caller';
import { useMilestones } from '@/policy/api/plans';
import { MILESTONE_KIND } from '@/policy/components/plan_kinds';
import { Thing, Things } from '@/policy/components/things';
import { commitmentWords, milestoneWords as words, planWords } from '@/policy/words/plans';
import { policyWords } from '@/policy/words/words';

type Opened = 'add' | { edit: Milestone } | { remove: Milestone };

export function Milestones({ commitment }: { commitment: string }) {
  const { t } = useWords();
  const may = useMayBelow(commitment, 'milestones');
  const mayEdit = may('UpdateMilestone');
  const found = useMilestones(commitment, useDeletedShown(mayEdit));
  const [opened, open] = useState<Opened>();
  const close = () => open(undefined);
  const columns = useColumns(found.data ?? [], mayEdit ? open : undefined);
  return (
    <Section id="jalons" title={commitmentWords.milestones} actions={mayEdit && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('add')}>{t(commitmentWords.addMilestone)}</button>}>
      {mayEdit && <DeletedSwitch />}
      <DataTable cards caption={t(commitmentWords.milestones)} noCaption columns={columns} rows={found.data} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(commitmentWords.noMilestones)}</p>} />
      {opened === 'add' && <AddDialog kind={MILESTONE_KIND} parent={commitment} onClose={close} />}
      {typeof opened === 'object' && 'edit' in opened && <EditResource kind={MILESTONE_KIND} row={opened.edit} onClose={close} />}
      {typeof opened === 'object' && 'remove' in opened && <DeleteResource kind={MILESTONE_KIND} row={opened.remove} onClose={close} />}
    </Section>
  );
}

function useColumns(all: readonly Milestone[], open: ((opened: Opened) => void) | undefined): Column<Milestone>[] {
  const { t, number, colon } = useWords();
  const titleOf = (name: string) => all.find((one) => one.name === name)?.title ?? '';
  const count = (n: number) => (n > 0 ? number(n) : '');
  return [
    { id: 'title', header: t(words.one), isHeader: true, csv: ({ title }) => title, cell: (one) => <>{one.title}<Gone of={one} /></> },
    { id: 'part', header: t(words.partOf), cell: ({ partOf }) => titleOf(partOf) },
    { id: 'years', header: t(words.years), cell: ({ firstYear, lastYear }) => [...new Set([firstYear, lastYear])].filter(Boolean).join('–') },
    { id: 'lead', header: t(commitmentWords.lead), cell: ({ leadInstitution }) => leadInstitution && <Thing name={leadInstitution} /> },
    { id: 'expected', header: t(words.expected), numeric: true, csv: ({ expectedCount }) => expectedCount || undefined, cell: ({ expectedCount }) => count(expectedCount) },
    { id: 'actual', header: t(words.actual), numeric: true, csv: ({ actualCount }) => actualCount || undefined, cell: ({ actualCount }) => count(actualCount) },
    { id: 'produced', header: t(planWords.produced), csv: ({ links }) => links.join(', '), cell: ({ links }) => links.length > 0 && <Things names={links} /> },
    ...(open ? [{ id: 'act', header: t(policyWords.act), csv: false as const, cell: (one: Milestone) => !one.deleteTime && (
      <span className="badges no-print">
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open({ edit: one })}>{t(policyWords.edit)}<span className="fr-sr-only">{colon}{one.title}</span></button>
        <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => open({ remove: one })}>{t(policyWords.remove)}<span className="fr-sr-only">{colon}{one.title}</span></button>
      </span>
    ) }] : []),
  ];
}
