// What became of what one said: one's own, asked so that nothing of it stays in the browser.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Receipt } from '@/gen/pepiniere/policy/v1/receipt_pb';
import { keyOf } from '@/kit/api/query';
import { quietly, quietPages } from '@/kit/api/quiet';
import { policyMethods } from './clients';

const PAGE = 50, AT_ONCE = 1000;

export const useReceipts = (person: string) => useInfiniteQuery({ ...quietPages(policyMethods.listReceipts, { person, pageSize: PAGE }), enabled: person !== '' });

// What one gave to one proposal: nothing where that is nothing.
export function useOwnReceipt(person: string, proposal: string) {
  return useQuery({
    queryKey: [...keyOf(policyMethods.listReceipts, { person }), proposal] as const,
    queryFn: async ({ signal }): Promise<Receipt | null> => {
      let pageToken = '';
      do {
        const page = await quietly(policyMethods.listReceipts, { person, pageSize: AT_ONCE, pageToken }, signal);
        const found = page.receipts.find((one) => one.proposal === proposal);
        if (found) return found;
        pageToken = page.nextPageToken;
      } while (pageToken);
      return null;
    },
    staleTime: 0, gcTime: 0, enabled: person !== '',
  });
}
