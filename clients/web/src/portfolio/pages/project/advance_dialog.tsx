// Moves the project to another phase with the gates in view. What the services would answer is asked while one chooses.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { problemOf } from '@/kit/api/problem';
import { call, query } from '@/kit/api/query';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import { faultsOf, type Form, type Option, type Values } from '@/kit/form/field';
import { Problem } from '@/kit/ui/problem';
import { Answer } from '@/kit/ui/states';
import { dayOf, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { useMayForce } from '@/portfolio/api/caller';
import { governanceMethods, portfolioMethods } from '@/portfolio/api/clients';
import { Refusal } from '@/portfolio/components/refusal';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';
import { readersOf } from '@/portfolio/words/readers';
import type { Access } from './access';
import { Checks } from './checks';
import { useNextPhases } from './readiness_section';
import { readinessWords } from './readiness_words';
import { useDialogue } from './use_dialogue';

interface AdvanceDialogProps { project: Project; access: Access; onDone: () => void; onCancel: () => void }

function formFor(targets: readonly Phase[], mayForce: boolean): Form {
  const option = (phase: Phase): Option => ({ value: String(phase), label: PHASES[phase] });
  // By force, one may leave the usual way.
  const others = mayForce ? JOURNEY.filter((phase) => !targets.includes(phase)) : [];
  return {
    fields: [
      { path: 'phase', kind: 'enum', required: true, options: [...targets, ...others].map(option), label: readinessWords.toPhase },
      { path: 'effective_date', kind: 'day', required: true, label: readinessWords.onDay },
      { path: 'comment', kind: 'text', label: readinessWords.comment },
      { path: 'force', kind: 'flag', label: readinessWords.force, hint: readinessWords.forceHint },
      { path: 'reason', kind: 'text', required: true, label: readinessWords.forceReason },
    ].filter(({ path }) => mayForce || path !== 'force') as Form['fields'],
  };
}

const requestOf = (project: Project, values: Values) => ({
  name: project.name,
  phase: Number(values.phase) as Phase,
  effectiveDate: dayOf(values.effective_date),
  comment: values.comment,
  ...(values.force ? { force: true, reason: values.reason } : {}),
  etag: project.etag,
});

export function AdvanceDialog({ project, access, onDone, onCancel }: AdvanceDialogProps) {
  const { t } = useWords();
  const { about } = useDialogue();
  const targets = useNextPhases(project);
  const mayForce = useMayForce();
  const write = useWrite(portfolioMethods.advancePhase);
  if (!targets) return null;
  const form = formFor(targets, mayForce);
  return (
    <DialogForm id={`${project.name}.avancer.${about.phase}`} form={form} writes={readersOf('AdvancePhase')} start={{ phase: about.phase || String(targets[0] ?? ''), effective_date: todayIso() }}
      prefix="" submit={t({ fr: 'Changer de phase', en: 'Change phase' })} asks={(path, values) => path !== 'reason' || Boolean(values.force)}
      send={(values) => write.mutateAsync(requestOf(project, values))} onDone={onDone} onCancel={onCancel}
      explain={(error) => <Refused error={error} />}>
      {(values, isRefused) => !faultsOf({ fields: form.fields.slice(0, 2) }, values).phase && <Preview project={project} values={values} access={access} isRefused={isRefused} />}
    </DialogForm>
  );
}

// `isRefused`: what AdvancePhase answered is said already.
function Preview({ project, values, access, isRefused }: { project: Project; values: Values; access: Access; isRefused: boolean }) {
  const { t } = useWords();
  const phase = Number(values.phase) as Phase;
  const effectiveDate = dayOf(values.effective_date);
  const readiness = useQuery({ ...query(governanceMethods.checkReadiness, { name: project.name, phase, effectiveDate }), placeholderData: keepPreviousData, enabled: effectiveDate !== undefined });
  if (!effectiveDate) return null;
  return (
    <section className="preview">
      <h3 className="fr-h6">{t(readinessWords.gates, { phase: t(PHASES[phase]) })}</h3>
      <Answer of={readiness} lines={3}>
        {(found) => (
          <>
            <Checks readiness={found} access={access} />
            {!isRefused && <Verdict project={project} values={values} />}
          </>
        )}
      </Answer>
    </section>
  );
}

// What AdvancePhase would answer: everything but keeping the result.
function Verdict({ project, values }: { project: Project; values: Values }) {
  const { t, date } = useWords();
  const request = { ...requestOf(project, { ...values, reason: values.reason?.trim() || '–' }), comment: '', validateOnly: true };
  const verdict = useQuery({
    queryKey: ['portfolio', 'AdvancePhase', JSON.stringify({ name: project.name, phase: values.phase, day: values.effective_date, force: values.force, etag: project.etag })],
    queryFn: ({ signal }) => call(portfolioMethods.advancePhase, request, signal),
    retry: false,
    staleTime: 0,
  });
  const said = { phase: t(PHASES[request.phase]), date: date(values.effective_date) };
  return (
    <div role="status" className="verdict">
      {verdict.isPending ? <p className="quiet">{t(readinessWords.checking)}</p>
        : verdict.isError ? <Refused error={verdict.error} />
          : <p className="fr-message fr-message--valid">{t(values.force ? readinessWords.wouldForce : readinessWords.wouldEnter, said)}</p>}
    </div>
  );
}

// The requirements that lack are among the checks above, each with the way to it.
function Refused({ error }: { error: unknown }) {
  return problemOf(error).preconditions.length > 0 ? <Refusal error={error} isTold={({ type }) => type === 'GATE'} /> : <Problem error={error} />;
}
