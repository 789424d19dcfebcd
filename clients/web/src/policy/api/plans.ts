// Action plans and their commitments: what is claimed of them, and what reviews found.
import { useQuery } from '@tanstack/react-query';
import { query, whole } from '@/kit/api/query';
import type { Source } from '@/kit/form/field';
import { policyMethods } from './clients';

// The latest first.
export const usePlans = (showDeleted: boolean) => useQuery(whole(policyMethods.listPlans, { orderBy: 'first_year desc', showDeleted }, (page) => page.plans));
export const usePlan = (name: string) => useQuery({ ...query(policyMethods.getPlan, { name }), enabled: name !== '' });
export const useDashboard = (plan: string) => useQuery(query(policyMethods.getPlanDashboard, { name: plan }));

export const useCommitment = (name: string) => useQuery({ ...query(policyMethods.getCommitment, { name }), enabled: name !== '' });
const milestonesOf = (commitment: string, showDeleted = false) => whole(policyMethods.listMilestones, { parent: commitment, showDeleted }, (page) => page.milestones);
export const useMilestones = (commitment: string, showDeleted: boolean) => useQuery(milestonesOf(commitment, showDeleted));
export const useClaims = (commitment: string) => useQuery(whole(policyMethods.listCommitmentClaims, { parent: commitment, orderBy: 'claim_date desc' }, (page) => page.claims));
export const useReviews = (commitment: string) => useQuery(whole(policyMethods.listCommitmentReviews, { parent: commitment, orderBy: 'observation_date desc' }, (page) => page.reviews));

// As a field of a form chooses from them.
export const milestonesIn = (commitment: string, but = ''): Source => ({ useResources: () => useQuery(milestonesOf(commitment)).data?.filter(({ name }) => name !== but) ?? [] });
const everyCommitment = whole(policyMethods.listCommitments, { parent: 'plans/-', orderBy: 'identifier' }, (page) => page.commitments);
export const COMMITMENTS: Source = {
  useResources: () => useQuery(everyCommitment).data?.map(({ name, identifier, title }) => ({ name, title: `${identifier} – ${title}` })) ?? [],
};
