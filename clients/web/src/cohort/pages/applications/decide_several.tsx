// Whether several applications are admissible, decided at once; each with its conditions in view.
import { cohortMethods } from '@/cohort/api/clients';
import { VerdictBadge } from '@/cohort/components/application_badges';
import { DecideTogether } from '@/cohort/components/decide_together';
import { FindingsInBrief } from '@/cohort/components/findings';
import { applicationsWords } from '@/cohort/words/applications';
import { readersOf } from '@/cohort/words/readers';
import type { Application, ApplicationDecision_Kind as Kind } from '@/gen/pepiniere/cohort/v1/application_pb';
import { call } from '@/kit/api/query';
import { useWords } from '@/kit/words/use_words';
import { decisionForm, PROPOSED } from './decide';

interface DecideSeveralProps { call: string; applications: readonly Application[]; whoOf: (application: Application) => string; onDone: () => void; onClose: () => void }

export function DecideSeveral({ call: of, applications, whoOf, onDone, onClose }: DecideSeveralProps) {
  const { t } = useWords();
  const proposed = [...new Set(applications.map(({ eligibilityVerdict }) => PROPOSED[eligibilityVerdict]))];
  const etagOf = (name: string) => applications.find((one) => one.name === name)?.etag;
  return (
    <DecideTogether id={`${of}.decisions`} form={decisionForm} writes={readersOf('DecideAdmissibility')} told={t(applicationsWords.decideTold)}
      // What the conditions propose of all of them, where that is the same.
      start={{ decision: proposed.length === 1 && proposed[0] !== undefined ? String(proposed[0]) : '' }}
      people={applications.map((application) => ({
        name: application.name, who: whoOf(application), about: <><VerdictBadge verdict={application.eligibilityVerdict} /><FindingsInBrief of={application} /></>,
      }))}
      decide={(name, { decision = '', reason = '' }, requestId) => call(cohortMethods.decideAdmissibility, { name, etag: etagOf(name), decision: Number(decision) as Kind, reason, requestId })}
      onDone={onDone} onClose={onClose} />
  );
}
