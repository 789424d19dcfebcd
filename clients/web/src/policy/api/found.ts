// What a text finds, by titles: the first few of each kind.
import { useQueries } from '@tanstack/react-query';
import { text } from '@/kit/api/filter';
import { query } from '@/kit/api/query';
import { policyMethods as methods } from './clients';

const FEW = 5;

export function useFoundTitles(typed: string) {
  const enabled = typed.trim() !== '';
  const filter = text('title')(typed);
  const [proposals, texts, commitments, plans] = useQueries({ queries: [
    { ...query(methods.listProposals, { filter, pageSize: FEW }), enabled },
    { ...query(methods.listTexts, { filter, pageSize: FEW }), enabled },
    { ...query(methods.listCommitments, { parent: 'plans/-', filter, pageSize: FEW }), enabled },
    { ...query(methods.listPlans, { filter, pageSize: FEW }), enabled },
  ] });
  const all = [proposals, texts, commitments, plans];
  return {
    isPending: enabled && all.some((one) => one.isPending),
    error: all.find((one) => one.error !== null)?.error ?? null,
    retry: () => all.forEach((one) => one.isError && void one.refetch()),
    proposals: proposals.data?.proposals ?? [], texts: texts.data?.texts ?? [], commitments: commitments.data?.commitments ?? [], plans: plans.data?.plans ?? [],
  };
}
