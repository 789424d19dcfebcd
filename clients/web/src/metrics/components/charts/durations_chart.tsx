// Items by how long they took, or have taken, with the percentiles of what was finished as lines across.
import { CartesianGrid, ReferenceArea, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { measureWords as words } from '@/metrics/words/words';
import { daysIn, unitWords } from '@/metrics/words/units';
import type { Percentiles } from '@/gen/pepiniere/metrics/v1/indicator_pb';
import { useWords } from '@/kit/words/use_words';
import { BLUE, GRID, HEIGHT_PX, MARGIN, ORANGE, TICK } from './look';

// `at`: where it stands across: an instant in milliseconds, or a word.
export interface Spot { at: number | string; name: string; seconds: number }

const BANDS = [['P50', 'p50', '2 2'], ['P85', 'p85', '5 3'], ['P95', 'p95', '8 3']] as const;
const SHADES = [0.06, 0.14, 0.22];

// `isBanded`: what lies below each percentile is shaded, the more the less of it went beyond.
export default function DurationsChart({ spots, bands, isBanded = false }: { spots: readonly Spot[]; bands: Percentiles | undefined; isBanded?: boolean }) {
  const { t, shortDate } = useWords();
  const isTime = typeof spots[0]?.at === 'number';
  const day = (at: number) => shortDate(new Date(at).toISOString().slice(0, 10));
  const data = spots.map(({ at, name, seconds }) => ({ at, name, days: Number(daysIn(seconds).toFixed(2)) }));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <ScatterChart margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID} />
        {isTime ? <XAxis dataKey="at" type="number" domain={['dataMin', 'dataMax']} tickFormatter={day} minTickGap={24} tick={TICK} />
          : <XAxis dataKey="at" type="category" allowDuplicatedCategory={false} tick={TICK} />}
        <YAxis dataKey="days" name={t(words.inDays)} tickFormatter={(n: number) => t(unitWords.days, { n })} width={56} tick={TICK} />
        <Tooltip content={({ payload }) => {
          const spot = payload?.[0]?.payload as (typeof data)[number] | undefined;
          return spot ? <p className="fr-text--sm">{spot.name}, {t(unitWords.days, { n: spot.days })}</p> : null;
        }} />
        {isBanded && BANDS.map(([name, key], i) => bands?.[key] !== undefined && (
          <ReferenceArea key={name} y1={i === 0 ? 0 : daysIn(bands[BANDS[i - 1]![1]] ?? 0)} y2={daysIn(bands[key])} fill={ORANGE} fillOpacity={SHADES[i]} ifOverflow="extendDomain" />
        ))}
        {BANDS.map(([name, key, dashes]) => bands?.[key] !== undefined && (
          <ReferenceLine key={key} y={daysIn(bands[key])} stroke={ORANGE} strokeDasharray={dashes} label={{ value: name, position: 'insideTopRight', ...TICK }} ifOverflow="extendDomain" />
        ))}
        <Scatter data={data} fill={BLUE} isAnimationActive={false} />
      </ScatterChart>
    </ResponsiveContainer>
  );
}
