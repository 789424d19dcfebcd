// Consultations, what is said in them, and one's own vote, which nobody else reads: it is asked so that nothing of it stays anywhere.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { paged, query, whole } from '@/kit/api/query';
import { quietQuery } from '@/kit/api/quiet';
import { policyMethods } from './clients';

const AGAIN_MS = 10_000;
const PAGE = 100;

// Votes are told by no feed: they are asked again while they are in view.
export const useConsultation = (name: string, isLive = false) =>
  useQuery({ ...query(policyMethods.getConsultation, { name }), enabled: name !== '', refetchInterval: isLive ? AGAIN_MS : false });
export const useComments = (consultation: string) => useInfiniteQuery(paged(policyMethods.listComments, { parent: consultation, pageSize: PAGE }));
export const useModeration = (consultation: string, isAsked: boolean) =>
  useQuery({ ...whole(policyMethods.listModerationRecords, { parent: consultation, orderBy: 'number desc' }, (page) => page.moderationRecords), enabled: isAsked });
export const useOwnVote = (name: string, person: string) => useQuery({ ...quietQuery(policyMethods.getOwnVote, { name, person }), enabled: person !== '' });
