// The programmes, read whole and kept.
import { useQuery } from '@tanstack/react-query';
import { whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { cohortMethods } from './clients';

export const programmesAsked = whole(cohortMethods.listProgrammes, {}, (page) => page.programmes);

export const useProgrammes = () => useQuery(programmesAsked);

// As a field of a form chooses from them.
export const PROGRAMME_CHOICES: Source = { useResources: () => useProgrammes().data ?? [] };
