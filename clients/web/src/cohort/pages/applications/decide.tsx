// Deciding whether an application is admissible, with what its conditions propose.
import { cohortMethods } from '@/cohort/api/clients';
import { Findings } from '@/cohort/components/findings';
import { DECISIONS } from '@/cohort/words/application_enums';
import { applicationsWords as words } from '@/cohort/words/applications';
import { readersOf } from '@/cohort/words/readers';
import * as bounds from '@/gen/pepiniere/cohort/v1/bounds';
import { ApplicationDecision_Kind as Kind, EligibilityFinding_Verdict as Verdict, type Application } from '@/gen/pepiniere/cohort/v1/application_pb';
import { call } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { bound } from '@/kit/form/bounds';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form, Values } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { useWords } from '@/kit/words/use_words';

export const decisionForm: Form = bound(bounds.DecideAdmissibilityRequest, {
  fields: [
    { path: 'decision', kind: 'enum', required: true, label: words.decision, options: [Kind.ADMISSIBLE, Kind.INADMISSIBLE].map((kind) => ({ value: String(kind), label: DECISIONS[kind] })) },
    { path: 'reason', kind: 'area', label: words.reason, hint: words.reasonHint },
  ],
});

// Where each condition is met, or one is not, that is what is proposed; nothing where something is not answered.
export const PROPOSED: Partial<Record<Verdict, Kind>> = { [Verdict.MET]: Kind.ADMISSIBLE, [Verdict.NOT_MET]: Kind.INADMISSIBLE };

export function Decide({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useWords();
  const { name, etag, eligibilityVerdict } = application;
  const { mutateAsync: decide } = useWrite(cohortMethods.decideAdmissibility);
  const requestOf = ({ decision = '', reason = '' }: Values) => ({ name, etag, reason, decision: Number(decision) as Kind });
  return (
    <Dialog title={t(words.decide)} onClose={onClose} wide>
      <DialogForm id={`${name}.decision`} form={decisionForm} writes={readersOf('DecideAdmissibility')} submit={t(words.decide)} start={{ decision: String(PROPOSED[eligibilityVerdict] ?? '') }}
        intro={<><p>{t(words.decideTold)}</p><Findings of={application} /></>}
        check={(values) => call(cohortMethods.decideAdmissibility, { ...requestOf(values), validateOnly: true })}
        send={(values) => decide(requestOf(values))} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
