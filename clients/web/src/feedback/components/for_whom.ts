// For whom a measure is, in words.
import { FOR_WHOM } from '@/feedback/words/measures';
import { useWords } from '@/kit/words/use_words';

export function useForWhom(): (audiences: readonly string[]) => string {
  const { t, lang } = useWords();
  return (audiences) => new Intl.ListFormat(lang).format(audiences.map((one) => (FOR_WHOM[one] ? t(FOR_WHOM[one]) : one)));
}
