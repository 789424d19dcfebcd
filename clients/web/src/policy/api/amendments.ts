// Amendments to a proposal: other words for a part of it.
import { useQuery } from '@tanstack/react-query';
import { whole } from '@/kit/api/query';
import { policyMethods } from './clients';

// The latest first.
export const useAmendments = (proposal: string) => useQuery(whole(policyMethods.listAmendments, { parent: proposal, orderBy: 'number desc' }, (page) => page.amendments));
