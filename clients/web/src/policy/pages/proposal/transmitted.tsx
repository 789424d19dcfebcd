// A proposal before an authority: who must answer, by when, how that is counted, and what was answered. Silence is shown as silence.
import { Answer_Verdict as Verdict } from '@/gen/pepiniere/policy/v1/answer_pb';
import type { Proposal } from '@/gen/pepiniere/policy/v1/proposal_pb';
import { Silence, Standing, type Transmission } from '@/gen/pepiniere/policy/v1/transmission_pb';
import { useWrite } from '@/kit/api/write';
import { ActDialog } from '@/kit/form/act_dialog';
import { changedPaths, readValues, writeValues } from '@/kit/form/field';
import { Facts } from '@/kit/ui/facts';
import { Section } from '@/kit/ui/section';
import { StateTag } from '@/kit/ui/state_tag';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { useMay } from '@/policy/api/caller';
import { policyMethods } from '@/policy/api/clients';
import { useAnswers, useTransmission } from '@/policy/api/transmissions';
import { Act } from '@/policy/components/act';
import { AnswerAct } from '@/policy/components/answer_act';
import { Clock } from '@/policy/components/clock';
import { clockForm, correctionForm, endForm, REASON, recallForm, suspensionForm } from '@/policy/components/clock_forms';
import { StandingTag } from '@/policy/components/standing_tag';
import { leftOfTransmission, useTimeLeft } from '@/policy/components/use_time_left';
import { ANSWERS, clockWords as words, SILENCES, TERM_UNITS } from '@/policy/words/clocks';
import { readersOf } from '@/policy/words/readers';
import { OrganisationLink } from '@/portfolio/feature';

export function Transmitted({ proposal: { transmission, title } }: { proposal: Proposal }) {
  const { t } = useWords();
  const found = useTransmission(transmission);
  return (
    <Section id="reponse" title={words.title}>
      {transmission ? <Answer of={found}>{(of) => <Sheet transmission={of} title={title} />}</Answer> : <p className="quiet">{t(words.none)}</p>}
    </Section>
  );
}

function Sheet({ transmission, title }: { transmission: Transmission; title: string }) {
  const { t, date } = useWords();
  const said = useTimeLeft();
  const { name, authority, receiveDate, term, unit, lastDay, standing, silence, silenceNow, legalBasis, suspensions, recallTime, recallReason } = transmission;
  return (
    <>
      {standing === Standing.OVERDUE && <p className="fr-message fr-message--error fr-mb-2w" data-silence>{t(words.silenceIs, { silence: t(SILENCES[silenceNow || Silence.NONE]) })}</p>}
      {recallTime && <p className="fr-message fr-message--warning fr-mb-2w">{t(words.recalled, { date: date(recallTime), reason: recallReason })}</p>}
      <Facts facts={[
        [words.to, authority && <OrganisationLink name={authority} />],
        [words.standing, <StandingTag key={standing} standing={standing} />],
        [words.received, date(receiveDate)],
        [words.term, `${term} ${t(TERM_UNITS[unit])}`],
        [words.lastDay, lastDay ? <>{date(lastDay)} <span className="quiet">{said(leftOfTransmission(transmission))}</span></> : t(words.still)],
        [words.silence, t(SILENCES[silence])],
        [words.basis, legalBasis],
        [words.suspensions, suspensions.length > 0 && (
          <ul className="fr-raw-list">{suspensions.map(({ firstDate, lastDate, reason }, i) => <li key={i}>{t(words.suspendedFromTo, { from: date(firstDate), to: date(lastDate) || t(words.nobodyKnows), reason })}</li>)}</ul>
        )],
      ]} />
      <Clock transmission={name} />
      <Acts transmission={transmission} title={title} />
      <Answers transmission={name} />
    </>
  );
}

// What moves the clock, while it runs.
function Acts({ transmission, title }: { transmission: Transmission; title: string }) {
  const { t } = useWords();
  const { name, etag, standing, suspensions } = transmission;
  const may = useMay(name);
  const { mutateAsync: correct } = useWrite(policyMethods.correctTransmission);
  const { mutateAsync: suspend } = useWrite(policyMethods.suspendTransmission);
  const { mutateAsync: end } = useWrite(policyMethods.endTransmissionSuspension);
  const { mutateAsync: recall } = useWrite(policyMethods.recallTransmission);
  if (standing !== Standing.RUNNING && standing !== Standing.OVERDUE) return null;
  const before = readValues(clockForm, transmission);
  const isSuspended = suspensions.some(({ lastDate }) => !lastDate);
  return (
    <div className="acts">
      {may('CreateAnswer') && <AnswerAct transmission={transmission} title={title} />}
      {may('SuspendTransmission') && !isSuspended && (
        <Act label={t(words.suspend)}>{(close) => (
          <ActDialog id={`${name}.suspendre`} title={t(words.suspend)} submit={t(words.suspend)} told={t(words.suspendTold)} form={suspensionForm} prefix="suspension" writes={readersOf('SuspendTransmission')}
            send={(values) => suspend({ name, etag, suspension: writeValues(suspensionForm, values) })} onClose={close} />
        )}</Act>
      )}
      {may('EndTransmissionSuspension') && isSuspended && (
        <Act label={t(words.endSuspension)}>{(close) => (
          <ActDialog id={`${name}.reprendre`} title={t(words.endSuspension)} submit={t(words.endSuspension)} told={t(words.endTold)} form={endForm} writes={readersOf('EndTransmissionSuspension')}
            send={(values) => end({ name, etag, ...writeValues(endForm, values) })} onClose={close} />
        )}</Act>
      )}
      {may('CorrectTransmission') && (
        <Act label={t(words.correct)} look="tertiary">{(close) => (
          <ActDialog id={`${name}.corriger`} title={t(words.correct)} submit={t(words.correct)} told={t(words.correctTold)} form={correctionForm} start={before} prefix="transmission" writes={readersOf('CorrectTransmission')}
            send={(values) => {
              const paths = changedPaths(clockForm, before, values);
              return correct({ name, etag, transmission: writeValues(clockForm, values, paths), updateMask: { paths }, reason: values[REASON] ?? '' });
            }} onClose={close} />
        )}</Act>
      )}
      {may('RecallTransmission') && (
        <Act label={t(words.recall)} look="tertiary">{(close) => (
          <ActDialog id={`${name}.rappeler`} title={t(words.recall)} submit={t(words.recall)} told={t(words.recallTold)} form={recallForm} writes={readersOf('RecallTransmission')}
            send={({ reason = '' }) => recall({ name, etag, reason })} onClose={close} />
        )}</Act>
      )}
    </div>
  );
}

function Answers({ transmission }: { transmission: string }) {
  const { t, date } = useWords();
  const found = useAnswers(transmission);
  return (
    <>
      <h3 className="fr-h6">{t(words.answers)}</h3>
      <Answer of={found}>
        {(all) => (all.length === 0 ? <p className="quiet">{t(words.noAnswers)}</p> : (
          <ol className="moves">
            {all.map(({ name, verdict, reasons, answerTime, reference, late }) => (
              <li key={name} data-answer={Verdict[verdict]}>
                <p><strong>{t(ANSWERS[verdict])}</strong> <span className="quiet">{[date(answerTime), reference].filter(Boolean).join(' – ')}</span>{late && <>{' '}<StateTag text={words.late} tone="warning" /></>}</p>
                <p className="as-written">{reasons}</p>
              </li>
            ))}
          </ol>
        ))}
      </Answer>
    </>
  );
}
