// Who one is for the services, which roles one holds and, where that is known, where from and until when.
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ACTIVE, bindingsFilter, heldBy } from '@/access/api/bindings';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { HeldOn } from '@/access/components/held_on';
import { useNames } from '@/access/components/use_names';
import { roleText } from '@/access/words/role_text';
import { accountWords, rolesWords } from '@/access/words/words';
import type { Erasure } from '@/gen/pepiniere/access/v1/erasure_pb';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { whole } from '@/kit/api/query';
import { SESSION, signInUrl, signOut, useIdentity, useSession, type Held } from '@/kit/api/session';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Facts } from '@/kit/ui/facts';
import { Mine } from '@/kit/ui/mine';
import { PageTitle } from '@/kit/ui/page_title';
import { Loading } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { dayAt } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { Erased } from './erased';
import { Myself } from './myself';

export default function AccountPage() {
  const { t, date } = useWords();
  const { data: session } = useSession();
  const { isPending, subject, person, roles } = useIdentity();
  const { lists } = useAccess();
  const queryClient = useQueryClient();
  const [erasure, setErasure] = useState<Erasure>();
  // Before anything else is asked: it would be somebody new who asks.
  const end = async (report: Erasure) => {
    await signOut().catch(() => undefined);
    setErasure(report);
    void queryClient.invalidateQueries({ queryKey: [SESSION] });
  };
  if (erasure) return <Erased erasure={erasure} />;
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={lists ? <Link className="fr-btn fr-btn--secondary" to="/roles">{t(accountWords.toRoles)}</Link> : undefined}>{t(accountWords.title)}</PageTitle>
      {isPending ? <Loading /> : subject === '' ? (
        <>
          <p>{t(accountWords.nobody)}</p>
          {session?.signIn && <a className="fr-btn" href={signInUrl('/moi')}>{t(common.signIn)}</a>}
        </>
      ) : (
        <>
          <Facts facts={[
            // Who is a person here is called as they say, below.
            [accountWords.name, !person && session?.name],
            [common.identifier, <>{subject} <span className="quiet">{t(accountWords.subjectTold)}</span></>],
            [accountWords.session, session?.expireTime && date(timestampFromMs(Date.parse(session.expireTime)))],
          ]} />
          {roles.length === 0 ? <p>{t(accountWords.noRole)}</p> : <Roles roles={roles} names={[subject, person]} />}
          {person && <Mine />}
          {person && <Myself name={person} onErased={end} />}
        </>
      )}
    </div>
  );
}

// Who may list them learns which roles were given here.
function Roles({ roles, names }: { roles: readonly Held[]; names: readonly string[] }) {
  const { t } = useWords();
  const { lists } = useAccess();
  const filter = `${heldBy(names)} AND ${bindingsFilter((param) => ({ etat: ACTIVE })[param] ?? '')}`;
  const given = useQuery({ ...whole(accessMethods.listAccessBindings, { filter }, (page) => page.accessBindings), enabled: lists });
  const columns = useColumns(given.data);
  return (
    <>
      <DataTable caption={t(accountWords.roles)} columns={columns} rows={roles} rowKey={({ role, resource }) => `${role} ${resource}`} />
      {!given.data && <p className="quiet">{t(accountWords.originTold)}</p>}
    </>
  );
}

function useColumns(given: readonly AccessBinding[] | undefined): Column<Held>[] {
  const { t, shortDate } = useWords();
  const nameOf = useNames(given?.map(({ grantedBy }) => grantedBy) ?? []);
  const found = ({ role, resource }: Held) => given?.find((one) => one.role === role && one.resource === resource);
  const origin = (held: Held) => {
    const binding = found(held);
    return binding ? [t(accountWords.here, { who: nameOf(binding.grantedBy) }), binding.reason].filter(Boolean).join(', ') : t(accountWords.elsewhere);
  };
  const until = (held: Held) => {
    const binding = found(held);
    if (!binding) return t(accountWords.asLongAs);
    return binding.endTime ? shortDate(dayAt(binding.endTime)) : t(rolesWords.forGood);
  };
  return [
    { id: 'role', header: t(rolesWords.role), isHeader: true, cell: ({ role }) => t(roleText(role)) },
    { id: 'on', header: t(rolesWords.on), cell: ({ resource }) => <HeldOn resource={resource} /> },
    ...(given ? [{ id: 'origin', header: t(accountWords.origin), cell: origin }, { id: 'until', header: t(accountWords.until), cell: until }] : []),
  ];
}
