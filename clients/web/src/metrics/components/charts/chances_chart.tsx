// With which probability at least so many: a line that comes down.
import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { DeliveryForecast_Chance as Chance } from '@/gen/pepiniere/metrics/v1/forecast_pb';
import { useWords } from '@/kit/words/use_words';
import { BLUE, GRID, HEIGHT_PX, MARGIN, ORANGE, TICK } from './look';

const PROMISES = [0.5, 0.85, 0.95];

export default function ChancesChart({ chances, name }: { chances: readonly Chance[]; name: string }) {
  const { percent } = useWords();
  const data = chances.map(({ items, probability }) => ({ items, probability }));
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <LineChart data={data} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID} />
        <XAxis dataKey="items" type="number" allowDecimals={false} minTickGap={24} tick={TICK} />
        <YAxis domain={[0, 1]} tickFormatter={(value: number) => percent(value)} width={56} tick={TICK} />
        <Tooltip formatter={(value) => percent(Number(value))} />
        {PROMISES.map((at) => <ReferenceLine key={at} y={at} stroke={ORANGE} strokeDasharray="5 3" label={{ value: percent(at), position: 'insideTopRight', ...TICK }} />)}
        <Line type="stepBefore" dataKey="probability" name={name} stroke={BLUE} dot={false} isAnimationActive={false} />
      </LineChart>
    </ResponsiveContainer>
  );
}
