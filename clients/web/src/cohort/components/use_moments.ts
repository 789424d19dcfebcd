// Instants of a call in its own zone, and how long it is until then.
import { timestampMs, type Timestamp } from '@bufbuild/protobuf/wkt';
import { useEffect, useState } from 'react';
import { callWords } from '@/cohort/words/calls';
import { USUAL_ZONE, zoneOf } from '@/kit/words/instant';
import { useWords } from '@/kit/words/use_words';

const MINUTE_MS = 60_000, HOUR_MS = 60 * MINUTE_MS, DAY_MS = 24 * HOUR_MS;
// From here on, hours say little.
const DAYS_ALONE = 2;

// Now, told anew each minute.
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export function useMoments(zone: string) {
  const { t, locale, lang } = useWords();
  const timeZone = zoneOf(zone);
  return {
    // "1er février 2027 à 23:00 (Europe/Paris, UTC+1)".
    at: (time: Timestamp) => {
      const ms = timestampMs(time);
      const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(ms);
      const offset = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? '';
      return t(callWords.at, { date: lang === 'fr' ? date.replace(/^1 /, '1er ') : date, zone: timeZone || USUAL_ZONE, offset });
    },
    // "3 jours et 5 heures": its two largest parts.
    span: (ms: number) => {
      const parts = [[callWords.daysLeft, Math.floor(ms / DAY_MS)], [callWords.hoursLeft, Math.floor(ms % DAY_MS / HOUR_MS)],
        [callWords.minutesLeft, Math.max(1, Math.floor(ms % HOUR_MS / MINUTE_MS))]] as const;
      const first = parts.findIndex(([, n]) => n > 0);
      const said = parts.slice(first, ms >= DAYS_ALONE * DAY_MS ? first + 1 : first + 2).filter(([, n]) => n > 0);
      return new Intl.ListFormat(lang).format(said.map(([text, n]) => t(text, { n })));
    },
  };
}
