import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import { useWords } from '@/kit/words/use_words';
import { PHASES } from '@/portfolio/words/enums';
import { terms } from '@/portfolio/words/terms';

// The design system's accents, the same in charts and in badges (see --phase-* in components.css).
export const PHASE_ACCENT: Record<Phase, string> = {
  [Phase.UNSPECIFIED]: 'none',
  [Phase.INVESTIGATION]: 'investigation',
  [Phase.CONSTRUCTION]: 'construction',
  [Phase.SCALING]: 'scaling',
  [Phase.CONSOLIDATION]: 'consolidation',
  [Phase.OPERATED]: 'operated',
  [Phase.TRANSFERRED]: 'transferred',
  [Phase.STOPPED]: 'stopped',
  [Phase.INCONCLUSIVE]: 'inconclusive',
};

// `unknown`: the word of a later line that nobody explained; the phase is then only the last one that we understand.
export function PhaseBadge({ phase, paused = false, unknown = '' }: { phase: Phase; paused?: boolean; unknown?: string }) {
  const { t } = useWords();
  return (
    <span className="phase-badges">
      {unknown && <span className="phase-badge phase-badge--paused">{t(terms.unknownPhase, { word: unknown })}</span>}
      {/* Where a word is all that is known, nothing says that the project has not started. */}
      {!(unknown && phase === Phase.UNSPECIFIED) && <span className={`phase-badge phase-badge--${PHASE_ACCENT[phase]}`}>{t(PHASES[phase])}</span>}
      {paused && <span className="phase-badge phase-badge--paused">{t(terms.paused)}</span>}
    </span>
  );
}
