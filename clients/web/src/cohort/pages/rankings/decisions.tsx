// What the jury decided between equals: it is never changed, and withdrawn with a reason.
import { useState } from 'react';
import { cohortMethods } from '@/cohort/api/clients';
import { useTieDecisions } from '@/cohort/api/rankings';
import { useApplicants } from '@/cohort/components/use_applicants';
import { useSeatTitles } from '@/cohort/components/use_seats';
import { STAGES } from '@/cohort/words/application_enums';
import { rankingWords as words } from '@/cohort/words/rankings';
import { readersOf } from '@/cohort/words/readers';
import { runWords } from '@/cohort/words/runs';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { TieDecision } from '@/gen/pepiniere/cohort/v1/ranking_pb';
import { usePermissions } from '@/kit/api/permissions';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { DataTable, type Column } from '@/kit/ui/data_table';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

const withdrawForm: Form = bound(bounds.WithdrawTieDecisionRequest, { fields: [{ path: 'reason', kind: 'area', label: runWords.reason }] });

export function Decisions({ call }: { call: Call }) {
  const { t, date } = useWords();
  const decisions = useTieDecisions(call.name);
  const { may } = usePermissions(cohortMethods.getPermissions, decisions.data?.map(({ name }) => name) ?? []);
  const { whoOf } = useApplicants(call.name);
  const { titleOf } = useSeatTitles(call);
  const [withdrawn, withdraw] = useState<TieDecision>();
  const orderOf = ({ applications }: TieDecision) => applications.map(whoOf).join(', ');
  const columns: Column<TieDecision>[] = [
    { id: 'order', header: t(words.decisionOrder), isHeader: true, csv: orderOf, cell: ({ applications }) => <ol className="fr-my-0">{applications.map((one) => <li key={one}>{whoOf(one)}</li>)}</ol> },
    { id: 'stage', header: t(runWords.stage), cell: ({ stage }) => t(STAGES[stage]) },
    { id: 'seat', header: t(runWords.seat), cell: ({ seat }) => (seat ? titleOf(seat) : t(runWords.allSeats)) },
    { id: 'reason', header: t(runWords.reason), cell: ({ reason }) => <span className="as-typed">{reason}</span> },
    { id: 'state', header: t(runWords.state), cell: ({ withdrawTime, withdrawReason }) => (withdrawTime ? t(words.withdrawn, { date: date(withdrawTime), reason: withdrawReason }) : t(words.holds)) },
    { id: 'acts', header: t(runWords.acts), csv: false, cell: (one) => (one.withdrawTime || !may(one.name, 'WithdrawTieDecision') ? null : (
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" aria-label={t(words.withdrawThis, { who: orderOf(one) })} onClick={() => withdraw(one)}>{t(words.withdraw)}</button>
    )) },
  ];
  return (
    <section className="known-section" aria-labelledby="decisions-du-jury">
      <h2 className="fr-h4" id="decisions-du-jury">{t(words.decisions)}</h2>
      <DataTable caption={t(words.decisions)} noCaption columns={columns} rows={decisions.data} rowKey={({ name }) => name} error={decisions.error} onRetry={() => void decisions.refetch()}
        empty={<p>{t(words.noDecisions)}</p>} />
      {withdrawn && <Withdraw decision={withdrawn} who={orderOf(withdrawn)} onClose={() => withdraw(undefined)} />}
    </section>
  );
}

function Withdraw({ decision: { name, etag }, who, onClose }: { decision: TieDecision; who: string; onClose: () => void }) {
  const { t } = useWords();
  const { mutateAsync: withdraw } = useWrite(cohortMethods.withdrawTieDecision);
  return (
    <Dialog title={t(words.withdrawThis, { who })} onClose={onClose}>
      <DialogForm id={`${name}.retirer`} form={withdrawForm} writes={readersOf('WithdrawTieDecision')} submit={t(words.withdraw)} intro={<p>{t(words.withdrawTold)}</p>}
        send={({ reason = '' }) => withdraw({ name, etag, reason })} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
