// A study: what it asks whom, its quotas as they are now, its draw with the proof of it, and what came of it.
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { aboveOf, INVITATIONS, PANELS, panelUrl } from '@/feedback/api/addresses';
import { useMay } from '@/feedback/api/caller';
import { feedbackMethods } from '@/feedback/api/clients';
import { useMyInvitations, usePanel, useStudy } from '@/feedback/api/panels';
import { STUDY_KIND } from '@/feedback/components/panel_kind';
import { StudyState } from '@/feedback/components/study_state';
import { panelWords } from '@/feedback/words/panels';
import { readersOf } from '@/feedback/words/readers';
import { STUDY_KINDS, studyWords as words } from '@/feedback/words/studies';
import { feedbackWords } from '@/feedback/words/words';
import { Study_State as State, type Study } from '@/gen/pepiniere/feedback/v1/study_pb';
import { useWrite } from '@/kit/api/write';
import { ResourceFrame } from '@/kit/form/resource_frame';
import { SureDialog } from '@/kit/form/sure_dialog';
import { Facts } from '@/kit/ui/facts';
import { OnePage } from '@/kit/ui/one_page';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { useWords } from '@/kit/words/use_words';
import { Draw } from './draw';
import { Invited } from './invited';
import { Quotas } from './quotas';
import { Rates } from './rates';
import { Weights } from './weights';

export default function StudyPage() {
  const { id = '', e = '' } = useParams();
  const panel = `panels/${id}`;
  const study = useStudy(`${panel}/studies/${e}`);
  return <OnePage of={study} one={words.one} missing={words.missing} to={panelUrl(panel)} way={words.toPanel}>{(found) => <Sheet key={found.name} study={found} />}</OnePage>;
}

function Sheet({ study }: { study: Study }) {
  const { t, number } = useWords();
  const { name, description, kind, method, stratifyBy, wanted, expectedPercent, reserveHours, state, report, reuse } = study;
  const of = aboveOf(name);
  const { data: panel } = usePanel(of);
  const may = useMay(name);
  const isDrawn = state === State.DRAWN || state === State.CLOSED;
  const manages = isDrawn && may('GetStudyRates');
  return (
    <ResourceFrame kind={STUDY_KIND} row={study} above={[{ to: PANELS, title: t(panelWords.title) }, { to: panelUrl(of), title: panel?.title ?? t(panelWords.one) }]} after={panelUrl(of)}
      mayEdit={may('UpdateStudy')} mayDelete={state === State.DRAFT && may('DeleteStudy')} actions={state === State.DRAWN && may('CloseStudy') && <End study={study} />}>
      {state === State.DRAWN && <OwnInvitation study={name} />}
      <Facts facts={[
        [feedbackWords.state, <StudyState key="state" state={state} />],
        [words.kind, t(STUDY_KINDS[kind])],
        [words.method, method && <span key="method" className="as-written">{method}</span>],
        [words.stratifyBy, stratifyBy && (panel?.criteria.find(({ code }) => code === stratifyBy)?.label ?? stratifyBy)],
        [words.wanted, number(wanted)],
        [words.expected, number(expectedPercent)],
        [words.reserve, number(reserveHours)],
      ]} />
      <Prose text={description} />
      <Quotas study={study} />
      <Draw study={study} />
      {manages && <Invited study={study} />}
      {manages && <Rates study={name} />}
      {manages && <Weights study={study} panel={of} />}
      {report && <Section id="rapport" title={words.report}><Prose text={report} /></Section>}
      {reuse && <Section id="reprise" title={words.reuse}><p className="as-written">{reuse}</p></Section>}
    </ResourceFrame>
  );
}

// To whoever it invites.
function OwnInvitation({ study }: { study: string }) {
  const { t } = useWords();
  const { mine } = useMyInvitations();
  return mine.some((one) => one.study.name === study) && <p className="call-to-answer"><Link to={INVITATIONS}>{t(words.mineTitle)}</Link></p>;
}

function End({ study: { name, etag } }: { study: Study }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync: end } = useWrite(feedbackMethods.closeStudy);
  return (
    <>
      <button type="button" className="fr-btn fr-btn--sm" onClick={() => setOpen(true)}>{t(words.close)}</button>
      {isOpen && <SureDialog id={`${name}.terminer`} writes={readersOf('CloseStudy')} act={words.close} told={words.closeTold} sure={words.closeSure} send={() => end({ name, etag })} onClose={() => setOpen(false)} />}
    </>
  );
}
