// The period that figures are asked of, and that of the answer: what the address does not say, the service does.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { daysOf } from '@/metrics/api/window';
import { measureWords as words } from '@/metrics/words/words';
import { FilterBar, type FilterField } from '@/kit/ui/filter_bar';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';

// `more`: what else is chosen there.
export function PeriodBar({ more = [] }: { more?: readonly FilterField[] }) {
  const { t } = useWords();
  const today = todayIso();
  return (
    <FilterBar of={t(words.period)} fields={[
      ...more,
      { param: 'du', label: t(words.from), type: 'date', max: today },
      { param: 'au', label: t(words.to), type: 'date', max: today },
    ]} />
  );
}

interface Told { fromTime?: Timestamp; toTime?: Timestamp; timeZone: string }

export function WindowTold({ of: told }: { of: Told }) {
  const { t, date } = useWords();
  const [from, to] = daysOf(told);
  if (!from || !to) return null;
  return <p className="quiet">{t(words.window, { from: date(from), to: date(to), zone: told.timeZone })}</p>;
}
