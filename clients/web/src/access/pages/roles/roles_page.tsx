// Who was given which role: a list for administrators, who give roles and take them back.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { ACTIVE, bindingsFilter, holderOf, INACTIVE, isOpen, stateOf, type Told } from '@/access/api/bindings';
import { useAccess } from '@/access/api/caller';
import { accessMethods } from '@/access/api/clients';
import { heldBySome, readHeld, WHO } from '@/access/api/holders';
import { ROLES_HELD_ON } from '@/access/api/roles_held_on';
import { BindingState } from '@/access/components/binding_state';
import { GrantForm } from '@/access/components/grant_form';
import { HeldOn } from '@/access/components/held_on';
import { Holder } from '@/access/components/holder';
import { RevokeForm } from '@/access/components/revoke_form';
import { useNames } from '@/access/components/use_names';
import { Who } from '@/access/components/who';
import { roleText } from '@/access/words/role_text';
import { COLLECTIONS, ROLES } from '@/access/words/roles';
import { rolesWords, STATES } from '@/access/words/words';
import { useProgrammes } from '@/cohort/programmes';
import type { AccessBinding } from '@/gen/pepiniere/rpc/v1/access_binding_pb';
import { NONE } from '@/kit/api/filter';
import { query } from '@/kit/api/query';
import type { Named } from '@/kit/form/field';
import { CsvExport } from '@/kit/ui/csv_export';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { PageTitle } from '@/kit/ui/page_title';
import { Pager, usePage } from '@/kit/ui/pager';
import { Loading } from '@/kit/ui/states';
import { useUrlState } from '@/kit/ui/use_url_state';
import { dayAt } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useIncubators, useOrganisations } from '@/portfolio/feature';
import { History } from './history';
import './roles.css';

const PAGE_SIZE = 50;

// What has just been done, to whom.
interface Done { told: Text; who: string }
type Opened = { give: true } | { take: AccessBinding } | { history: AccessBinding };

export default function RolesPage() {
  const { t } = useWords();
  const { isPending, lists, gives } = useAccess();
  const { get } = useUrlState();
  const pageToken = usePage();
  const filter = bindingsFilter(get);
  const typed = get(WHO);
  const page = useQuery({
    ...query(accessMethods.listAccessBindings, { filter, pageSize: PAGE_SIZE, pageToken }), placeholderData: keepPreviousData, enabled: lists && !typed,
  });
  const found = useQuery({ ...heldBySome(filter, typed), placeholderData: keepPreviousData, enabled: lists && typed !== '' });
  const shown = typed ? found : page;
  const rows: readonly AccessBinding[] | undefined = typed ? found.data : page.data?.accessBindings;
  const [opened, open] = useState<Opened>();
  const [done, tell] = useState<Done>();
  const nameOf = useNames([done?.who ?? '', ...(rows?.map(holderOf) ?? [])]);
  const close = () => open(undefined);
  const fields = useFields();
  const columns = useColumns(open, nameOf);
  return (
    <div className="fr-container fr-py-4w">
      <PageTitle actions={gives ? (
        <button type="button" className="fr-btn fr-icon-add-line fr-btn--icon-left" onClick={() => open({ give: true })}>{t(rolesWords.give)}</button>
      ) : undefined}>
        {t(rolesWords.title)}
      </PageTitle>
      <p>{t(rolesWords.told)}</p>
      <div role="status">{done && <p className="fr-message fr-message--valid fr-mb-2w">{t(done.told, { who: nameOf(done.who) })}</p>}</div>
      {isPending ? <Loading lines={8} /> : lists ? (
        <>
          <FilterBar fields={fields} />
          <div className={shown.isPlaceholderData ? 'is-old' : undefined} aria-busy={shown.isFetching}>
            <DataTable caption={t(rolesWords.list)} noCaption exportedApart columns={columns} rows={rows} rowKey={({ name }) => name}
              error={shown.error} onRetry={() => void shown.refetch()} empty={<p>{t(filter || typed ? rolesWords.noneSuch : rolesWords.none)}</p>} />
          </div>
          <Export filter={filter} typed={typed} />
          {!typed && <Pager nextPageToken={page.data?.nextPageToken} />}
        </>
      ) : (
        <>
          <p>{t(rolesWords.notYours)}</p>
          <Link className="fr-btn" to="/moi">{t(rolesWords.toAccount)}</Link>
        </>
      )}
      {opened && 'give' in opened && <GrantForm onClose={close} onDone={(binding) => tell({ told: rolesWords.given, who: holderOf(binding) })} />}
      {opened && 'take' in opened && <RevokeForm binding={opened.take} onClose={close} onDone={() => tell({ told: rolesWords.taken, who: '' })} />}
      {opened && 'history' in opened && <History binding={opened.history} onClose={close} />}
    </div>
  );
}

function useFields(): FilterField[] {
  const { t, locale } = useWords();
  const things: (readonly [string, readonly Named[] | undefined])[] = [
    ['incubators', useIncubators().data], ['programmes', useProgrammes().data], ['organisations', useOrganisations().data],
  ];
  const resources = things.flatMap(([collection, all]) => [...(all ?? [])].sort((a, b) => a.title.localeCompare(b.title, locale))
    .map(({ name, title }) => ({ value: name, label: `${title || name} (${t(COLLECTIONS[collection]!)})` })));
  return [
    { param: WHO, type: 'text', label: t(rolesWords.search) },
    { param: 'role', type: 'select', label: t(rolesWords.role), options: Object.keys(ROLES_HELD_ON).map((code) => ({ value: code, label: t(ROLES[code]!) })) },
    { param: 'sur', type: 'select', label: t(rolesWords.onFilter), options: [{ value: NONE, label: t(rolesWords.everythingOnly) }, ...resources] },
    { param: 'etat', type: 'select', label: t(rolesWords.state), options: [{ value: ACTIVE, label: t(rolesWords.counting) }, { value: INACTIVE, label: t(rolesWords.notCounting) }] },
  ];
}

function useColumns(open: (opened: Opened) => void, nameOf: (name: string) => string): Column<AccessBinding>[] {
  const { t, shortDate } = useWords();
  const { takes, reads } = useAccess();
  const acts: Column<AccessBinding> = {
    id: 'acts', header: t(rolesWords.actions), csv: false, cell: (binding) => {
      const what = t(rolesWords.of, { role: t(roleText(binding.role)), who: nameOf(holderOf(binding)) });
      return (
        <span className="roles-acts">
          {takes && isOpen(stateOf(binding)) && (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" aria-label={t(rolesWords.takeThis, { what })} onClick={() => open({ take: binding })}>
              {t(rolesWords.take)}
            </button>
          )}
          {reads && (
            <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-label={t(rolesWords.historyOf, { what })} onClick={() => open({ history: binding })}>
              {t(rolesWords.history)}
            </button>
          )}
        </span>
      );
    },
  };
  return [
    { id: 'who', header: t(rolesWords.who), isHeader: true, cell: (binding) => <span className="roles-principal"><Holder binding={binding} /></span> },
    { id: 'role', header: t(rolesWords.role), cell: ({ role }) => t(roleText(role)) },
    { id: 'on', header: t(rolesWords.on), cell: ({ resource }) => <HeldOn resource={resource} /> },
    { id: 'state', header: t(rolesWords.state), cell: (binding) => <BindingState binding={binding} /> },
    { id: 'from', header: t(rolesWords.from), cell: ({ startTime }) => startTime && shortDate(dayAt(startTime)) },
    { id: 'until', header: t(rolesWords.until), cell: ({ endTime }) => (endTime ? shortDate(dayAt(endTime)) : <span className="quiet">{t(rolesWords.forGood)}</span>) },
    { id: 'why', header: t(rolesWords.why), cell: ({ reason }) => reason },
    { id: 'by', header: t(rolesWords.by), cell: ({ grantedBy }) => <span className="roles-principal"><Who name={grantedBy} /></span> },
    ...(takes || reads ? [acts] : []),
  ];
}

function Export({ filter, typed }: { filter: string; typed: string }) {
  const { t } = useWords();
  return (
    <CsvExport<Told> fileName="droits.csv" columns={[
      { header: t(rolesWords.who), value: ({ binding, nameOf }) => nameOf(holderOf(binding)) },
      { header: t(rolesWords.role), value: ({ binding: { role } }) => t(roleText(role)) },
      { header: t(rolesWords.on), value: ({ binding: { resource } }) => resource || t(rolesWords.everything) },
      { header: t(rolesWords.state), value: ({ binding }) => t(STATES[stateOf(binding)]) },
      { header: t(rolesWords.from), value: ({ binding: { startTime } }) => startTime && dayAt(startTime) },
      { header: t(rolesWords.until), value: ({ binding: { endTime } }) => endTime && dayAt(endTime) },
      { header: t(rolesWords.why), value: ({ binding: { reason } }) => reason },
      { header: t(rolesWords.by), value: ({ binding, nameOf }) => nameOf(binding.grantedBy) },
      { header: t(rolesWords.givenTo), value: ({ binding: { principal } }) => principal },
      { header: t(rolesWords.revokedOn), value: ({ binding: { revokeTime } }) => revokeTime && dayAt(revokeTime) },
      { header: t(rolesWords.revokedWhy), value: ({ binding: { revokeReason } }) => revokeReason },
    ]} read={(signal) => readHeld(filter, typed, signal)} />
  );
}
