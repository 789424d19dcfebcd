// What a text finds, by titles: the first few of each kind.
import { useQueries } from '@tanstack/react-query';
import { text } from '@/kit/api/filter';
import { query } from '@/kit/api/query';
import { feedbackMethods as methods } from './clients';
import { retrospectiveFilter } from './retrospectives';

const FEW = 5;

export function useFoundTitles(typed: string) {
  const enabled = typed.trim() !== '';
  const filter = text('title')(typed);
  const [spaces, ideas, measures, panels, retrospectives, campaigns] = useQueries({ queries: [
    { ...query(methods.listSpaces, { filter, pageSize: FEW }), enabled },
    { ...query(methods.listIdeas, { parent: 'spaces/-', filter, pageSize: FEW }), enabled },
    { ...query(methods.listMeasures, { filter, pageSize: FEW }), enabled },
    { ...query(methods.listPanels, { filter, pageSize: FEW }), enabled },
    { ...query(methods.listRetrospectives, { filter: retrospectiveFilter(typed), pageSize: FEW }), enabled },
    { ...query(methods.listCampaigns, { filter, pageSize: FEW }), enabled },
  ] });
  const all = [spaces, ideas, measures, panels, retrospectives, campaigns];
  return {
    isPending: enabled && all.some((one) => one.isPending),
    error: all.find((one) => one.error !== null)?.error ?? null,
    retry: () => all.forEach((one) => one.isError && void one.refetch()),
    spaces: spaces.data?.spaces ?? [], ideas: ideas.data?.ideas ?? [], measures: measures.data?.measures ?? [], panels: panels.data?.panels ?? [],
    retrospectives: retrospectives.data?.retrospectives ?? [], campaigns: campaigns.data?.campaigns ?? [],
  };
}
