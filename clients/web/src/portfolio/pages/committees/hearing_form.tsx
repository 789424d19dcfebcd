// A project on the agenda: what is asked, what is decided, and how it stands before the gate that this leads to.
import { Link } from 'react-router-dom';
import { Decision } from '@/gen/pepiniere/portfolio/v1/committee_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { Project } from '@/gen/pepiniere/portfolio/v1/project_pb';
import { idOf } from '@/kit/api/names';
import { ChoiceField, TextField } from '@/kit/form/inputs';
import { readersOfField } from '@/kit/form/readers';
import type { Day } from '@/kit/words/day';
import { moneyOf } from '@/kit/words/money';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { useRules } from '@/portfolio/api/rules';
import { PhaseBadge } from '@/portfolio/components/phase_badge';
import type { Reason } from '@/portfolio/components/refusal';
import { DECISIONS } from '@/portfolio/words/decisions';
import { PHASES } from '@/portfolio/words/enums';
import { FAULTS } from '@/portfolio/words/faults';
import { readersOf } from '@/portfolio/words/readers';
import type { HearingDraft } from './draft';
import { Gates } from './gates';
import { committeeWords } from './words';

export interface HearingFormProps {
  hearing: HearingDraft;
  project: Project | undefined;
  day: Day | undefined;
  change: (changes: Partial<HearingDraft>) => void;
  remove: () => void;
  up: (() => void) | undefined;
  down: (() => void) | undefined;
  faultOf: (field: string) => string | undefined;
  obstacles: readonly Reason[];
}

export function HearingForm(props: HearingFormProps) {
  const { hearing, project, day, obstacles } = props;
  const current = project?.phase ?? Phase.UNSPECIFIED;
  // Before anything is decided: what a go would ask for.
  const decision = hearing.decision || Decision.GO;
  const to = useRules()?.destination(decision, hearing.phase, current);
  return (
    <li className="hearing">
      <Head {...props} />
      {obstacles.length > 0 && (
        <ul className="hearing__obstacles">{obstacles.map(({ text }) => <li key={text}>{text}</li>)}</ul>
      )}
      <div className="hearing__columns">
        <Fields {...props} current={current} />
        <Gates project={hearing.project} to={project ? to : undefined} day={day} grants={!!moneyOf(hearing.amount)} />
      </div>
    </li>
  );
}

function Head({ hearing, project, remove, up, down }: HearingFormProps) {
  const { t } = useWords();
  const title = project?.title || idOf(hearing.project);
  return (
    <div className="hearing__head">
      <h3 className="fr-h6 fr-mb-0"><Link to={projectUrl(hearing.project)}>{title}</Link></h3>
      {project && <PhaseBadge phase={project.phase} paused={project.paused} />}
      <div className="hearing__moves">
        <Move symbol="↑" label={t(committeeWords.up, { title })} go={up} />
        <Move symbol="↓" label={t(committeeWords.down, { title })} go={down} />
        <Move symbol="✕" label={t(committeeWords.remove, { title })} go={remove} />
      </div>
    </div>
  );
}

function Move({ symbol, label, go }: { symbol: string; label: string; go: (() => void) | undefined }) {
  return (
    <button type="button" className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm" disabled={!go} onClick={go} title={label} aria-label={label}>
      <span aria-hidden="true">{symbol}</span>
    </button>
  );
}

function Fields({ hearing, change, faultOf, current }: HearingFormProps & { current: Phase }) {
  const { t } = useWords();
  const rules = useRules();
  const phases = rules?.phasesOf(hearing.decision) ?? [];
  const usual = rules?.destination(hearing.decision, Phase.UNSPECIFIED, current);
  const decided = hearing.decision !== Decision.UNSPECIFIED;
  const requires = (field: string) => rules?.requires(hearing.decision, field);
  const restricted = (field: string) => {
    const readers = readersOfField(readersOf('UpdateCommittee'), `hearings.${field}`);
    return readers && t(readers);
  };
  return (
    <div className="fields">
      <div className="fields__wide">
        <TextField label={t(committeeWords.asked)} value={hearing.summary} onChange={(summary) => change({ summary })} error={faultOf('summary')} />
      </div>
      <ChoiceField label={t(committeeWords.decision)} value={String(hearing.decision)} error={faultOf('decision')}
        onChange={(value) => change({ decision: Number(value), phase: Phase.UNSPECIFIED })}
        options={[Decision.UNSPECIFIED, ...rules?.decisions ?? []].map((decision) => ({ value: String(decision), label: t(DECISIONS[decision]) }))} />
      {phases.length > 0 && (
        <ChoiceField label={t(committeeWords.toPhase)} value={hearing.phase ? String(hearing.phase) : ''} error={faultOf('phase')}
          onChange={(value) => change({ phase: Number(value) })}
          none={usual ? t(committeeWords.usual, { phase: t(PHASES[usual]) }) : t(committeeWords.noUsual)}
          options={phases.map((phase) => ({ value: String(phase), label: t(PHASES[phase]) }))} />
      )}
      {rules?.grants(hearing.decision) && (
        <>
          <TextField label={t(committeeWords.amount)} hint={restricted('amount_granted')} value={hearing.amount} inputMode="decimal" onChange={(amount) => change({ amount })}
            error={hearing.amount && !moneyOf(hearing.amount) ? t(FAULTS.cents) : faultOf('amount_granted')} />
          <TextField label={t(committeeWords.source)} hint={t(committeeWords.sourceHint)} value={hearing.source} onChange={(source) => change({ source })}
            error={faultOf('funding_source')} />
          {hearing.source && (
            <TextField label={t(committeeWords.promotion)} hint={t(committeeWords.promotionHint)} value={hearing.promotion} inputMode="numeric"
              onChange={(promotion) => change({ promotion: promotion.replace(/\D/g, '') })} error={faultOf('promotion')} />
          )}
        </>
      )}
      {decided && (
        <>
          <TextField label={t(committeeWords.review)} type="date" value={hearing.review} onChange={(review) => change({ review })} error={faultOf('next_review_date')}
            required={requires('next_review_date')} />
          <div className="fields__wide">
            <TextField label={t(committeeWords.conditions)} hint={restricted('conditions')} lines={2} value={hearing.conditions} onChange={(conditions) => change({ conditions })}
              error={faultOf('conditions')} required={requires('conditions')} />
          </div>
        </>
      )}
    </div>
  );
}
