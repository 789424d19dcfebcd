// Measures: what contributions become.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { text, word } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { feedbackMethods } from './clients';

// What an address asks for: words of the title, a state by its symbol.
export const measureFilter = (get: (param: string) => string) => [get('texte') && text('title')(get('texte')), get('etat') && word('state')(get('etat'))].filter(Boolean).join(' AND ');

export const useMeasures = (filter: string, showDeleted: boolean) => useInfiniteQuery(paged(feedbackMethods.listMeasures, { filter, showDeleted, orderBy: 'title', pageSize: 50 }));
export const useMeasure = (name: string) => useQuery({ ...query(feedbackMethods.getMeasure, { name }), enabled: name !== '' });

const everyMeasure = whole(feedbackMethods.listMeasures, { orderBy: 'title' }, (page) => page.measures);
// Those that lift a constraint.
export const useMeasuresLifting = (constraint: string) => useQuery({ ...everyMeasure, select: (all) => all.filter(({ constraints }) => constraints.includes(constraint)) });
// As a field of a form chooses from them.
export const MEASURES_TO_CHOOSE: Source = { useResources: () => useQuery(everyMeasure).data ?? [] };
