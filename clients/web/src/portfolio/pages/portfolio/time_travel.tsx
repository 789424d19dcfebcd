// The day asked: a slider of months, and a field for an exact day.
import { useId, type CSSProperties } from 'react';
import { useUrlState } from '@/kit/ui/use_url_state';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import { portfolioWords } from './words';

// Months between two days, by the calendar.
function monthsBetween(from: string, to: string) {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

// The last day of the month that lies `back` months before this one; today for this one.
function monthEnd(today: string, back: number) {
  if (back === 0) return '';
  const [year = 0, month = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - back, 0)).toISOString().slice(0, 10);
}

export function TimeTravel({ date, earliest }: { date: string; earliest: string }) {
  const { t, date: say } = useWords();
  const { set } = useUrlState();
  const id = useId();
  const today = todayIso();
  const months = Math.max(1, monthsBetween(earliest, today));
  const position = Math.min(months, Math.max(0, months - monthsBetween(date, today)));
  return (
    <div className="time-travel no-print">
      <div className="time-travel__day">
        <label className="fr-label" htmlFor={`${id}-day`}>{t(portfolioWords.asOf)}</label>
        <input id={`${id}-day`} className="fr-input" type="date" value={date} max={today}
          onChange={(event) => event.target.value && set({ date: event.target.value === today ? '' : event.target.value }, true)} />
      </div>
      <div className="time-travel__slider">
        <label className="fr-label" htmlFor={`${id}-slider`}>
          {t(portfolioWords.slide)} <span className="fr-hint-text">{t(portfolioWords.slideHint)}</span>
        </label>
        <input id={`${id}-slider`} type="range" min={0} max={months} value={position} aria-valuetext={say(date)}
          onChange={(event) => set({ date: monthEnd(today, months - Number(event.target.value)) }, true)} />
        <Years earliest={earliest} today={today} months={months} />
      </div>
      <button type="button" className="fr-btn fr-btn--tertiary fr-btn--sm" disabled={date === today} onClick={() => set({ date: '' })}>
        {t(portfolioWords.today)}
      </button>
    </div>
  );
}

// Each year where it begins: a step of the slider is the end of a month, and so a year begins at the step of the December before.
// The middle of the slider's knob travels from half its width to that much before the end.
function Years({ earliest, today, months }: { earliest: string; today: string; months: number }) {
  const first = Number(earliest.slice(0, 4));
  const years = Array.from({ length: Number(today.slice(0, 4)) - first + 1 }, (_, i) => first + i);
  return (
    <div className="time-travel__years" aria-hidden="true">
      {years.map((year, i) => (
        <span key={year} data-year={year} style={{ '--at': Math.max(0, 12 * i - 1) / months } as CSSProperties}>{year}</span>
      ))}
    </div>
  );
}
