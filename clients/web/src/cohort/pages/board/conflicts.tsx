// Which jurors are recused from which applications, once the call has closed.
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useNames } from '@/access/feature';
import { applicationUrl } from '@/cohort/api/addresses';
import { useApplications } from '@/cohort/api/applications';
import { useMay, useMayBelow } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { jurorsIn, useConflicts, useJurors } from '@/cohort/api/jury';
import { CAUSES } from '@/cohort/words/application_enums';
import { juryWords as words } from '@/cohort/words/jury';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Conflict_Cause as Cause, type Conflict } from '@/gen/pepiniere/cohort/v1/conflict_pb';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { sameInBoth, type Form } from '@/kit/form/field';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Dialog } from '@/kit/ui/dialog';
import { Problem } from '@/kit/ui/problem';
import { useWords } from '@/kit/words/use_words';
import { useTitles } from '@/portfolio/feature';

const jurorOf = (conflict: Conflict) => conflict.name.split('/').slice(0, 4).join('/');

export function Conflicts({ call }: { call: Call }) {
  const { t, date } = useWords();
  const may = useMay(call.name);
  const mayWithJurors = useMayBelow(call.name, 'jurors');
  const conflicts = useConflicts(call.name);
  const jurors = useJurors(call.name, true).data;
  const applications = useApplications(call.name, '', true).data ?? [];
  const nameOf = useNames(applications.map(({ applicant }) => applicant));
  const organisationOf = useTitles();
  const [isOpen, open] = useState(false);
  const [found, tell] = useState<number>();
  const { mutate: detect, isPending, error } = useWrite(cohortMethods.detectConflicts, ({ found: n }) => tell(n));
  const whoOf = (application: string) => nameOf(applications.find(({ name }) => name === application)?.applicant ?? application);
  // Where it was detected, the reason names the organisations.
  const reasonOf = ({ cause, reason }: Conflict) => (cause === Cause.APPLICANT_ORGANISATION || cause === Cause.HOST_ORGANISATION ? organisationOf(reason) : cause === Cause.SAME_PERSON ? '' : reason);
  const columns: Column<Conflict>[] = [
    { id: 'juror', header: t(words.juror), isHeader: true, cell: (conflict) => jurors?.find(({ name }) => name === jurorOf(conflict))?.displayName ?? '' },
    { id: 'application', header: t(words.application), csv: ({ application }) => whoOf(application), cell: ({ application }) => <Link to={applicationUrl(application)}>{whoOf(application)}</Link> },
    { id: 'cause', header: t(words.cause), cell: ({ cause }) => t(CAUSES[cause]) },
    { id: 'reason', header: t(words.reason), csv: reasonOf, cell: (conflict) => <span className="as-typed">{reasonOf(conflict)}</span> },
    { id: 'on', header: t(words.recordedOn), cell: ({ createTime }) => date(createTime) },
  ];
  return (
    <section className="known-section" aria-labelledby="deports">
      <div className="list-head">
        <h2 className="fr-h4 fr-mb-0" id="deports">{t(words.conflicts)}</h2>
        {mayWithJurors('CreateConflict') && <button type="button" className="fr-btn fr-btn--sm no-print" onClick={() => open(true)}>{t(words.recuse)}</button>}
        {may('DetectConflicts') && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary no-print" disabled={isPending} onClick={() => detect({ name: call.name })}>{t(words.detect)}</button>}
      </div>
      <div role="status">{found !== undefined && <p className="fr-message fr-message--info">{found > 0 ? t(words.detected, { n: found }) : t(words.detectedNone)}</p>}</div>
      {error && <Problem error={error} />}
      <DataTable cards caption={t(words.conflicts)} noCaption columns={columns} rows={conflicts.data} rowKey={({ name }) => name} error={conflicts.error} onRetry={() => void conflicts.refetch()}
        empty={<p>{t(words.noConflicts)}</p>} />
      {isOpen && <Recuse call={call} applications={applications} whoOf={whoOf} onClose={() => open(false)} />}
    </section>
  );
}

interface RecuseProps { call: Call; applications: readonly Application[]; whoOf: (application: string) => string; onClose: () => void }

function Recuse({ call, applications, whoOf, onClose }: RecuseProps) {
  const { t } = useWords();
  const { mutateAsync: recuse } = useWrite(cohortMethods.createConflict);
  const form: Form = bound(bounds.Conflict, {
    fields: [
      { path: 'juror', kind: 'word', required: true, options: jurorsIn(call.name), label: words.juror },
      { path: 'application', kind: 'word', options: applications.map(({ name }) => sameInBoth(name, whoOf(name))), label: words.application },
      { path: 'reason', kind: 'area', label: words.reason },
    ],
  });
  return (
    <Dialog title={t(words.recuse)} onClose={onClose}>
      <DialogForm id={`${call.name}.deport`} form={form} writes={readersOf('CreateConflict')} prefix="conflict" submit={t(words.recuse)} intro={<p>{t(words.recuseTold)}</p>}
        send={({ juror = '', application = '', reason = '' }) => recuse({ parent: juror, conflict: { application, reason } })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
