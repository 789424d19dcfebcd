// A number a month.
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

const HEIGHT_PX = 220;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 8 } as const;
const TICK = { fill: 'var(--text-mention-grey)', fontSize: 12 } as const;

export interface MonthBar { month: string; value: number }

export default function MonthsChart({ bars, name }: { bars: readonly MonthBar[]; name: string }) {
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <BarChart data={[...bars]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border-default-grey)" />
        <XAxis dataKey="month" minTickGap={24} tick={TICK} />
        <YAxis width={56} tick={TICK} allowDecimals={false} />
        <Tooltip />
        <Bar dataKey="value" name={name} fill="var(--blue-france-sun-113-625)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
