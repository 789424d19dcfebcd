// What stands between the project and each phase that may follow, the likeliest first.
import { Accordion } from '@codegouvfr/react-dsfr/Accordion';
import { useQueries } from '@tanstack/react-query';
import { Readiness_Check_State as State, type Readiness } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { query } from '@/kit/api/query';
import { Answer } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';
import { PHASES } from '@/portfolio/words/enums';
import type { Access } from './access';
import { Checks } from './checks';
import { DialogueLink } from './dialogue_link';
import { staysOf } from './journey';
import { useLedger } from './journey_section';
import { readinessWords } from './readiness_words';

// The phase of the ledger's last line, planned ones included: what may follow depends on it.
function useLastPhase(project: Project): Phase | undefined {
  const { data } = useLedger(project.name);
  return data && (staysOf(data).filter(({ phase }) => phase).at(-1)?.phase ?? Phase.UNSPECIFIED);
}

// What the rules let follow it; undefined until that is known.
export function useNextPhases(project: Project): readonly Phase[] | undefined {
  const last = useLastPhase(project);
  const rules = useRules();
  return last === undefined ? undefined : rules?.nextPhases(last);
}

export function ReadinessSection({ project, access }: { project: Project; access: Access }) {
  const { t } = useWords();
  const targets = useNextPhases(project);
  const answers = useQueries({ queries: (targets ?? []).map((phase) => query(governanceMethods.checkReadiness, { name: project.name, phase })) });
  if (targets?.length === 0) return <p>{t(readinessWords.outcome)}</p>;
  return (
    <div className="fr-accordions-group">
      {answers.map((answer, i) => (
        <Accordion key={targets![i]} titleAs="h3" defaultExpanded={i === 0} label={<Title phase={targets![i]!} readiness={answer.data} />}>
          <Answer of={answer}>{(readiness) => <Target readiness={readiness} access={access} />}</Answer>
        </Accordion>
      ))}
    </div>
  );
}

function Title({ phase, readiness }: { phase: Phase; readiness: Readiness | undefined }) {
  const { t } = useWords();
  const name = t(PHASES[phase]);
  if (!readiness) return <>{name}</>;
  const total = readiness.checks.length;
  const n = readiness.checks.filter(({ state }) => state === State.MET || state === State.WAIVED).length;
  if (total === 0) return <>{t(readinessWords.targetFree, { phase: name })}</>;
  return <>{t(n === total ? readinessWords.targetReady : readinessWords.target, { phase: name, n, total })}</>;
}

function Target({ readiness, access }: { readiness: Readiness; access: Access }) {
  const { t } = useWords();
  const phase = t(PHASES[readiness.phase]);
  return (
    <>
      {readiness.ready && readiness.checks.length > 0 && <p className="fr-message fr-message--valid">{t(readinessWords.ready, { phase })}</p>}
      <Checks readiness={readiness} access={access} />
      {access.edits && (
        <p className="no-print">
          <DialogueLink dialogue="avancer" about={{ phase: String(readiness.phase) }} className={`fr-btn fr-btn--sm ${readiness.ready ? '' : 'fr-btn--secondary'}`}>
            {t(readinessWords.enter, { phase })}
          </DialogueLink>
        </p>
      )}
    </>
  );
}
