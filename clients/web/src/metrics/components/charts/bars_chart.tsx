// A number a day or a week, or two that lie upon each other.
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useWords } from '@/kit/words/use_words';
import { BLUE, dayTick, GRID, HEIGHT_PX, MARGIN, ORANGE, TICK } from './look';

// Nothing is drawn where there is no figure.
export interface Bars { day: string; value: number | undefined; above?: number }

export default function BarsChart({ bars, name, above }: { bars: readonly Bars[]; name: string; above?: string }) {
  const { shortDate } = useWords();
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <BarChart data={[...bars]} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID} />
        <XAxis dataKey="day" tickFormatter={dayTick} minTickGap={24} tick={TICK} />
        <YAxis width={56} tick={TICK} />
        <Tooltip labelFormatter={(day) => shortDate(String(day))} />
        {above && <Legend />}
        <Bar stackId="all" dataKey="value" name={name} fill={BLUE} isAnimationActive={false} />
        {above && <Bar stackId="all" dataKey="above" name={above} fill={ORANGE} stroke="var(--text-default-grey)" isAnimationActive={false} />}
      </BarChart>
    </ResponsiveContainer>
  );
}
