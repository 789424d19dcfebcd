// The filter of an address. Where it takes the rules, it is undefined until they are here.
import { projectFilter, takesRules } from '@/portfolio/api/project_filter';
import { useRulesAnswer } from '@/portfolio/api/rules';

export function useFilter(get: (param: string) => string) {
  const rules = useRulesAnswer();
  const isWanting = takesRules(get) && !rules.data;
  return {
    filter: isWanting ? undefined : projectFilter(get, rules.data),
    // Why it does not come.
    error: isWanting ? rules.error : null,
    // For what cannot show that it waits.
    whenKnown: async () => projectFilter(get, isWanting ? (await rules.refetch({ throwOnError: true })).data : rules.data),
  };
}
