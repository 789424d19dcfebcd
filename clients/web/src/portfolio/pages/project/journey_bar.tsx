// The journey at a glance: phases to scale, pauses hatched, what is planned pale. The list below it says the same in words.
import { addDays, daysBetween, todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { PHASE_ACCENT } from '@/portfolio/components/phase_badge';
import type { Stay } from './journey';
import { journeyWords } from './journey_words';

const AHEAD_DAYS = 60;

export function JourneyBar({ stays, on }: { stays: readonly Stay[]; on: string }) {
  const { t } = useWords();
  const first = stays[0]?.from;
  if (!first) return null;
  const today = todayIso();
  const last = stays.at(-1)!.from;
  const start = first < on ? first : on;
  const end = addDays([last, today, on].reduce((a, b) => (a > b ? a : b)), AHEAD_DAYS);
  const whole = daysBetween(start, end);
  const at = (iso: string) => (100 * daysBetween(start, iso)) / whole;
  const part = (from: string, to: string) => ({ left: `${at(from)}%`, width: `${Math.max(0.4, at(to) - at(from))}%` });
  const years: string[] = [];
  const step = Math.ceil(whole / 365 / 8);
  for (let year = Number(start.slice(0, 4)) + 1; `${year}-01-01` < end; year += step) years.push(`${year}-01-01`);
  return (
    <div className="journey-bar" aria-hidden="true">
      <div className="journey-bar__track">
        {stays.filter(({ phase }) => phase).map(({ record, phase, from, to, pausedFrom }) => (
          <div key={record.name} className={`journey-bar__stay journey-bar__stay--${PHASE_ACCENT[phase]} ${from > on ? 'journey-bar__stay--planned' : ''}`}
            style={part(from, to ?? end)}>
            {pausedFrom && <div className="journey-bar__pause" style={{ left: `${(100 * (at(pausedFrom) - at(from))) / Math.max(0.01, at(to ?? end) - at(from))}%` }} />}
          </div>
        ))}
        <div className="journey-bar__now" style={{ left: `${at(on)}%` }}><span>{on === today ? t(journeyWords.today) : on.split('-').reverse().join('/')}</span></div>
      </div>
      <div className="journey-bar__years">
        {years.map((day) => <span key={day} style={{ left: `${at(day)}%` }}>{day.slice(0, 4)}</span>)}
      </div>
    </div>
  );
}
