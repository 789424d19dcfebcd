// Who judges the applications to a call: which of them, for whom they work, and how far they are.
import { useState, type ReactNode } from 'react';
import { useIsMayBelowPending, useMayBelow } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { useJurors, useProgress, useSubmitted } from '@/cohort/api/jury';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { juryWords as words } from '@/cohort/words/jury';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Juror } from '@/gen/pepiniere/cohort/v1/juror_pb';
import { useWrite } from '@/kit/api/write';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';
import { OrganisationLink, useTitles } from '@/portfolio/feature';
import { AddJuror, EditJuror, RemoveJuror } from './juror_dialogs';

type Opened = { what: 'add' } | { what: 'edit' | 'remove'; juror: Juror };

export function Jurors({ call }: { call: Call }) {
  const { t } = useWords();
  const mayWithJurors = useMayBelow(call.name, 'jurors');
  // Once, as it is to be seen: without those who were taken off, the list would make way for another.
  const jurors = useJurors(call.name, mayWithJurors('UndeleteJuror'), !useIsMayBelowPending(call.name, 'jurors'));
  const [opened, open] = useState<Opened>();
  const { mutate: restore, error } = useWrite(cohortMethods.undeleteJuror);
  const close = () => open(undefined);
  // As it is now.
  const current = (juror: Juror) => jurors.data?.find(({ name }) => name === juror.name) ?? juror;
  const columns = useColumns(call, (juror) => (juror.deleteTime ? (
    <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" onClick={() => restore({ name: juror.name, etag: juror.etag })}>{t(words.restore, { name: juror.displayName })}</button>
  ) : (
    <div className="application-acts fr-mb-0">
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(words.editThis, { name: juror.displayName })} onClick={() => open({ what: 'edit', juror })}>{t(words.edit)}</button>
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(words.removeThis, { name: juror.displayName })} onClick={() => open({ what: 'remove', juror })}>{t(words.remove)}</button>
    </div>
  )));
  return (
    <section className="known-section" aria-labelledby="jures">
      <div className="list-head">
        <h2 className="fr-h4 fr-mb-0" id="jures">{t(words.jurors)}</h2>
        <button type="button" className="fr-btn fr-btn--sm fr-icon-add-line fr-btn--icon-left no-print" onClick={() => open({ what: 'add' })}>{t(words.add)}</button>
      </div>
      {error && <Problem error={error} />}
      <DataTable cards caption={t(words.jurors)} noCaption columns={columns} rows={jurors.data} rowKey={({ name }) => name} error={jurors.error} onRetry={() => void jurors.refetch()} empty={<p>{t(words.noJurors)}</p>} />
      {opened?.what === 'add' && <AddJuror call={call} onClose={close} />}
      {opened?.what === 'edit' && <EditJuror call={call} juror={current(opened.juror)} onClose={close} />}
      {opened?.what === 'remove' && <RemoveJuror juror={current(opened.juror)} onClose={close} />}
    </section>
  );
}

function useColumns(call: Call, acts: (juror: Juror) => ReactNode): Column<Juror>[] {
  const { t, number } = useWords();
  const { titleOf } = useSeatTitles(call);
  const submitted = useSubmitted(call.name);
  const organisationOf = useTitles();
  const progress = useProgress(call.name).data?.jurors;
  const seatsOf = ({ seats }: Juror) => (seats.length === 0 ? t(words.allSeats) : seats.map(titleOf).join(', '));
  // Nothing of whoever has nothing to review: nothing tells why.
  const doneOf = ({ name, deleteTime }: Juror) => {
    const figures = progress?.find(({ juror }) => juror === name)?.figures;
    return deleteTime ? t(words.removed) : figures ? t(words.doneOf, { done: figures.done, asked: figures.asked }) : t(words.notAsked);
  };
  return [
    { id: 'juror', header: t(words.juror), isHeader: true, cell: ({ displayName, deleteTime }) => (deleteTime ? <del>{displayName}</del> : displayName) },
    { id: 'organisation', header: t(words.organisation), csv: ({ organisation }) => organisation && organisationOf(organisation), cell: ({ organisation }) => organisation && <OrganisationLink name={organisation} /> },
    { id: 'seats', header: t(words.seats), csv: seatsOf, cell: seatsOf },
    { id: 'done', header: t(words.done), csv: doneOf, cell: doneOf },
    ...(submitted ? [{ id: 'submitted', header: t(words.submitted), numeric: true, cell: ({ name }: Juror) => number(submitted.filter(({ juror }) => juror === name).length) }] : []),
    { id: 'acts', header: t(words.acts), csv: false, cell: acts },
  ];
}
