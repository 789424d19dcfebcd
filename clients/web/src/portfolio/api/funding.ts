// What pays for projects, line by line: of those whose money the caller reads.
import { useQueries } from '@tanstack/react-query';
import type { Date as Day } from '@/gen/google/type/date_pb';
import type { Money } from '@/gen/google/type/money_pb';
import { whole } from '@/kit/api/query';
import { useMayOn } from './caller';
import { governanceMethods } from './clients';

export interface Funding { name: string; project: string; source: string; amount: Money | undefined; sharePercent: number | undefined; date: Day | undefined }

// `isRead`: the caller reads the money of one of these at least.
export function useFundingOf(projects: readonly string[]): { isRead: boolean; readsAll: boolean; isPending: boolean; error: unknown; retry: () => void; lines: readonly Funding[] } {
  const { may, isPending } = useMayOn(projects);
  const read = projects.filter((name) => may(name, 'ListFundingLines'));
  const answers = useQueries({ queries: read.map((name) => whole(governanceMethods.listFundingLines, { parent: name }, (page) => page.fundingLines)) });
  return {
    isRead: read.length > 0,
    readsAll: read.length === projects.length,
    isPending: isPending || answers.some((one) => one.isPending),
    error: answers.find(({ error }) => error !== null)?.error,
    retry: () => answers.forEach(({ isError, refetch }) => isError && void refetch()),
    lines: answers.flatMap(({ data }, i) => data?.map(({ name, fundingSource, amount, sharePercent, date }) => ({ name, project: read[i]!, source: fundingSource, amount, sharePercent, date })) ?? []),
  };
}
