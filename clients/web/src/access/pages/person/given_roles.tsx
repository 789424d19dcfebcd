// The roles that a person was given here, under their name or a subject of theirs; and, for those who may, giving one and taking one
// back.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { heldBy, isOpen, stateOf } from '@/access/api/bindings';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { BindingState } from '@/access/components/binding_state';
import { GrantForm } from '@/access/components/grant_form';
import { HeldOn } from '@/access/components/held_on';
import { useResourceTitles } from '@/access/components/resources';
import { RevokeForm } from '@/access/components/revoke_form';
import { Who } from '@/access/components/who';
import { personWords } from '@/access/words/persons';
import { roleText } from '@/access/words/role_text';
import { rolesWords } from '@/access/words/words';
import type { Person } from '@/gen/pepiniere/access/v1/person_pb';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { whole } from '@/kit/api/query';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { dayAt } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';

type Opened = { give: true } | { take: AccessBinding };

export function GivenRoles({ person: { name, eraseTime } }: { person: Person }) {
  const { t } = useWords();
  const { lists, gives } = useAccess();
  const filter = heldBy([name]);
  const given = useQuery({ ...whole(accessMethods.listAccessBindings, { filter }, (page) => page.accessBindings), enabled: lists });
  const [opened, open] = useState<Opened>();
  const [done, tell] = useState<Text>();
  const close = () => open(undefined);
  const columns = useColumns((take) => open({ take }));
  if (!lists) return null;
  return (
    <>
      <h2 className="fr-h4 fr-mt-4w">{t(personWords.roles)}</h2>
      <div role="status">{done && <p className="fr-message fr-message--valid fr-mb-2w">{t(done)}</p>}</div>
      <DataTable caption={t(personWords.roles)} noCaption rows={given.data} rowKey={(binding) => binding.name} error={given.error} onRetry={() => void given.refetch()}
        empty={<p>{t(personWords.noRole)}</p>} columns={columns} />
      {gives && !eraseTime && (
        <p className="no-print"><button type="button" className="fr-btn fr-btn--secondary" onClick={() => open({ give: true })}>{t(rolesWords.give)}</button></p>
      )}
      {opened && 'give' in opened && <GrantForm to={name} onDone={() => tell(personWords.roleGiven)} onClose={close} />}
      {opened && 'take' in opened && <RevokeForm binding={opened.take} onDone={() => tell(rolesWords.taken)} onClose={close} />}
    </>
  );
}

function useColumns(take: (binding: AccessBinding) => void): Column<AccessBinding>[] {
  const { t, shortDate } = useWords();
  const { takes } = useAccess();
  const titleOf = useResourceTitles();
  const act: Column<AccessBinding> = {
    id: 'act', header: t(rolesWords.actions), csv: false, cell: (binding) => isOpen(stateOf(binding)) && (
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => take(binding)}
        aria-label={t(rolesWords.takeThis, { what: [t(roleText(binding.role)), binding.resource && titleOf(binding.resource)].filter(Boolean).join(', ') })}>
        {t(rolesWords.take)}
      </button>
    ),
  };
  return [
    { id: 'role', header: t(rolesWords.role), isHeader: true, cell: ({ role }) => t(roleText(role)) },
    { id: 'on', header: t(rolesWords.on), cell: ({ resource }) => <HeldOn resource={resource} /> },
    { id: 'state', header: t(rolesWords.state), cell: (binding) => <BindingState binding={binding} /> },
    { id: 'from', header: t(rolesWords.from), isDay: true, cell: ({ startTime }) => startTime && shortDate(dayAt(startTime)) },
    { id: 'until', header: t(rolesWords.until), isDay: true, cell: ({ endTime }) => (endTime ? shortDate(dayAt(endTime)) : <span className="quiet">{t(rolesWords.forGood)}</span>) },
    { id: 'why', header: t(rolesWords.why), cell: ({ reason }) => reason },
    { id: 'by', header: t(rolesWords.by), cell: ({ grantedBy }) => <Who name={grantedBy} /> },
    ...(takes ? [act] : []),
  ];
}
