// Retrospectives, found by any words of what they say.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { text } from '@/kit/api/filter';
import { paged, query } from '@/kit/api/query';
import { feedbackMethods } from './clients';

// As many as a filter may cost.
const WORDS = 3;
const SAID = ['title', 'tried', 'happened', 'learned'].map((field) => text(field));
// All the words, each in any of what it says.
export const retrospectiveFilter = (typed: string) =>
  typed.split(/\s+/).filter(Boolean).slice(0, WORDS).map((one) => `(${SAID.map((clause) => clause(one)).join(' OR ')})`).join(' AND ');

export const useRetrospectives = (typed: string) =>
  useInfiniteQuery(paged(feedbackMethods.listRetrospectives, { filter: retrospectiveFilter(typed), orderBy: 'title', pageSize: 50 }));
export const useRetrospective = (name: string) => useQuery({ ...query(feedbackMethods.getRetrospective, { name }), enabled: name !== '' });

// The first few, where another page looks for the same.
const BESIDE = 5;
export const useSomeRetrospectives = (typed: string) => useQuery(query(feedbackMethods.listRetrospectives, { filter: retrospectiveFilter(typed), pageSize: BESIDE }));
