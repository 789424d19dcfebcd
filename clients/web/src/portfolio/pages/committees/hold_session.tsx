// What holding the session would do, project by project; then the word.
import { useQuery } from '@tanstack/react-query';
import type { Committee, Hearing } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { problemOf } from '@/kit/api/problem';
import { useWrite } from '@/kit/api/write';
import { DialogForm } from '@/kit/form/dialog_form';
import type { Form } from '@/kit/form/field';
import { Dialog } from '@/kit/ui/dialog';
import { Problem } from '@/kit/ui/problem';
import { Loading } from '@/kit/ui/states';
import { useWords } from '@/kit/words/use_words';
import { governanceMethods } from '@/portfolio/api/clients';
import { useRules } from '@/portfolio/api/rules';
import type { Violation } from '@/portfolio/components/refusal';
import { DECISIONS } from '@/portfolio/words/decisions';
import { PHASES } from '@/portfolio/words/enums';
import { readersOf } from '@/portfolio/words/readers';
import { ObstacleList } from './obstacle_list';
import { isTooEarly, obstaclesTo } from './obstacles';
import { useProjects } from './project_titles';
import { committeeWords } from './words';

const NOTHING_ASKED: Form = { fields: [] };

export function HoldSession({ committee, onClose }: { committee: Committee; onClose: () => void }) {
  const { t } = useWords();
  const { name, etag } = committee;
  const dry = useQuery(obstaclesTo(committee));
  const write = useWrite(governanceMethods.holdCommittee);
  const projects = useProjects(committee.hearings.map(({ project }) => project));
  return (
    <Dialog title={t(committeeWords.hold)} onClose={onClose}>
      <DialogForm id={`${name}.hold`} form={NOTHING_ASKED} writes={readersOf('HoldCommittee')} submit={t(committeeWords.confirmHold)} disabled={dry.data?.length !== 0}
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
            {dry.data?.length && !write.error ? <InTheWay violations={dry.data} committee={committee} /> : null}
          </>
        )}
      </DialogForm>
    </Dialog>
  );
}

function Refusal({ error, committee }: { error: unknown; committee: Committee }) {
  const { preconditions, more } = problemOf(error);
  return preconditions.length === 0 ? <Problem error={error} /> : <InTheWay violations={preconditions} more={more} committee={committee} />;
}

function InTheWay({ violations, more, committee }: { violations: readonly Violation[]; more?: number; committee: Committee }) {
  const { t, date } = useWords();
  if (violations.some(isTooEarly)) return <p className="state--bad">{t(committeeWords.tooEarly, { date: date(committee.date) })}</p>;
  return <ObstacleList violations={violations} more={more} />;
}

// "Go: Investigation → Construction, 120 000 € (FAST)".
export function Effect({ hearing, current }: { hearing: Hearing; current: Phase }) {
  const { t, date, money } = useWords();
  const to = useRules()?.destination(hearing.decision, hearing.phase, current);
  const parts = [
    to ? t(committeeWords.outcome, { from: t(PHASES[current]), to: t(PHASES[to]) }) : t(committeeWords.stays, { phase: t(PHASES[current]) }),
    hearing.amountGranted && t(committeeWords.grants, { amount: money(hearing.amountGranted), source: hearing.fundingSource || '–' }),
    hearing.nextReviewDate && t(committeeWords.reviewOn, { date: date(hearing.nextReviewDate) }),
  ];
  return <>{t(DECISIONS[hearing.decision])} – {parts.filter(Boolean).join(', ')}</>;
}
