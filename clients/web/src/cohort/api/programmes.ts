// The programmes, read whole and kept.
import { useQuery } from '@tanstack/react-query';
import { whole } from '@/kit/api/query';
import { cohortMethods } from './clients';

export const programmesAsked = whole(cohortMethods.listProgrammes, {}, (page) => page.programmes);

export const useProgrammes = () => useQuery(programmesAsked);
