// What holding the session would do, project by project; then the word.
import { useQuery } from '@tanstack/react-query';
import { governanceMethods } from '@/api/clients';
import { problemOf } from '@/api/problem';
import { useWrite } from '@/api/write';
import { Dialog } from '@/components/dialog';
import { DialogForm } from '@/components/form/dialog_form';
import type { Form } from '@/components/form/field';
import { Problem } from '@/components/problem';
import { Loading } from '@/components/states';
import type { Committee, Hearing } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { DECISIONS, destination } from '@/words/decisions';
import { PHASES } from '@/words/enums';
import { useWords } from '@/words/use_words';
import { ObstacleList } from './obstacle_list';
import { isTooEarly } from './obstacles';
import { useProjects } from './project_titles';
import { dryHold } from './use_preview';
import { committeeWords } from './words';

const NOTHING_ASKED: Form = { fields: [] };

export function HoldSession({ committee, onClose }: { committee: Committee; onClose: () => void }) {
  const { t } = useWords();
  const { name, etag } = committee;
  const dry = useQuery(dryHold(committee));
  const write = useWrite(governanceMethods.holdCommittee);
  const projects = useProjects(committee.hearings.map(({ project }) => project));
  return (
    <Dialog title={t(committeeWords.hold)} onClose={onClose}>
      <DialogForm id={`${name}.hold`} form={NOTHING_ASKED} writes="HoldCommittee" submit={t(committeeWords.confirmHold)} disabled={dry.data !== null}
        send={() => write.mutateAsync({ name, etag })} onDone={onClose} onCancel={onClose}
        intro={<p>{t(committeeWords.holdTold)}</p>} explain={(error) => <Refusal error={error} committee={committee} />}>
        {() => (
          <>
            <ul className="effects">
              {committee.hearings.map((hearing) => (
                <li key={hearing.project}>
                  <strong>{projects.get(hearing.project)?.title ?? hearing.project}</strong><br />
                  <Effect hearing={hearing} current={projects.get(hearing.project)?.phase ?? Phase.UNSPECIFIED} />
                </li>
              ))}
            </ul>
            {dry.isPending && <Loading lines={2} />}
            {dry.error && <Problem error={dry.error} onRetry={() => void dry.refetch()} />}
            {/* What came with the word itself is told below, and counts more than what was foreseen. */}
            {dry.data && !write.error ? <Refusal error={dry.data} committee={committee} /> : null}
          </>
        )}
      </DialogForm>
    </Dialog>
  );
}

function Refusal({ error, committee }: { error: unknown; committee: Committee }) {
  const { t, date } = useWords();
  const { preconditions } = problemOf(error);
  if (preconditions.length === 0) return <Problem error={error} />;
  if (preconditions.some(isTooEarly)) return <p className="state--bad">{t(committeeWords.tooEarly, { date: date(committee.date) })}</p>;
  return <ObstacleList error={error} />;
}

// "Go: Investigation → Construction, 120 000 € (FAST)".
export function Effect({ hearing, current }: { hearing: Hearing; current: Phase }) {
  const { t, date, money } = useWords();
  const to = destination(hearing.decision, hearing.phase, current);
  const parts = [
    to ? t(committeeWords.outcome, { from: t(PHASES[current]), to: t(PHASES[to]) }) : t(committeeWords.stays, { phase: t(PHASES[current]) }),
    hearing.amountGranted && t(committeeWords.grants, { amount: money(hearing.amountGranted), source: hearing.fundingSource || '–' }),
    hearing.nextReviewDate && t(committeeWords.reviewOn, { date: date(hearing.nextReviewDate) }),
  ];
  return <>{t(DECISIONS[hearing.decision])} – {parts.filter(Boolean).join(', ')}</>;
}
