// How a month is said: "mars 2026" of 2026-03.
import { useWords } from '@/kit/words/use_words';

export function useMonth(): (month: string) => string {
  const { locale } = useWords();
  const said = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (month) => (month ? said.format(new Date(`${month}-01T00:00:00Z`)) : '');
}
