// How many items stood where, day by day: what is done lies at the bottom.
import { Area, AreaChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { measureWords as words } from '@/metrics/words/words';
import type { Flow_Standing as Standing } from '@/gen/pepiniere/metrics/v1/flow_pb';
import { isoOf } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { BLUE, dayTick, GREEN, GRID, GREY, HEIGHT_PX, MARGIN, TICK } from './look';

export default function CumulativeChart({ standings }: { standings: readonly Standing[] }) {
  const { t, shortDate } = useWords();
  const data = standings.map(({ date, todo, inProgress, done }) => ({ day: date ? isoOf(date) : '', todo: Number(todo), inProgress: Number(inProgress), done: Number(done) }));
  const area = (key: 'done' | 'inProgress' | 'todo', colour: string, dashes?: string) =>
    <Area key={key} stackId="all" type="stepAfter" dataKey={key} name={t(words[key])} stroke={colour} fill={colour} fillOpacity={0.35} strokeDasharray={dashes} isAnimationActive={false} />;
  return (
    <ResponsiveContainer width="100%" height={HEIGHT_PX}>
      <AreaChart data={data} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={GRID} />
        <XAxis dataKey="day" tickFormatter={dayTick} minTickGap={24} tick={TICK} />
        <YAxis allowDecimals={false} width={48} tick={TICK} />
        <Tooltip labelFormatter={(day) => shortDate(String(day))} />
        <Legend />
        {[area('done', GREEN), area('inProgress', BLUE, '5 3'), area('todo', GREY, '2 2')]}
      </AreaChart>
    </ResponsiveContainer>
  );
}
