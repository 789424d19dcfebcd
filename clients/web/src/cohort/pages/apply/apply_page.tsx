// The caller's own application to a call: begun, written and kept as they go, submitted, taken back; what was decided of it, and who
// opened it.
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { CALLS, callUrl } from '@/cohort/api/addresses';
import { useMyApplications } from '@/cohort/api/applications';
import { useCall } from '@/cohort/api/calls';
import { cohortMethods } from '@/cohort/api/clients';
import { SignInFirst } from '@/kit/ui/sign_in_first';
import { Left, Window } from '@/cohort/components/window';
import { applyWords } from '@/cohort/words/applications';
import { callWords } from '@/cohort/words/calls';
import { Call_State as CallState, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useIdentity } from '@/kit/api/session';
import { useWrite } from '@/kit/api/write';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Problem } from '@/kit/ui/problem';
import { Answer, Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { MyApplication } from './my_application';
import '@/cohort/components/applications.css';

export default function ApplyPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(applyWords.here)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Applying key={found.name} call={found} />}</Answer>
    </div>
  );
}

function Applying({ call }: { call: Call }) {
  const { t } = useWords();
  const { name, title } = call;
  const { isPending, person } = useIdentity();
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(name), title }]} here={t(applyWords.here)} />
      <PageTitle>{t(applyWords.title, { title })}</PageTitle>
      <p><Window of={call} /> <br /><Left of={call} /></p>
      {isPending ? <Loading /> : person ? <Own call={call} person={person} /> : <SignInFirst told={applyWords.signIn} />}
    </>
  );
}

function Own({ call, person }: { call: Call; person: string }) {
  const mine = useMyApplications(call.name);
  const [isGone, setGone] = useState(false);
  return (
    <Answer of={mine}>
      {([application]) => (application && !isGone
        ? <MyApplication key={application.name} call={call} application={application} onDeleted={() => setGone(true)} />
        : <Begin call={call} person={person} onBegun={() => setGone(false)} />)}
    </Answer>
  );
}

function Begin({ call, person, onBegun }: { call: Call; person: string; onBegun: () => void }) {
  const { t } = useWords();
  const { mutate: begin, isPending, error } = useWrite(cohortMethods.createApplication, onBegun);
  if (call.state !== CallState.OPEN) return <p>{t(applyWords.notOpen)}</p>;
  return (
    <>
      <p>{t(applyWords.beginTold)}</p>
      <button type="button" className="fr-btn" disabled={isPending} onClick={() => begin({ parent: call.name, application: { applicant: person } })}>{t(applyWords.begin)}</button>
      {error && <Problem error={error} />}
    </>
  );
}
