// The roles that a person was given here, under their name or a subject of theirs.
import { useQuery } from '@tanstack/react-query';
import { heldBy, stateOf } from '@/access/api/bindings';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { HeldOn } from '@/access/components/held_on';
import { StateBadge } from '@/access/components/state_badge';
import { Who } from '@/access/components/who';
import { personWords } from '@/access/words/persons';
import { roleText } from '@/access/words/role_text';
import { rolesWords } from '@/access/words/words';
import type { Person_Subject as Subject } from '@/gen/pepiniere/access/v1/person_pb';
import { whole } from '@/kit/api/query';
import { DataTable } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

export function GivenRoles({ name, subjects }: { name: string; subjects: readonly Subject[] }) {
  const { t, shortDate } = useWords();
  const { lists } = useAccess();
  const filter = heldBy([name, ...subjects.map(({ subject }) => subject)]);
  const given = useQuery({ ...whole(accessMethods.listAccessBindings, { filter }, (page) => page.accessBindings), enabled: lists });
  if (!lists) return null;
  return (
    <DataTable caption={t(personWords.roles)} rows={given.data} rowKey={(binding) => binding.name} error={given.error} onRetry={() => void given.refetch()}
      empty={<p>{t(personWords.noRole)}</p>} columns={[
        { id: 'role', header: t(rolesWords.role), isHeader: true, cell: ({ role }) => t(roleText(role)) },
        { id: 'on', header: t(rolesWords.on), cell: ({ resource }) => <HeldOn resource={resource} /> },
        { id: 'state', header: t(rolesWords.state), cell: (binding) => <StateBadge state={stateOf(binding)} /> },
        { id: 'from', header: t(rolesWords.from), isDay: true, cell: ({ startTime }) => startTime && shortDate(dayAt(startTime)) },
        { id: 'until', header: t(rolesWords.until), isDay: true, cell: ({ endTime }) => (endTime ? shortDate(dayAt(endTime)) : <span className="quiet">{t(rolesWords.forGood)}</span>) },
        { id: 'why', header: t(rolesWords.why), cell: ({ reason }) => reason },
        { id: 'by', header: t(rolesWords.by), cell: ({ grantedBy }) => <Who name={grantedBy} /> },
      ]} />
  );
}
