// A committee's sitting: who is there, whose mandate who holds, who is recused, whether there is a quorum, and what is decided.
import { Link, useParams } from 'react-router-dom';
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Session_State as State, type Session } from '@/gen/pepiniere/policy/v1/session_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { SureDialog } from '@/kit/form/sure_dialog';
import { OnePage } from '@/kit/ui/one_page';
import { useWords } from '@/kit/words/use_words';
import { minutesUrl, SESSIONS } from '@/policy/api/addresses';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { useDecisions, useSession } from '@/policy/api/sessions';
import { Act } from '@/policy/components/act';
import { History } from '@/policy/components/history';
import { SessionFacts } from '@/policy/components/session_facts';
import { SESSION_KIND } from '@/policy/components/session_kind';
import { readersOf } from '@/policy/words/readers';
import { sessionWords as words } from '@/policy/words/sessions';
import { policyWords } from '@/policy/words/words';
import { Agenda } from './agenda';
import { Attendance } from './attendance';
import { Recusals } from './recusals';
import '@/policy/components/policy.css';

export default function SessionPage() {
  const { id = '' } = useParams();
  const session = useSession(`sessions/${id}`);
  return <OnePage of={session} one={words.one} missing={words.missing} to={SESSIONS} way={words.toList}>{(found) => <Sheet key={found.name} session={found} />}</OnePage>;
}

function Sheet({ session }: { session: Session }) {
  const { t } = useWords();
  const { name, state } = session;
  const may = useMay(name);
  const decisions = useDecisions(name);
  return (
    <ResourceFrame kind={SESSION_KIND} row={session} above={[{ to: SESSIONS, title: t(words.title) }]} after={SESSIONS} mayEdit={state === State.CONVENED && may('UpdateSession')} mayDelete={false}
      actions={<><Lifecycle session={session} /><Link className="fr-btn fr-btn--sm fr-btn--tertiary" to={minutesUrl(name)}>{t(words.minutes)}</Link></>}>
      <SessionFacts session={session} />
      <Attendance session={session} mayRecord={may('RecordAttendance')} />
      <Recusals session={session} mayDeclare={may('DeclareRecusal')} />
      <Agenda session={session} decisions={decisions} />
      <History name={name} />
    </ResourceFrame>
  );
}

const cancelForm: Form = bound(bounds.CancelSessionRequest, { fields: [{ path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint }] });

function Lifecycle({ session: { name, etag, state } }: { session: Session }) {
  const { t } = useWords();
  const may = useMay(name);
  const { mutateAsync: open } = useWrite(policyMethods.openSession);
  const { mutateAsync: end } = useWrite(policyMethods.closeSession);
  const { mutateAsync: cancel } = useWrite(policyMethods.cancelSession);
  return (
    <>
      {state === State.CONVENED && may('OpenSession') && (
        <Act label={t(words.open)} look="primary">{(close) => <SureDialog id={`${name}.ouvrir`} writes={readersOf('OpenSession')} act={words.open} told={words.openTold} sure={words.openSure} send={() => open({ name, etag })} onClose={close} />}</Act>
      )}
      {state === State.OPENED && may('CloseSession') && (
        <Act label={t(words.close)} look="primary">{(close) => <SureDialog id={`${name}.lever`} writes={readersOf('CloseSession')} act={words.close} told={words.closeTold} sure={words.closeSure} send={() => end({ name, etag })} onClose={close} />}</Act>
      )}
      {state === State.CONVENED && may('CancelSession') && (
        <Act label={t(words.cancel)}>{(close) => (
          <ActDialog id={`${name}.annuler`} title={t(words.cancel)} submit={t(words.cancel)} told={t(words.cancelTold)} form={cancelForm} writes={readersOf('CancelSession')} send={({ reason = '' }) => cancel({ name, etag, reason })} onClose={close} />
        )}</Act>
      )}
    </>
  );
}
