// The applications to a call, for those who lead it: how many stand where, each of them, what the conditions propose, and telling
// people what was decided.
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { CALLS, callUrl } from '@/cohort/api/addresses';
import { useCall } from '@/cohort/api/calls';
import { useMay } from '@/cohort/api/caller';
import { CallWays } from '@/cohort/components/call_ways';
import { ForWhom } from '@/cohort/components/for_whom';
import { useMoments, useNow } from '@/cohort/components/use_moments';
import { applicationsWords as words } from '@/cohort/words/applications';
import { callWords } from '@/cohort/words/calls';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { soundly } from '@/kit/ui/sound_address';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { APPLICATION_CHECKS, ApplicationList } from './application_list';
import { Counts } from './counts';
import { OpenSealed } from './open_sealed';
import { PublishDecisions } from './publish_decisions';
import '@/cohort/components/applications.css';

export default soundly(APPLICATION_CHECKS, ApplicationsPage);

function ApplicationsPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(words.here)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Applications key={found.name} call={found} />}</Answer>
    </div>
  );
}

function Applications({ call }: { call: Call }) {
  const { t } = useWords();
  const { name, title, closeTime, timeZone } = call;
  const may = useMay(name);
  const { at } = useMoments(timeZone);
  const now = useNow();
  const [isPublishing, publish] = useState(false);
  const [told, tell] = useState<number>();
  const isSealed = !closeTime || timestampMs(closeTime) > now;
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }, { to: callUrl(name), title }]} here={t(words.here)} />
      <PageTitle actions={!isSealed && may('PublishAdmissibility')
        ? <button type="button" className="fr-btn fr-btn--sm" onClick={() => publish(true)}>{t(words.publish)}</button> : undefined}>{t(words.title, { title })}</PageTitle>
      <CallWays call={name} />
      <div role="status">{told !== undefined && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.published, { n: told })}</p>}</div>
      <ForWhom about={name} needs="CountApplications" otherwise={words.notYours}>
        {isSealed ? (
          <>
            <p className="fr-message fr-message--info fr-mb-2w">{t(words.sealed, { moment: closeTime ? at(closeTime) : t(callWords.notSaid) })}</p>
            <OpenSealed call={call} />
          </>
        ) : (
          <>
            <Counts call={call} />
            <ApplicationList call={call} />
          </>
        )}
      </ForWhom>
      {isPublishing && <PublishDecisions call={name} onTold={tell} onClose={() => publish(false)} />}
    </>
  );
}
