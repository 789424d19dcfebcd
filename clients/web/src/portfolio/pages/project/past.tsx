// Reading the past: which day, what was known when; and a banner for as long as it is not now that is shown.
import { useId } from 'react';
import { PastBanner } from '@/kit/ui/standing';
import { useUrlState } from '@/kit/ui/use_url_state';
import { todayIso } from '@/kit/words/day';
import { useWords } from '@/kit/words/use_words';
import type { Past } from './use_past';
import { projectWords } from './words';

// What is of the day, section by section: see Standing.
export function ProjectPastBanner({ past }: { past: Past }) {
  const { t, date } = useWords();
  if (!past.isPast) return <div role="status" />;
  const told = past.known ? t(projectWords.asOfKnown, { date: date(past.date), known: date(past.known) }) : t(projectWords.asOf, { date: date(past.date) });
  return <PastBanner date={past.date} told={`${told} ${t(projectWords.marks)}`} params={['date', 'connu']} />;
}

export function PastPicker({ past }: { past: Past }) {
  const { t } = useWords();
  const { set } = useUrlState();
  const id = useId();
  const today = todayIso();
  return (
    <details className="past-picker no-print">
      <summary>{t(projectWords.readAt)}</summary>
      <div className="past-picker__fields">
        <div>
          <label className="fr-label" htmlFor={`${id}-on`}>{t(projectWords.onDay)}</label>
          <input id={`${id}-on`} className="fr-input" type="date" value={past.asOf ? past.date : ''}
            onChange={(event) => set({ date: event.target.value }, true)} />
        </div>
        <div>
          <label className="fr-label" htmlFor={`${id}-known`}>{t(projectWords.knownOn)}</label>
          <input id={`${id}-known`} className="fr-input" type="date" value={past.known} max={today}
            onChange={(event) => set({ connu: event.target.value }, true)} />
        </div>
      </div>
    </details>
  );
}
