// A call: as everybody reads it, and what its coaches may do with it.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { applyUrl, CALLS, composeUrl } from '@/cohort/api/addresses';
import { isDraft, useCall } from '@/cohort/api/calls';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import { CancelCall, DeleteCall } from '@/cohort/components/call_dialogs';
import { callForm } from '@/cohort/components/call_form';
import { CallSheet } from '@/cohort/components/call_sheet';
import { CallWays } from '@/cohort/components/call_ways';
import { History } from '@/cohort/components/history';
import { applyWords } from '@/cohort/words/applications';
import { callWords, composeWords } from '@/cohort/words/calls';
import { Call_State as State, type Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import { Deleted } from '@/kit/form/deleted';
import { Told } from '@/kit/form/told';
import { useChanged } from '@/kit/form/use_changed';
import { Breadcrumb } from '@/kit/ui/breadcrumb';
import { isMissing, Missing } from '@/kit/ui/missing';
import { PageTitle } from '@/kit/ui/page_title';
import { Answer } from '@/kit/ui/states';
import { common } from '@/kit/words/common';
import { useWords } from '@/kit/words/use_words';

export default function CallPage() {
  const { t } = useWords();
  const { id = '' } = useParams();
  const call = useCall(`calls/${id}`);
  if (isMissing(call)) return <Missing title={t(callWords.missing)} told={t(callWords.missingTold)} to={CALLS} way={t(callWords.toList)} />;
  return (
    <div className="fr-container fr-py-4w">
      {!call.data && <PageTitle>{t(callWords.one)}</PageTitle>}
      <Answer of={call} lines={8}>{(found) => <Sheet key={found.name} call={found} />}</Answer>
    </div>
  );
}

function Sheet({ call }: { call: Call }) {
  const { t, date } = useWords();
  const { name, title, state, deleteTime, cancelTime, cancelReason } = call;
  const may = useMay(name);
  const changed = useChanged(callForm, call);
  const [dialog, open] = useState<'delete' | 'cancel'>();
  const close = () => open(undefined);
  const edits = may('UpdateCall') && !deleteTime;
  return (
    <>
      <Breadcrumb above={[{ to: CALLS, title: t(callWords.title) }]} here={title} />
      <PageTitle actions={
        <>
          {state === State.OPEN && <Link className="fr-btn fr-btn--sm" to={applyUrl(name)}>{t(applyWords.apply)}</Link>}
          {edits && !cancelTime && <Link className="fr-btn fr-btn--sm fr-btn--secondary" to={composeUrl(name)}>{t(callWords.compose)}</Link>}
          {edits && isDraft(call) && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('delete')}>{t(callWords.remove)}</button>}
          {edits && !isDraft(call) && !cancelTime && <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => open('cancel')}>{t(callWords.cancel)}</button>}
          <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => window.print()}>{t(common.print)}</button>
        </>
      }>{title}</PageTitle>
      <Told changed={changed} changedNow={composeWords.changedNow} isSaved={false} />
      <Deleted of={call} told={callWords.deleted} undelete={cohortMethods.undeleteCall} mayRestore={may('UndeleteCall')} />
      {cancelTime && <p className="fr-message fr-message--error">{t(callWords.cancelled, { date: date(cancelTime), reason: cancelReason })}</p>}
      {isDraft(call) && <p className="fr-message fr-message--info">{t(callWords.draftTold)}</p>}
      {!isDraft(call) && <CallWays call={name} />}
      <CallSheet call={call} />
      <History name={name} />
      {dialog === 'delete' && <DeleteCall call={call} onClose={close} />}
      {dialog === 'cancel' && <CancelCall call={call} onClose={close} />}
    </>
  );
}
