// Reading the past: which day, what was known when; and a banner for as long as it is not now that is shown.
import { useId } from 'react';
import { useUrlState } from '@/components/use_url_state';
import { todayIso } from '@/words/day';
import { useWords } from '@/words/use_words';
import type { Past } from './use_past';
import { projectWords } from './words';

export function PastBanner({ past }: { past: Past }) {
  const { t, date } = useWords();
  const { set } = useUrlState();
  if (!past.isPast) return <div role="status" />;
  const isAhead = past.date > todayIso();
  return (
    <div className="past-banner" role="status">
      <p>
        <strong>{t(isAhead ? projectWords.readingFuture : projectWords.readingPast)}</strong>{' '}
        {past.known ? t(projectWords.asOfKnown, { date: date(past.date), known: date(past.known) }) : t(projectWords.asOf, { date: date(past.date) })}
      </p>
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm no-print" onClick={() => set({ date: '', connu: '' })}>
        {t(projectWords.backToNow)}
      </button>
    </div>
  );
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
