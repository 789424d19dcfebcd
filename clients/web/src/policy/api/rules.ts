// The rules that the service says hold here: words of each cycle, calendars.
import { useQuery } from '@tanstack/react-query';
import type { Rules } from '@/gen/pepiniere/policy/v1/rules_pb';
import { query } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { useWords } from '@/kit/words/use_words';
import { policyMethods } from './clients';

// They are others once the service is.
const asked = { ...query(policyMethods.getRules, {}), staleTime: Infinity };
export const useRules = () => useQuery(asked);

// What may be said of a measure ("completion") in plans that begin in that year; nothing where it is not rated then.
export function wordsOfCycle({ vocabularies }: Pick<Rules, 'vocabularies'>, measure: string, year: number): readonly string[] {
  const isOf = (one: { firstYear: number; lastYear: number }) => one.firstYear <= year && (one.lastYear === 0 || year <= one.lastYear);
  return vocabularies.find((one) => one.measure === measure && isOf(one))?.values ?? [];
}

// As a field of a form chooses from them.
export const CALENDARS: Source = { useResources: () => {
  const { lang } = useWords();
  return useRules().data?.calendars.map(({ id, titleFr, titleEn }) => ({ name: id, title: lang === 'en' ? titleEn : titleFr })) ?? [];
} };
