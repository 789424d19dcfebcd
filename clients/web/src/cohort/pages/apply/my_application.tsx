// What the caller applied with: where it stands, what they may do with it, and what was kept.
import { useState } from 'react';
import { numberOf } from '@/cohort/api/addresses';
import { cohortMethods } from '@/cohort/api/clients';
import { ApplicationBadge } from '@/cohort/components/application_badges';
import { ApplicationSheet } from '@/cohort/components/application_sheet';
import { PoolTold } from '@/cohort/components/pool_told';
import { Versions } from '@/cohort/components/versions';
import { applyWords } from '@/cohort/words/applications';
import { Application_State as State, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import { Call_State as CallState, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { usePermissions } from '@/kit/api/permissions';
import { Facts } from '@/kit/ui/facts';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { AppealDialog, AppealResultDialog, RemoveDialog, WithdrawDialog } from './dialogs';
import { MyDecision } from './my_decision';
import { MyHearing } from './my_hearing';
import { MyOutcome } from './my_outcome';
import { Openings } from './openings';
import { Writer } from './writer';

interface MyApplicationProps { call: Call; application: Application; onDeleted: () => void }

export function MyApplication({ call, application, onDeleted }: MyApplicationProps) {
  const { t, date } = useWords();
  const { name, state, submitTime, withdrawTime } = application;
  const permissions = usePermissions(cohortMethods.getPermissions, [name]);
  const may = (method: string) => permissions.may(name, method);
  const [dialog, open] = useState<'withdraw' | 'remove' | 'appeal' | 'appealResult'>();
  const [isDone, setDone] = useState(false);
  const close = () => open(undefined);
  const isDraft = state === State.DRAFT;
  const isWithdrawn = state === State.WITHDRAWN;
  const isWaiting = state === State.SUBMITTED && call.state === CallState.CLOSED;
  const writes = call.state === CallState.OPEN && may('UpdateApplication');
  return (
    <>
      <div role="status">{isDone && state === State.SUBMITTED && <p className="fr-message fr-message--valid fr-mb-2w">{t(applyWords.done)}</p>}</div>
      <Facts facts={[
        [applyWords.state, <ApplicationBadge key="state" state={state} />],
        [applyWords.submitted, submitTime && !isDraft && date(submitTime)],
        [applyWords.withdrawn, isWithdrawn && withdrawTime && date(withdrawTime)],
        [applyWords.identifier, <code key="id">{numberOf(name)}</code>],
      ]} />
      {call.state === CallState.CLOSED && submitTime && <MyOutcome call={call} application={application} onAppeal={may('AppealResult') ? () => open('appealResult') : undefined} />}
      <MyDecision application={application} onAppeal={may('AppealAdmissibility') ? () => open('appeal') : undefined} />
      <MyHearing call={call} application={name} />
      {isWaiting && <p>{t(applyWords.waiting)}</p>}
      {permissions.isPending ? <Loading /> : writes ? <Writer call={call} application={application} onSubmitted={() => setDone(true)} /> : <ApplicationSheet call={call} application={application} />}
      {call.poolOffered && !permissions.isPending && !writes && <PoolTold />}
      <div className="application-acts no-print">
        {may('WithdrawApplication') && !isDraft && !isWithdrawn && (
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => open('withdraw')}>{t(applyWords.withdraw)}</button>
        )}
        {may('DeleteApplication') && isDraft && <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => open('remove')}>{t(applyWords.remove)}</button>}
      </div>
      <Versions application={name} />
      {!isDraft && <Openings of={application} />}
      {dialog === 'withdraw' && <WithdrawDialog application={application} onClose={close} />}
      {dialog === 'remove' && <RemoveDialog application={application} onDone={onDeleted} onClose={close} />}
      {dialog === 'appeal' && <AppealDialog application={application} onClose={close} />}
      {dialog === 'appealResult' && <AppealResultDialog application={application} onClose={close} />}
    </>
  );
}
