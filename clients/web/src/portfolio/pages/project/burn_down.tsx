// What remains and what was spent, at the end of each month. The figures are in the table below it.
import { Area, AreaChart, CartesianGrid, Legend, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Money } from '@/gen/google/type/money_pb';
import type { ProjectFinances_BurnDownPoint as Point } from '@/gen/pepiniere/portfolio/v1/finance_pb';
import { isoOf } from '@/kit/words/day';
import { eurosOf } from '@/kit/words/money';
import { useWords } from '@/kit/words/use_words';
import { financeWords } from './finance_words';

// Nothing is drawn where there is no figure: without a budget, nothing is known of what remains.
const euros = (money: Money | undefined) => money && eurosOf(money);

export default function BurnDown({ points }: { points: readonly Point[] }) {
  const { t, locale, shortDate } = useWords();
  const data = points.map(({ date, remaining, spent }) => ({ day: date ? isoOf(date) : '', remaining: euros(remaining), spent: euros(spent) }));
  const short = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', notation: 'compact' });
  const full = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
  return (
    <ResponsiveContainer width="100%" height={260}>
      <AreaChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 8 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--border-default-grey)" />
        <XAxis dataKey="day" tickFormatter={(day: string) => day.slice(0, 7).split('-').reverse().join('/')} minTickGap={24} tick={{ fill: 'var(--text-mention-grey)', fontSize: 12 }} />
        <YAxis tickFormatter={(value: number) => short.format(value)} width={72} tick={{ fill: 'var(--text-mention-grey)', fontSize: 12 }} />
        <Tooltip formatter={(value) => full.format(Number(value))} labelFormatter={(day) => shortDate(String(day))} />
        <Legend />
        <ReferenceLine y={0} stroke="var(--border-plain-grey)" />
        {data.some(({ remaining }) => remaining !== undefined) && <Area type="stepAfter" dataKey="remaining" name={t(financeWords.remaining)} stroke="var(--blue-france-sun-113-625)" fill="var(--blue-france-sun-113-625)" fillOpacity={0.15} isAnimationActive={false} />}
        <Area type="stepAfter" dataKey="spent" name={t(financeWords.spent)} stroke="var(--orange-terre-battue-main-645)" fill="none" strokeDasharray="5 3" isAnimationActive={false} />
      </AreaChart>
    </ResponsiveContainer>
  );
}
