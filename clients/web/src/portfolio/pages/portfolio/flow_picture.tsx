// Moves between phases as a Sankey diagram: on the left where projects come from, on the right where they go. The table
// beside it says the same to those who do not see it.
import { Layer, ResponsiveContainer, Sankey } from 'recharts';
import { Phase } from '@/gen/pepiniere/portfolio/v1/phase_pb';
import type { PortfolioFlow_Transition as Transition } from '@/gen/pepiniere/portfolio/v1/portfolio_pb';
import { useWords } from '@/kit/words/use_words';
import { PHASE_ACCENT } from '@/portfolio/components/phase_badge';
import { JOURNEY, PHASES } from '@/portfolio/words/enums';
import { portfolioWords } from './words';

const colourOf = (phase: Phase) => `var(--phase-${PHASE_ACCENT[phase]})`;
// Entries first, then the journey.
const ORDER: readonly Phase[] = [Phase.UNSPECIFIED, ...JOURNEY];
const ROW_PX = 44;

export default function FlowPicture({ transitions }: { transitions: readonly Transition[] }) {
  const { t, number } = useWords();
  const sides = (side: 'fromPhase' | 'toPhase') => ORDER.filter((phase) => transitions.some((move) => move[side] === phase));
  const starts = sides('fromPhase');
  const ends = sides('toPhase');
  const nodes = [...starts.map((phase) => ({ name: phase === Phase.UNSPECIFIED ? t(portfolioWords.entry) : t(PHASES[phase]), phase, isEnd: false })),
    ...ends.map((phase) => ({ name: t(PHASES[phase]), phase, isEnd: true }))];
  const links = transitions.map(({ fromPhase, toPhase, count }) => ({
    source: starts.indexOf(fromPhase), target: starts.length + ends.indexOf(toPhase), value: Number(count) }));
  return (
    <div aria-hidden="true">
      <ResponsiveContainer width="100%" height={Math.max(4, starts.length, ends.length) * ROW_PX + 40}>
        <Sankey data={{ nodes, links }} nodeWidth={10} nodePadding={26} sort={false} iterations={0}
          margin={{ top: 20, bottom: 20, left: 4, right: 4 }} node={drawNode} link={drawLink} />
      </ResponsiveContainer>
    </div>
  );

  function drawNode({ x, y, width, height, payload }: { x: number; y: number; width: number; height: number; payload: unknown }) {
    const { name, phase, isEnd, value } = payload as (typeof nodes)[number] & { value: number };
    return (
      <Layer>
        <rect x={x} y={y} width={width} height={Math.max(height, 2)} fill={colourOf(phase)} />
        <text x={isEnd ? x - 8 : x + width + 8} y={y + height / 2} textAnchor={isEnd ? 'end' : 'start'} dominantBaseline="central"
          className="flow-picture__label">
          {name} ({number(value)})
        </text>
      </Layer>
    );
  }

  function drawLink({ sourceX, targetX, sourceY, targetY, sourceControlX, targetControlX, linkWidth, payload }: {
    sourceX: number; targetX: number; sourceY: number; targetY: number; sourceControlX: number; targetControlX: number;
    linkWidth: number; payload: unknown }) {
    const { source } = payload as { source: { phase: Phase } };
    return (
      <path d={`M${sourceX},${sourceY}C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
        fill="none" stroke={colourOf(source.phase)} strokeWidth={Math.max(linkWidth, 2)} strokeOpacity={0.35} />
    );
  }
}
