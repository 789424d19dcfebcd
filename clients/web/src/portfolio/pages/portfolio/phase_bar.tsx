// Phases as one bar, in the order of the journey. A picture of numbers that stand beside it in words.
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { useWords } from '@/kit/words/use_words';
import { PHASE_ACCENT } from '@/portfolio/components/phase_badge';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';

export type PhaseCounts = ReadonlyMap<Phase, number>;

export const sumOf = (counts: PhaseCounts) => [...counts.values()].reduce((sum, n) => sum + n, 0);

// `of`: what the whole width stands for; the sum by default.
export function PhaseBar({ counts, of }: { counts: PhaseCounts; of?: number }) {
  const { t, number, colon } = useWords();
  const whole = of ?? sumOf(counts);
  return (
    <div className="phase-bar" aria-hidden="true">
      {JOURNEY.map((phase) => {
        const n = counts.get(phase);
        return n ? (
          <span key={phase} title={t(PHASES[phase]) + colon + number(n)}
            style={{ width: `${(100 * n) / whole}%`, background: `var(--phase-${PHASE_ACCENT[phase]})` }} />
        ) : null;
      })}
    </div>
  );
}

export function PhaseLegend() {
  const { t } = useWords();
  return (
    <ul className="phase-legend" aria-hidden="true">
      {JOURNEY.map((phase) => (
        <li key={phase}><span style={{ background: `var(--phase-${PHASE_ACCENT[phase]})` }} />{t(PHASES[phase])}</li>
      ))}
    </ul>
  );
}
