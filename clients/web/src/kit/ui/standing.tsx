// A page on a past day: what it says of that day, and what it says of today.
import type { ReactNode } from 'react';
import { isoOf, todayIso, type Day } from '@/kit/words/day';
import type { Text } from '@/kit/words/text';
import { useWords } from '@/kit/words/use_words';
import { useUrlState } from './use_url_state';

const words = {
  past: { fr: 'Vous lisez le passé.', en: 'You are reading the past.' },
  ahead: { fr: 'Vous lisez ce qui est prévu.', en: 'You are reading what is planned.' },
  onDay: { fr: 'au {date}', en: 'on {date}' },
  today: { fr: 'aujourd’hui', en: 'today' },
  back: { fr: 'Revenir à aujourd’hui', en: 'Back to today' },
} satisfies Record<string, Text>;

// `told`: which day is read, and what does not travel there. `params`: what the address loses on the way back; none where the page
// has its own way.
export function PastBanner({ date, told, params = ['date'] }: { date: string; told: string; params?: readonly string[] }) {
  const { t } = useWords();
  const { set } = useUrlState();
  return (
    <div className="past-banner" role="status">
      <p><strong>{t(date > todayIso() ? words.ahead : words.past)}</strong> {told}</p>
      {params.length > 0 && (
        <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print"
          onClick={() => set(Object.fromEntries(params.map((param) => [param, undefined])))}>
          {t(words.back)}
        </button>
      )}
    </div>
  );
}

// Within a section of a past day: what it tells of today all the same, marked so. Nothing on a page of today.
export function OfToday({ isPast, children }: { isPast: boolean; children: ReactNode }) {
  if (!isPast) return null;
  return <p className="quiet of-today"><Standing isPast /> {children}</p>;
}

// Beside a heading of a page on a past day: the day of what stands below it; without a day, today. Nothing on a page of today.
export function Standing({ isPast, on }: { isPast: boolean; on?: string | Day | undefined }) {
  const { t, shortDate } = useWords();
  if (!isPast) return null;
  const day = on && (typeof on === 'string' ? on : isoOf(on));
  return (
    <span className={`standing ${day ? '' : 'standing--today'}`}>
      {day ? t(words.onDay, { date: shortDate(day) }) : t(words.today)}
    </span>
  );
}
