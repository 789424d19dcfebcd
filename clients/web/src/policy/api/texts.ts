// Texts that were adopted.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { text, word } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { policyMethods } from './clients';

// What an address asks for: words of the title, a kind by its symbol.
export const textFilter = (get: (param: string) => string) => [get('texte') && text('title')(get('texte')), get('nature') && word('kind')(get('nature'))].filter(Boolean).join(' AND ');
// The latest first.
export const useTexts = (filter: string) => useInfiniteQuery(paged(policyMethods.listTexts, { filter, orderBy: 'publication_date desc', pageSize: 50 }));
export const useText = (name: string) => useQuery({ ...query(policyMethods.getText, { name }), enabled: name !== '' });

const everyText = whole(policyMethods.listTexts, { orderBy: 'publication_date desc' }, (page) => page.texts);
export const TEXTS_TO_CHOOSE: Source = { useResources: () => useQuery(everyText).data ?? [], asTheyCome: true };
