// Who is of a network, for its coaches: what each may be contacted for; one who asks for it is taken out.
import { useState } from 'react';
import { useMay } from '@/feedback/api/caller';
import { useMembers } from '@/feedback/api/networks';
import { MEMBER_KIND } from '@/feedback/components/network_kind';
import { CONTACTS, networkWords as words } from '@/feedback/words/networks';
import { feedbackWords } from '@/feedback/words/words';
import type { Member } from '@/gen/pepiniere/feedback/v1/network_pb';
import { DeleteResource } from '@/kit/form/resource_dialogs';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { More } from '@/kit/ui/more';
import { Section } from '@/kit/ui/section';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

export function Members({ network }: { network: string }) {
  const { t, colon, shortDate } = useWords();
  const found = useMembers(network, true);
  const rows = found.data?.pages.flatMap(({ members }) => members);
  const mayBelow = useMay(rows?.[0]?.name ?? `${network}/members/any`);
  const [removed, remove] = useState<Member>();
  const columns: Column<Member>[] = [
    { id: 'name', header: t(words.displayName), isHeader: true, cell: ({ displayName }) => displayName },
    { id: 'for', header: t(words.contactFor), cell: ({ contactFor }) => contactFor.map((one) => (CONTACTS[one] ? t(CONTACTS[one]) : one)).join(', ') },
    { id: 'interests', header: t(words.interests), cell: ({ interests }) => interests.join(', ') },
    { id: 'since', header: t(words.joinedOn), isDay: true, csv: ({ createTime }) => createTime && dayAt(createTime), cell: ({ createTime }) => shortDate(createTime && dayAt(createTime)) },
    ...(mayBelow('DeleteMember') ? [{ id: 'act', header: t(feedbackWords.act), csv: false as const, cell: (one: Member) => (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm no-print" onClick={() => remove(one)}>{t(words.takeOut)}<span className="fr-sr-only">{colon}{one.displayName}</span></button>
    ) }] : []),
  ];
  return (
    <Section id="membres" title={words.members} told={words.membersTold}>
      <DataTable cards caption={t(words.members)} noCaption columns={columns} rows={rows} rowKey={({ name }) => name} error={found.error} onRetry={() => void found.refetch()} empty={<p>{t(words.noMembers)}</p>} />
      <More found={found} of={t(words.members)} />
      {removed && <DeleteResource kind={MEMBER_KIND} row={removed} onClose={() => remove(undefined)} />}
    </Section>
  );
}
