// What a run was refused for: applications whose order nothing decides, each with the way to record what the jury decides of it.
import { useEffect, useRef, useState } from 'react';
import { useMay } from '@/cohort/api/caller';
import { cohortMethods } from '@/cohort/api/clients';
import type { Undecided } from '@/cohort/api/undecided';
import { readersOf } from '@/cohort/words/readers';
import { runWords as words } from '@/cohort/words/runs';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import type { Call } from '@/gen/pepiniere/cohort/v1/call_pb';
import type { Review_Stage as Stage } from '@/gen/pepiniere/cohort/v1/review_pb';
import { call as ask } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import { sameInBoth, writeValues, type Form, type Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';
import { ApplicantLink } from './applicant_link';
import { useApplicants } from './use_applicants';
import { useSeatTitles } from './use_seats';

// `stage`: of which reviews. `takesFocus`: it follows from what was just asked.
interface UndecidedTiesProps { call: Call; stage: Stage; ties: readonly Undecided[]; takesFocus?: boolean }

const keyOf = ({ seat, applications }: Undecided) => [seat, ...applications].join(' ');

export function UndecidedTies({ call, stage, ties, takesFocus = false }: UndecidedTiesProps) {
  const { t, lang } = useWords();
  const { whoOf } = useApplicants(call.name);
  const { titleOf } = useSeatTitles(call);
  const may = useMay(call.name);
  const [deciding, decide] = useState<Undecided>();
  const [recorded, setRecorded] = useState<ReadonlySet<string>>(new Set());
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) section.current?.focus();
  }, [takesFocus]);
  const namesOf = ({ applications }: Undecided) => new Intl.ListFormat(lang).format(applications.map(whoOf));
  const open = ties.filter((tie) => !recorded.has(keyOf(tie)));
  return (
    <section ref={section} tabIndex={-1} className="known-section" aria-labelledby="a-departager">
      <h2 className="fr-h4" id="a-departager">{t(words.undecided)}</h2>
      <div role="status">{recorded.size > 0 && <p className="fr-message fr-message--valid fr-mb-2w">{t(words.recorded)}</p>}</div>
      {open.length > 0 && <p className="fr-message fr-message--warning fr-mb-2w">{t(words.undecidedTold)}</p>}
      {open.map((tie) => (
        <div key={keyOf(tie)} className="tie" data-tie>
          <h3 className="fr-h6">{tie.seat ? t(words.tiedOn, { seat: titleOf(tie.seat) }) : t(words.tied)}</h3>
          <ul>{tie.applications.map((application) => <li key={application}><ApplicantLink application={application} who={whoOf(application)} /></li>)}</ul>
          {may('RecordTieDecision') && <button type="button" className="fr-btn fr-btn--sm no-print" aria-label={t(words.recordFor, { who: namesOf(tie) })} onClick={() => decide(tie)}>{t(words.record)}</button>}
        </div>
      ))}
      {deciding && <RecordDecision call={call} stage={stage} tie={deciding} whoOf={whoOf} onDone={() => setRecorded((all) => new Set(all).add(keyOf(deciding)))} onClose={() => decide(undefined)} />}
    </section>
  );
}

interface RecordDecisionProps { call: Call; stage: Stage; tie: Undecided; whoOf: (application: string) => string; onDone: () => void; onClose: () => void }

function RecordDecision({ call: { name }, stage, tie: { seat, applications }, whoOf, onDone, onClose }: RecordDecisionProps) {
  const { t } = useWords();
  const { mutateAsync: record } = useWrite(cohortMethods.recordTieDecision);
  const form: Form = bound(bounds.TieDecision, {
    fields: [
      { path: 'applications', kind: 'list', isOrdered: true, required: true, options: applications.map((application) => sameInBoth(application, whoOf(application))), label: words.order },
      { path: 'reason', kind: 'area', label: words.decisionReason },
    ],
  });
  const requestOf = (values: Values) => ({ parent: name, tieDecision: { ...writeValues(form, values), stage, seat } });
  return (
    <Dialog title={t(words.record)} onClose={onClose} wide>
      <DialogForm id={`${name}.departage.${applications.join()}`} form={form} writes={readersOf('RecordTieDecision')} prefix="tie_decision" submit={t(words.record)} start={{ applications: applications.join('\n') }}
        intro={<p>{t(words.recordTold)}</p>} check={(values) => ask(cohortMethods.recordTieDecision, { ...requestOf(values), validateOnly: true })}
        send={(values) => record(requestOf(values))} onDone={() => (onDone(), onClose())} onCancel={onClose} />
    </Dialog>
  );
}
