// The consultation on a proposal: what is asked, how people vote, what they say, and what was summed up of it.
import * as bounds from '@/gen/pepiniere/policy/v1/bounds';
import { Consultation_State as State, type Consultation } from '@/gen/pepiniere/policy/v1/consultation_pb';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { bound } from '@/kit/form/bounds';
import type { Form } from '@/kit/form/field';
import { EditResource } from '@/kit/form/resource_dialogs';
import { Facts } from '@/kit/ui/facts';
import { isMissing } from '@/kit/ui/missing';
import { Prose } from '@/kit/ui/prose';
import { Section } from '@/kit/ui/section';
import { StateTag, type Tone } from '@/kit/ui/state_tag';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { useConsultation } from '@/policy/api/consultations';
import { Act } from '@/policy/components/act';
import { CONSULTATION_KIND } from '@/policy/components/consultation_kind';
import { AUDIENCES, CONSULTATION_STATES, consultationWords as words } from '@/policy/words/consultations';
import { proposalWords } from '@/policy/words/proposals';
import { readersOf } from '@/policy/words/readers';
import { policyWords } from '@/policy/words/words';
import { Comments } from './comments';
import { Votes } from './votes';

export function Consulted({ proposal: { consultation } }: { proposal: Proposal }) {
  const { t } = useWords();
  const found = useConsultation(consultation, true);
  return (
    <Section id="consultation" title={words.title}>
      {!consultation ? <p className="quiet">{t(words.none)}</p> : isMissing(found) ? <p className="quiet">{t(words.closed)}</p> : <Answer of={found}>{(of) => <Sheet consultation={of} />}</Answer>}
    </Section>
  );
}

const TONES: Readonly<Record<State, Tone>> = { [State.UNSPECIFIED]: '', [State.PLANNED]: '', [State.OPEN]: 'success', [State.ENDED]: 'warning', [State.SUMMED_UP]: 'info' };

function Sheet({ consultation }: { consultation: Consultation }) {
  const { t, date } = useWords();
  const { title, question, state, startTime, endTime, closeTime, audience, revision, summary, summaryTime } = consultation;
  return (
    <>
      <h3 className="fr-h6">{title}</h3>
      <Facts facts={[
        [policyWords.state, <StateTag key={state} text={CONSULTATION_STATES[state]} tone={TONES[state]} />],
        [words.start, t(words.window, { from: date(startTime), to: date(endTime) })],
        [words.endedEarly, date(closeTime)],
        [words.audience, t(AUDIENCES[audience])],
        [words.revision, t(proposalWords.revision, { n: revision })],
      ]} />
      <Prose text={question} />
      <Acts consultation={consultation} />
      {summary && <><h3 className="fr-h6">{t(words.summary)} <span className="quiet">{t(words.summedUp, { date: date(summaryTime) })}</span></h3><Prose text={summary} /></>}
      <Votes consultation={consultation} />
      <Comments consultation={consultation} />
    </>
  );
}

const closeForm: Form = bound(bounds.CloseConsultationRequest, { fields: [{ path: 'reason', kind: 'area', label: policyWords.reason, hint: policyWords.reasonHint }] });
const summaryForm: Form = bound(bounds.PublishConsultationSummaryRequest, { fields: [{ path: 'summary', kind: 'area', label: words.summary, hint: words.summaryHint }] });

function Acts({ consultation }: { consultation: Consultation }) {
  const { t } = useWords();
  const { name, etag, state } = consultation;
  const may = useMay(name);
  const { mutateAsync: end } = useWrite(policyMethods.closeConsultation);
  const { mutateAsync: sumUp } = useWrite(policyMethods.publishConsultationSummary);
  const isBefore = state === State.PLANNED || state === State.OPEN;
  return (
    <div className="acts">
      {isBefore && may('UpdateConsultation') && <Act label={t(policyWords.edit)}>{(close) => <EditResource kind={CONSULTATION_KIND} row={consultation} onClose={close} />}</Act>}
      {isBefore && may('CloseConsultation') && (
        <Act label={t(words.close)}>{(close) => (
          <ActDialog id={`${name}.terminer`} title={t(words.close)} submit={t(words.close)} told={t(words.closeTold)} form={closeForm} writes={readersOf('CloseConsultation')}
            send={({ reason = '' }) => end({ name, etag, reason })} onClose={close} />
        )}</Act>
      )}
      {state === State.ENDED && may('PublishConsultationSummary') && (
        <Act label={t(words.sumUp)} look="primary">{(close) => (
          <ActDialog id={`${name}.synthese`} title={t(words.sumUp)} submit={t(words.sumUp)} told={t(words.sumUpTold)} form={summaryForm} writes={readersOf('PublishConsultationSummary')}
            send={({ summary = '' }) => sumUp({ name, etag, summary })} onClose={close} />
        )}</Act>
      )}
    </div>
  );
}
