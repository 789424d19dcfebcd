// Networks of alumni, and who is of them.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { equal } from '@/kit/api/filter';
import { paged, query, whole } from '@/kit/api/query';
import { useIdentity } from '@/kit/api/session';
import type { Source } from '@/kit/form/field';
import { feedbackMethods } from './clients';

const networksOf = (filter: string, showDeleted = false) => whole(feedbackMethods.listNetworks, { filter, showDeleted, orderBy: 'title' }, (page) => page.networks);
export const useNetworks = (showDeleted = false) => useQuery(networksOf('', showDeleted));
export const useNetwork = (name: string) => useQuery({ ...query(feedbackMethods.getNetwork, { name }), enabled: name !== '' });

// As a field of a form chooses from those of a programme.
export const networksIn = (programme: string): Source => ({ useResources: () => useQuery({ ...networksOf(equal('programme')(programme)), enabled: programme !== '' }).data ?? [] });

export const useMembers = (network: string, isAsked: boolean) => useInfiniteQuery({ ...paged(feedbackMethods.listMembers, { parent: network, orderBy: 'display_name', pageSize: 50 }), enabled: isAsked });

// The caller's own, of these networks: of a network that they keep, they are told of all its members.
export function useMyMembership(network: string) {
  const { person } = useIdentity();
  const members = useQuery({ ...whole(feedbackMethods.listMembers, { parent: network }, (page) => page.members), enabled: person !== '' });
  return { ...members, member: members.data?.find((one) => one.person === person) };
}
export function useMyMemberships() {
  const { person } = useIdentity();
  const members = useQuery({ ...whole(feedbackMethods.listMembers, { parent: 'networks/-' }, (page) => page.members), enabled: person !== '' });
  return members.data?.filter((one) => one.person === person) ?? [];
}
