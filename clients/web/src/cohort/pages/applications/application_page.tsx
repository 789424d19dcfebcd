// An application, for those who lead the call: what it says, what the conditions propose, what is decided, what jurors marked.
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router-dom';
import { useNames } from '@/access/feature';
import { applicationsUrl, applicationUrl, applyUrl, CALLS, callUrl } from '@/cohort/api/addresses';
import { useApplication, useApplications } from '@/cohort/api/applications';
import { useCall } from '@/cohort/api/calls';
import { useMay } from '@/cohort/api/caller';
import { ApplicationBadge } from '@/cohort/components/application_badges';
import { ApplicationSheet } from '@/cohort/components/application_sheet';
import { ResultHistory } from '@/cohort/components/result_history';
import { ReviewsOf } from '@/cohort/components/reviews_of';
import { Versions } from '@/cohort/components/versions';
import { applicationsWords as words } from '@/cohort/words/applications';
import { callWords } from '@/cohort/words/calls';
import type { Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { useIdentity } from '@/kit/api/session';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { Facts } from '@/kit/ui/facts';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { Decide } from './decide';
import { Decisions } from './decisions';
import '@/cohort/components/applications.css';

export default function ApplicationPage() {
  const { t } = useWords();
  const { id = '', a = '' } = useParams();
  const call = useCall(`calls/${id}`);
  const application = useApplication(`calls/${id}/applications/${a}`);
  const { person } = useIdentity();
  // Where letters lead whoever applied: their own page of it.
  if (person && application.data?.applicant === person) return <Navigate to={applyUrl(`calls/${id}`)} replace />;
  if (isMissing(call) || isMissing(application)) {
    return <Missing title={t(words.missing)} told={t(words.missingTold)} to={applicationsUrl(`calls/${id}`)} way={t(words.here)} />;
  }
  return (
    <div className="fr-container fr-py-4w">
      {(!call.data || !application.data) && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Answer of={application} lines={8}>{(one) => <Sheet key={one.name} call={found} application={one} />}</Answer>}</Answer>
    </div>
  );
}

function Sheet({ call, application }: { call: Call; application: Application }) {
  const { t, date } = useWords();
  const { name, applicant, state, submitTime, appealTime, publishTime, decideTime } = application;
  const nameOf = useNames([applicant]);
  const may = useMay(name);
  const [isDeciding, decide] = useState(false);
  const who = t(words.one, { who: nameOf(applicant) });
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(call.name), title: call.title }, { to: applicationsUrl(call.name), title: t(words.here) }]} here={nameOf(applicant)} />
      <PageTitle actions={may('DecideAdmissibility') ? <button type="button" className="fr-btn fr-btn--sm" onClick={() => decide(true)}>{t(words.decide)}</button> : undefined}>{who}</PageTitle>
      {appealTime && <p className="fr-message fr-message--warning fr-mb-2w">{t(words.appealOpen)}</p>}
      <Facts facts={[
        [words.state, <ApplicationBadge key="state" state={state} />],
        [words.submitted, submitTime && date(submitTime)],
        [words.told, decideTime && t(publishTime ? words.toldYes : words.toldNo)],
      ]} />
      <Neighbours call={call.name} application={name} />
      <ApplicationSheet call={call} application={application} />
      {may('ListApplicationDecisions') && <Decisions application={name} />}
      {may('DecideResult') && <ResultHistory application={name} />}
      <ReviewsOf call={call} application={name} />
      <Versions application={name} />
      {isDeciding && <Decide application={application} onClose={() => decide(false)} />}
    </>
  );
}

// The one before and the one after, in the order of the list.
function Neighbours({ call, application }: { call: string; application: string }) {
  const { t } = useWords();
  const all = useApplications(call, '', true).data ?? [];
  const place = all.findIndex(({ name }) => name === application);
  const [before, next] = [all[place - 1], all[place + 1]];
  if (place < 0 || (!before && !next)) return null;
  return (
    <nav className="no-print fr-mb-3w" aria-label={t(words.list)}>
      <ul className="values">
        {before && <li><Link className="fr-link" to={applicationUrl(before.name)}>{t(words.before)}</Link></li>}
        {next && <li><Link className="fr-link" to={applicationUrl(next.name)}>{t(words.next)}</Link></li>}
      </ul>
    </nav>
  );
}
