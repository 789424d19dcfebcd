// The gate of a phase: what is met and what is missing, on the day of the session.
import { Link } from 'react-router-dom';
import type { Readiness_Check } from '@/gen/pepiniere/portfolio/v1/gate_pb';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { Answer } from '@/kit/ui/states';
import type { Day } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { projectUrl } from '@/portfolio/api/addresses';
import { PHASES } from '@/portfolio/words/enums';
import { stateOf, useReadiness, type CheckState } from './readiness';
import { committeeWords } from './words';

const MARKS: Readonly<Record<CheckState, string>> = { met: '✓', missing: '✗', advised: '○', waived: '–', byDecision: '✓' };

interface GatesProps {
  project: string;
  // Unspecified: the phase stays. Undefined: not known yet.
  to: Phase | undefined;
  day: Day | undefined;
  // Whether the decision grants money.
  grants: boolean;
}

export function Gates({ project, to, day, grants }: GatesProps) {
  const { t } = useWords();
  const readiness = useReadiness(project, to ?? Phase.UNSPECIFIED, day, !!to);
  if (to === undefined) return <div className="gates" />;
  if (!to) return <p className="gates quiet">{t(committeeWords.noGates)}</p>;
  return (
    <div className="gates">
      <h4 className="fr-text--sm fr-mb-1w">{t(committeeWords.gates, { phase: t(PHASES[to]) })}</h4>
      <Answer of={readiness}>{({ checks }) => (
        <>
          <ul className="gates__list">{checks.map((check) => <Check key={check.code} check={check} grants={grants} />)}</ul>
          {checks.some((check) => stateOf(check, grants) === 'missing') && (
            <Link className="fr-link fr-link--sm" to={projectUrl(project)}>{t(committeeWords.fix)}</Link>
          )}
        </>
      )}</Answer>
    </div>
  );
}

function Check({ check, grants }: { check: Readiness_Check; grants: boolean }) {
  const { t, lang } = useWords();
  const state = stateOf(check, grants);
  return (
    <li className={`gate gate--${state}`}>
      <span aria-hidden="true" className="gate__mark">{MARKS[state]}</span>
      <span>{lang === 'fr' ? check.labelFr : check.labelEn} <span className="gate__state">({t(committeeWords[state])})</span></span>
    </li>
  );
}
