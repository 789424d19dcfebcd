// The language of the page: chosen in the header and kept on this browser; until then, the first of the browser's that we speak.
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Money } from '@/gen/google/type/money_pb';
import { timeOf, type Day } from './day';
import { COLON, firstSpoken, localeOf, say, type Lang, type Text, type Values } from './text';

const KEPT = 'pepiniere.lang';

function startingLang(): Lang {
  const kept = localStorage.getItem(KEPT);
  return firstSpoken([...(kept ? [kept] : []), ...navigator.languages]);
}

// How a language says things.
export function wordsIn(lang: Lang) {
  const locale = localeOf(lang);
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' });
  return {
    lang,
    locale,
    colon: COLON[lang],
    t: (text: Text, values?: Values) => say(lang, text, values),
    number: (n: number | bigint) => number.format(n),
    percent: (ratio: number) => percent.format(ratio),
    // "3 mars 2025", "1er mars 2025"; a timestamp is told with its time, Europe/Paris.
    date: (value: Day | Timestamp | string | undefined) => {
      if (!value) return '';
      const { time, moment: isMoment } = timeOf(value);
      const said = (isMoment ? moment : day).format(time);
      return lang === 'fr' ? said.replace(/^1 /, '1er ') : said;
    },
    // "03/03/2025", for tables.
    shortDate: (value: Day | Timestamp | string | undefined) => (value ? shortDay.format(timeOf(value).time) : ''),
    money: (value: Money | undefined) => value === undefined ? '' : new Intl.NumberFormat(locale,
      { style: 'currency', currency: value.currencyCode || 'EUR', maximumFractionDigits: value.nanos ? 2 : 0 })
      .format(Number(value.units) + value.nanos / 1e9),
  };
}

export type Words = ReturnType<typeof wordsIn>;
const Context = createContext<(Words & { choose: (lang: Lang) => void }) | null>(null);

export function WordsProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState(startingLang);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const words = useMemo(() => ({
    ...wordsIn(lang),
    choose: (chosen: Lang) => {
      localStorage.setItem(KEPT, chosen);
      setLang(chosen);
    },
  }), [lang]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export function useWords() {
  const words = useContext(Context);
  if (!words) throw new Error('useWords: outside of WordsProvider');
  return words;
}
